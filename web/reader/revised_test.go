package reader

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
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
	ofAll(t, a, want.Allowed)
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
	ofAll(t, a, want)
}

// Script and server write a cookie each: the newer counts, whichever it is.
func TestReadersTakeTheNewestCopy(t *testing.T) {
	var v struct {
		Copies struct {
			Cookie   policy.ConsentCookie
			Purposes []policy.Purpose
			Now      int64
			Cases    []struct {
				Header  string
				Allowed bool
			}
		}
	}
	vectors(t, "cookie.json", &v)
	a := asked{
		Known:  policy.Known{Cookie: v.Copies.Cookie.Name, Formerly: v.Copies.Cookie.Formerly, Purposes: v.Copies.Purposes},
		Values: []named{}, Decode: []string{}, Latest: []several{},
	}
	var want []bool
	for _, c := range v.Copies.Cases {
		a.Allowed, want = append(a.Allowed, wish{Header: c.Header, What: "statistics", Now: v.Copies.Now}), append(want, c.Allowed)
	}
	ofAll(t, a, want)
}

// ofAll asks every reader what is allowed.
func ofAll(t *testing.T, a asked, want []bool) {
	t.Helper()
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
		header := http.Header{"Cookie": {w.Header}}
		if w.Signal {
			header.Set("Sec-GPC", "1")
		}
		r.Region = func(*http.Request) string { return w.Region }
		got = append(got, r.Allowed(&http.Request{Header: header}, w.What, time.Unix(w.Now, 0)))
	}
	compare(t, "Go", a.Allowed, got, want)
}

// Where the site says where its visitor is, the answer counts as the law there has it; elsewhere, as the strictest has it.
func TestReadersKnowRegimes(t *testing.T) {
	var v struct {
		Purposes []policy.Purpose
		Cases    []struct {
			Cookie  string
			Now     int64
			Refused bool
			Allowed []string
		}
	}
	vectors(t, "regime.json", &v)
	strict := slices.Clone(v.Purposes)
	for i := range strict {
		strict[i].OptOut, strict[i].Notice = false, false
		if v.Purposes[i].OptOut {
			strict[i].Fingerprint = "strict"
		}
	}
	a := asked{
		Known: policy.Known{
			Cookie: "eu-consent", Purposes: strict,
			Regimes: []policy.KnownRegime{{ID: "x", Regions: []string{"US"}, Purposes: v.Purposes}, {ID: "tx", Regions: []string{"US-TX"}, Purposes: strict}},
		},
		Values: []named{}, Decode: []string{}, Latest: []several{},
	}
	var want []bool
	for _, c := range v.Cases {
		for _, p := range v.Purposes {
			for _, s := range append([]string{""}, p.Services...) {
				what := strings.TrimSuffix(p.ID+"/"+s, "/")
				for _, region := range []string{"US", "US-CA", "US-TX", "FR", "", "constructor"} {
					a.Allowed = append(a.Allowed, wish{"eu-consent=" + c.Cookie, what, c.Now, region, c.Refused})
					there := region == "US" || region == "US-CA"
					choice := policy.Latest([]string{c.Cookie}, c.Now)
					want = append(want, there && slices.Contains(c.Allowed, what) || !there && policy.Allowed(strict, choice, p.ID, s))
				}
			}
		}
	}
	ofAll(t, a, want)
}
