package storetest

import (
	"context"
	"errors"
	"reflect"
	"testing"
	"time"

	"biscotte/web/record"
)

// months fills a chain with a batch of a hundred records on each first of the month, from January on, and some that
// have a purge take more than one step.
func months(t *testing.T, s record.Store, first int, count int) {
	for m := range count {
		records := Records(first+m*100, 100)
		for i := range records {
			records[i].Time = month(m)
		}
		add(t, s, month(m), records, 100)
	}
}

func month(m int) time.Time { return time.Date(2026, 1+time.Month(m), 1, 12, 0, 0, 0, time.UTC) }

func purge(t *testing.T, d Database) {
	a, b := d.Open(t, "a"), d.Open(t, "b")
	months(t, a, 0, 6)
	months(t, b, 1000, 6)
	add(t, a, month(6), Records(5000, 1), 1)
	noted := []record.Head{Verified(t, a)["a"].Head, Verified(t, a)["b"].Head}
	last, sum := 0, 0
	n, err := a.Purge(t.Context(), month(7), month(3), func(done, all int) { last, sum = done, all })
	if err != nil || n != 600 || last != 600 || sum != 600 {
		t.Fatalf("%d are gone, %v; told of %d of %d, want 600", n, err, last, sum)
	}
	reports := Verified(t, a, noted...)
	if r := reports["a"]; r.Records != 301 || r.Removed != 300 || r.Batches != 8 {
		t.Errorf("the chain a is %+v", r)
	}
	if r := reports["b"]; r.Records != 300 || r.Removed != 300 || r.Batches != 7 {
		t.Errorf("the chain b is %+v", r)
	}
	if _, err := a.Find(t.Context(), Record(0).Ref); !errors.Is(err, record.ErrUnknown) {
		t.Errorf("what is gone is found: %v", err)
	}
	if n, err := a.Purge(t.Context(), month(7), month(3), func(int, int) {}); n != 0 || err != nil {
		t.Errorf("once more: %d, %v", n, err)
	}
	if r := Verified(t, a)["a"]; r.Batches != 8 {
		t.Errorf("a purge of nothing is noted: %+v", r)
	}
	sums, err := a.Counts(t.Context(), "2026-01-01", "2026-01-31")
	if err != nil || len(sums) == 0 || sums[0].N != 200 {
		t.Errorf("the counts went along: %+v, %v", sums, err)
	}
	d.Exec(t, `DELETE FROM records WHERE batch = 5 AND position = 3 AND chain = 'a'`)
	if faultsOf(t, a, nil) == "" {
		t.Error("after a purge, nothing is missed any more")
	}
}

