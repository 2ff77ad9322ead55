package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"time"

	"biscotte/web/choice"
	"biscotte/web/record"
	"biscotte/web/record/meter"
	"biscotte/web/record/queue"
	"biscotte/web/record/spool"
)

const (
	spoolBound  = 256 << 20       // bytes: about half a million answers
	lookAgain   = 2 * time.Second // how often a store that is away is looked for
	storeLimit  = 5 * time.Second // how long the start waits for it
	olderTexts  = 8               // how many earlier revisions an answer may be to
	withoutName = "biscotte.spool"
)

// recorded are the flags of a server that keeps answers.
type recorded struct {
	Records string  `placeholder:"WHERE" help:"Keep answers, in a file or in a database, as in postgres://user@host/database."`
	Chain   string  `placeholder:"NAME" help:"The name of this server's chain of records; in a database, the host's name."`
	Spool   string  `placeholder:"FILE" help:"Where answers wait while the records are away (default: beside the records)."`
	Rate    float64 `default:"500" placeholder:"N" help:"The number of answers that are taken in a second (default ${default})."`
}

// Validate checks what no type can.
func (c *recorded) Validate() error {
	if c.Rate <= 0 {
		return fmt.Errorf("--rate: %v is no number of answers", c.Rate)
	}
	return nil
}

// keeping keeps answers for as long as the server runs.
type keeping struct {
	store record.Store
	spool *spool.Spool
	queue *queue.Queue
	log   *slog.Logger
	retry chan time.Time
	meter meter.Meter

	served map[string][]choice.Revision // by this program, by site, the latest first
}

// open begins to keep answers; it returns nil where that is not wanted.
func (c *recorded) open(ctx context.Context, log *slog.Logger) (*keeping, error) {
	if c.Records == "" {
		return nil, nil
	}
	bearLimits()
	chain, err := chainName(c.Records, c.Chain)
	if err != nil {
		return nil, err
	}
	k := &keeping{log: log, retry: make(chan time.Time), served: map[string][]choice.Revision{}}
	store, err := openWatched(ctx, c.Records, chain, k.say)
	if err != nil {
		return nil, err
	}
	s, err := spool.Open(c.spoolFile(), spoolBound)
	if err != nil {
		return nil, &hinted{errors.Join(err, store.Close()), spoolHint(err)}
	}
	k.store, k.spool = store, s
	if n := s.Damaged(); n > 0 {
		k.say("%s of the spool cannot be read, and what it has is in %q: the file was changed, or the disk fails", count(n, "line"), spool.Aside(c.spoolFile()))
	}
	k.queue = queue.New(queue.Options{Store: store, Spool: s, Now: time.Now, Retry: k.retry, Talk: k.say})
	go k.tend(ctx)
	return k, nil
}

func (c *recorded) spoolFile() string {
	switch {
	case c.Spool != "":
		return c.Spool
	case isDatabase(c.Records):
		return withoutName
	}
	return filepath.Clean(c.Records) + ".spool"
}

func spoolHint(err error) string {
	switch {
	case errors.Is(err, spool.ErrTaken):
		return "give each server a file of its own with --spool"
	case errors.Is(err, spool.ErrForeign):
		return "it is left as it is; name a file with --spool that is not there yet"
	}
	return "give it another place with --spool"
}

func (k *keeping) say(format string, args ...any) {
	k.log.Warn("records: " + fmt.Sprintf(format, args...))
}

// tend looks after what has to be tried again.
func (k *keeping) tend(ctx context.Context) {
	tick := time.NewTicker(lookAgain)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-tick.C:
			_ = k.count(ctx) // the next tick tries again
			select {
			case k.retry <- now:
			case <-ctx.Done():
				return
			}
		}
	}
}

// remember keeps a snapshot. Where it can be kept nowhere, that is tried again, and no answer to it is taken before.
func (k *keeping) remember(ctx context.Context, n record.Snapshot) {
	if err := k.queue.Remember(ctx, n); err != nil && ctx.Err() == nil {
		k.say("%v", err)
	}
}

// revisions are what answers may be to: the present one, and some of those before.
func (k *keeping) revisions(ctx context.Context, present record.Snapshot) ([]choice.Revision, error) {
	first, err := choice.Describe(present)
	if err != nil {
		return nil, err
	}
	all := []choice.Revision{first}
	add := func(r choice.Revision) {
		known := func(one choice.Revision) bool { return one.Hash == r.Hash }
		if len(all) <= olderTexts && !slices.ContainsFunc(all, known) {
			all = append(all, r)
		}
	}
	for _, r := range k.served[present.Site] {
		add(r)
	}
	k.older(ctx, present.Site, add)
	k.served[present.Site] = all
	return all, nil
}

// older finds what earlier programs served. Where the store is away, pages that were opened before this one started have
// to ask again.
func (k *keeping) older(ctx context.Context, site string, add func(choice.Revision)) {
	ctx, cancel := context.WithTimeout(ctx, storeLimit)
	defer cancel()
	all, err := k.store.Revisions(ctx, site)
	if err != nil {
		return
	}
	for _, o := range all[:min(len(all), olderTexts)] {
		n, err := k.store.Snapshot(ctx, o.Revision)
		if err != nil {
			return
		}
		if r, err := choice.Describe(n); err == nil {
			add(r)
		}
	}
}

// seen counts a banner.
func (k *keeping) seen(site, language string, now time.Time) {
	k.meter.Note(record.Count{Day: now.UTC().Format(time.DateOnly), Site: site, Language: language, What: record.Shown, N: 1})
}

// count brings what was counted to the store, if that is there.
func (k *keeping) count(ctx context.Context) error {
	if k.queue.State().Away != nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, storeLimit)
	defer cancel()
	return k.meter.Flush(ctx, k.store.Add)
}

// close writes what has been taken, and ends.
func (k *keeping) close() error {
	k.queue.Close()
	if err := k.count(context.Background()); err != nil {
		k.say("banners since the last time are not counted: %v", err)
	}
	return errors.Join(k.spool.Close(), k.store.Close())
}

// counts are none where nothing is kept.
func (k *keeping) counts(ctx context.Context, first, last string) ([]record.Count, error) {
	if k == nil {
		return nil, nil
	}
	return k.store.Counts(ctx, first, last)
}

// away is since when the store is away, the zero time if it is not.
func (k *keeping) away() time.Time {
	if k == nil {
		return time.Time{}
	}
	return k.queue.State().Since
}
