package main

import (
	"context"

	"biscotte/web/record"
	"biscotte/web/record/sqlite"
)

// openWatched opens the records for a server that runs for long: a file may be deleted or replaced under it.
func openWatched(ctx context.Context, where, chain string, talk func(format string, args ...any)) (record.Store, error) {
	if isDatabase(where) {
		return openStore(ctx, where, chain, true)
	}
	s, err := sqlite.Watch(ctx, where, chain, talk)
	if err != nil {
		return nil, &hinted{err, storeHint(where, err)}
	}
	return s, nil
}
