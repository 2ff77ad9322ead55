package postgres

import (
	"context"
	"errors"
	"net"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"
)

var errCut = errors.New("the line is cut")

// wire is what lies between a store and its database: it counts round trips, and is cut where a test wants that.
type wire struct {
	turns atomic.Int64 // answers that came after something was sent
	cut   atomic.Bool  // the next answer comes, but not to the store
}

// line is one connection over a wire.
type line struct {
	net.Conn
	*wire
	sent atomic.Bool
}

func (l *line) Write(b []byte) (int, error) {
	l.sent.Store(true)
	return l.Conn.Write(b)
}

func (l *line) Read(b []byte) (int, error) {
	n, err := l.Conn.Read(b)
	if n > 0 && l.sent.Swap(false) {
		l.turns.Add(1)
		if l.cut.CompareAndSwap(true, false) {
			return 0, errors.Join(errCut, l.Close())
		}
	}
	return n, err
}

// wired opens a store over a wire.
func wired(t *testing.T, name, chain string) (*Store, *wire) {
	t.Helper()
	config, err := pgxpool.ParseConfig(server.URL(name))
	if err != nil {
		t.Fatal(err)
	}
	w := &wire{}
	config.ShouldPing = func(context.Context, pgxpool.ShouldPingParams) bool { return false } // however slow the test is
	config.ConnConfig.DialFunc = func(ctx context.Context, network, address string) (net.Conn, error) {
		c, err := new(net.Dialer).DialContext(ctx, network, address)
		return &line{Conn: c, wire: w}, err
	}
	s, err := connect(t.Context(), config, chain)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s, w
}
