package server

import (
	"bytes"
	"container/list"
	"context"
	"errors"
	"net"
	"net/http"
	"strconv"
	"time"
)

// conn is a visitor's connection. net/http copies and sorts the fields of every answer, and writes it in pieces of 4 kB:
// for a small file, that costs more than the rest of a request. So an answer with a file is made ahead, header included, and
// written by [conn.answer]. The one that net/http makes after that, as it has been told of none, is dropped.
type conn struct {
	net.Conn

	listener   *listener
	place      *list.Element    // among the listener's
	unreadable func(status int) // may be nil

	answered bool  // whether net/http has an answer to make that is to be dropped
	failed   error // of what was written in its place
}

type connKey struct{}

// withConn lets handlers find the connection.
func withConn(ctx context.Context, c net.Conn) context.Context {
	return context.WithValue(ctx, connKey{}, c)
}

// direct is the connection of a request whose answer may be written to it as it is: the client speaks HTTP/1.1, sends
// nothing after its header, and keeps the connection, as the server does. It is nil for every other request.
func direct(r *http.Request) *conn {
	c, ok := r.Context().Value(connKey{}).(*conn)
	if !ok || !r.ProtoAtLeast(1, 1) || r.Close || r.Body != http.NoBody || c.listener.ended() {
		return nil
	}
	return c
}

// answer writes a whole answer: what is whole, and more that is not copied for that, which may take as long as patience.
// Nothing of another may have been written.
func (c *conn) answer(whole, more []byte, patience time.Duration) {
	c.answered = true
	if patience > writeTimeout { // which net/http has given it
		c.failed = c.SetWriteDeadline(time.Now().Add(patience))
	}
	switch {
	case c.failed != nil:
	case more == nil:
		_, c.failed = c.Conn.Write(whole)
	default:
		_, c.failed = (&net.Buffers{whole, more}).WriteTo(c.Conn)
	}
}

// Write writes for net/http.
func (c *conn) Write(p []byte) (int, error) {
	if c.answered {
		return c.drop(p)
	}
	c.refused(p)
	return c.Conn.Write(p)
}

// errOutOfStep ends a connection on which the next answer would not be where the client looks for it.
var errOutOfStep = errors.New("net/http has written something else than a header")

// drop takes the header of an answer without a body.
func (c *conn) drop(p []byte) (int, error) {
	c.answered = false
	switch {
	case c.failed != nil:
		return 0, c.failed
	case bytes.Index(p, []byte("\r\n\r\n")) != len(p)-4:
		c.failed = errOutOfStep
		return 0, c.failed
	}
	return len(p), nil
}

// refusal is how net/http answers what it cannot read as a request, which no handler hears of: "HTTP/1.1 400 Bad Request",
// and then this. A handler's answer has the field Date.
var refusal = []byte("\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n")

// refused counts a request that net/http has refused.
func (c *conn) refused(p []byte) {
	const begin = "HTTP/1.1 "
	if c.unreadable == nil || len(p) > 300 || !bytes.HasPrefix(p, []byte(begin)) || !bytes.Contains(p, refusal) {
		return
	}
	if status, err := strconv.Atoi(string(p[len(begin) : len(begin)+3])); err == nil {
		c.unreadable(status)
	}
}
