package server

import (
	"bytes"
	"errors"
	"net"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

// scripted is a listener that fails as often as it is told to, and then hands out ends of pipes.
type scripted struct {
	fail   []error
	client chan net.Conn
	closed chan struct{}
}

func newScripted(fail ...error) *scripted {
	return &scripted{fail: fail, client: make(chan net.Conn, 1), closed: make(chan struct{})}
}

func (s *scripted) Accept() (net.Conn, error) {
	if len(s.fail) > 0 {
		err := s.fail[0]
		s.fail = s.fail[1:]
		return nil, err
	}
	ours, theirs := net.Pipe()
	select {
	case s.client <- theirs:
		return ours, nil
	case <-s.closed:
		return nil, net.ErrClosed
	}
}

func (s *scripted) Close() error   { close(s.closed); return nil }
func (s *scripted) Addr() net.Addr { return &net.TCPAddr{} }

// Whatever is wrong with an accept, the next one may do: descriptors are given back, firewalls change.
func TestAnAcceptThatFails(t *testing.T) {
	for _, fault := range []error{syscall.EMFILE, syscall.ENFILE, syscall.ENOBUFS, syscall.ENOMEM, syscall.EPERM, syscall.EPROTO, errors.New("new to us")} {
		synctest.Test(t, func(t *testing.T) {
			var log bytes.Buffer
			s := newScripted(fault, fault, fault, fault, fault, fault, fault, fault, fault, fault)
			l := newListener(s, Options{Log: logTo(&log)})
			began := time.Now()
			if c, err := l.Accept(); err != nil || c == nil {
				t.Fatalf("%v: %v", fault, err)
			}
			if waited := time.Since(began); waited < time.Second || waited > 10*time.Second {
				t.Errorf("%v: tried again for %v", fault, waited)
			}
			<-s.client
			time.Sleep(2 * calm) // of the bubble
			if _, err := l.Accept(); err != nil {
				t.Fatal(err)
			}
			if n := strings.Count(log.String(), "\n"); n != 2 || !strings.Contains(log.String(), "accepted again") {
				t.Errorf("%v: logged is\n%s", fault, log.String())
			}
		})
	}
}

// A flood that makes every other attempt fail is one line of the log.
func TestAFloodIsOneLine(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var log bytes.Buffer
		s := newScripted()
		l := newListener(s, Options{Log: logTo(&log)})
		for range 100 {
			s.fail = []error{syscall.EMFILE}
			if _, err := l.Accept(); err != nil {
				t.Fatal(err)
			}
			<-s.client
		}
		if n := strings.Count(log.String(), "\n"); n != 1 {
			t.Errorf("%d lines", n)
		}
	})
}

func TestClosingEndsAPause(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fail := make([]error, 1000)
		for i := range fail {
			fail[i] = syscall.EMFILE
		}
		l := newListener(newScripted(fail...), Options{Log: logTo(t.Output())})
		time.AfterFunc(time.Minute, func() { l.Close() })
		began := time.Now()
		if _, err := l.Accept(); !errors.Is(err, net.ErrClosed) || time.Since(began) != time.Minute {
			t.Errorf("%v after %v", err, time.Since(began))
		}
	})
}

// Without a descriptor for the next visitor, the connection that has not moved for longest gives its own.
func TestDescriptorsAreGivenBack(t *testing.T) {
	s := newScripted()
	l := newListener(s, Options{Log: logTo(t.Output())})
	first, _ := l.Accept()
	<-s.client
	second, _ := l.Accept()
	<-s.client
	l.moved(first, http.StateActive)
	s.fail = []error{syscall.EMFILE}
	if _, err := l.Accept(); err != nil {
		t.Fatal(err)
	}
	if !isClosed(second) || isClosed(first) {
		t.Error("not the one that has not moved for longest is closed")
	}
}

func isClosed(c net.Conn) bool { return c.SetDeadline(time.Time{}) != nil }

func TestConnectionsAreBounded(t *testing.T) {
	s := newScripted()
	l := newListener(s, Options{Log: logTo(t.Output()), Connections: 3})
	var all []net.Conn
	for range 3 {
		c, _ := l.Accept()
		<-s.client
		all = append(all, c)
	}
	l.moved(all[0], http.StateActive) // works
	l.moved(all[1], http.StateClosed) // makes room
	for range 2 {
		l.Accept()
		<-s.client
	}
	if isClosed(all[0]) || !isClosed(all[2]) {
		t.Error("the one that has not moved for longest is to be closed, and no other")
	}
}
