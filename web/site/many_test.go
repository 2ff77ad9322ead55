package site

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"biscotte/policy"
	"biscotte/policy/phrase"
)

// official are the official languages of the European Union (Regulation 1/1958).
var official = strings.Fields("en bg cs da de el es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv")

// every lists all languages that we have phrases in, in the order of their codes.
func every() []string { return slices.Sorted(maps.Keys(phrase.All())) }

// in is the default policy in the given languages, the first one by default. Where it has no text of its own in one of
// them, a phrase of that language about as long stands in.
func in(t *testing.T, languages ...string) []byte {
	t.Helper()
	var v any
	if err := json.Unmarshal(policy.Opendatasoft, &v); err != nil {
		t.Fatal(err)
	}
	p := v.(map[string]any)
	p["languages"], p["defaultLanguage"] = languages, languages[0]
	words := map[string]map[string]string{}
	for lang, phrases := range phrase.All() {
		words[lang] = phrase.Words(phrases)
	}
	translate(p, func(lang, english string) string { return standIn(words["en"], words[lang], english) }, languages)
	data, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// translate gives every text the languages that it lacks, and takes the others out.
func translate(v any, say func(lang, english string) string, languages []string) {
	switch v := v.(type) {
	case []any:
		for _, member := range v {
			translate(member, say, languages)
		}
	case map[string]any:
		english, text := v["en"].(string)
		if !text {
			for _, member := range v {
				translate(member, say, languages)
			}
			return
		}
		was := maps.Clone(v)
		clear(v)
		for _, lang := range languages {
			if v[lang] = was[lang]; was[lang] == nil {
				v[lang] = say(lang, english)
			}
		}
	}
}

// standIn is the phrase of a language whose English one is about as long as a text. Links stay what they are.
func standIn(english, words map[string]string, text string) string {
	if strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "/") {
		return text
	}
	best, distance := "", len(text)
	for _, name := range policy.PhraseNames() {
		off := utf8.RuneCountInString(english[name]) - utf8.RuneCountInString(text)
		if off = max(off, -off); off < distance && !strings.ContainsAny(english[name], "{|") {
			best, distance = words[name], off
		}
	}
	return best
}
