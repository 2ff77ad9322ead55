package main

import (
	"bytes"
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"biscotte/web/live"
)

// replaced is the link by which Kubernetes replaces all files of a volume at once; theirs stay as they are.
const replaced = "..data"

// tend reads the policies again whenever they may have changed, or somebody asks for it.
func (a *portals) tend(ctx context.Context, asked <-chan os.Signal, changed <-chan []string) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-asked:
		case _, more := <-changed:
			if !more {
				changed = nil // whoever wants it again asks
				continue
			}
		}
		a.again(ctx)
	}
}

// watch tells of changes of the policies' files. Where it cannot, a signal still does.
func (a *portals) watch(ctx context.Context) (<-chan []string, error) {
	var files []string
	for _, file := range a.c.sites() {
		if path, err := filepath.Abs(file); err == nil && file != "" {
			files = append(files, path)
		}
	}
	if len(files) == 0 {
		return nil, nil
	}
	other := func(path string) bool { return !slices.Contains(files, path) && filepath.Base(path) != replaced }
	return live.Watch(ctx, files, live.Quiet, other)
}

// again reads and builds; where that fails, everything stays as it is.
func (a *portals) again(ctx context.Context) {
	before := a.readings
	err := a.read()
	same := func(a, b reading) bool { return bytes.Equal(a.source, b.source) }
	defer func() { a.metrics.Outdated(err != nil) }()
	if err == nil && maps.EqualFunc(before, a.readings, same) {
		return // saved once more as it was
	}
	if err == nil {
		err = a.build(ctx)
	}
	if err != nil {
		a.readings = before
		logError(a.log, err)
		a.log.Warn("what was served before stays")
		return
	}
	a.log.Info("what has changed is served from now on")
}
