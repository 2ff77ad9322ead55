package queue

import (
	"context"

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
		case b := <-q.brought:
			q.arrived(b)
		case <-q.o.Retry:
			q.look()
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
	if err == nil {
		err = q.o.Store.Here() // or nobody would find them again
	}
	if err != nil {
		q.left(err)
		return err
	}
	q.trust.proven()
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
