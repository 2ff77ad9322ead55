package queue

import (
	"context"
	"time"

	"biscotte/web/record"
)

// ownLimit is how long visitors wait who want to see their record, or have it deleted.
const ownLimit = 2 * time.Second

// Find finds a record by its name, or fails with [record.ErrUnknown].
func (q *Queue) Find(ctx context.Context, ref record.Ref) (record.Record, error) {
	if away := q.State().Away; away != nil {
		return record.Record{}, away
	}
	ctx, cancel := context.WithTimeout(ctx, ownLimit)
	defer cancel()
	return q.o.Store.Find(ctx, ref)
}

// Erase removes records, as their visitor wants.
func (q *Queue) Erase(ctx context.Context, now time.Time, refs []record.Ref) error {
	if away := q.State().Away; away != nil {
		return away
	}
	ctx, cancel := context.WithTimeout(ctx, ownLimit)
	defer cancel()
	return q.o.Store.Erase(ctx, now, record.Visitor, refs)
}
