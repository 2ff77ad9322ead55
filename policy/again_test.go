package policy_test

import (
	"strings"
	"testing"

	"biscotte/policy"
	"biscotte/policy/phrase"
)

// revised is a history of the statistics: "s1" had no heat map, "s0" was something else
// altogether.
const revised = `"history": [{"fingerprint": "s0"}, {"fingerprint": "s1", "added": ["heat"]}, {"fingerprint": "s2", "minor": true}],`

func TestTheFirstLayerOfSomebodyWhoHasAnswered(t *testing.T) {
	v := newsView(t, "en")
	answered := func(statistics string) *policy.Choice {
		c := policy.Decide(v.Purposes, 1, func(string) bool { return true }, nil)
		for i := range c.Answers {
			if c.Answers[i].Category == "statistics" {
				c.Answers[i].Fingerprint = statistics
			}
		}
		return c
	}
	for _, test := range []struct {
		name   string
		choice *policy.Choice
		want   string // the categories' ids and summaries
	}{
		{"a new service", answered("s1"), "statistics: New: Heat map. "},
		{"something else, too", answered("s0"), "statistics: New: Heat map. This has changed. "},
		{"what nobody remembers", answered("zz"), "statistics: This has changed. "},
		{"a minor change", answered("s2"), ""},
		{"a purpose that is new", policy.Decide(nil, 1, nil, nil), "statistics: This purpose is new. "},
	} {
		again, got := v.Again(test.choice, false), ""
		for _, c := range again.Categories {
			summary, _ := strings.CutSuffix(c.Summary, v.Categories[1].Summary)
			got += c.ID + ": " + summary
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
		words := again.Phrases
		if words.BannerTitle != "New since your last answer" || words.Accept != "Accept the change" || words.Refuse != "Refuse the change" {
			t.Errorf("%s: %q, %q and %q", test.name, words.BannerTitle, words.Accept, words.Refuse)
		}
	}
	if !v.Added("statistics", "heat", answered("s1")) || v.Added("statistics", "heat", answered("s2")) || v.Added("statistics", "heat", nil) {
		t.Error("a service is new for whoever has answered before it came, and for nobody else")
	}
	if v.Again(nil, false) != v {
		t.Error("whoever has never answered is asked everything")
	}
	if v.Phrases.BannerTitle == v.Phrases.NewsTitle || len(v.Categories) != 2 {
		t.Error("the view itself has changed")
	}
}

func TestNewsInTheOwnersWordsAndInEachLanguage(t *testing.T) {
	for lang, want := range map[string]string{
		"en": "New: Heat map. This has changed.",
		"fr": "Nouveau\u202f: Carte de chaleur. Ceci a changé.",
		"es": "Novedad: Mapa de calor. Esto ha cambiado.",
	} {
		if got := newsView(t, lang).Categories[1].News["s0"]; got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
	note := `{"fingerprint": "s0", "note": {"en": "Kept for longer.", "fr": "Gardé plus longtemps.", "es": "Se guarda más tiempo."}}`
	source := strings.Replace(news(), `{"fingerprint": "s0"}`, note, 1)
	v := load(t, source).View("fr", phrase.All())
	if got, want := v.Categories[1].News["s0"], "Gardé plus longtemps. Nouveau"; !strings.Contains(got, "Gardé plus longtemps.") || strings.Contains(got, "changé") {
		t.Errorf("%q, want %q and no more", got, want)
	}
}

func news() string {
	source := strings.Replace(string(policy.Opendatasoft), `"id": "statistics",`, `"id": "statistics", `+revised, 1)
	at := strings.LastIndex(source, `"services": [`) + len(`"services": [`)
	return source[:at] + `{"id": "heat", "provider": "opendatasoft", "cookies": [],
		"function": {"en": "Heat map", "fr": "Carte de chaleur", "es": "Mapa de calor"},
		"location": {"en": "Home page", "fr": "Page d’accueil", "es": "Página de inicio"}},` + source[at:]
}

func newsView(t *testing.T, lang string) *policy.View {
	t.Helper()
	return load(t, news()).View(lang, phrase.All())
}
