package policy_test

import (
	"strings"
	"testing"

	"biscotte/policy"
)

// What a refusal removes must never be what the site, or the answer itself, needs: the mistake is told where it is made.
func TestNothingNecessaryIsRemoved(t *testing.T) {
	const pattern = `"pattern": "_pk_ses*"`
	source := string(policy.Opendatasoft)
	if strings.Count(source, pattern) != 1 {
		t.Fatalf("%s is not in the policy once", pattern)
	}
	before, _, _ := strings.Cut(source, pattern)
	at := strings.Count(before, "\n") + 1
	for declared, message := range map[string]string{
		`"pattern": "*"`: "fits too much", `"pattern": "**"`: "fits too much", `"pattern": "_*"`: "fits too much",
		`"pattern": "sess*"`: `may be "sessionid", which the service`, `"pattern": "*ion*"`: "which the service", `"pattern": "eu-*"`: "which keeps the visitor's answer",
		`"pattern": "eu-consent-l*"`: "which keeps the visitor's answer", `"pattern": "django_*"`: "which keeps the visitor's language",
		`"pattern": "PHP*"`: "signed in", `"pattern": "*SESSIONID"`: "signed in", `"pattern": "csrf*"`: "signed in",
		`"name": "PHPSESSID"`: "", `"pattern": "_hj*"`: "",
	} {
		_, problems := policy.Read([]byte(strings.Replace(source, pattern, declared, 1)))
		switch {
		case message == "" && len(problems) == 0:
		case message == "" || len(problems) != 1 || !strings.Contains(problems[0].Message, message) || problems[0].Line != at || problems[0].Column < 2 || problems[0].Hint == "":
			t.Errorf("%s: %v, want %q in line %d", declared, problems, message, at)
		}
	}
}

func TestNothingNecessaryIsRemovedFromStorage(t *testing.T) {
	say := `"purpose": {"en": "x", "fr": "x", "es": "x"}`
	with := func(needed, optional string) string {
		source := strings.Replace(string(policy.Opendatasoft), `"id": "consent",`, `"id": "consent", "storage": {`+needed+`, `+say+`},`, 1)
		return strings.Replace(source, `"id": "matomo",`, `"id": "matomo", "storage": {`+optional+`, `+say+`},`, 1)
	}
	for _, c := range []struct{ needed, optional, path string }{
		{`"local": ["cart"]`, `"local": ["ca*"]`, "storage.local[0]"},
		{`"local": ["cart.*"]`, `"local": ["x", "*.items"]`, "storage.local[1]"},
		{`"session": ["form"]`, `"session": ["f*"]`, "storage.session[0]"},
		{`"databases": ["drafts"]`, `"databases": ["*fts"]`, "storage.databases[0]"},
		{`"caches": ["app-*"]`, `"caches": ["app-1"]`, "storage.caches[0]"},
		{`"local": ["cart"]`, `"session": ["ca*"]`, ""},
		{`"local": ["cart"]`, `"local": ["_paq*"]`, ""},
	} {
		_, problems := policy.Read([]byte(with(c.needed, c.optional)))
		if c.path == "" && len(problems) == 0 {
			continue
		}
		if len(problems) != 1 || c.path == "" || !strings.HasSuffix(problems[0].Path, c.path) || problems[0].Line < 2 {
			t.Errorf("%s beside %s: %v, want %q", c.optional, c.needed, problems, c.path)
		}
	}
}
