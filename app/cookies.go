package app

import (
	ui "github.com/maxence-charriere/go-app/v9/pkg/app"

	"biscotte/policy"
)

// Cookies is the table of what a service keeps. Types adds a column that tells cookies from what is none; without it,
// that stands where a cookie's kind does.
type Cookies struct {
	ui.Compo
	View    policy.ServiceView
	Phrases policy.Phrases
	Types   bool
}

// Render draws the table. It has explicit roles: on narrow screens its rows are laid out as blocks, which would take the
// table's meaning from it (CSS Display 3, section 2; HTML-AAM).
func (c *Cookies) Render() ui.UI {
	heads := c.heads()
	cells := make([]ui.UI, 0, len(heads))
	for _, h := range heads {
		cells = append(cells, ui.Th().Attr("scope", "col").Attr("role", "columnheader").Text(h))
	}
	rows := make([]ui.UI, 0, len(c.View.Cookies))
	for _, k := range c.View.Cookies {
		rows = append(rows, c.row(k, heads))
	}
	return ui.Table().Attr("part", "table").Attr("role", "table").Attr("aria-label", c.View.Function).Body(
		ui.THead().Attr("role", "rowgroup").Body(ui.Tr().Attr("role", "row").Body(cells...)),
		ui.TBody().Attr("role", "rowgroup").Body(rows...),
	)
}

func (c *Cookies) heads() []string {
	words := c.Phrases
	if c.Types {
		return []string{words.Cookie, words.Purpose, words.Type, words.Kind, words.Party, words.Duration}
	}
	return []string{words.Cookie, words.Purpose, words.Kind, words.Party, words.Duration}
}

func (c *Cookies) row(k policy.CookieView, heads []string) ui.UI {
	cells := []ui.UI{ui.Th().Attr("scope", "row").Attr("role", "rowheader").Body(ui.Code().Text(k.Name))}
	for i, text := range c.texts(k) {
		cells = append(cells, ui.Td().Attr("role", "cell").Attr("data-label", heads[i+1]).Text(text))
	}
	return ui.Tr().Attr("role", "row").Body(cells...)
}

// texts are a row's, behind the name.
func (c *Cookies) texts(k policy.CookieView) []string {
	kind, unreadable := k.Type, ""
	if kind == "" {
		kind = c.Phrases.Cookie
	}
	if k.HTTPOnly {
		unreadable = " · " + c.Phrases.HTTPOnly // no comma: each script has its own
	}
	switch {
	case !c.Types && k.Type != "":
		return []string{k.Purpose, k.Type, k.Party, k.Duration}
	case !c.Types:
		return []string{k.Purpose, k.Kind, k.Party + unreadable, k.Duration}
	case k.Kind == "":
		return []string{k.Purpose, kind, "–", k.Party, k.Duration}
	}
	return []string{k.Purpose, kind + unreadable, k.Kind, k.Party, k.Duration}
}
