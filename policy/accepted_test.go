package policy

import (
	"strings"
	"testing"
)

func TestAcceptedLanguages(t *testing.T) {
	for header, want := range map[string]string{
		"":                                  "",
		"fr":                                "fr",
		"fr-CA,fr;q=0.8,en;q=0.5":           "fr-CA fr en",
		"en;q=0.2, es ; q=0.9 ,fr;q=0.5":    "es fr en",
		"de;q=0,*,fr;q=x,es;q=2,,en;Q=1,it": "it",
		"en;q=0.5,fr;q=0.5":                 "en fr",
		"en;q=-1,fr;q=NaN,es;q=+Inf":        "",
	} {
		if got := strings.Join(AcceptedLanguages(header), " "); got != want {
			t.Errorf("%q: %q, want %q", header, got, want)
		}
	}
}

// A header of 16 kB has thousands of languages, or one that is thousands of letters long.
func TestNotEveryWishIsLookedAt(t *testing.T) {
	if got := AcceptedLanguages(strings.Repeat("a,", 8000)); len(got) > maxWishes {
		t.Errorf("%d languages", len(got))
	}
	if got := AcceptedLanguages(strings.Repeat("a-", 8000) + ",de"); len(got) != 1 || got[0] != "de" {
		t.Errorf("%d languages", len(got))
	}
}
