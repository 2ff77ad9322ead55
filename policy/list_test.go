package policy

import "testing"

func TestListsHaveTheCommaOfTheirScript(t *testing.T) {
	for lang, want := range map[string]string{
		"en": "a, b", "fr-ca": "a, b", "he": "a, b", "ko": "a, b", "ar": "a، b", "fa": "a، b", "ur": "a، b",
		"ja": "a、b", "zh-hans": "a、b", "zh-hant": "a、b",
	} {
		if got := list(lang, []string{"a", "b"}); got != want {
			t.Errorf("in %s: %q, want %q", lang, got, want)
		}
	}
	if got := list("ar", []string{"a"}); got != "a" {
		t.Errorf("one name: %q", got)
	}
}
