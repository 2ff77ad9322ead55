package app

import (
	ui "github.com/maxence-charriere/go-app/v9/pkg/app"

	"biscotte/policy"
)

// Category is one purpose in the panel: its switch, and its services and cookies folded away.
type Category struct {
	ui.Compo
	View    policy.CategoryView
	Phrases policy.Phrases
	On      bool
	Set     func(category string, on bool)
}

// OnInit lets the page have its turn first.
func (c *Category) OnInit() { breathe() }

// Render draws the category. The switch's name is the title alone and never changes with its state
// (ARIA Authoring Practices, switch pattern).
func (c *Category) Render() ui.UI {
	v := c.View
	title, summary := "title-"+v.ID, "summary-"+v.ID
	services := []ui.UI{ui.Summary().Text(v.Details)}
	for _, s := range v.Services {
		services = append(services, &Service{View: s, Phrases: c.Phrases})
	}
	return ui.Div().Class("category").Attr("role", "group").Attr("aria-labelledby", title).Body(
		ui.Div().Class("question").Body(
			ui.Div().Body(
				ui.H3().ID(title).Text(v.Title),
				ui.P().ID(summary).Text(v.Summary),
			),
			c.control(title, summary),
		),
		ui.Details().Body(services...),
	)
}

// control is the switch, or the word that there is nothing to switch.
func (c *Category) control(title, summary string) ui.UI {
	if c.View.Exempt {
		return ui.Span().Class("always").Text(c.Phrases.AlwaysOn)
	}
	return ui.Input().Type("checkbox").Class("switch").Attr("role", "switch").Attr("data-category", c.View.ID).
		Attr("aria-labelledby", title).Attr("aria-describedby", summary).
		Checked(c.On).OnChange(c.change, c.View.ID)
}

func (c *Category) change(ctx ui.Context, _ ui.Event) {
	c.Set(c.View.ID, ctx.JSSrc().Get("checked").Bool())
}
