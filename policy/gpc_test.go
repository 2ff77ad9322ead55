package policy_test

import (
	"errors"
	"strings"
	"testing"

	"biscotte/policy"
)

func TestGPCHeader(t *testing.T) {
	tests := []struct {
		values []string
		want   bool
	}{
		{nil, false},
		{[]string{}, false},
		{[]string{"1"}, true},
		{[]string{"0"}, false},
		{[]string{"1", "0"}, true},
		{[]string{"0", "1"}, true},
		{[]string{" 1 "}, false},
		{[]string{"true"}, false},
		{[]string{"1, 0"}, false},
		{[]string{"1", "1"}, true},
		{[]string{"01"}, false},
		{[]string{"?1"}, false},
		{[]string{""}, false},
	}
	for _, test := range tests {
		if got := policy.GPC(test.values); got != test.want {
			t.Errorf("GPC(%q) is %t", test.values, got)
		}
	}
}

func TestWhatASignalRefuses(t *testing.T) {
	p := load(t, townWith(`"gpc": {"refuses": ["media"], "lastUpdate": "2026-11-24"}`))
	for _, purpose := range p.Purposes() {
		if purpose.GPC != (purpose.ID == "media") {
			t.Errorf("%s: refused by a signal: %t", purpose.ID, purpose.GPC)
		}
	}
	if got, want := string(p.GPC.WellKnown()), `{"gpc":true,"lastUpdate":"2026-11-24"}`+"\n"; got != want {
		t.Errorf("gpc.json is %q, want %q", got, want)
	}
}

// Whom the site tells, and how a withdrawal takes effect, changes nothing that was answered.
func TestFingerprintsStayAsTheyAre(t *testing.T) {
	before := load(t, town).Purposes()
	after := load(t, strings.Replace(
		townWith(`"gpc": {"refuses": ["media"], "lastUpdate": "2026-11-24"}, "signals": [{"to": "meta", "category": "media"}]`),
		`"id": "video",`, `"id": "video", "reload": true,`, 1)).Purposes()
	for i := range before {
		if before[i].Fingerprint != after[i].Fingerprint {
			t.Errorf("%s: %s became %s", before[i].ID, before[i].Fingerprint, after[i].Fingerprint)
		}
	}
}

// townWith is town with more fields, on a line 2 of their own.
func townWith(fields string) string {
	return strings.Replace(town, "{\n", "{\n  "+fields+",\n", 1)
}

// problems are those of a policy, each as line:column: path: message (hint).
func problems(t *testing.T, source string) []string {
	t.Helper()
	_, err := policy.Load("policy.json", []byte(source))
	var found *policy.Problems
	if !errors.As(err, &found) {
		return nil
	}
	lines := make([]string, 0, len(found.List))
	for _, one := range found.List {
		lines = append(lines, one.String())
	}
	return lines
}
