package sqlite

import (
	"context"
	"database/sql"
	"sync"
	"time"
)

// wipeAgain is how long it takes until the log is cut that could not be.
const wipeAgain = time.Second

// wiping cuts the log, over a connection of its own that waits for nobody.
type wiping struct {
	db    *sql.DB
	mu    sync.Mutex
	timer *time.Timer // of the next attempt, nil for none
	ended bool
}

// wipe takes what has been deleted out of the log: nothing of it is in any file then. A reader of an earlier state needs the
// log until it ends; then it is cut a moment later (https://www.sqlite.org/pragma.html#pragma_wal_checkpoint).
func (s *Store) wipe(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	var busy bool
	var pages, moved int
	err := s.wiping.db.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &moved)
	if err == nil && busy {
		s.wiping.later(func() { _ = s.wipe(context.Background()) }) // which tries again, too
	}
	return err
}

func (w *wiping) later(do func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.ended || w.timer != nil {
		return
	}
	w.timer = time.AfterFunc(wipeAgain, func() {
		w.mu.Lock()
		w.timer = nil
		ended := w.ended
		w.mu.Unlock()
		if !ended {
			do()
		}
	})
}

func (w *wiping) stop() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.ended = true
	if w.timer != nil {
		w.timer.Stop()
	}
}
