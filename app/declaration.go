package app

import (
	ui "github.com/maxence-charriere/go-app/v9/pkg/app"

	"biscotte/policy"
)

// Declaration is everything that a policy declares: what a cookie is and which kinds there are, the visitor's own
// answers, every service with its cookies, and who is responsible. It begins below a page's own heading. The panel has
// the same parts, with switches.
type Declaration struct {
	ui.Compo
	View *policy.View
	// Is says what has been answered; see [Answers].
	Is func(wanted string) string
}

// Render draws the declaration.
func (d *Declaration) Render() ui.UI {
	v := d.View
	return ui.Article().Class("declaration").Attr("lang", v.Language).Attr("dir", v.Direction).Body(
		ui.Section().Class("about").Body(
			ui.H2().Text(v.Phrases.AboutTitle),
			ui.P().Text(v.About),
			&Kinds{Kinds: v.Kinds},
		),
		&Answers{View: v, Is: d.Is},
		ui.Section().Class("all").Body(d.categories()...),
		d.responsible(),
	)
}

func (d *Declaration) categories() []ui.UI {
	body := []ui.UI{ui.H2().Text(d.View.Phrases.DeclarationTitle)}
	for _, c := range d.View.Categories {
		parts := []ui.UI{ui.H3().Text(c.Title), ui.P().Text(c.Summary)}
		if c.Basis != "" && d.View.Phrases.Basis != "" {
			parts = append(parts, ui.Dl().Class("facts").Body(line(d.View.Phrases.Basis, ui.Dd().Text(c.Basis))))
		}
		for _, s := range c.Services {
			parts = append(parts, &Service{View: s, Phrases: d.View.Phrases, Types: true})
		}
		body = append(body, ui.Section().Class("category").Body(parts...))
	}
	return body
}

// responsible is the end: the controller, how old all this is, how many others there are, and how to change one's mind.
func (d *Declaration) responsible() ui.UI {
	v, words := d.View, d.View.Phrases
	return ui.Section().Class("responsible").Body(
		ui.Dl().Class("facts").Body(
			line(words.ResponsibleTitle, ui.Dd().Body(ui.A().Href(v.Controller.Privacy).Text(v.Controller.Name))),
			line(words.Reviewed, ui.Dd().Body(ui.Time().Attr("datetime", v.Reviewed).Text(v.Reviewed))),
		),
		ui.P().Text(v.ThirdParties),
		ui.P().Text(words.ChangeLater),
	)
}
