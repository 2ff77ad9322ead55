package main

import (
	"context"
	"errors"
	"sync"
)

// task runs until its context is done, or until it fails.
type task func(context.Context) error

// together runs tasks, of which some may be nil. When one ends, the others are ended too: a process without one of its
// servers must not look alive.
func together(ctx context.Context, all ...task) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	errs := make([]error, len(all))
	var running sync.WaitGroup
	for i, run := range all {
		if run == nil {
			continue
		}
		running.Go(func() {
			defer stop()
			errs[i] = run(ctx)
		})
	}
	running.Wait()
	return errors.Join(errs...)
}
