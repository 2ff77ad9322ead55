package queue

import (
	"context"
	"errors"
	"time"

	"biscotte/web/record"
	"biscotte/web/record/spool"
)

// brought is a lot that was taken from the spool to the store, and whether it got there.
type brought struct {
	lot spool.Lot
	err error
}

// bring sends some of the spool to the store, and sees by that whether the store is there. Nothing else waits for it: a
// store that is away may take its time to say so.
func (q *Queue) bring() {
	if q.ending || q.bringing || q.state.Away == nil && q.o.Spool.Empty() {
		return
	}
	l, err := q.o.Spool.First(maxGroup)
	if err != nil {
		q.o.Talk("%v", err)
		return
	}
	if l.Empty() && q.trust.rests() {
		return
	}
	q.bringing = true
	go func() {
		err := limited(func(ctx context.Context) error { return q.put(ctx, l) })
		q.brought <- brought{l, err}
	}()
}

// put begins with a look at the store: one that was misplaced is opened again by that.
func (q *Queue) put(ctx context.Context, l spool.Lot) error {
	if l.Empty() || q.State().Away != nil {
		if err := q.o.Store.Ping(ctx); err != nil {
			return err
		}
	}
	var err error
	switch {
	case l.Snapshot != nil:
		err = q.o.Store.Remember(ctx, *l.Snapshot)
	case l.Erasure != nil:
		err = q.erase(ctx, *l.Erasure)
	case len(l.Records) > 0:
		_, err = q.o.Store.Append(ctx, q.o.Now(), l.Records)
	}
	return err
}

// erase does what a visitor has wished while the store was away: with a record go those before it, which could not be found
// then.
func (q *Queue) erase(ctx context.Context, wish spool.Erasure) error {
	refs := wish.Refs
	for ref := refs[len(refs)-1]; len(refs) < maxErased; {
		r, err := q.o.Store.Find(ctx, ref)
		if errors.Is(err, record.ErrUnknown) || err == nil && r.Previous.IsZero() {
			break
		}
		if err != nil {
			return err
		}
		ref = r.Previous
		refs = append(refs, ref)
	}
	return q.o.Store.Erase(ctx, wish.Time, record.Visitor, refs)
}

// arrived takes note of what became of a lot, and sends the next one.
func (q *Queue) arrived(b brought) {
	q.bringing = false
	if b.err != nil {
		q.left(b.err)
		return
	}
	q.back()
	if b.lot.Empty() {
		q.trust.onWord()
		return
	}
	q.trust.proven()
	if err := q.o.Spool.Drop(b.lot); err != nil {
		q.o.Talk("%v", err) // they are brought again, and known
		return
	}
	if n := int64(len(b.lot.Records)); n > 0 {
		q.note(func(s *State) { s.Stored, s.Groups = s.Stored+n, s.Groups+1 })
	}
	if q.o.Spool.Empty() {
		q.note(func(*State) {})
		q.o.Talk("everything from the spool is in the store")
	}
	q.bring()
}

// look sees to it that all files are where they were.
func (q *Queue) look() {
	loss, err := q.o.Spool.Here()
	if loss.Renewed {
		q.o.Talk("the spool was deleted while it was in use, and has been made anew with all that waits")
	}
	if loss.Records > 0 || loss.Damaged > 0 {
		q.o.Talk("the spool was changed while it was in use: %d records that waited were cut off and are lost, %d lines cannot be read and are set aside",
			loss.Records, loss.Damaged)
		q.showAgain()
	}
	if err != nil && !errors.Is(q.state.Misplaced, err) {
		q.o.Talk("%v", err)
	}
	if away := q.o.Store.Here(); away != nil {
		q.left(away)
		err = away
	}
	q.note(func(s *State) { s.Misplaced = err })
	q.retain(context.Background())
}

// left notes that the store is away.
func (q *Queue) left(err error) {
	if lost(err) && !lost(q.state.Away) {
		q.showAgain()
	}
	if q.state.Away == nil {
		q.trust.failed()
		q.o.Talk("the store of the records is away, answers are kept in the spool: %v", err)
		q.note(func(s *State) { s.Away, s.Since = err, q.o.Now() })
		return
	}
	q.note(func(s *State) { s.Away = err })
}

// lost reports whether a store that was away may come back without what it had.
func lost(err error) bool {
	return errors.Is(err, record.ErrMisplaced) || errors.Is(err, record.ErrBehind)
}

// back notes that the store is there again.
func (q *Queue) back() {
	if q.state.Away == nil {
		return
	}
	q.o.Talk("the store of the records is back after %s", q.o.Now().Sub(q.state.Since).Round(time.Second))
	q.note(func(s *State) {
		s.Away, s.Since = nil, time.Time{}
		if errors.Is(s.Misplaced, record.ErrMisplaced) {
			s.Misplaced = nil
		}
	})
	q.kept()
}

func limited(do func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(context.Background(), storeLimit)
	defer cancel()
	return do(ctx)
}
