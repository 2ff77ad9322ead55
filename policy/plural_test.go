package policy

import (
	"slices"
	"strings"
	"testing"

	cldr "golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// departures are where CLDR has changed since the version 32 that x/text holds, by language and form: what that says,
// and what is said now.
var departures = map[string]map[cldr.Form]func(n int) cldr.Form{
	// CLDR 42: a word for tens is no longer told apart.
	"he": {cldr.Many: func(int) cldr.Form { return cldr.Other }},
	// CLDR 42: two has a form of its own.
	"mt": {cldr.Few: func(n int) cldr.Form {
		switch {
		case n == 2:
			return cldr.Two
		case n%100 == 2:
			return cldr.Other
		}
		return cldr.Few
	}},
	// CLDR 38: eleven is not one.
	"mk": {cldr.One: func(n int) cldr.Form {
		if n%100 == 11 {
			return cldr.Other
		}
		return cldr.One
	}},
}

// formOf is the form of a number as x/text knows it. Of Portuguese without a country, Django means Portugal's.
func formOf(t *testing.T, lang string, n int) cldr.Form {
	t.Helper()
	code := lang
	if lang == "pt" {
		code = "pt-PT"
	}
	tag, err := language.Parse(code)
	if err != nil {
		t.Fatal(err)
	}
	form := cldr.Cardinal.MatchPlural(tag, n, 0, 0, 0, 0)
	if depart := departures[lang][form]; depart != nil {
		return depart(n)
	}
	return form
}

// sampled are the languages that the table names, and some that it does not.
func sampled() []string {
	codes := []string{
		"af", "az", "bg", "ca", "da", "de", "el", "en", "es", "et", "eu", "fi", "gl", "hu", "it", "ka", "kk", "lb", "nb", "nl",
		"nn", "no", "pt", "sq", "sv", "sw", "ta", "te", "tr", "ur", "uz", "zh-hans", "zh-hant", "sr-latn",
	}
	for _, c := range countings {
		codes = append(codes, strings.Fields(c.languages)...)
	}
	return codes
}

func TestPluralFormsAreThoseOfCLDR(t *testing.T) {
	order := []cldr.Form{cldr.Zero, cldr.One, cldr.Two, cldr.Few, cldr.Many, cldr.Other}
	for _, lang := range sampled() {
		numbers := map[cldr.Form]int{}
		for n := 1000; n >= 0; n-- {
			numbers[formOf(t, lang, n)] = n
		}
		var forms []cldr.Form
		for _, form := range order {
			if _, used := numbers[form]; used {
				forms = append(forms, form)
			}
		}
		if got := len(PluralForms(lang)); got != len(forms) {
			t.Errorf("%s: %d forms, want %d", lang, got, len(forms))
		}
		for n := range 1001 {
			if got, want := countingIn(lang).form(n), slices.Index(forms, formOf(t, lang, n)); got != want {
				t.Errorf("%s: form %d for %d, want %d", lang, got, n, want)
				break
			}
		}
	}
}

func TestPluralForms(t *testing.T) {
	for lang, want := range map[string][]int{
		"ja": {1}, "en": {1, 2}, "pl": {1, 2, 5}, "lv": {10, 1, 2}, "sl": {1, 2, 3, 5}, "ar": {0, 1, 2, 3, 11, 100},
	} {
		if got := PluralForms(lang); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", lang, got, want)
		}
	}
}

func TestPlural(t *testing.T) {
	for _, test := range []struct {
		lang, phrase string
		count        int
		want         string
	}{
		{"en", "a day|days", 1, "a day"},
		{"en", "a day|days", 0, "days"},
		{"fr", "un jour|jours", 0, "un jour"},
		{"pt", "um dia|dias", 0, "dias"},
		{"pt-br", "um dia|dias", 0, "um dia"},
		{"pl", "dzień|dni|dni!", 22, "dni"},
		{"pl", "dzień|dni|dni!", 112, "dni!"},
		{"sr-latn", "dan|dana|dana!", 21, "dan"},
		{"xx", "one|other", 2, "other"},
		{"fr", "mois", 12, "mois"},      // one form for all
		{"pl", "one|other", 5, "other"}, // fewer forms than the language has
	} {
		if got := plural(test.lang, test.phrase, test.count); got != test.want {
			t.Errorf("%d in %s: %q, want %q", test.count, test.lang, got, test.want)
		}
	}
}
