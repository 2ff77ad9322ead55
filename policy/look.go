package policy

// Look is how banner and panel look. Accept and Refuse look the same in every one: no field and no style of a page can set
// them apart.
type Look struct {
	// "bar" (the usual) along an edge of the window, "box" in a corner, or "modal" in the middle, before a page that waits.
	Layout Layout `json:"layout,omitempty"`
	// Where: "bottom" (the usual) or "top"; for a box also "bottom-start", "bottom-end", "top-start" and "top-end", by the
	// direction of writing.
	Position Position `json:"position,omitempty"`
	// "auto" (the usual) as the visitor's system, "light" or "dark" always, or "contrast": black and white, as the system.
	Theme Theme `json:"theme,omitempty"`
	// Colours that replace ours on light ground.
	Light *Colours `json:"light,omitempty"`
	// Colours that replace ours on dark ground.
	Dark *Colours `json:"dark,omitempty"`
	// The letters: fonts that the pages have, as in CSS, such as "Inter, sans-serif".
	Font string `json:"font,omitempty"`
	// How round corners are, as in "0", "4px" or "1em".
	Radius string `json:"radius,omitempty"`
	// Where a floating button opens the panel, once there is an answer: "bottom-start", "bottom-end", "top-start" or
	// "top-end". Without this, there is none, and every page needs a link of its own.
	SettingsButton Position `json:"settingsButton,omitempty"`
	// The site's logo, on the first layer.
	Logo *Logo `json:"logo,omitempty"`
}

// Layout is the form of the first layer. Empty means [LayoutBar].
type Layout string

// The values of [Layout].
const (
	LayoutBar   Layout = "bar"
	LayoutBox   Layout = "box"
	LayoutModal Layout = "modal"
)

// Position is a place in the window.
type Position string

// The values of [Position]. Start is where lines begin.
const (
	Bottom      Position = "bottom"
	Top         Position = "top"
	BottomStart Position = "bottom-start"
	BottomEnd   Position = "bottom-end"
	TopStart    Position = "top-start"
	TopEnd      Position = "top-end"
)

// Corners are the places in the corners of a window.
var Corners = []Position{BottomStart, BottomEnd, TopStart, TopEnd}

// Theme says which ground the colours stand on. Empty means [ThemeAuto].
type Theme string

// The values of [Theme].
const (
	ThemeAuto     Theme = "auto"
	ThemeLight    Theme = "light"
	ThemeDark     Theme = "dark"
	ThemeContrast Theme = "contrast"
)

// Logo is the site's own picture, as wide as it likes and two lines high.
type Logo struct {
	// The link to the picture.
	Image string `json:"image"`
	// Where it leads, such as "/". Without this, it leads nowhere.
	Link string `json:"link,omitempty"`
}

// Bright and Gloomy report whether a look has the colours for light and for dark ground.
func (l *Look) Bright() bool { return l == nil || l.Theme != ThemeDark }

// Gloomy is Bright's other half.
func (l *Look) Gloomy() bool { return l == nil || l.Theme != ThemeLight }

// layout is the look's, or the usual one.
func (l *Look) layout() Layout {
	if l == nil || l.Layout == "" {
		return LayoutBar
	}
	return l.Layout
}
