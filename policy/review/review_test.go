package review

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"biscotte/policy"
)

var today = time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC)

// broken is the default policy with one text turned into another, wherever it stands.
func broken(t *testing.T, old, to string) []byte {
	t.Helper()
	if !bytes.Contains(policy.Opendatasoft, []byte(old)) {
		t.Fatalf("%s is not in the policy", old)
	}
	return bytes.ReplaceAll(policy.Opendatasoft, []byte(old), []byte(to))
}

func TestTheDefaultPolicyIsFair(t *testing.T) {
	for _, f := range Review(policy.Opendatasoft, today) {
		t.Errorf("%s: %s", f.Rule.ID, f.Problem)
	}
}

func TestWhatTheBannerKeepsCanBeDeclared(t *testing.T) {
	records := broken(t, `"kinds": [`, `"records": {"endpoint": "/choice"}, "kinds": [`)
	for _, key := range []string{"eu-consent-waiting", "eu-consent*"} {
		declared := `"id": "consent", "storage": {"local": ["` + key + `"], "purpose": {"en": "Waits.", "fr": "Attend.", "es": "Espera."}},`
		expect(t, Review(bytes.ReplaceAll(records, []byte(`"id": "consent",`), []byte(declared)), today), "own-storage")
		const copied = `"cookies": [{"name": "eu-consent-lasting", "party": "first", "kind": "necessary", "duration": "180 days",
			"purpose": {"en": "A copy.", "fr": "Une copie.", "es": "Una copia."}},`
		both := bytes.ReplaceAll(records, []byte(`"id": "consent",`), []byte(declared))
		expect(t, Review(bytes.Replace(both, []byte(`"cookies": [`), []byte(copied), 1), today))
	}
}

const stated = `"exemption": {"ownUse": true, "anonymous": true, "notShared": true, "notFollowing": true, "notRenewed": true,
	"dataMonths": 25, "optOut": "/statistics"},`

func TestEveryRuleFindsWhatIsAgainstIt(t *testing.T) {
	tests := []struct{ name, old, to, want string }{
		{"two weeks in words", `"14 days"`, `"two weeks"`, "well-formed"},
		{"a refusal that accepts", `"kinds": [`, `"texts": {"en": {"refuse": "accept all"}}, "kinds": [`, "refusal"},
		{"a refusal put off", `"kinds": [`, `"texts": {"es": {"refuse": "Más tarde"}}, "kinds": [`, "refusal"},
		{"a question from nobody", `"kinds": [`, `"texts": {"en": {"bannerIntro": "May we?"}}, "kinds": [`, "placeholder"},
		{"braces that stay", `"kinds": [`, `"texts": {"en": {"accept": "Accept {count}"}}, "kinds": [`, "placeholder"},
		{"a language without buttons", `"es"`, `"tlh"`, "interface-texts"},
		{"a sentence in another language", `"fr": "Front office (pages publiques)"`, `"fr": "Front office (public pages)"`, "translated"},
		{"a text of a first policy", `"fr": "Front office (pages publiques)"`, `"fr": "[en] Front office (public pages)"`, "unwritten"},
		{"a text with markup", `"fr": "Front office (pages publiques)"`, `"fr": "<b>Front</b> office (pages publiques)"`, "markup"},
		{"a tracker that is necessary", `"name": "sessionid"`, `"name": "_hjSessionUser_1"`, "tracker"},
		{"exempt statistics", `"consent": "required"`, `"consent": "exempt"`, "exempt-statistics"},
		{"Matomo as a necessity", `"name": "sessionid"`, `"name": "_pk_ref.1.1fff"`, "exempt-statistics"},
		{"a third party's necessity", `"kind": "necessary",` + "\n" + `              "duration": "14 days"`, `"kind": "third-party", "duration": "14 days"`, "exempt-kind"},
		{"the same cookie twice", `"pattern": "_pk_ses*"`, `"pattern": "_pk_id*"`, "one-cookie"},
		{"another's cookie", `"party": "first",` + "\n" + `              "kind": "statistical",` + "\n" + `              "duration": "30 minutes"`, `"party": "third", "kind": "statistical", "duration": "30 minutes"`, "parties"},
		{"two years", `"13 months"`, `"2 years"`, "cookie-age"},
		{"a language for ever", `"reload": true`, `"reload": true, "maxAge": 63072000`, "cookie-age"},
		{"an answer for a year", `"180 days"`, `"1 year"`, "answer-age"},
		{"an old review", `"reviewed": "2026-11-24"`, `"reviewed": "2025-11-01"`, "review-date"},
		{"a review to come", `"reviewed": "2026-11-24"`, `"reviewed": "2027-11-24"`, "review-date"},
		{"France objects", `"kinds": [`, inRegime(`"kind": "opt-out", "regions": ["FR"]`), "yes-first"},
		{"Martinique excepts", `"kinds": [`, inRegime(`"kind": "opt-in", "regions": ["MQ"], "exceptions": {"statistics": "statistics"}`), "yes-first"},
		{"the United Kingdom objects", `"kinds": [`, inRegime(`"kind": "notice", "regions": ["GB"]`), "yes-first-uk"},
		{"Brazil objects", `"kinds": [`, inRegime(`"kind": "notice", "regions": ["BR"]`), "yes-first-brazil"},
		{"Canada as a whole", `"kinds": [`, inRegime(`"kind": "opt-out", "regions": ["CA"]`), "yes-first-quebec"},
		{"an exception elsewhere", `"kinds": [`, inRegime(`"kind": "opt-in", "regions": ["GB", "JP"], "exceptions": {"statistics": "statistics"}`), "grounds-uk"},
		{"no signal", `"kinds": [`, inRegime(`"kind": "opt-out", "regions": ["US-CA"]`), "privacy-signal"},
		{"something kept for nobody knows what", `"id": "matomo",`, `"id": "matomo", "storage": {"local": ["_paq*"]},`, "facts"},
		{"answers wait in secret", `"kinds": [`, `"records": {"endpoint": "/choice"}, "kinds": [`, "own-storage"},
		{"texts that fade", `"kinds": [`, `"look": {"light": {"soft": "#9aa3ad"}}, "kinds": [`, "contrast"},
		{"buttons that fade in the dark", `"kinds": [`, `"look": {"dark": {"onAccent": "#dddddd"}}, "kinds": [`, "contrast"},
		{"edges that fade", `"kinds": [`, `"look": {"theme": "light", "light": {"line": "#dddddd"}}, "kinds": [`, "contrast"},
		{"a refusal in grey", `"kinds": [`, `"look": {"light": {"refuse": "#cccccc"}}, "kinds": [`, "equal-buttons"},
		{"nobody's provider", `"providers": {`, `"providers": {"idle": {"name": "Idle", "privacy": "/"},`, "used-provider"},
	}
	found := map[string]bool{"exempt-age": true, "shared": true, "kept-cookie": true} // have tests of their own
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			expect(t, Review(broken(t, test.old, test.to), today), test.want)
		})
		found[test.want] = true
	}
	for _, rule := range Rules {
		if !found[rule.ID] {
			t.Errorf("nothing is against the rule %s", rule.ID)
		}
	}
}

