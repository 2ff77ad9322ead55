package main

import (
	"context"
	"slices"
	"time"

	"biscotte/web/choice"
	"biscotte/web/site"
)

// How long the files of an earlier policy are served to pages that were opened with it, and how many of them. A page that
// is open withdraws, and shows what it has been allowed, with files that it has yet to ask for.
const (
	earlierPolicies = 8
	earlierLife     = 90 * 24 * time.Hour
	earlierBytes    = 32 << 20 // for each site
)

// revision is what was served with one policy, until another one came.
type revision struct {
	files []site.File
	until time.Time // the zero time for the present one
}

// history is what a site has served, the latest first.
type history []revision

// next takes note of what is served from now on, and returns the files of what was before that pages may still ask for.
func (h *history) next(files []site.File, now time.Time) []site.File {
	if len(*h) > 0 && (*h)[0].until.IsZero() {
		(*h)[0].until = now
	}
	h.prune(now)
	var earlier []site.File
	for _, r := range *h {
		earlier = append(earlier, r.files...)
	}
	*h = slices.Insert(*h, 0, revision{files: files})
	return earlier
}

// prune forgets what is too old, too much or too large.
func (h *history) prune(now time.Time) {
	size := 0
	for i, r := range *h {
		for _, f := range r.files {
			size += len(f.Body)
		}
		if i == earlierPolicies || now.Sub(r.until) > earlierLife || size > earlierBytes {
			*h = (*h)[:i]
			return
		}
	}
}

// history is what earlier programs served, as the records have it.
func (k *keeping) history(ctx context.Context, site string, now time.Time) history {
	if k == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, storeLimit)
	defer cancel()
	all, err := k.store.Revisions(ctx, site)
	if err != nil {
		return nil // the records are away, which is told elsewhere
	}
	var h history
	until := now
	for _, one := range all[:min(len(all), earlierPolicies)] {
		if now.Sub(until) > earlierLife {
			break
		}
		n, err := k.store.Snapshot(ctx, one.Revision)
		if err != nil {
			break
		}
		if files, err := choice.Served(n); err == nil {
			h = append(h, revision{files, until})
		}
		until = one.Time
	}
	return h
}
