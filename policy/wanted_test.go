package policy

import "testing"

// The loader reads data-consent as check reads what a signal waits for; only the loader knows the opposite, "!media".
func TestWantedVectors(t *testing.T) {
	var v struct {
		Purposes []Purpose
		Cases    []struct {
			Wanted string
			Known  bool
		}
	}
	vectors(t, "wanted.json", &v)
	var p Policy
	for _, purpose := range v.Purposes {
		category := Category{ID: purpose.ID}
		for _, id := range purpose.Services {
			category.Services = append(category.Services, Service{ID: id})
		}
		p.Categories = append(p.Categories, category)
	}
	for _, c := range v.Cases {
		checker := newChecker(nil)
		checker.wanted(&p, "signals[0].category", c.Wanted)
		if known := len(checker.problems) == 0; known != c.Known {
			t.Errorf("%q is known: %v, want %v", c.Wanted, known, c.Known)
		}
	}
}
