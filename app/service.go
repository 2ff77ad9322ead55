package app

import (
	ui "github.com/maxence-charriere/go-app/v9/pkg/app"

	"biscotte/policy"
)

// Service is one service in the panel: what it does, where, by whom, and the table of its cookies. It has a switch where
// it is answered apart from its category.
type Service struct {
	ui.Compo
	View    policy.ServiceView
	Phrases policy.Phrases
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
	v, words := s.View, s.Phrases
	return ui.Div().Class("service").Body(
		s.head(),
		ui.If(s.New, ui.P().Class("news").Text(s.Phrases.NewMark)),
		ui.Dl().Class("facts").Body(
			ui.Div().Body(ui.Dt().Text(words.Provider), ui.Dd().ID(s.provider()).Body(ui.A().Href(v.Provider.Privacy).Text(v.Provider.Name))),
			ui.Div().Body(ui.Dt().Text(words.Location), ui.Dd().Text(v.Location)),
		),
		ui.If(len(v.Cookies) > 0, s.table()),
	)
}

// head is the service's name, and its switch.
func (s *Service) head() ui.UI {
	title := "service-" + s.View.ID
	name := ui.H4().ID(title).Text(s.View.Function)
	if !s.Apart {
		return name
	}
	return ui.Div().Class("question").Body(name,
		ui.Input().Type("checkbox").Class("switch").Attr("role", "switch").Attr("data-service", s.View.ID).
			Attr("aria-labelledby", title).Attr("aria-describedby", s.provider()).
			Checked(s.On).OnChange(s.change, s.View.ID),
	)
}

func (s *Service) provider() string { return "provider-" + s.View.ID }

func (s *Service) change(ui.Context, ui.Event) { s.Turn() }

// table has explicit roles: on narrow screens its rows are laid out as blocks, which would take the table's
// meaning from it (CSS Display 3, section 2; HTML-AAM).
func (s *Service) table() ui.UI {
	words := s.Phrases
	heads := []string{words.Cookie, words.Purpose, words.Kind, words.Party, words.Duration}
	cells := make([]ui.UI, 0, len(heads))
	for _, h := range heads {
		cells = append(cells, ui.Th().Attr("scope", "col").Attr("role", "columnheader").Text(h))
	}
	rows := make([]ui.UI, 0, len(s.View.Cookies))
	for _, k := range s.View.Cookies {
		rows = append(rows, s.row(k, heads))
	}
	return ui.Table().Attr("role", "table").Attr("aria-label", s.View.Function).Body(
		ui.THead().Attr("role", "rowgroup").Body(ui.Tr().Attr("role", "row").Body(cells...)),
		ui.TBody().Attr("role", "rowgroup").Body(rows...),
	)
}

func (s *Service) row(k policy.CookieView, heads []string) ui.UI {
	party := k.Party
	if k.HTTPOnly {
		party += ", " + s.Phrases.HTTPOnly
	}
	cells := []ui.UI{ui.Th().Attr("scope", "row").Attr("role", "rowheader").Body(ui.Code().Text(k.Name))}
	for i, text := range []string{k.Purpose, k.Kind, party, k.Duration} {
		cells = append(cells, ui.Td().Attr("role", "cell").Attr("data-label", heads[i+1]).Text(text))
	}
	return ui.Tr().Attr("role", "row").Body(cells...)
}
