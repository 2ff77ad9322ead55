package policy_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"biscotte/policy"
)

// town is a policy without a fault. The tests below break it; lines and columns in them are counted here, from 1.
const town = `{
  "version": 1,
  "site": {"en": "Town", "fr": "Ville"},
  "controller": {"name": "Town hall", "privacy": "/privacy"},
  "languages": ["en", "fr"],
  "defaultLanguage": "en",
  "reviewed": "2026-11-24",
  "policyPage": {"en": "/cookies", "fr": "https://town.test/fr/cookies"},
  "consentCookie": {"name": "eu-consent"},
  "languageCookie": {"name": "lang"},
  "about": {"en": "About", "fr": "À propos"},
  "kinds": [
    {"id": "necessary", "title": {"en": "Needed", "fr": "Requis"}, "text": {"en": "N", "fr": "R"}},
    {"id": "statistical", "title": {"en": "Counting", "fr": "Comptage"}, "text": {"en": "S", "fr": "S"}},
    {"id": "internal", "title": {"en": "Ours", "fr": "À nous"}, "text": {"en": "I", "fr": "I"}},
    {"id": "third-party", "title": {"en": "Theirs", "fr": "À eux"}, "text": {"en": "T", "fr": "T"}}
  ],
  "providers": {
    "hall": {"name": "Town hall", "privacy": "/privacy"},
    "tube": {"name": "Tube", "privacy": "https://tube.test/", "thirdParty": true}
  },
  "categories": [
    {
      "id": "needed", "consent": "exempt",
      "title": {"en": "Needed", "fr": "Requis"}, "summary": {"en": "Works.", "fr": "Marche."},
      "services": [
        {
          "id": "choices", "provider": "hall",
          "function": {"en": "Choices", "fr": "Choix"}, "location": {"en": "Here", "fr": "Ici"},
          "cookies": [
            {"name": "eu-consent", "party": "first", "kind": "necessary", "duration": "180 days",
              "purpose": {"en": "Answer", "fr": "Réponse"}},
            {"name": "lang", "party": "first", "kind": "necessary", "duration": "session",
              "purpose": {"en": "Language", "fr": "Langue"}}
          ]
        }
      ]
    },
    {
      "id": "media", "consent": "required",
      "title": {"en": "Media", "fr": "Médias"}, "summary": {"en": "Plays.", "fr": "Joue."},
      "services": [
        {
          "id": "video", "provider": "tube",
          "function": {"en": "Video", "fr": "Vidéo"}, "location": {"en": "There", "fr": "Là"},
          "cookies": [
            {"pattern": "tube_*", "party": "third", "kind": "third-party", "duration": "1 year",
              "purpose": {"en": "Player", "fr": "Lecteur"}}
          ]
        }
      ]
    }
  ]
}
`

const (
	syntaxHint = "look just before this place for a quote, comma or bracket that is missing or too many"
	endHint    = "a quote or a closing bracket is missing; is the file whole?"
	digitsHint = "write it in digits alone, without quotes or a fraction"
)

