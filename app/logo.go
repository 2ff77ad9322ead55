package app

import (
	ui "github.com/maxence-charriere/go-app/v9/pkg/app"

	"biscotte/policy"
)

// Logo is the site's picture. Whoever does not see it hears the site's name.
type Logo struct {
	ui.Compo
	View *policy.LogoView
}

// Render draws the logo.
func (l *Logo) Render() ui.UI {
	picture := ui.Img().Attr("src", l.View.Image).Attr("alt", l.View.Site)
	if l.View.Link == "" {
		return ui.Div().Class("logo").Attr("part", "logo").Body(picture)
	}
	return ui.A().Class("logo").Attr("part", "logo").Href(l.View.Link).Body(picture)
}
