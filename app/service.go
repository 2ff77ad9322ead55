package app

import (
	ui "github.com/maxence-charriere/go-app/v9/pkg/app"

	"biscotte/policy"
)

// Service is one service in the panel and the declaration: what it does, where, by whom, and the table of its cookies.
// It has a switch where it is answered apart from its category. Types is for the declaration's table.
type Service struct {
	ui.Compo
	View    policy.ServiceView
	Phrases policy.Phrases
	Types   bool
	Apart   bool
	On      bool
	New     bool // since the visitor's last answer
	Turn    func()
}

// OnInit lets the page have its turn first.
func (s *Service) OnInit() { breathe() }

// OnUpdate brings the switch in line with its category's.
func (s *Service) OnUpdate(ctx ui.Context) { turn(ctx, "[data-service]", s.On, false) }

// Render draws the service.
func (s *Service) Render() ui.UI {
	return ui.Div().Class("service").Attr("part", "service").Body(
		s.head(),
		ui.If(s.New, ui.P().Class("news").Attr("part", "news").Text(s.Phrases.NewMark)),
		&Facts{View: s.View, Phrases: s.Phrases},
		ui.If(s.View.OptOut != "", ui.P().Class("opt-out").Attr("part", "opt-out").Body(ui.A().Attr("part", "link").Href(s.View.OptOut).Text(s.Phrases.OptOut))),
		ui.If(len(s.View.Cookies) > 0, &Cookies{View: s.View, Phrases: s.Phrases, Types: s.Types}),
	)
}

// head is the service's name, and its switch.
func (s *Service) head() ui.UI {
	title := "service-" + s.View.ID
	name := ui.H4().Attr("part", "heading").ID(title).Text(s.View.Function)
	if !s.Apart {
		return name
	}
	return ui.Div().Class("question").Attr("part", "question").Body(name,
		ui.Input().Type("checkbox").Class("switch").Attr("part", "switch").Attr("role", "switch").Attr("data-service", s.View.ID).
			Attr("aria-labelledby", title).Attr("aria-describedby", providerID(s.View)).
			Checked(s.On).OnChange(s.change, s.View.ID),
	)
}

func (s *Service) change(ui.Context, ui.Event) { s.Turn() }
