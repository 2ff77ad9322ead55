package postgres

import (
	"context"
	"errors"
	"net"
	"testing"
	"time"

	"biscotte/web/record"
)

// silent is a database that takes connections, and never says a word.
func silent(t *testing.T) (url string, asked <-chan struct{}) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	heard := make(chan struct{}, 100)
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			t.Cleanup(func() { c.Close() })
			heard <- struct{}{}
		}
	}()
	return "postgres://u@" + l.Addr().String() + "/db?sslmode=disable", heard
}

// While one call waits for a database that never answers, every other waits for as long as it wants to, and no longer.
func TestADatabaseThatHangs(t *testing.T) {
	url, asked := silent(t)
	s, err := Open(t.Context(), url, "main")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	patient, leave := context.WithCancel(t.Context())
	left := make(chan error, 1)
	go func() { left <- s.Ping(patient) }()
	<-asked
	for name, call := range map[string]func(context.Context) error{
		"ping":      s.Ping,
		"append":    func(ctx context.Context) error { _, err := s.Append(ctx, time.Now(), []record.Record{{}}); return err },
		"find":      func(ctx context.Context) error { _, err := s.Find(ctx, record.Ref{1}); return err },
		"revisions": func(ctx context.Context) error { _, err := s.Revisions(ctx, "site"); return err },
		"remember":  func(ctx context.Context) error { return s.Remember(ctx, record.Snapshot{}) },
		"counts":    func(ctx context.Context) error { _, err := s.Counts(ctx, "", ""); return err },
	} {
		hurried, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
		if err := call(hurried); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: %v", name, err)
		}
		cancel()
	}
	leave()
	<-left
}
