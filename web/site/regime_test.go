package site

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"

	"biscotte/policy"
)

// abroad is the default policy with three regimes.
var abroad = bytes.Replace(policy.Opendatasoft, []byte(`"version": 1,`), []byte(`"version": 1, "regimes": [
	{"id": "uk", "kind": "opt-in", "regions": ["GB"], "exceptions": {"statistics": "statistics"}},
	{"id": "us", "kind": "opt-out", "regions": ["US", "PR"]},
	{"id": "quebec", "kind": "opt-in", "regions": ["CA-QC"]}
],`), 1)

// Whatever the loader is served with, it finds the data of every other region, and that is what the server would give.
func TestEveryLoaderKnowsTheOtherRegions(t *testing.T) {
	_, s := assemble(t, abroad)
	if len(s.Regional) != 3 {
		t.Fatalf("%d regimes, want 3", len(s.Regional))
	}
	strict := readData(t, s.Files[0].Body)
	leaf := func(path string) map[string]any {
		f := s.find(t, path)
		var v map[string]any
		if err := json.Unmarshal(f.Body, &v); err != nil || f.Type != JSON || !f.Immutable {
			t.Errorf("%s: %v, %s, immutable %t", path, err, f.Type, f.Immutable)
		}
		return v
	}
	everywhere := strict["regions"].(map[string]any)
	if everywhere[""] != nil || strict["regime"] != nil || strict["optOut"] != nil {
		t.Errorf("the strictest is %v, under %v", strict["regime"], everywhere)
	}
	for _, r := range s.Regional {
		own := readData(t, r.Loader.Body)
		regions := own["regions"].(map[string]any)
		if own["regime"] != r.Regime {
			t.Errorf("the loader for %v is of %v", r.Regions, own["regime"])
		}
		if there := leaf(regions[""].(string)); there["regime"] != nil {
			t.Errorf("from %s to nowhere it is %v", r.Regime, there["regime"])
		}
		for region, path := range everywhere {
			here := slices.Contains(r.Regions, region)
			if here && leaf(path.(string))["regime"] != r.Regime {
				t.Errorf("the data for %s is of %v", region, leaf(path.(string))["regime"])
			}
			if here != (regions[region] == "") || !here && regions[region] != path {
				t.Errorf("from %s to %s it is %q", r.Regime, region, regions[region])
			}
		}
	}
	for _, asked := range s.Asked[1:] {
		for _, lang := range []string{"en", "fr", "es"} {
			if v := leaf(asked.Begin + lang + ".json"); v["language"] != lang || v["regime"] != asked.Regime {
				t.Errorf("%s%s is in %v for %v", asked.Begin, lang, v["language"], v["regime"])
			}
		}
	}
}

func TestOnlyWhereSomethingIsUsedThereIsAWayToObject(t *testing.T) {
	_, s := assemble(t, abroad)
	for i, want := range []any{true, true, nil} {
		if got := readData(t, s.Regional[i].Loader.Body)["optOut"]; got != want {
			t.Errorf("%s: %v, want %v", s.Regional[i].Regime, got, want)
		}
	}
}

// A policy without regimes pays nothing for them; one with them keeps to a budget, too.
func TestRegimesKeepToTheirBudget(t *testing.T) {
	_, plain := assemble(t, policy.Opendatasoft)
	if len(plain.Regional) > 0 || bytes.Contains(plain.Files[0].Body, []byte("dataset.region")) {
		t.Error("a policy without regimes has the rules for them")
	}
	_, s := assemble(t, abroad)
	for _, r := range append(s.Regional, Regional{Regime: "none", Loader: s.Files[0]}) {
		n := weigh(r.Loader.Body)
		t.Logf("consent.js under %s: %d bytes with three languages", r.Regime, n)
		if n > loaderFourLanguages {
			t.Errorf("consent.js under %s: %d bytes, at most %d", r.Regime, n, loaderFourLanguages)
		}
	}
}
