package policy

// Colours are those of a look, each as "#rrggbb". What is left out is ours.
type Colours struct {
	// Texts.
	Ink string `json:"ink,omitempty"`
	// Texts of less weight.
	Soft string `json:"soft,omitempty"`
	// What lies under them.
	Paper string `json:"paper,omitempty"`
	// The edges of controls.
	Line string `json:"line,omitempty"`
	// The edges of everything else.
	Faint string `json:"faint,omitempty"`
	// Links and buttons.
	Accent string `json:"accent,omitempty"`
	// The texts of the buttons that are filled: Accept and Refuse.
	OnAccent string `json:"onAccent,omitempty"`
}

// The colours of ours.
var (
	light = Colours{
		Ink: "#1c2430", Soft: "#4c5766", Paper: "#ffffff", Line: "#747f8e", Faint: "#e3e7ec", Accent: "#1f3a5f", OnAccent: "#ffffff",
	}
	dark = Colours{
		Ink: "#eef1f5", Soft: "#b6c0cd", Paper: "#1b2029", Line: "#8a95a5", Faint: "#343c49", Accent: "#a9cbf5", OnAccent: "#10182a",
	}
	lightContrast = Colours{
		Ink: "#000000", Soft: "#000000", Paper: "#ffffff", Line: "#000000", Faint: "#000000", Accent: "#00226b", OnAccent: "#ffffff",
	}
	darkContrast = Colours{
		Ink: "#ffffff", Soft: "#ffffff", Paper: "#000000", Line: "#ffffff", Faint: "#ffffff", Accent: "#ffe45c", OnAccent: "#000000",
	}
)

// OnLight are all the colours of a look on light ground, OnDark on dark.
func (l *Look) OnLight() Colours {
	switch {
	case l == nil:
		return light
	case l.Theme == ThemeContrast:
		return lightContrast.with(l.Light)
	}
	return light.with(l.Light)
}

// OnDark is OnLight's other half.
func (l *Look) OnDark() Colours {
	switch {
	case l == nil:
		return dark
	case l.Theme == ThemeContrast:
		return darkContrast.with(l.Dark)
	}
	return dark.with(l.Dark)
}

// Named lists the colours by the names that they have in a policy.
func (c *Colours) Named() []NamedColour {
	return []NamedColour{
		{"ink", &c.Ink},
		{"soft", &c.Soft},
		{"paper", &c.Paper},
		{"line", &c.Line},
		{"faint", &c.Faint},
		{"accent", &c.Accent},
		{"onAccent", &c.OnAccent},
	}
}

// NamedColour is a colour of [Colours], to be read or replaced.
type NamedColour struct {
	Name  string
	Value *string
}

// with is c with the colours that own gives.
func (c Colours) with(own *Colours) Colours {
	if own == nil {
		return c
	}
	given := own.Named()
	for i, colour := range c.Named() {
		if *given[i].Value != "" {
			*colour.Value = *given[i].Value
		}
	}
	return c
}
