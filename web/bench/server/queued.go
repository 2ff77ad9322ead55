package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"biscotte/web/record"
	"biscotte/web/record/queue"
	"biscotte/web/record/spool"
)

// queued has as many callers as there are browsers bring records to the server's own queue before a store that is new,
// each waiting until its record is durable: what keeping costs, without what HTTP does. It returns the rate, and what has
// been kept, by the batches that came of it.
func queued(ctx context.Context, dir string, s record.Store, all []record.Record) (perSecond float64, kept rows, err error) {
	waiting, err := spool.Open(filepath.Join(dir, "queued.spool"), 1<<20)
	if err != nil {
		return 0, nil, err
	}
	defer func() { _ = waiting.Close() }() // it stays empty
	q := queue.New(queue.Options{Store: s, Spool: waiting, Now: time.Now, Talk: func(format string, args ...any) {
		fmt.Fprintf(os.Stderr, "bench-server: "+format+"\n", args...)
	}})
	var callers sync.WaitGroup
	errs := make([]error, browsers)
	began := time.Now()
	for i := range browsers {
		callers.Go(func() {
			for n := i; n < len(all) && errs[i] == nil; n += browsers {
				errs[i] = q.Keep(ctx, all[n])
			}
		})
	}
	callers.Wait()
	took := time.Since(began).Seconds()
	q.Close()
	for _, err := range errs {
		if err != nil {
			return 0, nil, err
		}
	}
	kept, err = everyRow(ctx, s)
	if err == nil && kept.count() != len(all) {
		err = fmt.Errorf("%d records were acknowledged, %d are there", len(all), kept.count())
	}
	return float64(len(all)) / took, kept, err
}
