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
		"a no-break space":   {`"version": 1,`, "\"version\":\u00a01,", policy.Problem{"", 2, 13, "a space that JSON does not know (U+00A0)", "write an ordinary space; it comes from a web page or a word processor"}},
		"Latin-1":            {`"fr": "Ville"`, "\"fr\": \"Caf\xe9\"", policy.Problem{"", 3, 36, "is not UTF-8: the byte 0xe9", "save it as UTF-8; it may be Latin-1 or Windows-1252 now"}},
		"a missing colon":    {`"version": 1,`, `"version" 1,`, policy.Problem{"", 2, 12, "a colon is missing here", "put one between the name and its value"}},
		"an equals sign":     {`"version": 1,`, `"version" = 1,`, policy.Problem{"", 2, 13, "'=', which JSON does not know", "write a colon between a name and its value, and a comma between two"}},
		"a space unseen":     {`"version": 1,`, "\"version\":\u200b1,", policy.Problem{"", 2, 13, "a character that cannot be seen (U+200B)", "take it out; it comes from a web page or a word processor"}},
		"a dash":             {`"version": 1,`, `"version": –,`, policy.Problem{"", 2, 14, "– (U+2013), which JSON does not know outside of texts", "take it out, or put the text in quotes"}},
		"a tab in a text":    {`"en": "Town"`, "\"en\": \"To\twn\"", policy.Problem{"", 3, 21, "a tab within a text", `write a space, or \t`}},
		"a bell in a text":   {`"en": "Town"`, "\"en\": \"To\awn\"", policy.Problem{"", 3, 21, "a control character within a text (U+0007)", "take it out: it cannot be seen"}},
		"a Windows path":     {`"en": "Town"`, `"en": "C:\Town"`, policy.Problem{"", 3, 22, "a backslash within a text, and no escape that JSON knows", `write \\ for the backslash itself; \" for a quote, \n for a new line, \u00e9 for a character by its number`}},
		"Python's True":      {`"version": 1,`, `"version": True,`, policy.Problem{"", 2, 14, `"True" is no word of JSON`, "write it as true, in lower case"}},
		"a name in the open": {`"version": 1,`, `version: 1,`, policy.Problem{"", 2, 3, `"version" is not in quotes`, `write it as "version"`}},
		"a text in the open": {`"en": "Town"`, `"en": Town`, policy.Problem{"", 3, 18, `"Town" is not in quotes`, `write it as "Town"`}},
		"a leading zero":     {`"version": 1,`, `"version": 01,`, policy.Problem{"", 2, 15, "a number that begins with 0", "write it without the zero"}},
		"hexadecimal":        {`"version": 1,`, `"version": 0x1,`, policy.Problem{"", 2, 14, `"0x1" is no number`, "write a number in decimal digits, or a text in quotes"}},
	} {
		t.Run(name, func(t *testing.T) {
			expectProblems(t, replace(t, town, test.old, test.new), []policy.Problem{test.want})
		})
	}
	expectProblems(t, "version: 1\n", []policy.Problem{{"", 1, 1, "not JSON", "the file is a JSON object: it begins with {"}})
	expectProblems(t, town+"{}", []policy.Problem{{"", 55, 1, "something follows the last closing brace", "take it out, or a brace too many before it: the file is one JSON object"}})
	for _, nothing := range []string{"", " \n\n"} {
		expectProblems(t, nothing, []policy.Problem{{"", 1, 1, "is empty", "it is to be one JSON object, in braces"}})
	}
	expectProblems(t, "{\x00}\x00", []policy.Problem{{"", 1, 1, "is UTF-16", "save it as UTF-8"}})
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
