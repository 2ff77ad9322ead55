package gallery

import (
	"maps"
	"net/http"
	"net/http/httptest"
	"regexp"
	"runtime"
	"slices"
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
	served := map[string]bool{}
	for _, found := range addresses {
		address := strings.ReplaceAll(found[1], "&amp;", "&")
		page := get(t, g, address)
		tag := regexp.MustCompile(`<script src="([^"]+consent\.js)"( data-region="[A-Z]+")?>`).FindStringSubmatch(page.Body.String())
		if page.Code != http.StatusOK || tag == nil {
			t.Fatalf("%s: status %d\n%s", address, page.Code, page.Body)
		}
		served[tag[1]] = true
	}
	for path := range served {
		if w := get(t, g, path); w.Code != http.StatusOK || w.Header().Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("%s: status %d; a sandboxed frame is another origin\n%s", path, w.Code, w.Body)
		}
	}
}

func TestWhatIsNotThere(t *testing.T) {
	g := open(t)
	for path, want := range map[string]int{
		"/c/gallery/frame.js": 200, "/c/gallery/logo.svg": 200, "/c/gallery/bar.contrast.ja/policy.ja.html": 200,
		"/c/gallery/nothing.css": 404, "/c/gallery/bar.auto.tlh/frame": 404, "/c/gallery/baar.auto.en/consent.js": 404,
		"/c/gallery/bar.pink.en/consent.js": 404, "/c/gallery/bar.auto/consent.js": 404, "/c/gallery/bar.auto.en/nothing": 404,
	} {
		if w := get(t, g, path); w.Code != want {
			t.Errorf("%s: status %d, want %d", path, w.Code, want)
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
func TestTheCannedPolicySpeaksTheLanguage(t *testing.T) {
	from, err := policy.Load("policy.json", policy.Opendatasoft)
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"de", "fr", "ar"} {
		p, err := canned(from, lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range []policy.Text{p.About, p.Site, p.Categories[2].Title, p.Categories[2].Services[0].Data, p.PolicyPage} {
			if text[lang] == "" {
				t.Errorf("no text in %q beside %q", lang, text["en"])
			}
		}
		if p.About["fr"] != from.About["fr"] || p.PolicyPage["ar"] != from.PolicyPage["en"] {
			t.Error("a text that was there is another")
		}
	}
	if len(from.Languages) != 3 || len(from.Categories) != 2 || from.About["de"] != "" {
		t.Error("the policy itself has changed")
	}
}

// A day in front of the wall opens every look in every language: what is behind must not stay for good, and the component
// is in memory once.
func TestRoomsAreClosedAgain(t *testing.T) {
	g := open(t)
	for _, layout := range []string{"bar", "box"} {
		for _, lang := range slices.Sorted(maps.Keys(phrase.All()))[:mostRooms/2+3] {
			if w := get(t, g, "/c/gallery/"+(room{layout, policy.ThemeDark, lang}).name()+"/consent.js"); w.Code != http.StatusOK {
				t.Fatalf("%s, %s: status %d", layout, lang, w.Code)
			}
		}
	}
	if len(g.rooms) > mostRooms || len(g.order) != len(g.rooms) {
		t.Errorf("%d rooms are open, %d in order", len(g.rooms), len(g.order))
	}
	runtime.GC()
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	if memory.HeapAlloc > 300<<20 {
		t.Errorf("%d MB are in use", memory.HeapAlloc>>20)
	}
}
