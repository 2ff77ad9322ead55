// Package storetest is the contract of a [record.Store] as tests: every store passes the same ones.
package storetest

import (
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
	"time"

	"biscotte/web/record"
)

// Database is one place where records are kept, empty at first. Open opens it, on a chain; Exec runs SQL in it, as
// it is done behind the program's back. Tables and columns are called the same in every database; Places is the one that says
// in which batch a record is, if there is one.
type Database struct {
	Open   func(t *testing.T, chain string) record.Store
	Exec   func(t *testing.T, sql string)
	Places string
}

// Run runs every test on a database of its own.
func Run(t *testing.T, fresh func(t *testing.T) Database) {
	for name, test := range map[string]func(*testing.T, Database){
		"what is appended is there":             appended,
		"records that differ in all they say":   unalike,
		"a chain goes on after reopening":       reopened,
		"one id is one record":                  idempotent,
		"nothing is a batch of nothing":         empty,
		"a clock that goes back":                clockBack,
		"two chains under load":                 twoChains,
		"one chain, two writers":                sharedChain,
		"opened by many at once":                manyOpen,
		"tampering is found":                    tampering,
		"a chain cut off":                       cutOff,
		"texts that are lost or changed":        lostTexts,
		"what is lost as a whole":               lostAtOnce,
		"counts that are changed":               changedCounts,
		"a purge":                               purge,
		"an interrupted purge":                  interruptedPurge,
		"an erasure":                            erasure,
		"what was erased stays so":              stayGone,
		"who had it removed":                    who,
		"a clock that was ahead":                clockAhead,
		"snapshots":                             snapshots,
		"snapshots go with their records":       snapshotsGo,
		"counts":                                counts,
		"counts of what leaves no record":       added,
		"reading sees one moment":               oneMoment,
		"a context that is done":                cancelled,
		"it can be told whether it is writable": ping,
	} {
		t.Run(name, func(t *testing.T) { test(t, fresh(t)) })
	}
}

// Day is when the records of these tests are from.
var Day = time.Date(2026, 11, 25, 10, 0, 0, 0, time.UTC)

// Record makes the nth record of a test; they all differ.
func Record(n int) record.Record {
	r := record.Record{
		Time:     Day.Add(time.Duration(n) * time.Millisecond),
		Kind:     record.Given,
		Source:   record.Banner,
		Site:     "portal.example.org",
		Language: "en",
		Regime:   record.Strictest,
		Revision: record.Hash{1},
		Bundle:   record.Hash{2},
		Choice:   fmt.Sprintf("1.%d.statistics:true:k3f9a2.media:false:9fj2ka.~youtube:true", Day.Unix()+int64(n)),
	}
	binary.BigEndian.PutUint64(r.Ref[:], uint64(n)+1)
	if n%2 == 1 {
		r.Previous = record.Ref{15: byte(n%250 + 1)}
	}
	return r
}

// Records makes those from first on.
func Records(first, count int) []record.Record {
	all := make([]record.Record, count)
	for i := range all {
		all[i] = Record(first + i)
	}
	return all
}

func add(t *testing.T, s record.Store, now time.Time, records []record.Record, want int) {
	t.Helper()
	n, err := s.Append(t.Context(), now, records)
	if err != nil || n != want {
		t.Fatalf("appending %d records: %d are new, want %d, %v", len(records), n, want, err)
	}
}

// Verified wants a store to be without fault, and returns what its chains hold, by name.
func Verified(t *testing.T, s record.Store, noted ...record.Head) map[string]record.Report {
	t.Helper()
	verdict, err := record.Verify(t.Context(), s, noted, func(int) {})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range faults(verdict) {
		t.Error(f)
	}
	byName := map[string]record.Report{}
	for _, r := range verdict.Chains {
		byName[r.Head.Chain] = r
	}
	return byName
}

// textless begins what is said of the records of these tests where nobody has kept the text that they refer to.
var textless = "records refer to the snapshot " + Record(0).Revision.String()[:32]

// faults lists those of the chains, and then those of the store.
func faults(v record.Verdict) (all []string) {
	for _, r := range v.Chains {
		for _, f := range r.Faults {
			all = append(all, fmt.Sprintf("batch %d: %s", f.Batch, f.What))
		}
	}
	for _, f := range v.Faults {
		if !strings.Contains(f, textless) {
			all = append(all, f)
		}
	}
	return all
}

// all reads every record of a chain.
func all(t *testing.T, s record.Store, chain string) []record.Record {
	t.Helper()
	var found []record.Record
	err := s.Read(t.Context(), func(r record.Reader) error {
		for p, err := range r.Records(chain) {
			if err != nil {
				return err
			}
			found = append(found, p.Record)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
