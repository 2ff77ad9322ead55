package storetest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"biscotte/web/record"
)

// Filled fills a store with something of every kind: two chains, texts of two sites, one of which has been purged, records
// that refer to them, one that was erased, counts with and without records.
func Filled(t *testing.T, open func(t *testing.T, chain string) record.Store) record.Store {
	t.Helper()
	a, b := open(t, "a"), open(t, "b")
	old := Snapshot(t, "portal.example.org", "old", Day.AddDate(0, -2, 0))
	text, other := Snapshot(t, "portal.example.org", "text", Day), Snapshot(t, "two.example", "other", Day)
	for _, n := range []record.Snapshot{old, text, other} {
		if err := a.Remember(t.Context(), n); err != nil {
			t.Fatal(err)
		}
	}
	fill := func(s record.Store, at time.Time, first, n int) {
		records := Records(first, n)
		for i := range records {
			records[i].Revision, records[i].Time = text.Revision, at
			if i == 0 && n > 1 {
				records[i].Revision, records[i].Site, records[i].Kind = other.Revision, "two.example", record.Changed
			}
		}
		add(t, s, at, records, n)
	}
	fill(a, Day.AddDate(0, -1, 0), 30, 1)
	fill(a, Day, 0, 3)
	fill(b, Day.Add(time.Hour), 10, 2)
	if err := b.Erase(t.Context(), Day.Add(2*time.Hour), record.Visitor, []record.Ref{Record(1).Ref}); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Purge(t.Context(), Day.Add(3*time.Hour), Day.Add(-time.Hour), func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	seen := record.Count{Day: "2026-11-25", Site: "two.example", Language: "en", What: record.Shown, N: 7}
	if err := a.Add(t.Context(), []record.Count{seen}); err != nil {
		t.Fatal(err)
	}
	return a
}

// tampered wants each change to be noticed. Each is made to a store of its own, in turn.
func tampered(t *testing.T, d Database, changes map[string]string) {
	t.Helper()
	s := Filled(t, d.Open)
	Verified(t, s)
	for what, sql := range changes {
		for _, table := range []string{"chains", "batches", "records", "snapshots", "counts"} {
			d.Exec(t, fmt.Sprintf("DROP TABLE IF EXISTS kept_%[1]s; CREATE TABLE kept_%[1]s AS SELECT * FROM %[1]s", table))
		}
		d.Exec(t, sql)
		if faultsOf(t, s, nil) == "" {
			t.Errorf("%s is not noticed", what)
		}
		for _, table := range []string{"chains", "batches", "records", "snapshots", "counts"} {
			d.Exec(t, fmt.Sprintf("DELETE FROM %[1]s; INSERT INTO %[1]s SELECT * FROM kept_%[1]s", table))
		}
	}
	Verified(t, s)
}

func lostTexts(t *testing.T, d Database) {
	tampered(t, d, map[string]string{
		"a text that is lost":               "DELETE FROM snapshots WHERE site = 'two.example'",
		"all texts":                         "DELETE FROM snapshots",
		"a text that is another":            "UPDATE snapshots SET archive = (SELECT archive FROM snapshots AS o WHERE o.site = 'two.example')",
		"a text of nothing":                 "UPDATE snapshots SET archive = revision",
		"a text of another site":            "UPDATE snapshots SET site = 'three.example' WHERE site = 'two.example'",
		"a record that refers to none":      "UPDATE records SET revision = bundle WHERE batch = 5 AND position = 0 AND chain = 'a'",
		"a chain that never had the text":   "UPDATE batches SET shown = '' WHERE number = 2",
		"a text that is said to be another": "UPDATE batches SET shown = replace(shown, 'portal', 'portaL') WHERE number = 2",
	})
}

func lostAtOnce(t *testing.T, d Database) {
	tampered(t, d, map[string]string{
		"chains, batches and records": "DELETE FROM chains; DELETE FROM batches; DELETE FROM records",
		"one chain, all of it":        "DELETE FROM chains WHERE name = 'b'; DELETE FROM batches WHERE chain = 'b'; DELETE FROM records WHERE chain = 'b'",
		"the end of a chain":          "DELETE FROM chains WHERE name = 'b'",
		"the batches of a chain":      "DELETE FROM batches WHERE chain = 'b'",
		"the records":                 "DELETE FROM records",
		"a batch before the chain": "INSERT INTO batches (chain, number, previous, time, removal, hashes, hash, shown, formerly) " +
			"SELECT chain, 0, previous, time, removal, hashes, hash, shown, formerly FROM kept_batches WHERE number = 1 AND chain = 'b'",
		"a chain's name":    "UPDATE records SET chain = 'c' WHERE chain = 'b'",
		"all but the texts": "DELETE FROM chains; DELETE FROM batches; DELETE FROM records; DELETE FROM counts; UPDATE snapshots SET archive = revision",
	})
}

func changedCounts(t *testing.T, d Database) {
	tampered(t, d, map[string]string{
		"more of them":           "UPDATE counts SET n = n + 1000000",
		"one more of one kind":   "UPDATE counts SET n = n + 1 WHERE what = 'kind/given'",
		"one fewer answer":       "UPDATE counts SET n = n - 1 WHERE what = 'answer/mixed'",
		"a kind for another":     "UPDATE counts SET what = 'kind/refused' WHERE what = 'kind/given'",
		"one site's for another": "UPDATE counts SET site = 'three.example' WHERE site = 'two.example' AND what LIKE 'kind/%'",
		"none of them":           "DELETE FROM counts",
	})
	// Only what was shown without an answer has nothing to be held against.
	s := d.Open(t, "a")
	d.Exec(t, "UPDATE counts SET n = 1 WHERE what = 'shown/banner'")
	if faults := faultsOf(t, s, nil); strings.Contains(faults, "shown/banner") {
		t.Errorf("found\n%s", faults)
	}
}
