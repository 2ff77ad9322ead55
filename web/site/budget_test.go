package site

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"

	"github.com/andybalholm/brotli"

	"biscotte/policy"
	"biscotte/web/dist"
)

// Budgets in bytes, compressed with brotli. What a visitor pays is the product's first promise.
// The names of chunks are hashes, which compress differently by some ten bytes each time.
const (
	loaderOneLanguage   = 9_020
	loaderFourLanguages = 11_000
	componentRelease    = 300_000
	stylesAndView       = 6_000
)

func weigh(data []byte) int {
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, brotli.BestCompression)
	_, _ = w.Write(data)
	_ = w.Close()
	return b.Len()
}

// speaking is the default policy in its first n languages.
func speaking(t *testing.T, n int) []byte {
	t.Helper()
	p, err := policy.Load("policy.json", policy.Opendatasoft)
	if err != nil {
		t.Fatal(err)
	}
	gone := p.Languages[n:]
	var v any
	if err := json.Unmarshal(policy.Opendatasoft, &v); err != nil {
		t.Fatal(err)
	}
	v.(map[string]any)["languages"] = p.Languages[:n]
	drop(v, gone)
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// drop takes languages out of every text.
func drop(v any, languages []string) {
	switch v := v.(type) {
	case map[string]any:
		for _, lang := range languages {
			delete(v, lang)
		}
		for _, member := range v {
			drop(member, languages)
		}
	case []any:
		for _, member := range v {
			drop(member, languages)
		}
	}
}

func TestTheLoaderKeepsToItsBudget(t *testing.T) {
	var sizes [4]int
	for n := 1; n <= 3; n++ {
		_, s := assemble(t, speaking(t, n))
		sizes[n] = weigh(s.find(t, "consent.js").Body)
	}
	// The default policy has no fourth; others of about its length stand in for its texts.
	_, s := assemble(t, in(t, "en", "fr", "es", "de"))
	four := weigh(s.find(t, "consent.js").Body)
	t.Logf("consent.js: %d bytes with one language, %d with two, %d with three, %d with four", sizes[1], sizes[2], sizes[3], four)
	if sizes[1] > loaderOneLanguage {
		t.Errorf("consent.js with one language: %d bytes, at most %d", sizes[1], loaderOneLanguage)
	}
	if four > loaderFourLanguages {
		t.Errorf("consent.js with four languages: %d bytes, at most %d", four, loaderFourLanguages)
	}
}

// A site of more than four languages carries three of them: no visitor pays for more than four.
func TestTheLoaderKeepsToItsBudgetInManyLanguages(t *testing.T) {
	dearest := []string{"bn", "th", "hi", "ar"}
	rest := slices.DeleteFunc(every(), func(code string) bool { return slices.Contains(dearest, code) })
	for what, languages := range map[string][]string{
		"the European Union's": official, "the dearest": dearest, "all, the dearest first": append(dearest, rest...),
	} {
		_, s := assemble(t, in(t, languages...))
		size := weigh(s.find(t, "consent.js").Body)
		t.Logf("consent.js with %d languages (%s): %d bytes", len(languages), what, size)
		if size > loaderFourLanguages {
			t.Errorf("consent.js with %d languages (%s): %d bytes, at most %d", len(languages), what, size, loaderFourLanguages)
		}
	}
}

func TestTheRestKeepsToItsBudget(t *testing.T) {
	p, s := assemble(t, policy.Opendatasoft)
	d, err := dist.Open()
	if err != nil {
		t.Fatal(err)
	}
	if n := len(d.File(dist.Wasm)); n > componentRelease {
		t.Errorf("the component: %d bytes, at most %d", n, componentRelease)
	}
	more := readData(t, s.Files[0].Body)["assets"].(map[string]any)["more"].(string)
	for _, lang := range p.Languages {
		n := weigh(d.File(dist.PanelCSS)) + weigh(s.find(t, more+lang+".json").Body)
		t.Logf("styles of the panel and the view in %s: %d bytes", lang, n)
		if n > stylesAndView {
			t.Errorf("styles of the panel and the view in %s: %d bytes, at most %d", lang, n, stylesAndView)
		}
	}
}
