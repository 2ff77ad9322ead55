package app

import (
	"strings"

	ui "github.com/maxence-charriere/go-app/v9/pkg/app"

	"biscotte/policy"
)

// Own shows visitors their own record, and lets them download it or have it deleted. Nothing is fetched until it unfolds.
type Own struct {
	ui.Compo
	View   *policy.View
	Record Record

	Look, Forget func()
}

// Render draws it folded.
func (o *Own) Render() ui.UI {
	words := o.View.Phrases
	body := []ui.UI{
		ui.Summary().Attr("part", "summary").Text(words.RecordTitle),
		ui.P().Text(words.RecordIntro),
		ui.P().Class("note").Attr("role", "status").Text(o.Record.Note),
	}
	if o.Record.Latest != nil {
		body = append(body, o.latest()...)
	}
	return ui.Details().Class("record").Attr("part", "record").On("toggle", o.toggle).Body(body...)
}

func (o *Own) toggle(ctx ui.Context, _ ui.Event) {
	if ctx.JSSrc().Get("open").Bool() {
		o.Look()
	}
}

func (o *Own) latest() []ui.UI {
	words, latest := o.View.Phrases, o.Record.Latest
	lines := []ui.UI{line(words.AnsweredOn, ui.Dd().Text(minute(latest.Time)))}
	if c := policy.Decode(latest.Choice); c != nil {
		for _, said := range o.View.Said(c) {
			lines = append(lines, line(said.Name, ui.Dd().Text(said.Answer)))
		}
	}
	return []ui.UI{
		ui.P().Body(ui.Code().Text(latest.Ref)),
		ui.Dl().Class("facts").Attr("part", "facts").Body(lines...),
		ui.Div().Class("own").Body(
			ui.A().Attr("part", "link").Href(o.View.Record).Attr("download", "record.json").Attr("data-do", "download").Text(words.RecordDownload),
			button(words.RecordDelete, "forget", "plain", o.Forget),
		),
	}
}

// minute shortens a time in UTC, as in "2026-11-25 10:00 UTC".
func minute(time string) string {
	const length = len("2026-11-25T10:00")
	if len(time) < length {
		return time
	}
	return strings.Replace(time[:length], "T", " ", 1) + " UTC"
}
