package phrase

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"biscotte/policy"
)

// official are the official languages of the European Union (Regulation 1/1958).
const official = "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv"

func TestLanguages(t *testing.T) {
	all := All()
	for _, code := range strings.Fields(official + " ar ca cy eu fa gl he hi id is ja ko nb nn pt-br ru tr uk vi zh-hans zh-hant") {
		if _, ok := all[code]; !ok {
			t.Errorf("no phrases in %q", code)
		}
	}
}

func TestNoPhraseIsMissing(t *testing.T) {
	for lang, words := range All() {
		for name, text := range byName(words) {
			if text == "" {
				t.Errorf("%s: %s is missing", lang, name)
			}
		}
	}
}

// counted are the phrases that count. Every language gives each its own number of forms.
var counted = []string{"minutes", "hours", "days", "months", "years"}

// oneForm are the phrases that are the same for every number, in languages that otherwise tell numbers apart.
var oneForm = map[string]string{
	"minutes": "bn fa ga hi hu nn tr ur",
	"hours":   "bn cy fa hu nl sq tr",
	"days":    "bn fa ga hi hu sq tr ur",
	"months":  "bn fa fr hu sq tr",
	"years":   "bn da fa hi hu is nb nl nn sv tr ur",
}

func TestPhrasesThatCountHaveAFormForEachNumber(t *testing.T) {
	for lang, words := range All() {
		for name, text := range byName(words) {
			want := 1
			if slices.Contains(counted, name) && !slices.Contains(strings.Fields(oneForm[name]), lang) {
				want = len(policy.PluralForms(lang))
			}
			if got := strings.Count(text, "|") + 1; got != want {
				t.Errorf("%s: %s has %d forms, want %d, for numbers like %v: %q", lang, name, got, want, policy.PluralForms(lang), text)
			}
		}
	}
}

// Two durations that one form speaks of would be told apart by nothing but the number: it must be there, but where the
// form is for one number alone and says it.
func TestEveryFormSaysTheNumber(t *testing.T) {
	saidInWords := map[string][]int{"ar": {1, 2}, "he": {1, 2}}
	for lang, words := range All() {
		for _, name := range counted {
			for i, form := range strings.Split(byName(words)[name], "|") {
				example := policy.PluralForms(lang)[i]
				if !strings.Contains(form, "{count}") && !slices.Contains(saidInWords[lang], example) {
					t.Errorf("%s: %s does not say the number: %q", lang, name, form)
				}
			}
		}
	}
}

// Accepting and refusing have the same weight on the screen, so their labels have about the same length (CNIL
// recommendation 2020-092).
func TestAcceptAndRefuseWeighTheSame(t *testing.T) {
	for lang, words := range All() {
		pairs := [][2]string{{words.Accept, words.Refuse}, {words.AcceptNews, words.RefuseNews}}
		for _, pair := range pairs {
			accept, refuse := len([]rune(pair[0])), len([]rune(pair[1]))
			if 3*accept > 4*refuse+6 || 3*refuse > 4*accept+6 {
				t.Errorf("%s: %q and %q", lang, pair[0], pair[1])
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

// byName holds the phrases by their JSON names.
func byName(words policy.Phrases) map[string]string {
	v := reflect.ValueOf(words)
	texts := map[string]string{}
	for i, name := range policy.PhraseNames() {
		texts[name] = v.Field(i).String()
	}
	return texts
}
