package demo

import (
	"maps"
	"net/http"
	"slices"
	"testing"

	"biscotte/policy"
)

func TestLanguageOfThePage(t *testing.T) {
	h := open(t, "")
	for _, c := range []struct{ cookie, accept, want string }{
		{"", "", "en"},
		{"", "pt, es-MX;q=0.9", "es"},
		{"django_language=fr", "es", "fr"},
		{"django_language=es; a=b; django_language=fr-be", "en", "fr"},
		{"django_language=ar", "es", "es"},
		{"django_language=../en", "", "en"},
	} {
		w := get(h, "/", "Cookie", c.cookie, "Accept-Language", c.accept)
		check(t, w, http.StatusOK, map[string]string{"Content-Language": c.want})
	}
}

func TestTheTextsOfThePortalHaveTheSameKeys(t *testing.T) {
	h := &handler{}
	h.options.Policy = &policy.Policy{Languages: spoken, Default: "en"}
	if err := h.loadTexts(); err != nil {
		t.Fatal(err)
	}
	want := slices.Sorted(maps.Keys(h.texts["en"]))
	for _, lang := range spoken {
		if got := slices.Sorted(maps.Keys(h.texts[lang])); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
	for key := range h.texts["ar"] {
		if _, ok := h.texts["en"][key]; !ok && key != "rtl.expect" {
			t.Errorf("ar: %q is nobody's", key)
		}
	}
}

func TestNumber(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 2891340: "2,891,340"} {
		if got := (texts{"group": ","}).Number(n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}
