package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"biscotte/policy"
	"biscotte/web/record"
	"biscotte/web/record/postgres/cluster"
)

// hour is how many answers a site with a hundred in every second gets in an hour.
const hour = 360_000

// browsers is how many wait for their answer to be kept, each on a connection of its own: so many go into one batch at most.
const browsers = 256

// durable is one engine: answers per second that were acknowledged, which means that they are on the disk.
type durable struct {
	Engine    string  `json:"engine"`
	PerSecond float64 `json:"answersPerSecond"`
	P99Half   float64 `json:"p99MsAtHalf"`               // at half that rate
	Queued    float64 `json:"queuedPerSecond,omitempty"` // without HTTP
	Batch     float64 `json:"answersPerBatch,omitempty"` // of these, mean
	Bare      float64 `json:"bareRowsPerSecond,omitempty"`
	Ratio     float64 `json:"ratio,omitempty"`        // of these two
	Resident  int64   `json:"residentBytes"`          // after the first rounds
	AfterHour int64   `json:"residentBytesAfterHour"` // after an hour's worth of answers
}

// engine is where records go, by how many servers: each has a chain of its own.
type engine struct {
	name   string
	where  string // as --records has it
	chains []string
	rows   func(ctx context.Context) (rows, error)
	fresh  func(ctx context.Context, round int) (record.Store, error) // another one, with nothing in it; none: not compared
	bare   func(ctx context.Context, round int, rows rows) error
}

// choices measures every engine, each with servers of its own, and then the bare engine with the very same rows.
func choices(ctx context.Context, o options, dir string) ([]durable, error) {
	c, err := cluster.New(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { _ = c.Remove() }() // it has been measured
	three, err := threeServers(ctx, c)
	if err != nil {
		return nil, err
	}
	var results []durable
	for _, e := range []engine{sqliteEngine(filepath.Join(dir, "records.db")), postgresEngine(c), three} {
		r, err := measure(ctx, o, dir, e)
		if err != nil {
			return nil, fmt.Errorf("measuring %s: %w", e.name, err)
		}
		results = append(results, r)
	}
	return results, nil
}

func measure(ctx context.Context, o options, dir string, e engine) (durable, error) {
	d := durable{Engine: e.name}
	a, err := newAsker(o, dir)
	if err != nil {
		return d, err
	}
	f, err := startKeeping(ctx, dir, e, a.policy)
	if err != nil {
		return d, err
	}
	defer f.stop()
	if err := d.ask(ctx, o, a, f); err != nil {
		return d, err
	}
	all, err := e.rows(ctx)
	if err != nil {
		return d, err
	}
	if n := all.count(); n < a.kept() {
		return d, fmt.Errorf("%d answers were acknowledged, %d are there", a.kept(), n)
	}
	if e.fresh == nil {
		return d, nil
	}
	return d, d.compare(ctx, o, dir, e, all)
}

// ask asks as fast as the server answers, then at half that rate, then until an hour's worth is there.
func (d *durable) ask(ctx context.Context, o options, a *asker, f fleet) error {
	var rates []float64
	for range o.rounds {
		rate, err := a.fast(ctx, f, browsers, o.time)
		if err != nil {
			return err
		}
		rates = append(rates, rate)
		fmt.Fprintf(os.Stderr, "bench-server: %s: %.0f answers/s\n", d.Engine, rate)
	}
	d.PerSecond = median(rates)
	var err error
	if d.Resident, err = f.resident(); err != nil {
		return err
	}
	var p99s []float64
	for range o.rounds {
		p99, err := a.run(ctx, f, browsers, d.PerSecond/2, o.time)
		if err != nil {
			return err
		}
		p99s = append(p99s, p99.Seconds()*1000)
	}
	d.P99Half = median(p99s)
	for a.kept() < hour {
		if _, err := a.fast(ctx, f, browsers, o.time); err != nil {
			return err
		}
	}
	d.AfterHour, err = f.resident()
	return err
}

// compare keeps the first answers once more, by the server's queue alone, and writes the very same rows bare: in the same
// batches, each on the disk before the next.
func (d *durable) compare(ctx context.Context, o options, dir string, e engine, all rows) error {
	var rates, bare, ratios []float64
	for round := range o.rounds {
		s, err := e.fresh(ctx, round)
		if err != nil {
			return err
		}
		rate, kept, err := queued(ctx, dir, s, slices.Concat(all.first(bareRows)...))
		if err := errors.Join(err, s.Close()); err != nil {
			return err
		}
		began := time.Now()
		if err := e.bare(ctx, round, kept); err != nil {
			return err
		}
		plain := float64(kept.count()) / time.Since(began).Seconds()
		d.Batch = float64(kept.count()) / float64(len(kept))
		rates, bare, ratios = append(rates, rate), append(bare, plain), append(ratios, rate/plain)
	}
	d.Queued, d.Bare, d.Ratio = median(rates), median(bare), median(ratios)
	return nil
}

// keepingPolicy is the policy of the benchmark, with a place to send answers to.
func keepingPolicy(o options, dir string) (string, *policy.Policy, error) {
	source, err := os.ReadFile(o.policy)
	if err != nil {
		return "", nil, fmt.Errorf("reading the policy: %w", err)
	}
	source = []byte(strings.Replace(string(source), `"version": 1,`, `"version": 1, "records": {"endpoint": "/choice"},`, 1))
	path := filepath.Join(dir, "keeping.json")
	if err := os.WriteFile(path, source, 0o644); err != nil {
		return "", nil, fmt.Errorf("writing the policy: %w", err)
	}
	p, err := policy.Load(path, source)
	return path, p, err
}
