package queue

import (
	"context"
	"time"

	"biscotte/web/record"
)

// run writes group after group. It begins with what an earlier program left in the spool.
func (q *Queue) run() {
	defer close(q.ended)
	q.bring()
	for {
		select {
		case first, open := <-q.waiting:
			if !open {
				return
			}
			q.write(q.gather(first))
		case <-q.more:
			q.bring()
		case <-q.o.Retry:
			q.bring()
		}
	}
}

// gather takes whatever else waits by now.
func (q *Queue) gather(first waiting) []waiting {
	group := []waiting{first}
	for len(group) < maxGroup {
		select {
		case w, open := <-q.waiting:
			if !open {
				return group
			}
			group = append(group, w)
		default:
			return group
		}
	}
	return group
}

// write puts a group into the store, or else into the spool, and tells those who wait.
func (q *Queue) write(group []waiting) {
	records := make([]record.Record, len(group))
	for i, w := range group {
		records[i] = w.record
	}
	err := q.state.Away // which nobody else changes
	if err == nil {
		err = q.store(records)
	}
	if err != nil {
		err = q.spool(records)
	}
	for _, w := range group {
		w.done <- err
	}
}

func (q *Queue) store(records []record.Record) error {
	err := limited(func(ctx context.Context) error {
		_, err := q.o.Store.Append(ctx, q.o.Now(), records)
		return err
	})
	if err != nil {
		q.left(err)
		return err
	}
	q.note(func(s *State) { s.Stored, s.Groups = s.Stored+int64(len(records)), s.Groups+1 })
	return nil
}

func (q *Queue) spool(records []record.Record) error {
	err := q.o.Spool.Add(records)
	if err != nil {
		q.o.Talk("%d answers could be kept nowhere, and will be sent again: %v", len(records), err)
		q.note(func(s *State) { s.Lost += int64(len(records)) })
		return err
	}
	q.note(func(*State) {})
	return nil
}

// bring brings one group from the spool to the store, and sees by that whether the store is there.
func (q *Queue) bring() {
	if q.state.Away == nil && q.o.Spool.Len() == 0 {
		return
	}
	records, err := q.o.Spool.First(maxGroup)
	if err != nil {
		q.o.Talk("%v", err)
		return
	}
	if err := limited(func(ctx context.Context) error { return q.put(ctx, records) }); err != nil {
		q.left(err)
		return
	}
	q.back()
	if len(records) > 0 {
		q.brought(records)
	}
}

func (q *Queue) put(ctx context.Context, records []record.Record) error {
	if len(records) == 0 {
		return q.o.Store.Ping(ctx)
	}
	_, err := q.o.Store.Append(ctx, q.o.Now(), records)
	return err
}

func (q *Queue) brought(records []record.Record) {
	if err := q.o.Spool.Drop(len(records)); err != nil {
		q.o.Talk("%v", err) // they are brought again, and known
		return
	}
	q.note(func(s *State) { s.Stored, s.Groups = s.Stored+int64(len(records)), s.Groups+1 })
	if q.o.Spool.Len() == 0 {
		q.o.Talk("everything from the spool is in the store")
		return
	}
	select {
	case q.more <- struct{}{}:
	default:
	}
}

// left notes that the store is away.
func (q *Queue) left(err error) {
	if q.state.Away == nil {
		q.o.Talk("the store of the records is away, answers are kept in the spool: %v", err)
		q.note(func(s *State) { s.Away, s.Since = err, q.o.Now() })
		return
	}
	q.note(func(s *State) { s.Away = err })
}

// back notes that the store is there again.
func (q *Queue) back() {
	if q.state.Away == nil {
		return
	}
	q.o.Talk("the store of the records is back after %s", q.o.Now().Sub(q.state.Since).Round(time.Second))
	q.note(func(s *State) { s.Away, s.Since = nil, time.Time{} })
}

func limited(do func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(context.Background(), storeLimit)
	defer cancel()
	return do(ctx)
}
