package app

import (
	ui "github.com/maxence-charriere/go-app/v9/pkg/app"

	"biscotte/policy"
)

// What [Answers] says of a purpose.
const (
	Granted    = "granted"
	Refused    = "refused"
	Unanswered = "unanswered"
)

// Answers tells visitors what they have answered, and has the button to change that. Is says so of a category, or of a
// category/service. Drawn ahead of time, nobody's answers are known and Is is nil: everything is then hidden, and the
// loader shows what is true (web/loader/declaration).
type Answers struct {
	ui.Compo
	View *policy.View
	Is   func(wanted string) string
}

// Render draws the answers.
func (a *Answers) Render() ui.UI {
	words := a.View.Phrases
	var lines []ui.UI
	for _, c := range a.View.Categories {
		lines = append(lines, a.category(c)...)
	}
	return ui.Section().Class("answers").Hidden(a.Is == nil).Body(
		ui.H2().Text(words.AnswerTitle),
		ui.Dl().Body(lines...),
		ui.Dl().Class("day").Hidden(true).Body(line(words.AnsweredOn, ui.Dd())),
		ui.Button().Type("button").Class("button", "plain").Attr("data-consent-open", "true").Text(words.Settings),
	)
}

func (a *Answers) category(c policy.CategoryView) []ui.UI {
	if c.Exempt {
		return []ui.UI{line(c.Title, ui.Dd().Text(a.View.Phrases.AlwaysOn))}
	}
	lines := []ui.UI{a.answer(c.Title, c.ID)}
	if len(c.Services) > 1 {
		for _, s := range c.Services {
			lines = append(lines, a.answer(s.Function, c.ID+"/"+s.ID).Class("part"))
		}
	}
	return lines
}

// answer is a name with every answer that there may be; all but the given one are hidden.
func (a *Answers) answer(name, wanted string) ui.HTMLDiv {
	words, is := a.View.Phrases, ""
	if a.Is != nil {
		is = a.Is(wanted)
	}
	one := func(which, text string) ui.UI { return ui.Dd().Attr("data-is", which).Hidden(which != is).Text(text) }
	return ui.Div().Attr("data-answer", wanted).Body(
		ui.Dt().Text(name),
		one(Granted, words.Granted), one(Refused, words.Refused), one(Unanswered, words.Unanswered),
	)
}
