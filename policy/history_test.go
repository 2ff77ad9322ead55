package policy_test

import (
	"reflect"
	"strings"
	"testing"

	"biscotte/policy"
)

func TestEarlierAnswersThatStillCount(t *testing.T) {
	services := []policy.Service{{ID: "video"}, {ID: "radio"}, {ID: "podcast"}}
	tests := []struct {
		name    string
		history []policy.Revision
		want    map[string][]string
	}{
		{"no history", nil, nil},
		{"a minor change", []policy.Revision{{Fingerprint: "a", Minor: true}}, map[string][]string{"a": {}}},
		{"a new service", []policy.Revision{{Fingerprint: "a", Added: []string{"radio"}}}, map[string][]string{"a": {"radio"}}},
		{"nothing but new services", []policy.Revision{{Fingerprint: "a", Added: []string{"video", "radio", "podcast"}}}, nil},
		{"something else", []policy.Revision{{Fingerprint: "a"}}, nil},
		{
			"one after the other",
			[]policy.Revision{{Fingerprint: "a", Added: []string{"radio"}}, {Fingerprint: "b", Minor: true}, {Fingerprint: "c", Added: []string{"podcast"}}},
			map[string][]string{"a": {"radio", "podcast"}, "b": {"podcast"}, "c": {"podcast"}},
		},
		{
			"nothing stands before something else",
			[]policy.Revision{{Fingerprint: "a", Minor: true}, {Fingerprint: "b"}, {Fingerprint: "c", Minor: true}},
			map[string][]string{"c": {}},
		},
		{"a service that is gone again", []policy.Revision{{Fingerprint: "a", Added: []string{"gone", "radio"}}}, map[string][]string{"a": {"radio"}}},
		{"back to what it is today", []policy.Revision{{Fingerprint: "now", Added: []string{"radio"}}, {Fingerprint: "b"}}, nil},
		{
			"back to what it was, and away again otherwise",
			[]policy.Revision{{Fingerprint: "a", Minor: true}, {Fingerprint: "b", Minor: true}, {Fingerprint: "a"}, {Fingerprint: "c", Minor: true}},
			map[string][]string{"c": {}},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := policy.Policy{Categories: []policy.Category{{ID: "media", Consent: policy.Required, Services: services, History: test.history}}}
			for i, r := range test.history {
				if r.Fingerprint == "now" {
					test.history[i].Fingerprint = p.Purposes()[0].Fingerprint
				}
			}
			got := p.Purposes()[0].Earlier
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("%v, want %v", got, test.want)
			}
		})
	}
}

// What was told in the default language is what was agreed to; translations follow it.
func TestWhatAFingerprintCovers(t *testing.T) {
	before := load(t, string(policy.Opendatasoft)).Purposes()
	for _, test := range []struct {
		old, new string
		changed  bool
	}{
		{`"en": "Show us which pages`, `"en": "Sell to anybody which pages`, true},
		{`"en": "Statistics"`, `"en": "Numbers"`, true},
		{`"en": "Web analytics (Matomo)"`, `"en": "Web analytics"`, true},
		{`"en": "Ties together the pages`, `"en": "Ties together all pages`, true},
		{`"duration": "13 months"`, `"duration": "12 months"`, true},
		{`"fr": "Nous montrent quelles pages`, `"fr": "Nous indiquent quelles pages`, false},
		{`"en": "Show us which pages`, `"en": "  Show us  which pages`, false},
	} {
		if strings.Count(string(policy.Opendatasoft), test.old) != 1 {
			t.Fatalf("%s is not in the policy once", test.old)
		}
		after := load(t, strings.Replace(string(policy.Opendatasoft), test.old, test.new, 1)).Purposes()
		if changed := before[1].Fingerprint != after[1].Fingerprint; changed != test.changed {
			t.Errorf("%s becomes %s: another fingerprint %t, want %t", test.old, test.new, changed, test.changed)
		}
	}
}

func TestAHistoryThatIsWrong(t *testing.T) {
	for _, test := range []struct{ history, path, message string }{
		{`{"fingerprint": "K3F9A2"}`, "categories[1].history[0].fingerprint", "no fingerprint"},
		{`{"fingerprint": "k3f9a2", "until": "yesterday"}`, "categories[1].history[0].until", "no date"},
		{`{"fingerprint": "k3f9a2", "minor": true, "added": ["matomo"]}`, "categories[1].history[0].minor", "no minor change"},
		{`{"fingerprint": "k3f9a2", "added": ["A B"]}`, "categories[1].history[0].added[0]", "no id"},
		{`{"fingerprint": "k3f9a2", "note": {"en": "Longer"}}`, "categories[1].history[0].note", `no text in "fr"`},
		{`{"fingerprint": "k3f9a2", "note": {"en": "Longer", "fr": "Plus long", "es": "Más"}, "until": "2026-11-24"}`, "", ""},
	} {
		source := strings.Replace(string(policy.Opendatasoft), `"id": "statistics",`, `"id": "statistics", "history": [`+test.history+`],`, 1)
		_, problems := policy.Read([]byte(source))
		switch {
		case test.path == "" && len(problems) > 0:
			t.Errorf("%s: %v", test.history, problems)
		case test.path != "" && (len(problems) == 0 || problems[0].Path != test.path || !strings.Contains(problems[0].Message, test.message)):
			t.Errorf("%s: %v, want %q at %s", test.history, problems, test.message, test.path)
		}
	}
}
