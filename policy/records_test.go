package policy_test

import (
	"errors"
	"strings"
	"testing"

	"biscotte/policy"
)

// declares is what a policy needs for a cookie by which a browser knows its record.
const declares = `{"name": "lang", "party"`

func TestRecords(t *testing.T) {
	declared := `{"name": "receipt", "party": "first", "kind": "necessary", "duration": "180 days", "httpOnly": true,
		"purpose": {"en": "Proof", "fr": "Preuve"}}, ` + declares
	tests := map[string]struct {
		records, cookie string
		want            string
	}{
		"a path":                 {`{"endpoint": "/consent/choice"}`, declares, ""},
		"a path and a cookie":    {`{"endpoint": "/choice", "cookie": "receipt"}`, declared, ""},
		"another site":           {`{"endpoint": "https://other.test/choice"}`, declares, `records.endpoint: "https://other.test/choice" is no path`},
		"another host":           {`{"endpoint": "//other.test/choice"}`, declares, "is no path of the site"},
		"a path that is cleaned": {`{"endpoint": "/a/../choice"}`, declares, "is no path of the site"},
		"a query":                {`{"endpoint": "/choice?a=b"}`, declares, "is no path of the site"},
		"nothing":                {`{}`, declares, "records.endpoint: missing"},
		"an undeclared cookie":   {`{"endpoint": "/choice", "cookie": "receipt"}`, declares, `no exempt category declares the cookie "receipt"`},
		"a visible cookie": {
			`{"endpoint": "/choice", "cookie": "receipt"}`, strings.Replace(declared, `"httpOnly": true,`, "", 1),
			`the cookie "receipt" is declared as one that scripts can read (add "httpOnly": true there)`,
		},
		"the answer's cookie":   {`{"endpoint": "/choice", "cookie": "eu-consent"}`, declares, "is another cookie's name"},
		"the language's cookie": {`{"endpoint": "/choice", "cookie": "lang"}`, declares, "is another cookie's name"},
		"no cookie's name":      {`{"endpoint": "/choice", "cookie": "a b"}`, declares, `"a b" is no cookie name`},
	}
	for name, test := range tests {
		data := strings.Replace(town, declares, test.cookie, 1)
		data = strings.Replace(data, `"version": 1,`, `"version": 1, "records": `+test.records+`,`, 1)
		_, err := policy.Load("town.json", []byte(data))
		var problems *policy.Problems
		switch {
		case test.want == "" && err != nil:
			t.Errorf("%s: %v", name, err)
		case test.want != "" && (!errors.As(err, &problems) || !strings.Contains(err.Error(), test.want)):
			t.Errorf("%s: %v, want %q", name, err, test.want)
		}
	}
}

// The form lies beside the endpoint, wherever that is.
func TestPreferences(t *testing.T) {
	for endpoint, want := range map[string]string{"/choice": "/preferences", "/consent/choice": "/consent/preferences"} {
		if got := (&policy.Records{Endpoint: endpoint}).Preferences(); got != want {
			t.Errorf("%s: %q", endpoint, got)
		}
	}
	if got := (*policy.Records)(nil).Preferences(); got != "" {
		t.Errorf("without records: %q", got)
	}
}

// Two slashes at the beginning would be another host.
func TestTheVisitorsOwnRecordIsBesideTheEndpoint(t *testing.T) {
	for endpoint, want := range map[string]string{"/choice": "/record", "/consent/choice": "/consent/record", "/a/b/c": "/a/b/record"} {
		p := &policy.Policy{Records: &policy.Records{Endpoint: endpoint, Cookie: "record"}}
		if got := p.View("en", nil).Record; got != want {
			t.Errorf("%s: %q, want %q", endpoint, got, want)
		}
	}
}
