package storetest

import (
	"context"
	"errors"
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
	if _, err := a.Find(t.Context(), Record(0).ID); !errors.Is(err, record.ErrUnknown) {
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
	gone := []record.ID{Record(1).ID, Record(11).ID, Record(99).ID}
	if err := a.Erase(t.Context(), Day.Add(time.Hour), gone); err != nil {
		t.Fatal(err)
	}
	if err := a.Erase(t.Context(), Day.Add(time.Hour), gone); err != nil {
		t.Fatal(err)
	}
	for _, r := range Verified(t, b) {
		if r.Records != 2 || r.Removed != 1 || r.Batches != 2 {
			t.Errorf("the chain %q is %+v", r.Head.Chain, r)
		}
	}
	if _, err := a.Find(t.Context(), gone[0]); !errors.Is(err, record.ErrUnknown) {
		t.Errorf("what is gone is found: %v", err)
	}
}
