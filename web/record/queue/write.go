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
				q.end()
				return
			}
			q.write(q.gather(first))
		case l := <-q.brought:
			q.arrived(l)
		case <-q.o.Retry:
			q.bring()
		}
	}
}

// end waits for what is on its way from the spool, so that nobody has it when the store is closed.
func (q *Queue) end() {
	q.ending = true
	if q.bringing {
		q.arrived(<-q.brought)
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

// spool says when answers begin to be turned away, and when that has ended: not of each, or a full disk would be filled
// by the log.
func (q *Queue) spool(records []record.Record) error {
	err := q.o.Spool.Add(records)
	if err != nil {
		if !q.state.Full {
			q.o.Talk("answers can be kept nowhere, and will be sent again: %v", err)
		}
		q.note(func(s *State) { s.Lost, s.Full = s.Lost+int64(len(records)), true })
		return err
	}
	q.kept()
	return nil
}

// kept notes that there is room again.
func (q *Queue) kept() {
	if q.state.Full {
		q.o.Talk("answers can be kept again; %d were refused since the start", q.state.Lost)
	}
	q.note(func(s *State) { s.Full = false })
}

// lot is what was brought from the spool to the store, and whether it got there.
type lot struct {
	records []record.Record
	err     error
}

// bring sends some of the spool to the store, and sees by that whether the store is there. Nobody waits for it: a store
// that is away may take its time to say so.
func (q *Queue) bring() {
	if q.ending || q.bringing || q.state.Away == nil && q.o.Spool.Len() == 0 {
		return
	}
	records, err := q.o.Spool.First(maxGroup)
	if err != nil {
		q.o.Talk("%v", err)
		return
	}
	q.bringing = true
	go func() {
		err := limited(func(ctx context.Context) error { return q.put(ctx, records) })
		q.brought <- lot{records, err}
	}()
}

func (q *Queue) put(ctx context.Context, records []record.Record) error {
	if len(records) == 0 {
		return q.o.Store.Ping(ctx)
	}
	_, err := q.o.Store.Append(ctx, q.o.Now(), records)
	return err
}

// arrived takes note of what became of a lot, and sends the next one.
func (q *Queue) arrived(l lot) {
	q.bringing = false
	if l.err != nil {
		q.left(l.err)
		return
	}
	q.back()
	if len(l.records) == 0 {
		return
	}
	if err := q.o.Spool.Drop(len(l.records)); err != nil {
		q.o.Talk("%v", err) // they are brought again, and known
		return
	}
	q.note(func(s *State) { s.Stored, s.Groups = s.Stored+int64(len(l.records)), s.Groups+1 })
	if q.o.Spool.Len() == 0 {
		q.o.Talk("everything from the spool is in the store")
	}
	q.bring()
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
	q.kept()
}

func limited(do func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(context.Background(), storeLimit)
	defer cancel()
	return do(ctx)
}