// broken are the mistakes that people make: each turns one text of town, the only one of its kind, into another.
var broken = []struct {
	name, old, new string
	want           []policy.Problem
}{
	{
		"a typo in a field", `"kind": "third-party",`, `"knid": "third-party",`,
		[]policy.Problem{{"categories[1].services[0].cookies[0].knid", 47, 53, "unknown field", `did you mean "kind"?`}},
	},
	{
		"a field like no other", `"version": 1,`, `"version": 1, "xylophones": 2,`,
		[]policy.Problem{{"xylophones", 2, 17, "unknown field", "known here: $schema, version, site, controller, languages, defaultLanguage, " +
			"reviewed, policyPage, load, late, consentCookie, languageCookie, about, kinds, providers, categories, regimes, gpc, records, signals, look, texts"}},
	},
	{
		"a language without its text", `"title": {"en": "Media", "fr": "Médias"}`, `"title": {"en": "Media"}`,
		[]policy.Problem{{"categories[1].title", 41, 7, `no text in "fr"`, `add "fr": "…"`}},
	},
	{
		"a blank text", `"fr": "Joue."`, `"fr": " "`,
		// The é before it is one character and two bytes.
		[]policy.Problem{{"categories[1].summary", 41, 49, `no text in "fr"`, `add "fr": "…"`}},
	},
	{
		"a text in a language that the site does not have", `"about": {"en"`, `"about": {"fe": "Fe", "en"`,
		[]policy.Problem{{"about.fe", 11, 13, `"fe" is not among the languages`, `did you mean "fr"?`}},
	},
	{
		"an id used twice", `"id": "media"`, `"id": "needed"`,
		[]policy.Problem{{"categories[1].id", 40, 7, `the id "needed" is taken`, "give each its own: the gate and the cookie go by it"}},
	},
	{
		"an unknown value of consent", `"consent": "required"`, `"consent": "require"`,
		[]policy.Problem{{"categories[1].consent", 40, 22, `"require" is unknown`, `did you mean "required"?`}},
	},
	{
		"an unknown provider", `"provider": "tube"`, `"provider": "vimeo"`,
		[]policy.Problem{{"categories[1].services[0].provider", 44, 26, `"vimeo" is no provider of this policy`, "known here: hall, tube"}},
	},
	{
		"an unknown kind", `"kind": "third-party"`, `"kind": "thirdparty"`,
		[]policy.Problem{{"categories[1].services[0].cookies[0].kind", 47, 53, `"thirdparty" is unknown`, `did you mean "third-party"?`}},
	},
	{
		"a comma before a bracket", `"version": 1,`, `"languages": ["en",],`,
		[]policy.Problem{{"", 2, 21, "a comma before ']'", "take it out: JSON has none after the last one"}},
	},
	{
		"a comma before a brace", `{"name": "lang"}`, `{"name": "lang",}`,
		[]policy.Problem{{"", 10, 36, "a comma before '}'", "take it out: JSON has none after the last one"}},
	},
	{
		"a missing comma", `"version": 1,`, `"version": 1`,
		[]policy.Problem{{"", 2, 15, "a comma is missing here", "put one between the two"}},
	},
	{
		"something after the end", "\n  ]\n}\n", "\n  ]\n}\n}\n",
		[]policy.Problem{{"", 55, 1, "something follows the last closing brace", "take it out, or a brace too many before it: the file is one JSON object"}},
	},
	{
		"no version", "\"version\": 1,\n", "",
		[]policy.Problem{{"version", 1, 1, "missing", `write "version": 1`}},
	},
	{
		"no day of the review", "\n  \"reviewed\": \"2026-11-24\",", "",
		[]policy.Problem{{"reviewed", 1, 1, "missing", `write the day of the last review as "2026-11-24"`}},
	},
	{
		"an empty day of the review", `"reviewed": "2026-11-24"`, `"reviewed": ""`,
		[]policy.Problem{{"reviewed", 7, 3, `"" is no date`, `write the day of the last review as "2026-11-24"`}},
	},
	{
		"a text where a number belongs", `"version": 1,`, `"version": "1",`,
		[]policy.Problem{{"version", 2, 14, "is a string, not a whole number", digitsHint}},
	},
	{
		"half a version", `"version": 1,`, `"version": 1.5,`,
		[]policy.Problem{{"version", 2, 14, "is a number, not a whole number", digitsHint}},
	},
	{
		"another version", `"version": 1,`, `"version": 2,`,
		[]policy.Problem{{"version", 2, 3, "is 2, and this program reads version 1", `write "version": 1`}},
	},
	{
		"one text where one in each language belongs", `"site": {"en": "Town", "fr": "Ville"}`, `"site": "Town"`,
		[]policy.Problem{{"site", 3, 11, "is a string, not an object", `one text for each language, as in {"en": "…", "fr": "…"}`}},
	},
	{
		"null", `"languageCookie": {"name": "lang"}`, `"languageCookie": null`,
		[]policy.Problem{{"languageCookie", 10, 21, "is null, not an object", "leave the field out"}},
	},
	{
		"a field written twice", `"defaultLanguage": "en",`, `"defaultLanguage": "en", "defaultLanguage": "fr",`,
		[]policy.Problem{{"defaultLanguage", 6, 28, "is here twice", "keep one of the two"}},
	},
	{
		"a consent cookie that visitors cannot read about", `"consentCookie": {"name": "eu-consent"}`, `"consentCookie": {"name": "answers"}`,
		[]policy.Problem{{"consentCookie.name", 9, 21, `no exempt category declares the cookie "answers"`, "add it to the cookies of a service there"}},
	},
	{
		"a former name that is the present one", `"consentCookie": {"name": "eu-consent"}`,
		`"consentCookie": {"name": "eu-consent", "formerly": ["old", "eu-consent", "old", "lang", "a b"]}`,
		[]policy.Problem{
			{"consentCookie.formerly[1]", 9, 63, "is its present name", "list only names that the consent cookie no longer has"},
			{"consentCookie.formerly[2]", 9, 77, "is here twice", "list only names that the consent cookie no longer has"},
			{"consentCookie.formerly[3]", 9, 84, "is the language cookie's name", "list only names that the consent cookie no longer has"},
			{"consentCookie.formerly[4]", 9, 92, `"a b" is no cookie name`, "letters, digits, hyphens and underscores"},
		},
	},
	{
		"a former name that a service has now", `"consentCookie": {"name": "eu-consent"}`,
		`"consentCookie": {"name": "eu-consent", "formerly": ["tube_a"]}`,
		[]policy.Problem{{
			"consentCookie.formerly[0]", 9, 56, `the service "video" declares the cookie "tube_a"`, "it would be removed: take it off one of the two",
		}},
	},
	{
		"a duration in words", `"1 year"`, `"a year"`,
		[]policy.Problem{{"categories[1].services[0].cookies[0].duration", 47, 76, `"a year" is no duration`, `write "session", "30 minutes" or "13 months"`}},
	},
	{
		"a script for a link", `"https://tube.test/"`, `"javascript:alert(1)"`,
		[]policy.Problem{{"providers.tube.privacy", 20, 30, `"javascript:alert(1)" is no link`, `begins with "https://" or "/"`}},
	},
	{
		"a link to another host in disguise", `"en": "/cookies"`, `"en": "//evil.test/cookies"`,
		[]policy.Problem{{"policyPage.en", 8, 18, `"//evil.test/cookies" is no link`, `begins with "https://" or "/"`}},
	},
	{
		"a link to another host by a backslash", `"en": "/cookies"`, `"en": "/\\\\evil.test"`,
		[]policy.Problem{{"policyPage.en", 8, 18, `"/\\\\evil.test" is no link`, `begins with "https://" or "/"`}},
	},
	{
		"a name with a star", `"pattern": "tube_*"`, `"name": "tube_*"`,
		[]policy.Problem{{"categories[1].services[0].cookies[0].name", 47, 14, `a name has no "*"`, `write it as "pattern"`}},
	},
	{
		"a pattern without a star", `"pattern": "tube_*"`, `"pattern": "tube"`,
		[]policy.Problem{{"categories[1].services[0].cookies[0].pattern", 47, 14, `a pattern has a "*"`, `write it as "name"`}},
	},
	{
		"a fact in one language", `"location": {"en": "There", "fr": "Là"},`, `"location": {"en": "There", "fr": "Là"}, "data": {"en": "Clicks"},`,
		[]policy.Problem{{"categories[1].services[0].data", 45, 96, `no text in "fr"`, `add "fr": "…"`}},
	},
	{
		"a pixel with a scheme", `"provider": "tube",`, `"provider": "tube", "pixels": ["https://tube.test/p"],`,
		[]policy.Problem{{
			"categories[1].services[0].pixels[0]", 44, 57, `"https://tube.test/p" is no address of a pixel`,
			`a host and a path, as in "stats.example.org/p.gif"; "*" stands for any characters`,
		}},
	},
	{
		"a look that is none", `"version": 1,`, `"version": 1, "look": {"layout": "baar", "theme": "drak", "settingsButton": "bottom"},`,
		[]policy.Problem{
			{"look.layout", 2, 26, `"baar" is unknown`, `did you mean "bar"?`},
			{"look.theme", 2, 44, `"drak" is unknown`, `did you mean "dark"?`},
			{"look.settingsButton", 2, 61, `"bottom" is unknown`, "known here: bottom-start, bottom-end, top-start, top-end"},
		},
	},
	{
		"a bar in a corner", `"version": 1,`, `"version": 1, "look": {"position": "top-end"},`,
		[]policy.Problem{{"look.position", 2, 26, "a bar lies along an edge", `write "bottom" or "top", or "layout": "box"`}},
	},
	{
		"colours and letters that end in something else", `"version": 1,`,
		`"version": 1, "look": {"light": {"ink": "black"}, "font": "Inter; color: red", "radius": "5"},`,
		[]policy.Problem{
			{"look.light.ink", 2, 36, `"black" is no colour`, `six hexadecimal digits, as in "#1f3a5f"`},
			{"look.font", 2, 53, `"Inter; color: red" is no list of fonts`, `as in "Inter, sans-serif"`},
			{"look.radius", 2, 82, `"5" is no length`, `as in "0", "4px" or "1em"`},
		},
	},
	{
		"a button without a word", `"version": 1,`, `"version": 1, "texts": {"en": {"refuse": ""}},`,
		[]policy.Problem{{"texts.en.refuse", 2, 34, "is empty", "write a text, or leave it out to keep ours"}},
	},
	{
		"something missing from the top", `"site": {"en": "Town", "fr": "Ville"},`, ``,
		[]policy.Problem{
			{"site", 1, 1, `no text in "en"`, `add "en": "…"`},
			{"site", 1, 1, `no text in "fr"`, `add "fr": "…"`},
		},
	},
	{
		// The languages are looked at before the controller; the file's order is what counts.
		"two mistakes, in the file's order", `"name": "Town hall", "privacy": "/privacy"},` + "\n" + `  "languages": ["en", "fr"],`,
		`"name": "", "privacy": "/privacy"},` + "\n" + `  "languages": ["en", "fr", "en"],`,
		[]policy.Problem{
			{"controller.name", 4, 18, "missing", "visitors must be told who asks (GDPR art. 13(1)(a))"},
			{"languages[2]", 5, 29, `"en" is here twice`, "keep one of the two"},
		},
	},
}

