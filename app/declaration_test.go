package app

import (
	"strings"
	"testing"

	ui "github.com/maxence-charriere/go-app/v9/pkg/app"

	"biscotte/policy"
)

func declaredView() *policy.View {
	v := testView("fr")
	v.About, v.Reviewed, v.Categories[1].Basis = "A note", "2026-11-24", "Your consent"
	v.Phrases.AboutTitle, v.Phrases.Basis, v.Phrases.Type, v.Phrases.Cookie = "What?", "Basis", "Technology", "Cookie"
	v.Phrases.Data, v.Phrases.HTTPOnly, v.Phrases.Location = "Collected", "unreadable", "Where"
	v.Categories[1].Services[0].Data = "Clicks"
	v.Categories[1].Services[0].Cookies = append(v.Categories[1].Services[0].Cookies,
		policy.CookieView{Name: "hidden", HTTPOnly: true, Kind: "Needed"}, policy.CookieView{Name: "_paq", Type: "Local storage"})
	return v
}

func TestTheDeclarationNamesEverything(t *testing.T) {
	html := ui.HTMLString(&Declaration{View: declaredView()})
	for _, want := range []string{
		"What?", "A note", "Needed", "Statistiques", "Counts", "Your consent", "Analytics", "Front office", "Collected", "Clicks",
		"_pk_id*", "Tells visits apart", "13 months", "Cookie · unreadable", "Local storage", "/privacy", `datetime="2026-11-24"`,
	} {
		if !strings.Contains(html, want) {
			t.Errorf("the declaration does not say %q", want)
		}
	}
}

// A policy's text in a language that lacks our word for it would otherwise stand behind nothing.
func TestAFactWithoutANameHasNoLine(t *testing.T) {
	v := declaredView()
	v.Phrases.Data = ""
	if html := ui.HTMLString(&Declaration{View: v}); strings.Contains(html, "Clicks") {
		t.Error("a fact has no name")
	}
}

func TestAheadOfTimeNobodysAnswerIsClaimed(t *testing.T) {
	html := ui.HTMLString(&Answers{View: declaredView()})
	if !strings.Contains(html, `class="answers" hidden`) && !strings.Contains(html, `hidden class="answers"`) {
		t.Errorf("the answers are shown: %.200s", html)
	}
	if n := strings.Count(html, `data-is=`); n != 3*(2+2) {
		t.Errorf("%d answers to choose from, want 12: two categories, and two services of one", n)
	}
}
