package queue

import (
	"context"
	"time"

	"biscotte/web/record"
)

// Bounds for visitors who want to see their records, or have them deleted: how long they wait, and how many go at once.
const (
	ownLimit  = 2 * time.Second
	maxErased = 100
)

// Find finds a record by its name, in the spool or in the store, or fails with [record.ErrUnknown].
func (q *Queue) Find(ctx context.Context, ref record.Ref) (record.Record, error) {
	if r, ok := q.o.Spool.Find(ref); ok {
		return r, nil
	}
	if away := q.State().Away; away != nil {
		return record.Record{}, away
	}
	ctx, cancel := context.WithTimeout(ctx, ownLimit)
	defer cancel()
	return q.o.Store.Find(ctx, ref)
}

// Erase removes records, as their visitor wants. While the store is away, those that wait in the spool are gone at once, and
// the wish waits there for the others.
func (q *Queue) Erase(ctx context.Context, now time.Time, refs []record.Ref) error {
	away := q.State().Away
	others, err := q.o.Spool.Erase(now, refs, away != nil)
	if err != nil || len(others) == 0 {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, ownLimit)
	defer cancel()
	return q.o.Store.Erase(ctx, now, record.Visitor, others)
}
