package policy_test

import (
	"maps"
	"reflect"
	"slices"
	"testing"

	"biscotte/policy"
	"biscotte/policy/phrase"
)

func TestViewSpeaksOneLanguage(t *testing.T) {
	v := load(t, town).View("fr", phrase.All())
	for _, test := range []struct{ what, got, want string }{
		{"language", v.Language, "fr"},
		{"direction", v.Direction, "ltr"},
		{"default language", v.Default, "en"},
		{"policy page", v.PolicyPage, "https://town.test/fr/cookies"},
		{"about", v.About, "À propos"},
		{"accept", v.Phrases.Accept, "Tout accepter"},
		{"third parties", v.ThirdParties, "Tiers concernés\u202f: 1"},
		{"kind", v.Kinds[3].Title + "/" + v.Kinds[3].Text, "À eux/T"},
		{"category", v.Categories[1].Title + "/" + v.Categories[1].Summary, "Médias/Joue."},
		{"details", v.Categories[0].Details, "Services\u202f: 1 · Cookies\u202f: 2"},
		{"function", v.Categories[1].Services[0].Function, "Vidéo"},
		{"location", v.Categories[1].Services[0].Location, "Là"},
		{"provider", v.Categories[1].Services[0].Provider.Name, "Tube"},
	} {
		if test.got != test.want {
			t.Errorf("%s is %q, not %q", test.what, test.got, test.want)
		}
	}
	if v.Categories[1].Exempt || !v.Categories[0].Exempt {
		t.Error("the exempt category is not the exempt one")
	}
}

