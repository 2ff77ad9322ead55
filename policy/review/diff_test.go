package review

import (
	"fmt"
	"strings"
	"testing"

	"biscotte/policy"
)

func TestDiff(t *testing.T) {
	const media = `"categories": [{"id": "media", "consent": "required", "title": {}, "summary": {}, "services": []},`
	tests := []struct{ name, old, to, want string }{
		{"nothing", `"14 days"`, `"14 days"`, "necessary exempt; statistics kept"},
		{"a word", `"Statistics"`, `"Statistics!"`, `necessary exempt; statistics asked: title "Statistics!", was "Statistics"`},
		{"a translation", `"Statistiques"`, `"Statistiques !"`, "necessary exempt; statistics kept: nothing that the answer depends on"},
		{"a new purpose", `"categories": [`, media, "media asked: the purpose is new; necessary exempt; statistics kept"},
		{"a longer life", `"13 months"`, `"14 months"`, `necessary exempt; statistics asked: service "matomo": cookie "_pk_id*": duration 14 months, was 13 months`},
		{"another service", `"id": "matomo"`, `"id": "piwik"`, `necessary exempt; statistics asked: service "piwik" is new, service "matomo" is gone`},
		{"another cookie", `_pk_ses*`, `_pk_ref*`, `necessary exempt; statistics asked: service "matomo": cookie "_pk_ref*" is new, service "matomo": cookie "_pk_ses*" is gone`},
		{"an exemption", `"required"`, `"exempt"`, "necessary exempt; statistics no longer asked: consent: exempt, was required"},
		{"a question", `"exempt"`, `"required"`, "necessary asked: consent: required, was exempt; statistics kept"},
		{"another name", `"id": "statistics"`, `"id": "counting"`, "necessary exempt; counting asked: the purpose is new; statistics dropped: the purpose is gone"},
		{
			"another consent cookie", `"name": "eu-consent",
    "path"`, `"name": "sessionid",
    "path"`,
			`necessary exempt; statistics asked: the consent cookie was "eu-consent", which is not among its former names`,
		},
		{"something in storage", `"id": "matomo",`, `"id": "matomo", "storage": {"local": ["_paq*"], "session": ["x"], "purpose": {"en": "y"}, "duration": "1 day"},`, `necessary exempt; statistics asked: service "matomo": local storage "_paq*" is new, service "matomo": session storage "x" is new, service "matomo": purpose of the storage "y", was "", service "matomo": duration of the storage 1 day, was `},
		{"a pixel", `"id": "matomo",`, `"id": "matomo", "pixels": ["a.example/p.gif"],`, `necessary exempt; statistics asked: service "matomo": pixel "a.example/p.gif" is new`},
		{"an exempt cookie", `"14 days"`, `"15 days"`, `necessary exempt: service "session": cookie "sessionid": duration 15 days, was 14 days; statistics kept`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, c := range Diff(read(t, policy.Opendatasoft), read(t, broken(t, test.old, test.to))) {
				line := fmt.Sprintf("%s %s", c.Category, c.Fate)
				if len(c.What) > 0 {
					line += ": " + strings.Join(c.What, ", ")
				}
				got = append(got, line)
			}
			if said := strings.Join(got, "; "); said != test.want {
				t.Errorf("got\n%s\nwant\n%s", said, test.want)
			}
		})
	}
}
