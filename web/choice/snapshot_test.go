package choice

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"biscotte/policy"
	"biscotte/web/dist"
	"biscotte/web/record"
	"biscotte/web/site"
)

func snapshot(t *testing.T, source []byte) (record.Snapshot, *policy.Policy, *site.Site) {
	t.Helper()
	p, err := policy.Load("policy.json", source)
	if err != nil {
		t.Fatal(err)
	}
	bundle, err := dist.Open()
	if err != nil {
		t.Fatal(err)
	}
	s, err := site.Assemble(p, source, bundle, "")
	if err != nil {
		t.Fatal(err)
	}
	n, err := Snapshot("harbour", s, bundle, today)
	if err != nil {
		t.Fatal(err)
	}
	return n, p, s
}

// A record refers to a copy of everything that its visitor was served, byte for byte.
func TestASnapshotIsTheWholeSite(t *testing.T) {
	source, err := os.ReadFile("testdata/policy.json")
	if err != nil {
		t.Fatal(err)
	}
	n, p, s := snapshot(t, source)
	files, err := n.Files()
	if err != nil {
		t.Fatal(err)
	}
	kept := map[string][]byte{}
	for _, f := range files {
		kept[f.Path] = f.Body
	}
	for _, f := range s.Files {
		body, err := f.Content()
		if err != nil {
			t.Fatal(err)
		}
		if f.Path != s.Frozen().Path && f.Path != "policy.schema.json" && !bytes.Equal(kept["site"+f.At("")], body) {
			t.Errorf("%s is not in it", f.Path)
		}
	}
	revision, err := Describe(n)
	if err != nil {
		t.Fatal(err)
	}
	if revision.Hash != n.Revision || !reflect.DeepEqual(revision.Asked, s.Asked) || revision.Bundle == (record.Hash{}) || len(s.Asked) != 2 {
		t.Errorf("it says of itself %+v", revision)
	}
	for i, regime := range []*policy.Regime{nil, &p.Regimes[0]} {
		a := revision.Asked[i]
		var view policy.View
		if err := json.Unmarshal(kept["site/"+a.Begin+"fr.json"], &view); err != nil || view.Language != "fr" || view.Regime != a.Regime {
			t.Errorf("the French texts of %q begin with %q: %v", a.Regime, a.Begin, err)
		}
		if !reflect.DeepEqual(a.Purposes, p.PurposesIn(regime)) {
			t.Errorf("under %q, %+v is asked", a.Regime, a.Purposes)
		}
	}
	for _, r := range s.Regional {
		if body := kept["regions/"+strings.Join(r.Regions, "+")+"/consent.js"]; !bytes.Equal(body, r.Loader.Body) {
			t.Errorf("the loader of %q is not in it", r.Regions)
		}
	}
	t.Logf("it weighs %d kB", len(n.Archive)>>10)
}

func TestTheSameSiteIsTheSameRevision(t *testing.T) {
	source, err := os.ReadFile("testdata/policy.json")
	if err != nil {
		t.Fatal(err)
	}
	one, _, _ := snapshot(t, source)
	again, _, _ := snapshot(t, source)
	other, _, _ := snapshot(t, bytes.Replace(source, []byte("Count visits."), []byte("Count all visits."), 1))
	if one.Revision != again.Revision || one.Revision == other.Revision {
		t.Errorf("%s, %s and %s", one.Revision, again.Revision, other.Revision)
	}
	again.Time = again.Time.Add(time.Hour)
	again.Archive = other.Archive
	if _, err := Describe(again); err == nil {
		t.Error("another copy under its name is not noticed")
	}
}