func expect(t *testing.T, findings []Finding, want ...string) {
	t.Helper()
	var got []string
	for _, f := range findings {
		if f.Hint == "" || f.Line < 1 {
			t.Errorf("%s: no hint or no place", f.Problem)
		}
		got = append(got, f.Rule.ID)
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("found %v, want %v", got, want)
	}
}

func TestStatisticsAreExemptWhereEveryConditionIsStated(t *testing.T) {
	exempt := bytes.ReplaceAll(broken(t, `"consent": "required"`, `"consent": "exempt"`), []byte(`"id": "matomo",`), []byte(`"id": "matomo",`+stated))
	expect(t, Review(exempt, today))
	old := bytes.ReplaceAll(exempt, []byte(`"13 months"`), []byte(`"400 days"`))
	expect(t, Review(old, today), "exempt-age")
	for _, condition := range []string{`"ownUse": true`, `"anonymous": true`, `"notShared": true`, `"notFollowing": true`, `"notRenewed": true`} {
		without := bytes.ReplaceAll(exempt, []byte(condition), bytes.ReplaceAll([]byte(condition), []byte("true"), []byte("false")))
		expect(t, Review(without, today), "exempt-statistics")
	}
}

func TestKnownCookies(t *testing.T) {
	for label, want := range map[string]string{
		"_ga": "Google Analytics", "_ga_AB12": "Google Analytics", "_ga*": "Google Analytics", "_gat_x": "Google Analytics",
		"mp_1_mixpanel": "Mixpanel", "_hjid": "Hotjar", "_gab": "", "sessionid": "", "ga": "", "csrftoken": "",
	} {
		if got := knownAs(label, trackers); got != want {
			t.Errorf("%s is known as %q, want %q", label, got, want)
		}
	}
}

func TestNoFileMakesItPanic(t *testing.T) {
	for _, data := range []string{"", "{", "[]", "{}", "null", `{"categories": [{"services": [{"cookies": [{}]}]}], "texts": {"xx": {"refuse": ""}}}`} {
		if len(Review([]byte(data), today)) == 0 {
			t.Errorf("nothing is wrong with %s", data)
		}
	}
}

// The themes of ours, and what is measured: black on white is 21 to 1, equal colours 1 to 1.
func TestOurOwnColoursHaveContrast(t *testing.T) {
	for _, theme := range []policy.Theme{"", policy.ThemeContrast} {
		look := &policy.Look{Theme: theme, Light: &policy.Colours{}, Dark: &policy.Colours{}}
		for _, all := range []policy.Colours{look.OnLight(), look.OnDark()} {
			values := named(all)
			for _, pair := range pairs {
				if is, ok := ratio(values[pair.colour], values[pair.ground]); !ok || is < pair.least {
					t.Errorf("%q: %s on %s is %.2f", theme, pair.colour, pair.ground, is)
				}
			}
		}
	}
	for _, known := range []struct {
		a, b string
		want float64
	}{{"#000000", "#ffffff", 21}, {"#777777", "#777777", 1}, {"#ffffff", "#767676", 4.54}} {
		if is, ok := ratio(known.a, known.b); !ok || is < known.want-0.01 || is > known.want+0.01 {
			t.Errorf("%s on %s is %.2f, want %.2f", known.a, known.b, is, known.want)
		}
	}
}

// A theme that is never dark has no dark colours to measure.
func TestColoursThatAreNotSeenAreNotMeasured(t *testing.T) {
	expect(t, Review(broken(t, `"kinds": [`, `"look": {"theme": "light", "dark": {"ink": "#222222"}}, "kinds": [`), today))
}
