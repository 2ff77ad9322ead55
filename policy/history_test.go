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
			delete(got, p.FirstFingerprint(p.Categories[0])) // has tests of its own
			if len(got) == 0 {
				got = nil
			}
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
		{`"id": "matomo",`, `"id": "matomo", "storage": {"local": ["_paq*"], "purpose": {"en": "x", "fr": "x", "es": "x"}},`, true},
		{`"id": "matomo",`, `"id": "matomo", "storage": {"workers": ["/x/"], "purpose": {"en": "x", "fr": "x", "es": "x"}},`, true},
		{`"id": "matomo",`, `"id": "matomo", "pixels": ["stats.example.org/p.gif"],`, true},
		{`"name": "Opendatasoft",`, `"name": "Huwise",`, true},
		{`"opendatasoft": {`, `"opendatasoft": {"thirdParty": true,`, true},
		{`"id": "matomo",`, `"id": "matomo", "reload": true,`, false},
		{`"fr": "Nous montrent quelles pages`, `"fr": "Nous indiquent quelles pages`, false},
		{`"en": "Show us which pages`, `"en": "  Show us  which pages`, false},
	} {
		if strings.Count(string(policy.Opendatasoft), test.old) < 1 {
			t.Fatalf("%s is not in the policy", test.old)
		}
		after := load(t, strings.ReplaceAll(string(policy.Opendatasoft), test.old, test.new)).Purposes()
		if changed := before[1].Fingerprint != after[1].Fingerprint; changed != test.changed {
			t.Errorf("%s becomes %s: another fingerprint %t, want %t", test.old, test.new, changed, test.changed)
		}
	}
}

// Visitors who were asked before fingerprints covered more than cookies have answered the same text: they are not asked for
// that alone. Once a release has noted what came after, that alone says whether their answer stands.
func TestAnswersToTheFirstVersionStand(t *testing.T) {
	p := load(t, string(policy.Opendatasoft))
	statistics := p.Purposes()[1]
	const given = "1.1795000000.statistics:true:ag2tm7" // by the version before
	if !policy.Allowed(p.Purposes(), policy.Decode(given), "statistics", "matomo") || len(policy.Asked(p.Purposes(), policy.Decode(given), false)) > 0 {
		t.Errorf("%s counts no more: %+v", given, statistics)
	}
	if len(statistics.Fingerprint) != 7 {
		t.Errorf("%s does not tell its version", statistics.Fingerprint)
	}
	for history, stands := range map[string]bool{
		`{"fingerprint": "` + statistics.Fingerprint + `"}`:                                                          false,
		`{"fingerprint": "ag2tm7", "minor": true}, {"fingerprint": "` + statistics.Fingerprint + `"}`:                false,
		`{"fingerprint": "ag2tm7", "minor": true}, {"fingerprint": "` + statistics.Fingerprint + `", "minor": true}`: true,
		`{"fingerprint": "abcdef", "minor": true}`:                                                                   true,
	} {
		// What has come since, and only the second version can see.
		source := strings.Replace(string(policy.Opendatasoft), `"id": "matomo",`, `"id": "matomo", "pixels": ["stats.example.org/p.gif"],`, 1)
		after := load(t, strings.Replace(source, `"id": "statistics",`, `"id": "statistics", "history": [`+history+`],`, 1)).Purposes()
		if got := policy.Allowed(after, policy.Decode(given), "statistics", ""); got != stands {
			t.Errorf("%s: it stands %t, want %t", history, got, stands)
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
