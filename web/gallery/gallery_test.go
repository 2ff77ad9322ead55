package gallery

import (
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"biscotte/policy"
	"biscotte/policy/phrase"
	"biscotte/web/dist"
)

func open(t *testing.T) *Gallery {
	t.Helper()
	p, err := policy.Load("policy.json", policy.Opendatasoft)
	if err != nil {
		t.Fatal(err)
	}
	d, err := dist.Open()
	if err != nil {
		t.Fatal(err)
	}
	return New(Options{Prefix: "/c", Policy: p, Bundle: d})
}

func get(t *testing.T, g *Gallery, path string) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	g.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil))
	return w
}

// Every frame on the wall shows a page, and that page's tag a banner in the page's language.
func TestEveryFrameIsThere(t *testing.T) {
	g := open(t)
	addresses := regexp.MustCompile(`<iframe src="([^"]+)"`).FindAllStringSubmatch(get(t, g, "/c/gallery?lang=fr&theme=dark&width=320").Body.String(), -1)
	if want := len(layouts) + len(states) + 2*len(phrase.All()); len(addresses) != want {
		t.Fatalf("%d frames, want %d", len(addresses), want)
	}
	sites := map[string]bool{}
	for _, found := range addresses {
		address := strings.ReplaceAll(found[1], "&amp;", "&")
		page := get(t, g, address)
		tag := regexp.MustCompile(`<script src="([^"]+consent\.js)">`).FindStringSubmatch(page.Body.String())
		if page.Code != http.StatusOK || tag == nil {
			t.Fatalf("%s: status %d\n%s", address, page.Code, page.Body)
		}
		sites[tag[1]] = true
	}
	for path := range sites {
		if w := get(t, g, path); w.Code != http.StatusOK || w.Header().Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("%s: status %d; a sandboxed frame is another origin", path, w.Code)
		}
	}
}

func TestEveryRoomIsASite(t *testing.T) {
	g := open(t)
	for name := range looks() {
		if w := get(t, g, "/c/gallery/"+name+"/consent.js"); w.Code != http.StatusOK {
			t.Errorf("%s: status %d\n%s", name, w.Code, w.Body)
		}
	}
	for _, path := range []string{"/c/gallery/nothing/consent.js", "/c/gallery/nothing.css", "/c/gallery/bar.auto/nothing"} {
		if w := get(t, g, path); w.Code != http.StatusNotFound {
			t.Errorf("%s: status %d", path, w.Code)
		}
	}
	for _, path := range []string{"/c/gallery/frame.js", "/c/gallery/logo.svg"} {
		if w := get(t, g, path); w.Code != http.StatusOK {
			t.Errorf("%s: status %d", path, w.Code)
		}
	}
}

func TestWhatIsTheGallerys(t *testing.T) {
	g := open(t)
	for path, want := range map[string]bool{"/c/gallery": true, "/c/gallery/": true, "/c/gallery/a/b": true, "/gallery": false, "/c/galleryx": false} {
		if g.Has(path) != want {
			t.Errorf("%s: %t", path, !want)
		}
	}
}

// The texts of the policy stand in for others, and stay as they are.
func TestTheCannedPolicySpeaksEveryLanguage(t *testing.T) {
	from, err := policy.Load("policy.json", policy.Opendatasoft)
	if err != nil {
		t.Fatal(err)
	}
	p, err := canned(from)
	if err != nil {
		t.Fatal(err)
	}
	if len(from.Languages) != 3 || len(from.Categories) != 2 || from.About["de"] != "" {
		t.Error("the policy itself has changed")
	}
	for lang := range phrase.All() {
		for _, text := range []policy.Text{p.About, p.Site, p.Categories[2].Title, p.Categories[2].Services[0].Data, p.PolicyPage} {
			if text[lang] == "" {
				t.Errorf("no text in %q beside %q", lang, text["en"])
			}
		}
	}
	if p.About["fr"] != from.About["fr"] || p.PolicyPage["de"] != from.PolicyPage["en"] {
		t.Error("a text that was there is another")
	}
}
