package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// Limits of a connection. Every answer but a large file is written within writeTimeout; a large one may take as long as
// the slowest line that it is served to (see [representation.patience]).
const (
	readTimeout  = 10 * time.Second
	writeTimeout = 30 * time.Second
	idleTimeout  = 2 * time.Minute
	graceTimeout = 15 * time.Second // more than any timeout of a request, but for large files
	maxHeader    = 12 << 10         // bytes; net/http adds 4 kB
)

// MaxConnections is how many connections are open at once unless [Options] say otherwise: each takes some 20 kB.
const MaxConnections = 16 << 10

// Options of [Serve]; only Log is necessary. Drain is how long requests are still taken once the server is to stop, so that
// load balancers notice first. Connections bounds how many are open at once: where there are more, the one that has not
// moved for longest is closed. Unreadable is told of a request that reaches no handler, by the status that answers it.
type Options struct {
	Log         *slog.Logger
	Drain       time.Duration
	Connections int
	Unreadable  func(status int)
}

// Serve answers requests on a listener until ctx is done and the time to drain is over, then lets requests under way
// finish. Their contexts end when their clients go, not when the server stops. It returns an error only if the listener
// fails for good.
func Serve(ctx context.Context, l net.Listener, h http.Handler, o Options) error {
	held := newListener(l, o)
	s := &http.Server{
		Handler:           recovering(h, o.Log),
		ReadHeaderTimeout: readTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeader,
		ErrorLog:          newLog(o.Log),
		ConnContext:       withConn,
		ConnState:         held.moved,
	}
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(held) }()
	if err := wait(ctx, ended, o.Drain); err != nil {
		return fmt.Errorf("serving on %s: %w", l.Addr(), err)
	}
	stop(ctx, s, o.Log)
	return nil
}

// wait returns when ctx is done and the time to drain is over, or with the error that ends the server before.
func wait(ctx context.Context, ended <-chan error, drain time.Duration) error {
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	select {
	case err := <-ended:
		return err
	case <-time.After(drain):
		return nil
	}
}

// stop lets requests under way finish. Clients that never come to an end are cut off.
func stop(ctx context.Context, s *http.Server, log *slog.Logger) {
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), graceTimeout)
	defer cancel()
	if err := s.Shutdown(grace); errors.Is(err, context.DeadlineExceeded) {
		log.Warn("connections that did not end are closed", "after", graceTimeout)
		_ = s.Close() // the listener is closed already
	}
}
