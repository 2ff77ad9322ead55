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
		Renewed struct {
			Purposes []Purpose
			Cases    []struct {
				Cookie         string
				Asked, Allowed []string
			}
		}
		First struct {
			Now     int64
			Yes, No string
		}
	}
	vectors(t, "revised.json", &v)
	for _, c := range v.Renewed.Cases {
		choice := Decode(c.Cookie)
		asked, allowed := idsOf(Asked(v.Renewed.Purposes, choice, false)), everythingAllowed(v.Renewed.Purposes, choice)
		if !slices.Equal(asked, c.Asked) || !slices.Equal(allowed, c.Allowed) {
			t.Errorf("%s: asks %q, allows %q", c.Cookie, asked, allowed)
		}
	}
	for _, c := range v.Cases {
		choice := Decode(c.Cookie)
		if got := idsOf(Asked(v.Purposes, choice, c.Refused)); !slices.Equal(got, c.Asked) {
			t.Errorf("%s: asks %q, want %q", c.Name, got, c.Asked)
		}
		if got := everythingAllowed(v.Purposes, choice); !slices.Equal(got, c.Allowed) {
			t.Errorf("%s: allows %q, want %q", c.Name, got, c.Allowed)
		}
		for yes, want := range map[bool]string{true: c.Yes, false: c.No} {
			if got := Press(v.Purposes, choice, choice, choice.Time+10, yes, c.Refused).Encode(); got != want {
				t.Errorf("%s, answered %t: %s, want %s", c.Name, yes, got, want)
			}
		}
	}
	for yes, want := range map[bool]string{true: v.First.Yes, false: v.First.No} {
		if got := Press(v.Purposes, nil, nil, v.First.Now, yes, true).Encode(); got != want {
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

// TestRegimeVectors holds what may be used where the law of a region asks for less than a yes, and how long an objection
// counts.
func TestRegimeVectors(t *testing.T) {
	var v struct {
		Purposes []Purpose
		Days     int64
		Cases    []struct {
			Name, Cookie   string
			Now            int64
			Refused        bool
			Asked, Allowed []string
			Yes, No        string
		}
	}
	vectors(t, "regime.json", &v)
	if got := Days(v.Purposes); got != v.Days {
		t.Errorf("%d days, want %d", got, v.Days)
	}
	for _, c := range v.Cases {
		purposes := Obey(v.Purposes, c.Refused)
		choice := Standing([]string{c.Cookie}, purposes, c.Now)
		if got := idsOf(Asked(purposes, choice, c.Refused)); !slices.Equal(got, c.Asked) {
			t.Errorf("%s: asks %q, want %q", c.Name, got, c.Asked)
		}
		if got := everythingAllowed(purposes, choice); !slices.Equal(got, c.Allowed) {
			t.Errorf("%s: allows %q, want %q", c.Name, got, c.Allowed)
		}
		for yes, want := range map[bool]string{true: c.Yes, false: c.No} {
			if got := Press(purposes, choice, choice, c.Now, yes, c.Refused).Encode(); got != want {
				t.Errorf("%s, answered %t: %s, want %s", c.Name, yes, got, want)
			}
		}
	}
}
