package policy

import (
	"slices"
	"testing"
)

// TestRevisedVectors holds what becomes of answers to earlier states of a policy: what is asked, what may be used until
// then, and what the answer to that makes of the choice.
func TestRevisedVectors(t *testing.T) {
	var v struct {
		Purposes []Purpose
		Cases    []struct {
			Name, Cookie   string
			Refused        bool
			Asked, Allowed []string
			Yes, No        string
		}
		First struct {
			Now     int64
			Yes, No string
		}
	}
	vectors(t, "revised.json", &v)
	for _, c := range v.Cases {
		choice := Decode(c.Cookie)
		if got := idsOf(Asked(v.Purposes, choice, c.Refused)); !slices.Equal(got, c.Asked) {
			t.Errorf("%s: asks %q, want %q", c.Name, got, c.Asked)
		}
		if got := everythingAllowed(v.Purposes, choice); !slices.Equal(got, c.Allowed) {
			t.Errorf("%s: allows %q, want %q", c.Name, got, c.Allowed)
		}
		for yes, want := range map[bool]string{true: c.Yes, false: c.No} {
			if got := Supplement(v.Purposes, choice, 1, yes, c.Refused).Encode(); got != want {
				t.Errorf("%s, answered %t: %s, want %s", c.Name, yes, got, want)
			}
		}
	}
	for yes, want := range map[bool]string{true: v.First.Yes, false: v.First.No} {
		if got := Supplement(v.Purposes, nil, v.First.Now, yes, true).Encode(); got != want {
			t.Errorf("the first answer, %t: %s, want %s", yes, got, want)
		}
	}
}

// everythingAllowed lists each category and category/service that may be used under a choice.
func everythingAllowed(purposes []Purpose, c *Choice) []string {
	var allowed []string
	for _, p := range purposes {
		if Allowed(purposes, c, p.ID, "") {
			allowed = append(allowed, p.ID)
		}
		for _, s := range p.Services {
			if Allowed(purposes, c, p.ID, s) {
				allowed = append(allowed, p.ID+"/"+s)
			}
		}
	}
	return allowed
}
