package review

import (
	"slices"
	"strings"
	"testing"
)

func TestLanguageHint(t *testing.T) {
	for code, want := range map[string]string{
		"gr":      `"gr" is a country, and its language is "el"`,
		"en-gb":   `did you mean "en"?`,
		"pt-pt":   `did you mean "pt"?`,
		"zh-tw":   `did you mean "zh-hant"?`,
		"zh":      `did you mean "zh-hans"?`,
		"no":      `did you mean "nb"?`,
		"iw":      `did you mean "he"?`,
		"deutsch": `did you mean "de"?`,
	} {
		if got := LanguageHint(code); got != want {
			t.Errorf("%s: %s, want %s", code, got, want)
		}
	}
	if got := LanguageHint("tlh"); !strings.HasPrefix(got, "we have them in: ar, ") {
		t.Errorf("tlh: %s", got)
	}
}

// Whatever is hinted at is there.
func TestHintsAreSpoken(t *testing.T) {
	for _, codes := range []map[string]string{countries, aliases} {
		for from, to := range codes {
			if slices.Contains(Unspoken([]string{to}), to) {
				t.Errorf("%s leads to %s, which we do not speak", from, to)
			}
		}
	}
}
