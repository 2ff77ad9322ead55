package app

import (
	ui "github.com/maxence-charriere/go-app/v9/pkg/app"

	"biscotte/policy"
)

// Banner is the first layer: who asks, for which purposes, how many third parties there are, how to change one's
// mind, and three buttons of the same weight (CNIL recommendation 2020-092; EDPB Cookie Banner Taskforce, paragraphs
// 8 to 18). The loader paints the same tree before the Wasm has arrived; it knows the controls by data-do.
type Banner struct {
	ui.Compo
	View   *policy.View
	Status string
	Signal string // what the browser's privacy signal has answered, "" if nothing
	Hidden bool   // while the panel is open: one consent window at a time

	Accept, Refuse, Customise func()
	Pick                      func(code string)
}

// Render draws the banner.
func (b *Banner) Render() ui.UI {
	v := b.View
	section := ui.Section().Class("banner").Attr("part", "banner").
		Attr("lang", v.Language).Attr("dir", v.Direction).Attr("aria-labelledby", "banner-title")
	title := ui.H2().Attr("part", "title").ID("banner-title").Text(v.Phrases.BannerTitle)
	if v.Modal {
		section, title = section.Attr("role", "dialog").Attr("aria-modal", "true"), title.Attr("tabindex", "-1")
	}
	if b.Hidden {
		section = section.Hidden(true)
	}
	return section.Body(
		ui.Div().Class("words").Attr("part", "words").Body(
			ui.If(v.Logo != nil, &Logo{View: v.Logo}),
			ui.Div().Class("head").Attr("part", "head").Body(
				title,
				languages(v, b.Pick),
			),
			ui.If(v.PrivacySignal != "", b.signal()),
			ui.P().Class("intro").Attr("part", "intro").Text(v.Phrases.BannerIntro),
			&Slice{Draw: b.purposes},
			ui.P().Class("small").Attr("part", "small").Text(v.Phrases.ChangeLater),
			&Slice{Draw: b.links},
		),
		&Slice{Draw: b.actions},
		ui.P().Class("status").Attr("part", "status").Attr("role", "status").Text(b.Status),
	)
}

func (b *Banner) purposes() ui.UI {
	items := make([]ui.UI, 0, len(b.View.Categories))
	for _, c := range b.View.Categories {
		items = append(items, ui.Li().Body(
			ui.Strong().Text(c.Title),
			ui.Span().Text(c.Summary),
		))
	}
	return ui.Ul().Class("purposes").Attr("part", "purposes").Body(items...)
}

func (b *Banner) actions() ui.UI {
	words := b.View.Phrases
	return ui.Div().Class("actions").Attr("part", "actions").Body(
		button(words.Accept, "accept", "solid", b.Accept),
		button(words.Refuse, "refuse", "solid", b.Refuse),
		button(words.Customise, "customise", "plain", b.Customise),
	)
}

// signal is drawn ahead of time with the text for all that a signal refuses; the loader shows it where it is true.
func (b *Banner) signal() ui.UI {
	line := ui.P().Class("signal").Attr("part", "signal").Attr("role", "status")
	if b.Signal == "" {
		return line.Hidden(true).Text(b.View.PrivacySignal)
	}
	return line.Text(b.Signal)
}

// links names the third parties and the way to everything that does not fit here.
func (b *Banner) links() ui.UI {
	v := b.View
	return ui.Ul().Class("links small").Attr("part", "links small").Body(
		ui.Li().Text(v.ThirdParties),
		ui.Li().Body(ui.A().Attr("part", "link").Href(v.PolicyPage).Text(v.Phrases.PolicyLink)),
		ui.Li().Body(ui.A().Attr("part", "link").Href(v.Controller.Privacy).Text(v.Phrases.Privacy)),
	)
}

// button is a control that says what it does in data-do and looks like look: solid or plain.
func button(label, do, look string, press func()) ui.UI {
	return ui.Button().Type("button").Class("button", look).Attr("part", "button "+look).Attr("data-do", do).Text(label).
		OnClick(func(ui.Context, ui.Event) { press() }, do)
}
