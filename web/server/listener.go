package server

import (
	"container/list"
	"errors"
	"net"
	"net/http"
	"sync"
	"time"
)

// Pauses between attempts to accept a connection.
const (
	firstPause = 5 * time.Millisecond
	lastPause  = time.Second
)

// calm is how long no attempt has failed when it is said that connections are accepted again: a flood makes every other one
// fail, and must not fill the log.
const calm = time.Minute

// listener accepts connections for as long as it is open: an accept that fails, as where no descriptors are left (EMFILE),
// is tried again. It bounds the connections that are open, so that descriptors are left for the files of records.
type listener struct {
	net.Listener
	o      Options
	closed chan struct{}
	once   sync.Once
	last   time.Time // when an attempt failed last, the zero time where that is over; of whoever accepts

	mu   sync.Mutex
	open list.List // of *conn: the one that has not changed its state for longest comes first
}

func newListener(l net.Listener, o Options) *listener {
	if o.Connections == 0 {
		o.Connections = MaxConnections
	}
	return &listener{Listener: l, o: o, closed: make(chan struct{})}
}

// Accept fails only after Close.
func (l *listener) Accept() (net.Conn, error) {
	for pause := time.Duration(0); ; {
		c, err := l.Listener.Accept()
		if err == nil {
			l.again()
			return l.add(c), nil
		}
		if errors.Is(err, net.ErrClosed) {
			return nil, err
		}
		if pause = l.failed(pause, err); !l.sleep(pause) {
			return nil, net.ErrClosed
		}
	}
}

// failed says so once, gives a descriptor back and returns the next pause.
func (l *listener) failed(pause time.Duration, err error) time.Duration {
	if l.last.IsZero() {
		l.o.Log.Error("connections cannot be accepted", "cause", err)
	}
	if l.last = time.Now(); pause == 0 {
		pause = firstPause / 2
	}
	l.closeOldest(0)
	return min(2*pause, lastPause)
}

// again says that the failing is over.
func (l *listener) again() {
	if !l.last.IsZero() && time.Since(l.last) > calm {
		l.last = time.Time{}
		l.o.Log.Info("connections are accepted again")
	}
}

// sleep returns false where the listener is closed meanwhile.
func (l *listener) sleep(d time.Duration) bool {
	select {
	case <-l.closed:
		return false
	case <-time.After(d):
		return true
	}
}

// Close ends Accept, also where it waits.
func (l *listener) Close() error {
	l.once.Do(func() { close(l.closed) })
	return l.Listener.Close()
}

// ended reports whether it is closed: the server is stopping, and its answers say so.
func (l *listener) ended() bool {
	select {
	case <-l.closed:
		return true
	default:
		return false
	}
}

// add counts a connection in.
func (l *listener) add(c net.Conn) net.Conn {
	added := &conn{Conn: c, listener: l, unreadable: l.o.Unreadable}
	l.mu.Lock()
	added.place = l.open.PushBack(added)
	l.mu.Unlock()
	l.closeOldest(l.o.Connections)
	return added
}

// closeOldest closes the connection that has not changed its state for longest, where more than most are open. Whoever
// takes all of them is the first to lose them.
func (l *listener) closeOldest(most int) {
	l.mu.Lock()
	oldest := l.open.Front()
	if l.open.Len() <= most {
		oldest = nil
	}
	if oldest != nil {
		l.open.Remove(oldest)
	}
	l.mu.Unlock()
	if oldest != nil {
		_ = oldest.Value.(*conn).Close() // its server hears of it
	}
}

// moved notes that a connection changes its state.
func (l *listener) moved(c net.Conn, state http.ConnState) {
	moved, ok := c.(*conn)
	if !ok {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if state == http.StateClosed || state == http.StateHijacked {
		l.open.Remove(moved.place)
		return
	}
	l.open.MoveToBack(moved.place)
}
