//go:build js && wasm

package app

import (
	"testing"

	ui "github.com/maxence-charriere/go-app/v9/pkg/app"
)

// The same component, alive: it shows what has been answered, and nothing else.
func TestTheDeclarationShowsTheAnswers(t *testing.T) {
	is := map[string]string{"statistics": Granted, "media": Refused, "media/video": Granted, "media/radio": Unanswered}
	d := &Declaration{View: declaredView(), Is: func(wanted string) string { return is[wanted] }}
	engine := ui.NewClientTester(d)
	t.Cleanup(engine.Close)
	find := func(selector string) ui.Value { return d.JSValue().Call("querySelector", selector) }
	if find(".answers").Get("hidden").Bool() {
		t.Error("the answers are hidden")
	}
	for wanted, state := range is {
		for _, one := range []string{Granted, Refused, Unanswered} {
			hidden := find(`[data-answer="` + wanted + `"] [data-is=` + one + `]`).Get("hidden").Bool()
			if hidden != (one != state) {
				t.Errorf("%s: %q is hidden: %t", wanted, one, hidden)
			}
		}
	}
	if got := find("article .service h4").Get("textContent").String(); got != "Analytics" {
		t.Errorf("the first service is %q", got)
	}
}
