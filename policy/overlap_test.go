package policy

import "testing"

func TestOverlap(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"", "", true},
		{"", "*", true},
		{"*", "*", true},
		{"a", "", false},
		{"a", "a", true},
		{"a", "b", false},
		{"*", "sessionid", true},
		{"s*", "sessionid", true},
		{"*id", "sessionid", true},
		{"s*x", "sessionid", false},
		{"_pk_*", "_pk_id*", true},
		{"_pk_id*", "_pk_ses*", false},
		{"*a", "b*", true},
		{"a*b", "*c", false},
		{"a*c", "ab*", true},
		{"*ab*", "*cd*", true},
		{"a**b", "ab", true},
		{"a*a", "a", false},
		{"ab*ba", "aba", false},
	} {
		if overlap(c.a, c.b) != c.want || overlap(c.b, c.a) != c.want {
			t.Errorf("%q and %q: %t and %t, want %t", c.a, c.b, overlap(c.a, c.b), overlap(c.b, c.a), c.want)
		}
	}
}

// A name that fits two patterns is proof that they overlap.
func FuzzOverlap(f *testing.F) {
	f.Add("_pk_*", "*id", "_pk_id")
	f.Add("*", "sess*", "sessionid")
	f.Add("a*b*c", "*", "abc")
	f.Fuzz(func(t *testing.T, a, b, name string) {
		if len(a)+len(b) > 512 {
			return
		}
		fits := func(pattern string) bool { return pattern != "" && (Cookie{Pattern: pattern + "*"}).Matches(name) }
		if fits(a) && fits(b) && !overlap(a+"*", b+"*") {
			t.Errorf("%q fits %q and %q, which do not overlap", name, a, b)
		}
		if overlap(a, b) != overlap(b, a) {
			t.Errorf("%q and %q: it depends on the order", a, b)
		}
	})
}
