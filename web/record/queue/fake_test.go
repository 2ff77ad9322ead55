package queue

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"biscotte/web/record"
	"biscotte/web/record/spool"
	"biscotte/web/record/storetest"
)

var errGone = errors.New("nobody answers")

// fake is a store that a test can hold up and break.
type fake struct {
	record.Store
	mu      sync.Mutex
	broken  error
	refuses error // where it takes no records, and says that it is there
	away    error // where it is misplaced
	groups  [][]record.Record
	texts   []record.Hash
	erased  []record.Ref
	held    chan struct{} // where not nil, writing waits for it
}

func (f *fake) Append(ctx context.Context, _ time.Time, records []record.Record) (int, error) {
	if f.held != nil {
		select {
		case <-f.held:
		case <-ctx.Done():
			return 0, ctx.Err()
		}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	err := cmp.Or(f.broken, f.refuses)
	if err == nil {
		f.groups = append(f.groups, slices.Clone(records))
	}
	return len(records), err
}

func (f *fake) Ping(context.Context) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.broken
}

func (f *fake) Here() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.away
}

func (f *fake) misplace(err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.away, f.broken = err, err
}

func (f *fake) Remember(_ context.Context, n record.Snapshot) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.broken == nil {
		f.texts = append(f.texts, n.Revision)
	}
	return f.broken
}

func (f *fake) Find(_ context.Context, ref record.Ref) (record.Record, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, g := range f.groups {
		for _, r := range g {
			if r.Ref == ref {
				return r, f.broken
			}
		}
	}
	return record.Record{}, errors.Join(f.broken, record.ErrUnknown)
}

func (f *fake) Erase(_ context.Context, _ time.Time, by record.Asker, refs []record.Ref) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.broken == nil && by == record.Visitor {
		f.erased = append(f.erased, refs...)
	}
	return f.broken
}

func (f *fake) breakDown(err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.broken = err
}

func (f *fake) refuse(err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.refuses = err
}

func (f *fake) sizes() []int {
	f.mu.Lock()
	defer f.mu.Unlock()
	var sizes []int
	for _, g := range f.groups {
		sizes = append(sizes, len(g))
	}
	return sizes
}

// bench is a queue with everything around it. It lives in a bubble of package synctest: its clock is the bubble's.
type bench struct {
	*Queue
	t     *testing.T
	store *fake
	spool *spool.Spool
	retry chan time.Time
	mu    sync.Mutex
	said  []string
}

func start(t *testing.T, path string, bound int64) *bench {
	t.Helper()
	sp, err := spool.Open(path, bound)
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{t: t, store: &fake{}, spool: sp, retry: make(chan time.Time)}
	b.begin()
	t.Cleanup(func() { sp.Close() })
	return b
}

func (b *bench) begin() {
	b.Queue = New(Options{Store: b.store, Spool: b.spool, Now: time.Now, Retry: b.retry, Talk: b.talk})
}

func (b *bench) talk(format string, args ...any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.said = append(b.said, fmt.Sprintf(format, args...))
}

func (b *bench) heard() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return strings.Join(b.said, "\n")
}

func (b *bench) keep(n int) error { return b.Keep(b.t.Context(), storetest.Record(n)) }

func path(t *testing.T) string { return filepath.Join(t.TempDir(), "spool") }
