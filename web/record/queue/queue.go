// Package queue stands between those who bring records and the store. It writes them in groups, so that waiting for the
// disk does not cost throughput: while one group is written, the next one gathers. Where the store is away, it spools
// (package spool) and brings what it has spooled to the store when that is back.
//
// What it acknowledges is durable, in the store or in the spool. What it does not may still be, and can be brought again.
package queue

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"biscotte/web/record"
	"biscotte/web/record/spool"
)

// Bounds. Who waits for the store waits for at most storeLimit, and only until the store is known to be away.
const (
	maxWaiting = 4096 // records that wait for their group
	maxGroup   = 1024 // records in a group
	storeLimit = 2 * time.Second
)

// Errors of a queue.
var (
	// ErrBusy means that more wait already than may.
	ErrBusy = errors.New("too many answers at once")
	// ErrClosed means that the program ends.
	ErrClosed = errors.New("no more answers are taken")
	// ErrUnkept means that a record refers to a text that could be kept nowhere.
	ErrUnkept = errors.New("what was shown is kept nowhere")
)

// Options are what a queue needs. Retry ticks when it is time to look whether a store that is away is back, and whether all
// files are where they were. Talk is told when something goes and when it comes.
type Options struct {
	Store record.Store
	Spool *spool.Spool
	Now   func() time.Time
	Retry <-chan time.Time
	Talk  func(format string, args ...any)
}

// Queue writes records for as long as the program runs.
type Queue struct {
	o       Options
	waiting chan waiting
	brought chan brought
	ended   chan struct{} // closed when everything that was taken has been written

	bringing bool // something is on its way from the spool to the store
	trust    trust
	ending   bool // nothing is to go that way any more

	mu     sync.RWMutex // of closed: nobody sends into a queue that has been closed
	closed bool

	stateMu sync.Mutex
	state   State

	textMu sync.Mutex
	texts  map[string]record.Snapshot // what is shown, by site
	unkept sync.Map                   // of what is shown, by its revision, what could be kept nowhere
}

// State is how a queue is.
type State struct {
	Away    error     // why the store is away, nil if it is not
	Since   time.Time // since when
	Spooled int       // records that wait in the spool
	Bytes   int64     // of the spool's file
	Stored  int64     // records that the store has taken
	Groups  int64     // in how many groups
	Lost    int64     // records that could be put nowhere, and were not acknowledged
	Full    bool      // the last one was one of these

	// Misplaced says which file was deleted or replaced under the program, nil if none was.
	Misplaced error
}

type waiting struct {
	record record.Record
	done   chan<- error
}

// New starts a queue. It ends with [Queue.Close].
func New(o Options) *Queue {
	q := &Queue{o: o, waiting: make(chan waiting, maxWaiting), brought: make(chan brought, 1), ended: make(chan struct{})}
	q.texts = map[string]record.Snapshot{}
	q.note(func(*State) {})
	go q.run()
	return q
}

// Keep returns when a record is durable; with an error, it may or may not be.
func (q *Queue) Keep(ctx context.Context, r record.Record) error {
	done := make(chan error, 1)
	err := q.readable(r)
	if err == nil {
		err = q.enter(waiting{r, done})
	}
	if err == nil {
		select {
		case err = <-done:
		case <-ctx.Done():
			err = ctx.Err()
		}
	}
	if err != nil {
		return fmt.Errorf("keeping a record: %w", err)
	}
	return nil
}

func (q *Queue) enter(w waiting) error {
	q.mu.RLock()
	defer q.mu.RUnlock()
	if q.closed {
		return ErrClosed
	}
	select {
	case q.waiting <- w:
		return nil
	default:
		return ErrBusy
	}
}

// Close takes no more records, and returns when all that were taken are written.
func (q *Queue) Close() {
	q.mu.Lock()
	if !q.closed {
		q.closed = true
		close(q.waiting)
	}
	q.mu.Unlock()
	<-q.ended
}

// State says how the queue is.
func (q *Queue) State() State {
	q.stateMu.Lock()
	defer q.stateMu.Unlock()
	return q.state
}

// note changes the state.
func (q *Queue) note(change func(*State)) {
	q.stateMu.Lock()
	defer q.stateMu.Unlock()
	change(&q.state)
	q.state.Spooled, q.state.Bytes = q.o.Spool.Len(), q.o.Spool.Size()
}
