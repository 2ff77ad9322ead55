package policy_test

import (
	"testing"

	"biscotte/policy"
)

// What Go says of a character that JSON does not expect helps nobody who writes a policy.
func TestLoadSaysWhatIsNoJSON(t *testing.T) {
	for name, test := range map[string]struct {
		old, new string
		want     policy.Problem
	}{
		"a comment":          {`"version": 1,`, `"version": 1, // ours`, policy.Problem{"", 2, 17, "a comment", `take it out: JSON has none; "$schema" makes an editor explain every field`}},
		"single quotes":      {`"version": 1,`, `'version': 1,`, policy.Problem{"", 2, 3, "a quote that JSON does not know: '", `write it as "`}},
		"a word processor's": {`"en": "Town"`, `"en": “Town”`, policy.Problem{"", 3, 18, "a quote that JSON does not know: “", `write it as "`}},
		"an open quote":      {`"en": "Town", "fr": "Ville"},`, `"en": "Town", "fr": "Ville},`, policy.Problem{"", 3, 40, "the line ends within a text", `close it with a quote; a new line within a text is written \n`}},
		"a missing comma":    {`"fr"],`, `"fr"]`, policy.Problem{"", 5, 28, "a comma is missing here", "put one between the two"}},
		"two commas":         {`"version": 1,`, `"version": 1,,`, policy.Problem{"", 2, 16, "a second comma", "take it out"}},
		"a no-break space":   {`"version": 1,`, "\"version\":\u00a01,", policy.Problem{"", 2, 13, "a space that JSON does not know (U+00A0)", "write an ordinary space; this one comes from a web page or a word processor"}},
		"Latin-1":            {`"fr": "Ville"`, "\"fr\": \"Caf\xe9\"", policy.Problem{"", 3, 36, "is not UTF-8: the byte 0xe9", "save it as UTF-8; it may be Latin-1 or Windows-1252 now"}},
		"a missing colon":    {`"version": 1,`, `"version" 1,`, policy.Problem{"", 2, 13, "not JSON: invalid character '1' after object key", syntaxHint}},
	} {
		t.Run(name, func(t *testing.T) {
			expectProblems(t, replace(t, town, test.old, test.new), []policy.Problem{test.want})
		})
	}
	expectProblems(t, "version: 1\n", []policy.Problem{{"", 1, 1, "not JSON", "the file is a JSON object: it begins with {"}})
	expectProblems(t, "\xff\xfe{\x00", []policy.Problem{{"", 1, 1, "is UTF-16", "save it as UTF-8"}})
	expectProblems(t, "\xef\xbb\xbf"+town, []policy.Problem{{"", 1, 1, "begins with a byte order mark", "save it as UTF-8 without one"}})
}

// A mistake in the shape of one thing hides no mistake in another, and is told once.
func TestLoadLooksOnWhereAShapeIsWrong(t *testing.T) {
	for name, test := range map[string]struct {
		old, new string
		want     []policy.Problem
	}{
		"beside a typo": {`"party": "third", "kind": "third-party", "duration": "1 year"`, `"party": "thirg", "knid": "third-party", "duration": "1 year"`, []policy.Problem{
			{"categories[1].services[0].cookies[0].party", 47, 35, `"thirg" is unknown`, `did you mean "third"?`},
			{"categories[1].services[0].cookies[0].knid", 47, 53, "unknown field", `did you mean "kind"?`},
		}},
		"the consent cookie's typo": {`{"name": "eu-consent", "party"`, `{"nam": "eu-consent", "party"`, []policy.Problem{
			{"categories[0].services[0].cookies[0].nam", 31, 14, "unknown field", `did you mean "name"?`},
		}},
		"the languages' typo, that all texts depend on": {`"languages":`, `"languges":`, []policy.Problem{
			{"languges", 5, 3, "unknown field", `did you mean "languages"?`},
		}},
		"a typo at the top": {`"reviewed": "2026-11-24",` + "\n" + `  "policyPage": {"en": "/cookies",`, `"revieweed": "2026-11-24",` + "\n" + `  "policyPage": {"en": "cookies",`, []policy.Problem{
			{"revieweed", 7, 3, "unknown field", `did you mean "reviewed"?`},
			{"policyPage.en", 8, 18, `"cookies" is no link`, `begins with "https://" or "/"`},
		}},
	} {
		t.Run(name, func(t *testing.T) {
			expectProblems(t, replace(t, town, test.old, test.new), test.want)
		})
	}
}
