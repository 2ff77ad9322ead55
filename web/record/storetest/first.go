package storetest

import (
	"strings"
	"testing"
	"time"

	"biscotte/web/record"
)

// What the chains of the first version ended with, and so may have been noted somewhere.
const (
	firstHeadA = "7fedeb6e4a3fd7c6bc0453bea2a798b0fbe6f2c3bbce71924dea96977f53ff5e"
	firstHeadB = "664280036f100f0be9409eae395f564695dfed259c4d0b886c1c8bfbfcf4b124"
)

// FirstVersion opens a store of the first version, whose records have ids where they have names now: testdata/first.sql has
// what two chains of it had. first makes one, and then damages it as it is told in SQL.
func FirstVersion(t *testing.T, first func(t *testing.T, damage string) Database) {
	t.Run("is opened", func(t *testing.T) { firstOpened(t, first(t, "")) })
	for what, damage := range map[string]string{
		"a changed record":  "UPDATE records SET language = 'fr' WHERE chain = 'a' AND batch = 2 AND position = 2",
		"a record's id":     "UPDATE records SET id = bundle WHERE chain = 'a' AND batch = 2 AND position = 2",
		"a lost record":     "DELETE FROM records WHERE chain = 'b' AND batch = 3 AND position = 1",
		"a changed batch":   "UPDATE batches SET hashes = previous WHERE chain = 'a' AND number = 2",
		"a lost batch":      "DELETE FROM batches WHERE chain = 'a' AND number = 2",
		"a chain's new end": "UPDATE chains SET number = 2 WHERE name = 'b'",
	} {
		t.Run(what+" stays damage", func(t *testing.T) {
			if faults := faultsOf(t, first(t, damage).Open(t, "a"), nil); faults == "" {
				t.Error("it is hidden")
			}
		})
	}
}

func firstOpened(t *testing.T, d Database) {
	s := d.Open(t, "a")
	a, b := noted(t, "a", 5, firstHeadA), noted(t, "b", 3, firstHeadB)
	reports := Verified(t, s, a, b)
	if r := reports["a"]; r.Records != 4 || r.Removed != 5 || r.Batches != 5 {
		t.Errorf("the chain a is %+v", r)
	}
	id := record.ID(Record(6).Ref) // which was an id then
	r, err := s.Find(t.Context(), id.Ref())
	if err != nil || r.Previous != record.ID(Record(5).Ref).Ref() {
		t.Errorf("its visitor finds %+v, %v", r, err)
	}
	r.Previous = record.Ref{1}
	add(t, s, Day.AddDate(1, 0, 0), []record.Record{r, Record(99)}, 1) // the one is known
	Verified(t, d.Open(t, "b"), a, b, reports["a"].Head)
	a.Hash[0]++
	if faults := faultsOf(t, s, []record.Head{a}); !strings.Contains(faults, "it is not the one that was noted") {
		t.Errorf("another end was noted: found\n%s", faults)
	}
}

func noted(t *testing.T, chain string, number int64, hash string) record.Head {
	t.Helper()
	h, err := record.ParseHash(hash)
	if err != nil {
		t.Fatal(err)
	}
	return record.Head{Chain: chain, Number: number, Time: time.Time{}, Hash: h}
}
