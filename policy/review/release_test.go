package review

import (
	"reflect"
	"testing"
	"time"

	"biscotte/policy"
)

var day = time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC)

// heat is one more service.
var heat = policy.Service{
	ID: "heat", Provider: "opendatasoft", Function: policy.Text{"en": "Heat map"}, Location: policy.Text{"en": "Everywhere"},
}

func TestRelease(t *testing.T) {
	tests := []struct {
		name  string
		edit  func(p *policy.Policy, statistics *policy.Category)
		minor []string
		want  *policy.Revision // but for its fingerprint and day
		fate  Fate
	}{
		{"nothing", func(*policy.Policy, *policy.Category) {}, nil, nil, Kept},
		{"an exempt purpose", func(p *policy.Policy, _ *policy.Category) { p.Categories[0].Title["en"] = "Needed" }, nil, nil, Kept},
		{"a translation", func(_ *policy.Policy, c *policy.Category) { c.Title["fr"] = "Les statistiques" }, nil, nil, Kept},
		{"a typo", typo, nil, &policy.Revision{}, Asked},
		{"a typo that is minor", typo, []string{"statistics"}, &policy.Revision{Minor: true}, Kept},
		{"a typo where another is minor", typo, []string{"necessary"}, &policy.Revision{}, Asked},
		{"a longer life", func(_ *policy.Policy, c *policy.Category) { c.Services[0].Cookies[0].Duration = "2 years" }, nil, &policy.Revision{}, Asked},
		{"a new service", more, nil, &policy.Revision{Added: []string{"heat"}}, Partly},
		{"a new service and a typo", func(p *policy.Policy, c *policy.Category) { typo(p, c); more(p, c) }, nil, &policy.Revision{}, Asked},
		{
			"a new service and a typo that is minor", func(p *policy.Policy, c *policy.Category) { typo(p, c); more(p, c) },
			[]string{"statistics"},
			&policy.Revision{Added: []string{"heat"}}, Partly,
		},
		{"a new service in the first place", func(_ *policy.Policy, c *policy.Category) {
			c.Services = []policy.Service{heat, c.Services[0]}
		}, nil, &policy.Revision{Added: []string{"heat"}}, Partly},
		{"a service that is gone", func(_ *policy.Policy, c *policy.Category) { c.Services = nil }, nil, &policy.Revision{Minor: true}, Kept},
		{"one in the place of another", func(_ *policy.Policy, c *policy.Category) {
			c.Services = []policy.Service{heat}
		}, nil, &policy.Revision{Added: []string{"heat"}}, Asked},
		{"a cookie that is gone", func(_ *policy.Policy, c *policy.Category) {
			c.Services[0].Cookies = c.Services[0].Cookies[:1]
		}, nil, &policy.Revision{Minor: true}, Kept},
		{"a cookie more", func(_ *policy.Policy, c *policy.Category) {
			c.Services[0].Cookies = append(c.Services[0].Cookies, policy.Cookie{Name: "_pk_ref"})
		}, nil, &policy.Revision{}, Asked},
		{"another language to go by", func(p *policy.Policy, _ *policy.Category) { p.Default = "fr" }, nil, &policy.Revision{}, Asked},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			old, now := read(t, policy.Opendatasoft), read(t, policy.Opendatasoft)
			test.edit(now, &now.Categories[1])
			Release(old, now, test.minor, day)
			var want []policy.Revision
			if test.want != nil {
				test.want.Fingerprint, test.want.Until = old.Purposes()[1].Fingerprint, "2026-11-25"
				want = []policy.Revision{first(old), *test.want}
			}
			if got := now.Categories[1].History; !reflect.DeepEqual(got, want) {
				t.Errorf("history %+v, want %+v", got, want)
			}
			if got := Diff(old, now)[1].Fate; got != test.fate {
				t.Errorf("%s, want %s", got, test.fate)
			}
		})
	}
}

// first is the state of statistics by a fingerprint of the first version: the same answer.
func first(p *policy.Policy) policy.Revision {
	return policy.Revision{Fingerprint: p.FirstFingerprint(p.Categories[1]), Until: "2026-11-25", Minor: true}
}

func typo(_ *policy.Policy, c *policy.Category) { c.Title["en"] = "Statistics!" }

func more(_ *policy.Policy, c *policy.Category) { c.Services = append(c.Services, heat) }

// A release follows another, and one that is made again after a second thought is made once.
func TestReleasesFollowEachOther(t *testing.T) {
	begin, second, third := read(t, policy.Opendatasoft), read(t, policy.Opendatasoft), read(t, policy.Opendatasoft)
	more(second, &second.Categories[1])
	Release(begin, second, nil, day)
	second.Categories[1].History[1].Note = policy.Text{"en": "We look where people click."}
	Release(begin, second, nil, day)
	more(third, &third.Categories[1])
	typo(third, &third.Categories[1])
	Release(second, third, []string{"statistics"}, day.AddDate(0, 1, 0))
	want := []policy.Revision{
		first(begin),
		{Fingerprint: begin.Purposes()[1].Fingerprint, Until: "2026-11-25", Added: []string{"heat"}, Note: policy.Text{"en": "We look where people click."}},
		{Fingerprint: second.Purposes()[1].Fingerprint, Until: "2026-12-25", Minor: true},
	}
	if got := third.Categories[1].History; !reflect.DeepEqual(got, want) {
		t.Errorf("history %+v, want %+v", got, want)
	}
	Release(third, third, nil, day.AddDate(0, 0, 401))
	if got := third.Categories[1].History; !reflect.DeepEqual(got, want[2:]) {
		t.Errorf("after 401 days %+v: nobody has an answer to the first any more", got)
	}
}

func TestReleaseNotesAFormerNameOfTheConsentCookie(t *testing.T) {
	old, now := read(t, policy.Opendatasoft), read(t, policy.Opendatasoft)
	now.ConsentCookie.Name = "answers"
	for range 2 {
		Release(old, now, nil, day)
		if got := now.ConsentCookie.Formerly; !reflect.DeepEqual(got, []string{"eu-consent"}) {
			t.Errorf("former names %q", got)
		}
	}
	for _, c := range Diff(old, now) {
		if c.Fate == Asked {
			t.Errorf("%s is asked again: %q", c.Category, c.What)
		}
	}
}
