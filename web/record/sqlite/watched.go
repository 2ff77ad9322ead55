package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
	"time"

	"biscotte/web/record"
)

// Watched is a store whose file may be deleted, replaced or cut off while it is in use. All that the lost file has is copied into
// another beside then, before it is let go; and as soon as there is a file in its place again, and has stopped growing,
// that is opened. Until then every method fails with [record.ErrMisplaced].
type Watched struct {
	path, chain string
	talk        func(format string, args ...any)

	mu      sync.RWMutex
	store   *Store         // nil while it is misplaced
	rescue  sync.WaitGroup // of what was in a lost file
	rescued bool
	last    os.FileInfo // what was at its place at the last look
}

// Watch opens the file, and makes it if it is not there. talk is told what becomes of a file that is lost.
func Watch(ctx context.Context, path, chain string, talk func(format string, args ...any)) (*Watched, error) {
	s, err := Open(ctx, path, chain, true)
	if err != nil {
		return nil, err
	}
	return &Watched{path: path, chain: chain, talk: talk, store: s}, nil
}

// Here reports at once whether the file is in its place.
func (w *Watched) Here() error { return w.use((*Store).Here) }

// use does something with the store, if it is there.
func (w *Watched) use(do func(*Store) error) error {
	w.mu.RLock()
	defer w.mu.RUnlock()
	if w.store == nil {
		return fmt.Errorf("%w: %q", record.ErrMisplaced, w.path)
	}
	return do(w.store)
}

// Ping reports whether the store can be written to. It takes leave of one that is misplaced, and opens the next.
func (w *Watched) Ping(ctx context.Context) error {
	err := w.Here()
	if !errors.Is(err, record.ErrMisplaced) {
		return w.use(func(s *Store) error { return s.Ping(ctx) })
	}
	if w.leave(); w.reopen(ctx) {
		return w.use(func(s *Store) error { return s.Ping(ctx) })
	}
	return err
}

// leave begins to copy what was in a file that is lost, once.
func (w *Watched) leave() {
	w.mu.Lock()
	defer w.mu.Unlock()
	lost := w.store
	if lost == nil {
		return
	}
	w.store, w.rescued, w.last = nil, false, nil
	w.rescue.Go(func() {
		w.save(lost)
		w.mu.Lock()
		defer w.mu.Unlock()
		w.rescued = true
	})
}

// save copies what was in a lost file to one beside. The log of the lost file goes: whoever opened another file in its place
// would take it for that one's (https://www.sqlite.org/howtocorrupt.html, section 1.4).
func (w *Watched) save(lost *Store) {
	to := w.path + ".rescued"
	for n := 2; exists(to); n++ {
		to = fmt.Sprintf("%s.rescued%d", w.path, n)
	}
	if err := lost.Copy(context.Background(), to); err != nil {
		w.talk("%q was deleted, replaced or cut off while it was in use, and what it had could not be copied: %v", w.path, err)
	} else {
		w.talk("%q was deleted, replaced or cut off while it was in use; all that it had is in %q", w.path, to)
	}
	if err := lost.Close(); err != nil {
		w.talk("closing what was %q: %v", w.path, err)
	}
	for name, was := range lost.files {
		if now, err := os.Stat(name); name != w.path && err == nil && os.SameFile(now, was) {
			_ = os.Remove(name) // where it stays, the next one is not opened
		}
	}
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

// reopen opens the file that is there, if it is the same as at the look before: a copy that is on its way grows still.
func (w *Watched) reopen(ctx context.Context) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.store != nil || !w.rescued {
		return w.store != nil
	}
	now, err := os.Stat(w.path)
	if err != nil {
		w.last = nil
		return false
	}
	settled := w.last != nil && os.SameFile(now, w.last) && now.Size() == w.last.Size() && now.ModTime().Equal(w.last.ModTime())
	if w.last = now; !settled {
		return false
	}
	s, err := Open(ctx, w.path, w.chain, false)
	if err != nil {
		w.talk("%v", err)
		return false
	}
	w.store = s
	return true
}

// Close ends the use of the file. What was in one that is lost is copied first.
func (w *Watched) Close() error {
	if w.Here() != nil {
		w.leave()
	}
	w.rescue.Wait()
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.store == nil {
		return nil
	}
	return w.store.Close()
}

// Append is [Store.Append].
func (w *Watched) Append(ctx context.Context, now time.Time, records []record.Record) (n int, err error) {
	err = w.use(func(s *Store) (err error) { n, err = s.Append(ctx, now, records); return err })
	return n, err
}

// Remember is [Store.Remember].
func (w *Watched) Remember(ctx context.Context, n record.Snapshot) error {
	return w.use(func(s *Store) error { return s.Remember(ctx, n) })
}

// Snapshot is [Store.Snapshot].
func (w *Watched) Snapshot(ctx context.Context, revision record.Hash) (n record.Snapshot, err error) {
	err = w.use(func(s *Store) (err error) { n, err = s.Snapshot(ctx, revision); return err })
	return n, err
}

// Revisions is [Store.Revisions].
func (w *Watched) Revisions(ctx context.Context, site string) (all []record.Snapshot, err error) {
	err = w.use(func(s *Store) (err error) { all, err = s.Revisions(ctx, site); return err })
	return all, err
}

// Find is [Store.Find].
func (w *Watched) Find(ctx context.Context, ref record.Ref) (r record.Record, err error) {
	err = w.use(func(s *Store) (err error) { r, err = s.Find(ctx, ref); return err })
	return r, err
}

// Erase is [Store.Erase].
func (w *Watched) Erase(ctx context.Context, now time.Time, by record.Asker, refs []record.Ref) error {
	return w.use(func(s *Store) error { return s.Erase(ctx, now, by, refs) })
}

// Purge is [Store.Purge].
func (w *Watched) Purge(ctx context.Context, now, before time.Time, progress func(done, all int)) (n int, err error) {
	err = w.use(func(s *Store) (err error) { n, err = s.Purge(ctx, now, before, progress); return err })
	return n, err
}

// Read is [Store.Read].
func (w *Watched) Read(ctx context.Context, read func(record.Reader) error) error {
	return w.use(func(s *Store) error { return s.Read(ctx, read) })
}

// Add is [Store.Add].
func (w *Watched) Add(ctx context.Context, counts []record.Count) error {
	return w.use(func(s *Store) error { return s.Add(ctx, counts) })
}

// Counts is [Store.Counts].
func (w *Watched) Counts(ctx context.Context, first, last string) (all []record.Count, err error) {
	err = w.use(func(s *Store) (err error) { all, err = s.Counts(ctx, first, last); return err })
	return all, err
}
