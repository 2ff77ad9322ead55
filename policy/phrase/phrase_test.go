package phrase

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"biscotte/policy"
)

// sameAsEnglish are the phrases that a language shares with English word for word, and why that is no oversight.
var sameAsEnglish = map[string]string{
	"fr cookie":  "French has borrowed the word",
	"es cookie":  "Spanish has borrowed the word",
	"fr minutes": "minute and minutes are French too",
}

func TestLanguages(t *testing.T) {
	var codes []string
	for code := range All() {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	if !slices.Equal(codes, []string{"en", "es", "fr"}) {
		t.Errorf("languages %q", codes)
	}
}

func TestNoPhraseIsMissing(t *testing.T) {
	for lang, words := range All() {
		for name, text := range byName(words) {
			if strings.TrimSpace(text) == "" || strings.TrimSpace(text) != text {
				t.Errorf("%s: %s is %q", lang, name, text)
			}
		}
	}
}

func TestNoPhraseIsLeftInEnglish(t *testing.T) {
	all := All()
	english := byName(all["en"])
	for lang, words := range all {
		for name, text := range byName(words) {
			_, expected := sameAsEnglish[lang+" "+name]
			if lang != "en" && (text == english[name]) != expected {
				t.Errorf("%s: %s is %q, in English %q; listed as the same: %t", lang, name, text, english[name], expected)
			}
		}
	}
}

// Every form of a phrase, for one and for many, has the placeholders that the English one has.
func TestPlaceholdersAreTheSame(t *testing.T) {
	all := All()
	english := byName(all["en"])
	for lang, words := range all {
		for name, text := range byName(words) {
			first, _, _ := strings.Cut(english[name], "|")
			for _, form := range strings.Split(text, "|") {
				if got, want := placeholders(form), placeholders(first); !slices.Equal(got, want) {
					t.Errorf("%s: %s has %q, in English %q", lang, name, got, want)
				}
			}
			if n := strings.Count(text, "|"); n > 1 {
				t.Errorf("%s: %s has %d forms: %q", lang, name, n+1, text)
			}
		}
	}
}

func TestPlaceholdersAreKnown(t *testing.T) {
	want := map[string]string{
		"bannerIntro": "{controller}", "changeLater": "{settings}", "thirdParties": "{count}", "details": "{cookies} {services}",
		"privacySignal": "{purposes}",
		"minutes":       "{count}", "hours": "{count}", "days": "{count}", "months": "{count}", "years": "{count}",
		"held": "{provider}", "alwaysAllow": "{provider}",
		"newsIntro": "{controller}", "newServices": "{services}",
		"noticeIntro": "{controller}", "inUse": "{purposes}",
	}
	for name, text := range byName(All()["en"]) {
		first, _, _ := strings.Cut(text, "|")
		if got := strings.Join(placeholders(first), " "); got != want[name] {
			t.Errorf("%s has %q, and %q is filled in", name, got, want[name])
		}
	}
}

// Accepting and refusing have the same weight on the screen, so their labels have about the same length (CNIL
// recommendation 2020-092).
func TestAcceptAndRefuseWeighTheSame(t *testing.T) {
	for lang, words := range All() {
		for accept, refuse := range map[string]string{words.Accept: words.Refuse, words.AcceptNews: words.RefuseNews} {
			if more := utf8.RuneCountInString(accept) - utf8.RuneCountInString(refuse); more < -2 || more > 2 {
				t.Errorf("%s: %q and %q", lang, accept, refuse)
			}
		}
	}
}

func TestDecodeIsStrict(t *testing.T) {
	for _, data := range []string{`{"acept": "Yes"}`, `{"accept": 1}`, `{"accept": "Yes"`, `[]`, ``, `{"accept": "Yes"} {}`} {
		if _, err := decode([]byte(data)); err == nil {
			t.Errorf("%q reads as phrases", data)
		}
	}
}

// The map is the caller's: what is done to it reaches nobody else.
func TestAllIsACopy(t *testing.T) {
	delete(All(), "en")
	if _, ok := All()["en"]; !ok {
		t.Error("the English phrases are gone")
	}
}

var placeholder = regexp.MustCompile(`\{[^}]*\}`)

func placeholders(text string) []string {
	found := placeholder.FindAllString(text, -1)
	slices.Sort(found)
	return found
}

// byName holds the phrases by their JSON names.
func byName(words policy.Phrases) map[string]string {
	v := reflect.ValueOf(words)
	texts := map[string]string{}
	for i, name := range policy.PhraseNames() {
		texts[name] = v.Field(i).String()
	}
	return texts
}