// interruptedPurge: what a purge has announced and not done is no fault, and is done by the next one.
func interruptedPurge(t *testing.T, d Database) {
	s := d.Open(t, "one")
	months(t, s, 0, 3)
	ctx, cancel := context.WithCancel(t.Context())
	before := Records(900, 6000) // a second step
	for i := range before {
		before[i].Time = month(2)
	}
	add(t, s, month(2).Add(time.Hour), before, 6000)
	_, err := s.Purge(ctx, month(5), month(3), func(int, int) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("interrupted: %v", err)
	}
	if r := Verified(t, s)["one"]; r.Due == 0 || r.Due+r.Removed != 6300 {
		t.Errorf("the chain is %+v", r)
	}
	if _, err := s.Purge(t.Context(), month(5), month(3), func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	if r := Verified(t, s)["one"]; r.Due != 0 || r.Removed != 6300 {
		t.Errorf("the chain is %+v", r)
	}
}

func erasure(t *testing.T, d Database) {
	a, b := d.Open(t, "a"), d.Open(t, "b")
	add(t, a, Day, Records(0, 3), 3)
	add(t, b, Day, Records(10, 3), 3)
	gone := []record.Ref{Record(1).Ref, Record(11).Ref, Record(99).Ref}
	for range 2 {
		if err := a.Erase(t.Context(), Day.Add(time.Hour), record.Visitor, gone); err != nil {
			t.Fatal(err)
		}
	}
	for _, r := range Verified(t, b) {
		if r.Records != 2 || r.Removed != 1 || r.Batches != 2 || r.By[record.Visitor] != 1 {
			t.Errorf("the chain %q is %+v", r.Head.Chain, r)
		}
	}
	if _, err := a.Find(t.Context(), gone[0]); !errors.Is(err, record.ErrUnknown) {
		t.Errorf("what is gone is found: %v", err)
	}
}

// stayGone: an answer that is sent once more does not bring back what its visitor had deleted, whichever server it reaches.
// Neither does one that was on its way still when it was deleted.
func stayGone(t *testing.T, d Database) {
	a, b := d.Open(t, "a"), d.Open(t, "b")
	add(t, a, Day, Records(0, 3), 3)
	if err := a.Erase(t.Context(), Day, record.Visitor, []record.Ref{Record(1).Ref, Record(5).Ref}); err != nil {
		t.Fatal(err)
	}
	for _, s := range []record.Store{a, b} {
		add(t, s, Day.Add(time.Hour), Records(1, 1), 0)
	}
	add(t, b, Day.Add(time.Hour), Records(0, 6), 2) // 3 and 4
	if _, err := b.Find(t.Context(), Record(1).Ref); !errors.Is(err, record.ErrUnknown) {
		t.Errorf("it is back: %v", err)
	}
	if _, err := a.Purge(t.Context(), Day.Add(record.Grave+time.Hour), Day, func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	add(t, a, Day.Add(record.Grave+time.Hour), Records(5, 1), 1) // which no browser sends any more
	Verified(t, a)
}

// who: it can be told who wanted records to be gone.
func who(t *testing.T, d Database) {
	s := d.Open(t, "one")
	months(t, s, 0, 2)
	for by, n := range map[record.Asker]int{record.Visitor: 101, record.Operator: 102} {
		if err := s.Erase(t.Context(), month(2), by, []record.Ref{Record(n).Ref}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Purge(t.Context(), month(3), month(1), func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	want := map[record.Asker]int{record.Visitor: 1, record.Operator: 1, record.Retention: 100}
	if r := Verified(t, s)["one"]; !reflect.DeepEqual(r.By, want) {
		t.Errorf("removed %v, want %v", r.By, want)
	}
	d.Exec(t, `UPDATE batches SET removal = replace(removal, 'operator', 'visitor')`)
	if faultsOf(t, s, nil) == "" {
		t.Error("who wanted it can be changed")
	}
}

// clockAhead: a clock was a year ahead for a while. The chain's time stays there, but what is old goes when it is old, in
// whole batches and in parts of them, and nothing else does.
func clockAhead(t *testing.T, d Database) {
	s := d.Open(t, "one")
	at := func(first, m int) []record.Record {
		records := Records(first, 5)
		for i := range records {
			records[i].Time = month(m)
		}
		return records
	}
	add(t, s, month(0), at(0, 0), 5)
	add(t, s, month(12), at(100, 12), 5) // the clock is ahead
	add(t, s, month(1), at(200, 1), 5)
	add(t, s, month(1), at(300, 1), 5)
	add(t, s, month(2), append(at(400, 1), at(500, 2)...), 10) // some of them waited in a spool
	add(t, s, month(3), at(600, 3), 5)
	n, err := s.Purge(t.Context(), month(4), month(2), func(int, int) {})
	if err != nil || n != 20 {
		t.Errorf("%d are gone, want 20, %v", n, err)
	}
	if r := Verified(t, s)["one"]; r.Records != 15 || r.Removed != 20 || r.Due != 0 {
		t.Errorf("the chain is %+v", r)
	}
	for _, i := range []int{100, 500, 600} {
		if _, err := s.Find(t.Context(), Record(i).Ref); err != nil {
			t.Errorf("record %d: %v", i, err)
		}
	}
	if n, err := s.Purge(t.Context(), month(4), month(2), func(int, int) {}); n != 0 || err != nil {
		t.Errorf("once more: %d, %v", n, err)
	}
	d.Exec(t, `DELETE FROM records WHERE batch = 5 AND position = 7`)
	if faultsOf(t, s, nil) == "" {
		t.Error("beside what was removed, nothing is missed any more")
	}
}
