package app

import (
	"regexp"
	"strings"
	"testing"

	ui "github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Drawn natively, as the server does; render_js_test.go presses the same things in a document.

func TestTheBannerNamesEverythingItMust(t *testing.T) {
	f := newFake(t)
	v := testView("fr")
	html := ui.HTMLString(&Banner{View: v})
	for _, want := range []string{
		v.Phrases.BannerTitle, v.Phrases.Accept, v.Phrases.Refuse, v.Phrases.Customise,
		"Statistiques", "Counts", "Media", "Videos", v.PolicyPage, v.Controller.Privacy,
	} {
		if !strings.Contains(html, want) {
			t.Errorf("the banner does not say %q", want)
		}
	}
	if f.dialogs != 0 {
		t.Error("drawing opened a dialog")
	}
}

func TestAcceptAndRefuseWeighTheSame(t *testing.T) {
	html := ui.HTMLString(&Banner{View: testView("en")})
	for _, do := range []string{"accept", "refuse"} {
		tag := regexp.MustCompile(`<[^>]*data-do="` + do + `"[^>]*>`).FindString(html)
		if !strings.HasPrefix(tag, "<button") || !strings.Contains(tag, `class="button solid"`) {
			t.Errorf("%s is %q, want a solid button", do, tag)
		}
	}
}

func TestThePanelHasASwitchForEachOptionalCategory(t *testing.T) {
	html := ui.HTMLString(&Panel{View: testView("en"), Draft: map[string]bool{"necessary": true}})
	if got := strings.Count(html, `data-category=`); got != 2 {
		t.Errorf("%d switches, want 2", got)
	}
	if strings.Contains(html, ` checked>`) || strings.Contains(html, ` checked `) {
		t.Error("a switch is on that nobody turned on")
	}
	if !strings.Contains(html, "Always on") || !strings.Contains(html, "_pk_id*") {
		t.Error("the panel lacks the exempt category or the cookie table")
	}
}
