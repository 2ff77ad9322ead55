package reader

import (
	"encoding/json"
	"net/http"
	"slices"
	"testing"
	"time"

	"biscotte/policy"
)

// revisions are the vectors about answers to earlier states of a policy.
func revisions(t *testing.T) (asked, said) {
	t.Helper()
	var revised struct {
		Purposes []policy.Purpose
		Cases    []struct {
			Cookie  string
			Allowed []string
		}
	}
	vectors(t, "revised.json", &revised)
	a, want := asked{
		Known:  policy.Known{Cookie: "eu-consent", Purposes: revised.Purposes},
		Values: []named{}, Decode: []string{}, Latest: []several{},
	}, said{}
	for _, c := range revised.Cases {
		for _, p := range revised.Purposes {
			all := []string{p.ID}
			for _, s := range p.Services {
				all = append(all, p.ID+"/"+s)
			}
			for _, what := range all {
				a.Allowed = append(a.Allowed, wish{Header: "eu-consent=" + c.Cookie, What: what, Now: 1795000000})
				want.Allowed = append(want.Allowed, slices.Contains(c.Allowed, what))
			}
		}
	}
	return a, want
}

func TestReadersKnowWhatEarlierAnswersCover(t *testing.T) {
	a, want := revisions(t)
	for name, command := range readers {
		t.Run(name, func(t *testing.T) {
			compare(t, "allowed", a.Allowed, ask(t, command, a).Allowed, want.Allowed)
		})
	}
	known, err := json.Marshal(a.Known)
	if err != nil {
		t.Fatal(err)
	}
	r, err := New(known)
	if err != nil {
		t.Fatal(err)
	}
	var got []bool
	for _, w := range a.Allowed {
		got = append(got, r.Allowed(&http.Request{Header: http.Header{"Cookie": {w.Header}}}, w.What, time.Unix(w.Now, 0)))
	}
	compare(t, "allowed", a.Allowed, got, want.Allowed)
}

// An answer under a former name of the cookie is found, and the newest counts whichever name it has.
func TestReadersKnowFormerNames(t *testing.T) {
	const old, new = "1.1794990000.statistics:true:s", "1.1794990001.statistics:false:s"
	a := asked{
		Known:  policy.Known{Cookie: "now", Formerly: []string{"before", "long-ago"}, Purposes: []policy.Purpose{{ID: "statistics", Fingerprint: "s"}}},
		Values: []named{}, Decode: []string{}, Latest: []several{},
	}
	var want []bool
	for _, c := range []struct {
		header string
		yes    bool
	}{
		{"before=" + old, true},
		{"a=1; long-ago=" + old, true},
		{"now=" + new + "; before=" + old, false},
		{"now=" + old + "; before=" + new, false},
		{"before=" + new + "; long-ago=" + old, false},
		{"now=nonsense; before=" + old, true},
		{"befor=" + old, false},
	} {
		a.Allowed, want = append(a.Allowed, wish{Header: c.header, What: "statistics", Now: 1795000000}), append(want, c.yes)
	}
	for name, command := range readers {
		compare(t, name, a.Allowed, ask(t, command, a).Allowed, want)
	}
	known, err := json.Marshal(a.Known)
	if err != nil {
		t.Fatal(err)
	}
	r, err := New(known)
	if err != nil {
		t.Fatal(err)
	}
	var got []bool
	for _, w := range a.Allowed {
		got = append(got, r.Allowed(&http.Request{Header: http.Header{"Cookie": {w.Header}}}, w.What, time.Unix(w.Now, 0)))
	}
	compare(t, "Go", a.Allowed, got, want)
}
