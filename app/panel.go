package app

import (
	ui "github.com/maxence-charriere/go-app/v9/pkg/app"

	"biscotte/policy"
)

// Panel is the second layer: a modal dialog in which each category has a switch and unfolds into its services and
// cookies. Escape and the close button leave without deciding.
type Panel struct {
	ui.Compo
	View   *policy.View
	Draft  map[string]bool // by category, and by category/service
	Status string
	Signal string // what the browser's privacy signal has answered, "" if nothing
	// What a withdrawal has not removed, "" if nothing.
	Remains string
	News    News
	Record  Record

	Show                        func(dialog ui.Value)
	Accept, Refuse, Save, Close func()
	Pick                        func(code string)
	Turn                        func(wanted string)
	Look, Forget                func() // at the visitor's own record
}

// OnMount opens the dialog as a modal one: the browser makes the rest of the page inert and keeps the focus inside.
func (p *Panel) OnMount(ctx ui.Context) { p.Show(ctx.JSSrc()) }

// Render draws the panel. The heading takes the focus, so that a screen reader begins at the top.
func (p *Panel) Render() ui.UI {
	v := p.View
	return ui.Dialog().Class("panel").Attr("part", "panel").
		Attr("lang", v.Language).Attr("dir", v.Direction).Attr("aria-labelledby", "panel-title").
		On("close", func(ui.Context, ui.Event) { p.Close() }).
		Body(
			ui.Div().Class("head").Attr("part", "head").Body(
				ui.H2().Attr("part", "title").ID("panel-title").Attr("tabindex", "-1").Attr("autofocus", "true").Text(v.Phrases.PanelTitle),
				languages(v, p.Pick),
				ui.Button().Type("button").Class("close").Attr("part", "close").Attr("aria-label", v.Phrases.Close).Attr("data-do", "close").
					Body(ui.Span().Attr("aria-hidden", "true").Text("×")).
					OnClick(func(ui.Context, ui.Event) { p.Close() }),
			),
			ui.Div().Class("body").Attr("part", "body").Attr("tabindex", "0").Attr("role", "group").Attr("aria-labelledby", "panel-title").Body(p.body()...),
			ui.P().Class("status").Attr("part", "status").Attr("role", "status").Text(p.Status),
			ui.Div().Class("actions").Attr("part", "actions").Body(
				button(v.Phrases.Accept, "accept", "solid", p.Accept),
				button(v.Phrases.Refuse, "refuse", "solid", p.Refuse),
				button(v.Phrases.Save, "save", "plain", p.Save),
			),
		)
}

func (p *Panel) body() []ui.UI {
	v := p.View
	body := []ui.UI{
		ui.P().Class("intro").Attr("part", "intro").Text(v.Phrases.PanelIntro),
		ui.If(p.Signal != "", ui.P().Class("signal").Attr("part", "signal").Attr("role", "status").Text(p.Signal)),
		ui.If(p.Remains != "", ui.P().Class("remains").Attr("part", "remains").Text(p.Remains)),
	}
	for _, c := range v.Categories {
		body = append(body, &Category{
			View: c, Phrases: v.Phrases, On: p.Draft[c.ID], Services: p.services(c), News: p.News, Turn: p.Turn,
		})
	}
	if v.Record != "" {
		body = append(body, &Own{View: v, Record: p.Record, Look: p.Look, Forget: p.Forget})
	}
	return append(body, p.about(), ui.Ul().Class("links small").Attr("part", "links small").Body(
		ui.Li().Text(v.ThirdParties),
		ui.Li().Body(ui.A().Attr("part", "link").Href(v.PolicyPage).Text(v.Phrases.PolicyLink)),
		ui.Li().Body(ui.A().Attr("part", "link").Href(v.Controller.Privacy).Text(v.Phrases.Privacy)),
	))
}

// services are the switches of a category that has several services to answer apart.
func (p *Panel) services(c policy.CategoryView) map[string]bool {
	if c.Exempt || len(c.Services) < 2 {
		return nil
	}
	on := map[string]bool{}
	for _, s := range c.Services {
		on[s.ID] = p.Draft[c.ID+"/"+s.ID]
	}
	return on
}

// about explains what a cookie is and which kinds there are.
func (p *Panel) about() ui.UI {
	v := p.View
	return ui.Details().Class("about").Attr("part", "about").Body(
		ui.Summary().Attr("part", "summary").Text(v.Phrases.AboutTitle),
		ui.P().Text(v.About),
		&Kinds{Kinds: v.Kinds},
	)
}
