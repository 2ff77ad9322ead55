package queue

import (
	"context"
	"errors"
	"fmt"

	"biscotte/web/record"
)

// Remember keeps what a site shows from now on: in the store, or else in the spool. Where neither can be, no answer to it is
// taken until one can.
func (q *Queue) Remember(ctx context.Context, n record.Snapshot) error {
	q.textMu.Lock()
	defer q.textMu.Unlock()
	q.texts[n.Site] = n
	return q.remember(ctx, n)
}

// remember is for one who holds textMu.
func (q *Queue) remember(ctx context.Context, n record.Snapshot) error {
	err := q.State().Away
	if err == nil {
		err = limited(func(ctx context.Context) error { return q.o.Store.Remember(ctx, n) })
	}
	if err == nil {
		err = q.o.Store.Here()
	}
	if err == nil {
		q.unkept.Delete(n.Revision)
		return nil
	}
	if err := errors.Join(ctx.Err(), q.o.Spool.Remember(n)); err != nil {
		q.unkept.Store(n.Revision, n)
		return fmt.Errorf("keeping what is shown: %w", err)
	}
	q.unkept.Delete(n.Revision)
	q.o.Talk("what is served waits in the spool, as the store could not take it: %v", err)
	return nil
}

// retain tries again to keep what could be kept nowhere.
func (q *Queue) retain(ctx context.Context) {
	q.textMu.Lock()
	defer q.textMu.Unlock()
	q.unkept.Range(func(_, n any) bool {
		_ = q.remember(ctx, n.(record.Snapshot)) // the next tick tries again
		return true
	})
}

// readable fails where the text that a record refers to is kept nowhere.
func (q *Queue) readable(r record.Record) error {
	if _, unkept := q.unkept.Load(r.Revision); unkept {
		return ErrUnkept
	}
	return nil
}

// showAgain puts what is shown into the spool: another store will take the place of the one that had it.
func (q *Queue) showAgain() {
	q.textMu.Lock()
	defer q.textMu.Unlock()
	for _, n := range q.texts {
		if err := q.o.Spool.Remember(n); err != nil {
			q.unkept.Store(n.Revision, n)
		}
	}
}
