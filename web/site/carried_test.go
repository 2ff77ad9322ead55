package site

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"biscotte/policy/phrase"
)

func TestThreeLanguagesOfManyAreCarriedAndOthersFetched(t *testing.T) {
	source := bytes.Replace(in(t, official...), []byte(`"defaultLanguage":"en"`), []byte(`"defaultLanguage":"fr"`), 1)
	p, s := assemble(t, source)
	known := readData(t, s.find(t, "consent.js").Body)
	along := slices.Sorted(maps.Keys(known["texts"].(map[string]any)))
	if !slices.Equal(along, []string{"bg", "en", "fr"}) {
		t.Errorf("carried are %q, want the default language and the first two others", along)
	}
	more := known["assets"].(map[string]any)["more"].(string)
	for i, lang := range p.Languages {
		words := phrase.All()[lang]
		if got := known["names"].([]any)[i]; got != words.Name {
			t.Errorf("%s is called %q, want %q", lang, got, words.Name)
		}
		apart := slices.ContainsFunc(s.Files, func(f File) bool { return f.Path == more+lang+".js" })
		if apart == slices.Contains(along, lang) {
			t.Errorf("%s: carried and fetched, or neither", lang)
		}
		if !apart {
			continue
		}
		f := s.find(t, more+lang+".js")
		if body := string(f.Body); !f.Immutable || f.Type != JavaScript ||
			!strings.Contains(body, words.BannerTitle) || !strings.Contains(body, `export{texts as"`+lang+`"}`) {
			t.Errorf("%s is %s, immutable %t: %s", f.Path, f.Type, f.Immutable, body)
		}
	}
}

// One language is no choice; few have their options in the tree, which costs least; a list of many is made by the loader.
func TestALongListOfLanguagesIsNotInTheTree(t *testing.T) {
	for n, options := range map[int]bool{1: false, 2: true, 4: true, 5: false} {
		_, s := assemble(t, in(t, official[:n]...))
		body := s.find(t, "consent.js").Body
		if got := bytes.Contains(body, []byte(`["option",{"lang":"en"`)); got != options {
			t.Errorf("%d languages: options in the tree %t, want %t", n, got, options)
		}
	}
}
