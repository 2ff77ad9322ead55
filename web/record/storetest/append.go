package storetest

import (
	"context"
	"errors"
	"reflect"
	"sync"
	"testing"
	"time"

	"biscotte/web/record"
)

func appended(t *testing.T, d Database) {
	s := d.Open(t, "one")
	want := Records(0, 2500) // more than a page of any store
	add(t, s, Day, want[:1], 1)
	add(t, s, Day.Add(time.Second), want[1:], 2499)
	if got := all(t, s, "one"); !reflect.DeepEqual(got, want) {
		t.Errorf("%d records come back, and not as they were written: the first is %+v", len(got), got[0])
	}
	r, err := s.Find(t.Context(), want[7].Ref)
	if err != nil || !reflect.DeepEqual(r, want[7]) {
		t.Errorf("found %+v, %v", r, err)
	}
	if _, err := s.Find(t.Context(), record.Ref{15: 9}); !errors.Is(err, record.ErrUnknown) {
		t.Errorf("a record that is not there: %v", err)
	}
	report := Verified(t, s)["one"]
	if report.Batches != 2 || report.Records != 2500 || report.Head.Number != 2 || !report.Head.Time.Equal(Day.Add(time.Second)) {
		t.Errorf("the chain is %+v", report)
	}
}

// unalike has records that share some of what they say with others, and nothing with all.
func unalike(t *testing.T, d Database) {
	s := d.Open(t, "one")
	want := Records(0, 12)
	for i := range want {
		r := &want[i]
		r.Kind = []record.Kind{record.Given, record.Refused, record.GPC}[i%3]
		r.Source = record.Sources[i%4]
		r.Site = []string{"one.example", "two.example"}[i/6]
		r.Language = []string{"en", "fr", "ar"}[i/4]
		r.Regime = []record.Regime{record.Strictest, "other"}[i%2]
		r.Revision[31], r.Bundle[31] = byte(i/2), byte(i%5)
	}
	add(t, s, Day, want, 12)
	if got := all(t, s, "one"); !reflect.DeepEqual(got, want) {
		t.Errorf("there are %+v, want %+v", got, want)
	}
	Verified(t, s)
}

func reopened(t *testing.T, d Database) {
	s := d.Open(t, "one")
	add(t, s, Day, Records(0, 3), 3)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = d.Open(t, "one")
	add(t, s, Day.Add(time.Second), Records(3, 3), 3)
	if report := Verified(t, s)["one"]; report.Head.Number != 2 || report.Records != 6 {
		t.Errorf("the chain is %+v", report)
	}
}

func idempotent(t *testing.T, d Database) {
	s, other := d.Open(t, "one"), d.Open(t, "other")
	r := Records(0, 4)
	add(t, s, Day, r[:2], 2)
	add(t, s, Day, r[:2], 0)                                             // a replay
	add(t, other, Day, r[:3], 1)                                         // a replay to another server, with something new
	add(t, s, Day, []record.Record{r[3], r[3], r[0]}, 1)                 // twice at once
	add(t, s, Day, []record.Record{{Ref: r[0].Ref, Choice: "other"}}, 0) // the first one stands
	if got := all(t, s, "one"); !reflect.DeepEqual(got, []record.Record{r[0], r[1], r[3]}) {
		t.Errorf("the chain has %+v", got)
	}
	reports := Verified(t, s)
	if reports["one"].Records != 3 || reports["other"].Records != 1 {
		t.Errorf("the chains are %+v", reports)
	}
}

func empty(t *testing.T, d Database) {
	s := d.Open(t, "one")
	add(t, s, Day, nil, 0)
	if reports := Verified(t, s); len(reports) != 0 {
		t.Errorf("there are chains: %+v", reports)
	}
}

func clockBack(t *testing.T, d Database) {
	s := d.Open(t, "one")
	add(t, s, Day, Records(0, 1), 1)
	add(t, s, Day.Add(-time.Hour), Records(1, 1), 1)
	if report := Verified(t, s)["one"]; !report.Head.Time.Equal(Day) {
		t.Errorf("the chain ends at %s", report.Head.Time)
	}
}

// batches are how many [load] writes.
const batches = 40

// load writes records in small batches, some of them twice.
func load(t *testing.T, s record.Store, first int) {
	for i := range batches {
		at := Day.Add(time.Duration(i) * time.Second)
		records := append(Records(first+i*5, 5), Record(i)) // the last one is everybody's
		if _, err := s.Append(t.Context(), at, records); err != nil {
			t.Error(err)
		}
	}
}

func twoChains(t *testing.T, d Database) {
	a, b := d.Open(t, "a"), d.Open(t, "b")
	var both sync.WaitGroup
	both.Go(func() { load(t, a, 1000) })
	both.Go(func() { load(t, b, 2000) })
	both.Wait()
	reports := Verified(t, a)
	if n := reports["a"].Records + reports["b"].Records; n != 11*batches {
		t.Errorf("%d records, want %d: %+v", n, 11*batches, reports)
	}
}

func sharedChain(t *testing.T, d Database) {
	a, b := d.Open(t, "one"), d.Open(t, "one")
	var both sync.WaitGroup
	both.Go(func() { load(t, a, 1000) })
	both.Go(func() { load(t, b, 2000) })
	both.Wait()
	if report := Verified(t, a)["one"]; report.Records != 11*batches {
		t.Errorf("%d records, want %d", report.Records, 11*batches)
	}
}

func manyOpen(t *testing.T, d Database) {
	var every sync.WaitGroup
	for i := range 8 {
		every.Go(func() {
			s := d.Open(t, "one")
			if _, err := s.Append(t.Context(), Day, Records(i, 1)); err != nil {
				t.Error(err)
			}
		})
	}
	every.Wait()
	if report := Verified(t, d.Open(t, "one"))["one"]; report.Records != 8 {
		t.Errorf("%d records, want 8", report.Records)
	}
}

func cancelled(t *testing.T, d Database) {
	s := d.Open(t, "one")
	add(t, s, Day, Records(0, 1), 1)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Append(ctx, Day, Records(1, 1)); err == nil {
		t.Error("it writes for nobody")
	}
	add(t, s, Day, Records(1, 1), 1)
	if report := Verified(t, s)["one"]; report.Records != 2 {
		t.Errorf("%d records, want 2", report.Records)
	}
}

func ping(t *testing.T, d Database) {
	if err := d.Open(t, "one").Ping(t.Context()); err != nil {
		t.Error(err)
	}
}
