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
		got = append(got, r.Allowed(&http.Request{Header: http.Header{"Cookie": {w.Header}}}, w.What, time.Unix(w.Now, 0)))
	}
	compare(t, "Go", a.Allowed, got, want)
}
