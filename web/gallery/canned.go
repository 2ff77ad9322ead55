package gallery

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"

	"biscotte/policy"
	"biscotte/policy/phrase"
)

// canned is a policy with the texts of another one, in a language beside three others, with several purposes, third
// parties, services to answer apart, a privacy signal to obey, and regions where visitors object instead of consenting.
func canned(from *policy.Policy, lang string) (*policy.Policy, error) {
	encoded, err := json.Marshal(from)
	if err != nil {
		return nil, fmt.Errorf("copying the policy: %w", err)
	}
	p := &policy.Policy{}
	if err := json.Unmarshal(encoded, p); err != nil {
		return nil, fmt.Errorf("copying the policy: %w", err)
	}
	p.Categories = append(p.Categories, more()...)
	p.Providers["tube"] = policy.Provider{Name: "Tube", Privacy: "https://tube.example/privacy", ThirdParty: true}
	p.Providers["mapper"] = policy.Provider{Name: "Mapper", Privacy: "https://mapper.example/privacy", ThirdParty: true}
	p.GPC = &policy.PrivacyControl{Refuses: []string{"video"}, LastUpdate: p.Reviewed}
	p.Regimes = []policy.Regime{
		{ID: "uk", Kind: policy.OptIn, Regions: []string{"GB"}, Exceptions: map[string]policy.Ground{"statistics": policy.ForStatistics}},
		{ID: "opt-out", Kind: policy.OptOut, Regions: []string{"US"}},
		{ID: "notice", Kind: policy.Notice, Regions: []string{"MX"}},
	}
	p.LanguageCookie, p.Texts = nil, nil // a frame has the language of its address
	p.Load = policy.LoadIntent           // most frames show a banner, and need nothing else
	was := p.Default
	p.Languages, p.Default = []string{lang}, lang
	for _, other := range []string{"en", "fr", "ar"} {
		if other != lang {
			p.Languages = append(p.Languages, other)
		}
	}
	speak(reflect.ValueOf(p).Elem(), p.Languages, was)
	return p, nil
}

// more are purposes beside those of the policy.
func more() []policy.Category {
	return []policy.Category{
		{
			ID: "video", Consent: policy.Required,
			Title: policy.Text{"en": "Videos"}, Summary: policy.Text{"en": "Show films of other sites in the place where they are told of."},
			Services: []policy.Service{service("player", "tube", "Video player"), service("radio", "tube", "Radio")},
		},
		{
			ID: "maps", Consent: policy.Required,
			Title: policy.Text{"en": "Maps"}, Summary: policy.Text{"en": "Remember where you have looked on a map."},
			Services: []policy.Service{service("map", "mapper", "Map")},
		},
	}
}

func service(id, provider, function string) policy.Service {
	return policy.Service{
		ID: id, Provider: provider, Function: policy.Text{"en": function}, Location: policy.Text{"en": "Pages of a dataset"},
		Data: policy.Text{"en": "What you look at, and when."}, Recipients: policy.Text{"en": "Its own advertisers."},
		Transfer: policy.Text{"en": "To the United States, under standard contractual clauses."},
		Cookies: []policy.Cookie{{
			Pattern: id + "_*", Party: policy.ThirdParty, Kind: policy.KindThirdParty, Duration: "1 year",
			Purpose: policy.Text{"en": "Tells your browser from others."},
		}},
	}
}

// speak gives every text of a policy the languages that it lacks.
func speak(v reflect.Value, languages []string, fallback string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			speak(v.Elem(), languages, fallback)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			speak(v.Field(i), languages, fallback)
		}
	case reflect.Slice:
		for i := range v.Len() {
			speak(v.Index(i), languages, fallback)
		}
	case reflect.Map:
		if t, ok := v.Interface().(policy.Text); ok && t != nil {
			translate(t, languages, fallback)
		}
	}
}

func translate(t policy.Text, languages []string, fallback string) {
	english := t["en"]
	if english == "" {
		english = t[fallback]
	}
	for _, lang := range languages {
		if t[lang] == "" {
			t[lang] = standIn(lang, english)
		}
	}
}

// standIn is a phrase of a language whose English one is about as long as a text: it has that language's letters and
// lengths, if not the meaning. Links stay what they are.
func standIn(lang, english string) string {
	if strings.HasPrefix(english, "https://") || strings.HasPrefix(english, "/") {
		return english
	}
	all := phrase.All()
	ours, theirs := phrase.Words(all["en"]), phrase.Words(all[lang])
	best, distance := english, utf8.RuneCountInString(english)
	for _, name := range policy.PhraseNames() {
		off := utf8.RuneCountInString(ours[name]) - utf8.RuneCountInString(english)
		if off = max(off, -off); off < distance && theirs[name] != "" && !strings.ContainsAny(ours[name], "{|") {
			best, distance = theirs[name], off
		}
	}
	return best
}
