package app

import (
	ui "github.com/maxence-charriere/go-app/v9/pkg/app"

	"biscotte/policy"
)

// Kinds explains the kinds of cookies.
type Kinds struct {
	ui.Compo
	Kinds []policy.KindView
}

// Render draws them.
func (k *Kinds) Render() ui.UI {
	terms := make([]ui.UI, 0, 2*len(k.Kinds))
	for _, one := range k.Kinds {
		terms = append(terms, ui.Dt().Text(one.Title), ui.Dd().Text(one.Text))
	}
	return ui.Dl().Class("kinds").Attr("part", "kinds").Body(terms...)
}