func TestViewNamesEachLanguageByItsOwnName(t *testing.T) {
	want := []policy.LanguageName{{Code: "en", Name: "English"}, {Code: "fr", Name: "Français"}}
	if got := load(t, town).View("fr", phrase.All()).Languages; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestViewOfACookie(t *testing.T) {
	v := load(t, replace(t, town, `"duration": "180 days",`, `"duration": "180 days", "httpOnly": true,`)).View("en", phrase.All())
	for _, test := range []struct{ got, want policy.CookieView }{
		{v.Categories[0].Services[0].Cookies[0], policy.CookieView{
			Name: "eu-consent", Kind: "Needed", Party: "This site", Duration: "180 days", HTTPOnly: true, Purpose: "Answer",
		}},
		{v.Categories[1].Services[0].Cookies[0], policy.CookieView{
			Name: "tube_*", Kind: "Theirs", Party: "Another site", Duration: "1 year", Purpose: "Player",
		}},
	} {
		if test.got != test.want {
			t.Errorf("got %+v, want %+v", test.got, test.want)
		}
	}
}

func TestViewPutsDurationsInWords(t *testing.T) {
	for _, test := range []struct{ lang, written, want string }{
		{"en", "session", "Until you close the browser"},
		{"en", "1 minute", "1 minute"},
		{"en", "30 minutes", "30 minutes"},
		{"en", "1 hours", "1 hour"},
		{"fr", "2 hours", "2 heures"},
		{"fr", "1 day", "1 jour"},
		{"fr", "13 months", "13 mois"},
		{"fr", "2 years", "2 ans"},
	} {
		v := load(t, replace(t, town, `"1 year"`, `"`+test.written+`"`)).View(test.lang, phrase.All())
		if got := v.Categories[1].Services[0].Cookies[0].Duration; got != test.want {
			t.Errorf("%q in %q is %q, not %q", test.written, test.lang, got, test.want)
		}
	}
}

// A third party counts once, however many services it has, and only where it waits for consent.
func TestViewCountsThirdParties(t *testing.T) {
	const second = `}, {"id": "radio", "provider": "tube", "cookies": [],
		"function": {"en": "Radio", "fr": "Radio"}, "location": {"en": "There", "fr": "Là"}}]`
	twice := replace(t, town, "}\n      ]\n    }\n  ]", second+"}]")
	ours := replace(t, twice, `"id": "radio", "provider": "tube"`, `"id": "radio", "provider": "hall"`)
	const hall = `"hall": {"name": "Town hall", "privacy": "/privacy"`
	for name, test := range map[string]struct{ policy, want string }{
		"one":             {town, "1"},
		"none":            {replace(t, town, `, "thirdParty": true`, ``), "0"},
		"one, exempt":     {replace(t, town, `"consent": "required"`, `"consent": "exempt"`), "0"},
		"one, twice":      {twice, "1"},
		"one and our own": {ours, "1"},
		"two":             {replace(t, ours, hall, hall+`, "thirdParty": true`), "2"},
	} {
		got := load(t, test.policy).View("en", phrase.All()).ThirdParties
		if want := "Third parties involved: " + test.want; got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestViewPutsNamesIntoPhrases(t *testing.T) {
	phrases := map[string]policy.Phrases{"en": {
		BannerTitle: "{site}", BannerIntro: "{controller}, {controller}, {nobody}", ChangeLater: "“{settings}”", Settings: "Choices",
	}}
	named := replace(t, town, `"name": "Town hall", "privacy": "/privacy"},`+"\n  \"languages\"", `"name": "{site} & <b>", "privacy": "/privacy"},`+"\n  \"languages\"")
	words := load(t, named).View("en", phrases).Phrases
	for _, test := range []struct{ what, got, want string }{
		{"the site", words.BannerTitle, "Town"},
		{"braces and markup in a name stay what they are", words.BannerIntro, "{site} & <b>, {site} & <b>, {nobody}"},
		{"the settings link", words.ChangeLater, "“Choices”"},
	} {
		if test.got != test.want {
			t.Errorf("%s: %q, want %q", test.what, test.got, test.want)
		}
	}
}

func TestViewTakesTheSitesOwnTexts(t *testing.T) {
	all := phrase.All()
	before := maps.Clone(all)
	const own = `"version": 1, "texts": {"en": {"settings": "Your “choices”", "accept": "Yes", "thirdParties": "Alone|With {count}"}},`
	p := load(t, replace(t, town, `"version": 1,`, own))
	en, fr := p.View("en", all), p.View("fr", all)
	if en.Phrases.Accept != "Yes" || en.Phrases.Refuse != all["en"].Refuse || fr.Phrases.Accept != all["fr"].Accept {
		t.Errorf("accept %q, refuse %q; in French %q", en.Phrases.Accept, en.Phrases.Refuse, fr.Phrases.Accept)
	}
	if want := "You can change your mind at any time: “Your “choices”” is at the foot of every page."; en.Phrases.ChangeLater != want {
		t.Errorf("got %q, want %q", en.Phrases.ChangeLater, want)
	}
	if en.ThirdParties != "Alone" {
		t.Errorf("got %q", en.ThirdParties)
	}
	if !reflect.DeepEqual(all, before) {
		t.Error("the phrases that were lent have changed")
	}
}

func TestViewCarriesTheRules(t *testing.T) {
	p := load(t, town)
	v := p.View("en", phrase.All())
	if !reflect.DeepEqual(v.Purposes, p.Purposes()) || !reflect.DeepEqual(v.ConsentCookie, p.ConsentCookie) || v.LanguageCookie != p.LanguageCookie {
		t.Errorf("got %+v", v)
	}
}

// A view that asks again has fewer categories than purposes: who is named by the privacy signal goes by the id.
func TestHonouredNamesCategoriesByTheirID(t *testing.T) {
	v := &policy.View{
		Language: "en", Phrases: policy.Phrases{PrivacySignal: "Obeyed for {purposes}"},
		Purposes:   []policy.Purpose{{ID: "statistics"}, {ID: "media", GPC: true}},
		Categories: []policy.CategoryView{{ID: "media", Title: "Media"}},
	}
	if got := v.Honoured(func(string) bool { return false }); got != "Obeyed for Media" {
		t.Errorf("it says %q", got)
	}
}
