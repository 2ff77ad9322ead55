package app

import (
	ui "github.com/maxence-charriere/go-app/v9/pkg/app"

	"biscotte/policy"
)

// Facts is what a service does with data: who stands behind it, where it works, what it collects, who gets that, and by
// what right. What the policy does not say has no line.
type Facts struct {
	ui.Compo
	View    policy.ServiceView
	Phrases policy.Phrases
}

// Render draws the facts.
func (f *Facts) Render() ui.UI {
	v, words := f.View, f.Phrases
	provider := ui.A().Attr("part", "link").Href(v.Provider.Privacy).Text(v.Provider.Name)
	lines := []ui.UI{line(words.Provider, ui.Dd().ID(providerID(v)).Body(provider))}
	for _, fact := range f.texts() {
		if fact[0] != "" && fact[1] != "" {
			lines = append(lines, line(fact[0], ui.Dd().Text(fact[1])))
		}
	}
	return ui.Dl().Class("facts").Attr("part", "facts").Body(lines...)
}

// texts are the facts that are texts, each behind its name.
func (f *Facts) texts() [][2]string {
	v, words := f.View, f.Phrases
	return [][2]string{
		{words.Location, v.Location},
		{words.Data, v.Data},
		{words.Kept, v.Kept},
		{words.Recipients, v.Recipients},
		{words.Transfer, v.Transfer},
		{words.Basis, v.Basis},
	}
}

func line(name string, fact ui.HTMLDd) ui.UI { return ui.Div().Body(ui.Dt().Text(name), fact) }

// providerID is the id of the element that names a service's provider.
func providerID(v policy.ServiceView) string { return "provider-" + v.ID }
