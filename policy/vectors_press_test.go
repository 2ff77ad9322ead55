package policy

import "testing"

// TestPressVectors holds what a button of the first layer answers: everything where it says so, else what the layer shows.
func TestPressVectors(t *testing.T) {
	var v struct {
		Now    int64
		Groups []struct {
			Purposes []Purpose
			Cases    []struct {
				Name, Stored, Drawn string
				Refused             bool
				Yes, No             string
			}
		}
	}
	vectors(t, "press.json", &v)
	for _, g := range v.Groups {
		for _, c := range g.Cases {
			for yes, want := range map[bool]string{true: c.Yes, false: c.No} {
				got := Press(g.Purposes, Decode(c.Stored), Decode(c.Drawn), Next([]string{c.Stored}, v.Now), yes, c.Refused)
				if got.Encode() != want {
					t.Errorf("%s, answered %t: %s, want %s", c.Name, yes, got.Encode(), want)
				}
			}
		}
	}
}
