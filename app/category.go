package app

import (
	ui "github.com/maxence-charriere/go-app/v9/pkg/app"

	"biscotte/policy"
)

// Category is one purpose in the panel: its switch, and its services and cookies folded away. Where it has several
// services, Services holds a switch for each.
type Category struct {
	ui.Compo
	View     policy.CategoryView
	Phrases  policy.Phrases
	On       bool
	Services map[string]bool
	News     News
	Turn     func(wanted string)
}

// OnInit lets the page have its turn first.
func (c *Category) OnInit() { breathe() }

// OnMount and OnUpdate bring the switch in line.
func (c *Category) OnMount(ctx ui.Context) { c.turn(ctx) }

// OnUpdate is OnMount's other half.
func (c *Category) OnUpdate(ctx ui.Context) { c.turn(ctx) }

func (c *Category) turn(ctx ui.Context) { turn(ctx, "[data-category]", c.On, c.mixed()) }

// Render draws the category. The switch's name is the title alone and never changes with its state
// (ARIA Authoring Practices, switch pattern).
func (c *Category) Render() ui.UI {
	v := c.View
	title, summary := "title-"+v.ID, "summary-"+v.ID
	services := []ui.UI{ui.Summary().Attr("part", "summary").Text(v.Details)}
	for _, s := range v.Services {
		services = append(services, c.service(s))
	}
	return ui.Div().Class("category").Attr("part", "category").Attr("role", "group").Attr("aria-labelledby", title).Body(
		ui.Div().Class("question").Attr("part", "question").Body(
			ui.Div().Body(
				ui.H3().Attr("part", "heading").ID(title).Text(v.Title),
				ui.P().ID(summary).Text(v.Summary),
			),
			c.control(title, summary),
		),
		ui.If(c.News.Category[v.ID] != "", ui.P().Class("news").Attr("part", "news").Text(c.News.Category[v.ID])),
		ui.Details().Body(services...),
	)
}

func (c *Category) service(v policy.ServiceView) *Service {
	on, apart := c.Services[v.ID]
	return &Service{View: v, Phrases: c.Phrases, Apart: apart, On: on, New: c.News.Service[v.ID], Turn: func() { c.Turn(c.View.ID + "/" + v.ID) }}
}

// control is the switch, or the word that there is nothing to switch. Above services that are answered apart it is a
// check box, which can be neither on nor off; a switch cannot (WAI-ARIA 1.2, switch role).
func (c *Category) control(title, summary string) ui.UI {
	if c.View.Exempt {
		return ui.Span().Class("always").Attr("part", "always").Text(c.Phrases.AlwaysOn)
	}
	box := ui.Input().Type("checkbox").Class("switch").Attr("part", "switch").Attr("data-category", c.View.ID).
		Attr("aria-labelledby", title).Attr("aria-describedby", summary).
		Checked(c.On).OnChange(c.change, c.View.ID)
	if len(c.Services) > 0 {
		return box
	}
	return box.Attr("role", "switch")
}

// mixed reports whether a service is answered otherwise than its category.
func (c *Category) mixed() bool {
	for _, on := range c.Services {
		if on != c.On {
			return true
		}
	}
	return false
}

func (c *Category) change(ui.Context, ui.Event) { c.Turn(c.View.ID) }

// turn sets the state of the switch that selector finds: once a visitor has turned it, its attribute no longer counts
// (HTML, "dirty checkedness"), and the state between on and off never had one.
func turn(ctx ui.Context, selector string, on, mixed bool) {
	box := ctx.JSSrc().Call("querySelector", selector)
	if !box.Truthy() {
		return
	}
	box.Set("checked", on)
	box.Set("indeterminate", mixed)
}
