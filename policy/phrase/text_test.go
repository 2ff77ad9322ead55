package phrase

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"biscotte/policy"
)

// borrowed are the phrases that languages share with English word for word, and which do.
var borrowed = map[string]string{
	"cookie":  "cs da de el es fr gl it mt nl pt pt-br ro sk",
	"minutes": "fr",
}

func TestNoPhraseIsLeftInEnglish(t *testing.T) {
	all := All()
	english := byName(all["en"])
	for lang, words := range all {
		for name, text := range byName(words) {
			listed := slices.Contains(strings.Fields(borrowed[name]), lang)
			if lang != "en" && (text == english[name]) != listed {
				t.Errorf("%s: %s is %q, in English %q; listed as the same: %t", lang, name, text, english[name], listed)
			}
		}
	}
}

func TestPlaceholdersAreTheSame(t *testing.T) {
	want := map[string]string{
		"bannerIntro": "{controller}", "changeLater": "{settings}", "thirdParties": "{count}", "details": "{cookies} {services}",
		"privacySignal": "{purposes}", "remains": "{names}", "held": "{provider}", "alwaysAllow": "{provider}",
		"newsIntro": "{controller}", "newServices": "{services}",
		"noticeIntro": "{controller}", "inUse": "{purposes}",
	}
	for lang, words := range All() {
		for name, text := range byName(words) {
			if slices.Contains(counted, name) {
				text = strings.ReplaceAll(text, "{count}", "")
			}
			found := placeholder.FindAllString(text, -1)
			slices.Sort(found)
			if got := strings.Join(found, " "); got != want[name] {
				t.Errorf("%s: %s has %q, and %q is filled in", lang, name, got, want[name])
			}
			if strings.ContainsAny(placeholder.ReplaceAllString(text, ""), "{}") {
				t.Errorf("%s: %s has a brace on its own: %q", lang, name, text)
			}
		}
	}
}

var placeholder = regexp.MustCompile(`\{[^{}]*\}`)

// stray is space that nobody sees or everybody stumbles over, typewriter's quotes and dots, and marks that turn the
// direction of writing: the page's dir does that.
var stray = regexp.MustCompile(`^\s|\s$|\s\||\|\s|\s\s|[\t\n\r]|["'` + "`" + `]|\.\.\.|[\x{200e}\x{200f}\x{202a}-\x{202e}\x{2066}-\x{2069}\x{feff}\x{ad}]`)

func TestNothingStray(t *testing.T) {
	for lang, words := range All() {
		for name, text := range byName(words) {
			if found := stray.FindString(text); found != "" {
				t.Errorf("%s: %s has a stray %q: %q", lang, name, found, text)
			}
		}
	}
}

// hanging are short words that printers in these languages keep off the end of a line, and abbreviations, which nobody
// parts from their number; a space after either must not break.
var hanging = map[string]*regexp.Regexp{
	"cs sk": regexp.MustCompile(`(?i)(^|[\s(„])([aikosuvz]|čl\.|odst\.|ods\.|písm\.) `),
	"pl":    regexp.MustCompile(`(?i)(^|[\s(„])([aiouwz]|art\.|ust\.|lit\.) `),
	"ru uk": regexp.MustCompile(`(?i)(^|[\s(«])[авиікосуєя] `),
	"da":    regexp.MustCompile(`stk\. `),
	"is":    regexp.MustCompile(`\d\. m?gr\.`),
	"nb nn": regexp.MustCompile(`nr\. `),
	"pt":    regexp.MustCompile(`n\.º `),
}

func TestNoLineEndsOnAWordThatMustNot(t *testing.T) {
	all := All()
	for languages, pattern := range hanging {
		for _, lang := range strings.Fields(languages) {
			for name, text := range byName(all[lang]) {
				if found := pattern.FindString(text); found != "" {
					t.Errorf("%s: %s can break after %q: %q", lang, name, found, text)
				}
			}
		}
	}
}

// A letter of another script that looks the same is read aloud wrong, and found by no search.
func TestNoWordMixesScripts(t *testing.T) {
	scripts := []*unicode.RangeTable{unicode.Latin, unicode.Greek, unicode.Cyrillic}
	for lang, words := range All() {
		for name, text := range byName(words) {
			for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
				in := 0
				for _, script := range scripts {
					if strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(script, r) }) {
						in++
					}
				}
				if in > 1 {
					t.Errorf("%s: %s mixes scripts in %q", lang, name, word)
				}
			}
		}
	}
}

// ownNames are the names that say more than CLDR's.
var ownNames = map[string]string{"id": "Bahasa Indonesia", "nn": "Norsk nynorsk", "pt-br": "Português (Brasil)"}

func TestNamesAreTheLanguagesOwn(t *testing.T) {
	seen := map[string]string{}
	for lang, words := range All() {
		want := ownNames[lang]
		if want == "" {
			want = display.Self.Name(language.MustParse(lang))
		}
		if !strings.EqualFold(words.Name, want) {
			t.Errorf("%s is called %q, and calls itself %q", lang, words.Name, want)
		}
		if other, twice := seen[words.Name]; twice {
			t.Errorf("%s and %s are both called %q", lang, other, words.Name)
		}
		seen[words.Name] = lang
	}
}

func TestDirectionIsThatOfTheScript(t *testing.T) {
	for lang, words := range All() {
		want := "ltr"
		if unicode.In([]rune(words.Name)[0], unicode.Arabic, unicode.Hebrew) {
			want = "rtl"
		}
		if got := policy.Direction(lang); got != want {
			t.Errorf("%s is written %s, want %s", lang, got, want)
		}
	}
}
