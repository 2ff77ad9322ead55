package app

import (
	ui "github.com/maxence-charriere/go-app/v9/pkg/app"

	"biscotte/policy"
)

// Languages is the language picker: a native list, each language under its own name.
type Languages struct {
	ui.Compo
	View *policy.View
	Pick func(code string)
}

// languages is the picker of a site that has something to pick.
func languages(v *policy.View, pick func(code string)) ui.UI {
	return ui.If(len(v.Languages) > 1, &Languages{View: v, Pick: pick})
}

// OnInit lets the page have its turn first.
func (l *Languages) OnInit() { breathe() }

// Render draws the picker.
func (l *Languages) Render() ui.UI {
	options := make([]ui.UI, 0, len(l.View.Languages))
	for _, language := range l.View.Languages {
		options = append(options, ui.Option().Value(language.Code).Attr("lang", language.Code).
			Selected(language.Code == l.View.Language).Text(language.Name))
	}
	return ui.Select().Class("languages").Attr("part", "languages").Attr("data-do", "language").Attr("aria-label", l.View.Phrases.Language).
		Body(options...).OnChange(l.change)
}

func (l *Languages) change(ctx ui.Context, _ ui.Event) {
	l.Pick(ctx.JSSrc().Get("value").String())
}