func TestLoadSaysWhereAndWhat(t *testing.T) {
	for _, test := range broken {
		t.Run(test.name, func(t *testing.T) {
			expectProblems(t, replace(t, town, test.old, test.new), test.want)
		})
	}
}

func TestLoadOfAFileCutShort(t *testing.T) {
	cut, _, _ := strings.Cut(town, `, "fr": "Ville"`) // leaves `  "site": {"en": "Town"`, 23 characters, on line 3
	expectProblems(t, cut, []policy.Problem{{"", 3, 24, "not JSON: the file ends too early", endHint}})
}

func TestLoadOfAFileTooLarge(t *testing.T) {
	expectProblems(t, town+strings.Repeat(" ", policy.MaxSize),
		[]policy.Problem{{"", 1, 1, "the file is larger than a megabyte", "is it a policy?"}})
}

func TestProblemsAsAnError(t *testing.T) {
	broken := replace(t, town, `"version": 1,`, `"version": 2,`)
	_, err := policy.Load("town.json", []byte(replace(t, broken, `"reviewed": "2026-11-24"`, `"reviewed": "today"`)))
	want := `town.json:2:3: version: is 2, and this program reads version 1 (write "version": 1)
town.json:7:3: reviewed: "today" is no date (write the day of the last review as "2026-11-24")`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

func TestLoad(t *testing.T) {
	p := load(t, town)
	if p.Controller.Name != "Town hall" || len(p.Categories) != 2 || p.Categories[1].Services[0].Cookies[0].Pattern != "tube_*" {
		t.Errorf("read as %+v", p)
	}
}

func expectProblems(t *testing.T, data string, want []policy.Problem) {
	t.Helper()
	p, err := policy.Load("town.json", []byte(data))
	var problems *policy.Problems
	if !errors.As(err, &problems) {
		t.Fatalf("read as %+v, error %v", p, err)
	}
	if p != nil || !slices.Equal(problems.List, want) {
		t.Errorf("got\n%+v\nwant\n%+v", problems.List, want)
	}
}

func load(t *testing.T, data string) *policy.Policy {
	t.Helper()
	p, err := policy.Load("town.json", []byte(data))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// replace changes the one place where old stands in s.
func replace(t *testing.T, s, old, to string) string {
	t.Helper()
	if n := strings.Count(s, old); n != 1 {
		t.Fatalf("%q stands %d times in the policy", old, n)
	}
	return strings.Replace(s, old, to, 1)
}
