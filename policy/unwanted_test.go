package policy

import (
	"strings"
	"testing"
)

func TestMatches(t *testing.T) {
	for _, test := range []struct {
		declared Cookie
		name     string
		want     bool
	}{
		{Cookie{Name: "_ga"}, "_ga", true},
		{Cookie{Name: "_ga"}, "_gat", false},
		{Cookie{Pattern: "_ga_*"}, "_ga_", true},
		{Cookie{Pattern: "_ga_*"}, "_ga_X1", true},
		{Cookie{Pattern: "_ga_*"}, "x_ga_1", false},
		{Cookie{Pattern: "_pk_*.*"}, "_pk_id.7", true},
		{Cookie{Pattern: "_pk_*.*"}, "_pk_id7", false},
		{Cookie{Pattern: "b*c*d"}, "bcd", true},
		{Cookie{Pattern: "b*c*d"}, "bdc", false},
		{Cookie{Pattern: "b*b"}, "b", false},
		{Cookie{Pattern: "a.c*"}, "abcd", false},
		{Cookie{Pattern: "*"}, "x", true},
	} {
		if got := test.declared.Matches(test.name); got != test.want {
			t.Errorf("%q and %q: %t", test.declared.Label(), test.name, got)
		}
	}
}

// Even a policy that no check has seen takes nobody's answer or language back.
func TestTheAnswerIsNeverUnwanted(t *testing.T) {
	p := &Policy{
		ConsentCookie: ConsentCookie{Name: "answer", Formerly: []string{"before"}}, LanguageCookie: &LanguageCookie{Name: "lang"},
		Records: &Records{Endpoint: "/x", Cookie: "receipt"},
		Categories: []Category{
			{ID: "needed", Consent: Exempt, Services: []Service{{ID: "session", Cookies: []Cookie{{Name: "sessionid", Party: FirstParty}}}}},
			{ID: "ads", Consent: Required, Services: []Service{{ID: "ad", Cookies: []Cookie{{Pattern: "*", Party: FirstParty}}}}},
		},
	}
	const header = "answer=1; answer-lasting=2; before=3; before-lasting=4; lang=5; receipt=6; sessionid=7; ad=8"
	if got := unwantedNames(p, nil, header); len(got) != 1 || got[0] != "ad" {
		t.Errorf("it takes back %q", got)
	}
}

func TestUnwanted(t *testing.T) {
	p := &Policy{Categories: []Category{
		{ID: "needed", Consent: Exempt, Services: []Service{{ID: "session", Cookies: []Cookie{
			{Name: "sessionid", Party: FirstParty, HTTPOnly: true}, {Name: "_shared", Party: FirstParty},
		}}}},
		{ID: "statistics", Consent: Required, Services: []Service{
			{ID: "counter", Cookies: []Cookie{
				{Pattern: "_pk_*", Party: FirstParty}, {Name: "count", Party: FirstParty, HTTPOnly: true}, {Name: "_shared", Party: FirstParty},
			}},
			{ID: "other", Cookies: []Cookie{{Name: "_pk_id", Party: FirstParty}, {Name: "theirs", Party: ThirdParty}}},
		}},
	}}
	const header = "a=1; _pk_id=2; _pk_id=3;_pk_ses=4; sessionid=5; count=6; _shared=7; theirs=8; bad name=9; novalue"
	fingerprint := p.Fingerprint(p.Categories[1])
	for choice, want := range map[string]string{
		"":                            "count _pk_id _pk_ses",
		"statistics:false:":           "count _pk_id _pk_ses",
		"statistics:true:":            "",
		"statistics:true:~counter":    "count _pk_ses",
		"statistics:false:~other":     "count _pk_ses",
		"statistics:true:outdated":    "count _pk_id _pk_ses",
		"statistics:false:~elsewhere": "count _pk_id _pk_ses",
	} {
		var c *Choice
		if category, rest, ok := strings.Cut(choice, ":"); ok {
			yes, exception, _ := strings.Cut(rest, ":")
			c = &Choice{Time: 1, Answers: []Answer{{category, yes == "true", fingerprint}}}
			if service, ok := strings.CutPrefix(exception, "~"); ok {
				c.Exceptions = []Exception{{service, yes != "true"}}
			} else if exception != "" {
				c.Answers[0].Fingerprint = exception
			}
		}
		if got := strings.Join(unwantedNames(p, c, header), " "); got != want {
			t.Errorf("%q: %q, want %q", choice, got, want)
		}
	}
}

// Whoever makes up names by the thousand has some of them looked at.
func TestNotEveryNameIsLookedAt(t *testing.T) {
	p := &Policy{Categories: []Category{{ID: "statistics", Consent: Required, Services: []Service{
		{ID: "counter", Cookies: []Cookie{{Pattern: "_pk_*", Party: FirstParty}}},
	}}}}
	var header strings.Builder
	for i := range 3000 {
		header.WriteString("_pk_" + strings.Repeat("x", i%7) + string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676)) + "=1; ")
	}
	if n := len(unwantedNames(p, nil, header.String())); n == 0 || n > maxNames {
		t.Errorf("%d names", n)
	}
}

// unwantedNames begins with those that scripts cannot remove.
func unwantedNames(p *Policy, c *Choice, header string) []string {
	hidden, others := Unwanted(p, p.Purposes(), c, header)
	return append(hidden, others...)
}
