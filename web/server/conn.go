package server

import (
	"bytes"
	"container/list"
	"context"
	"net"
	"strconv"
	"sync"
)

// conn is a visitor's connection. net/http writes an answer in pieces of 4 kB, and each is a system call, which costs more
// than all the rest of a request. So an answer whose length is announced by [announce] leaves in one piece.
type conn struct {
	net.Conn

	place      *list.Element    // among the listener's
	unreadable func(status int) // may be nil

	rest int       // bytes of the announced answer that are still to come; 0 where nothing is announced
	body bool      // whether its header has been seen
	held *[]byte   // what has been taken and not written yet
	all  [2][]byte // what is written at once
}

// heldSize is what net/http writes at once.
const heldSize = 4 << 10

var heldPool = sync.Pool{New: func() any { b := make([]byte, 0, heldSize); return &b }}

type connKey struct{}

// withConn lets handlers find the connection.
func withConn(ctx context.Context, c net.Conn) context.Context {
	return context.WithValue(ctx, connKey{}, c)
}

// announce has the next answer on the connection of ctx, with a body of so many bytes, leave in one piece. Nothing may be
// written between the answer's header and its body.
func announce(ctx context.Context, body int) {
	if c, ok := ctx.Value(connKey{}).(*conn); ok {
		c.rest, c.body = body, false
	}
}

// Write holds p back while more of an announced answer is to come.
func (c *conn) Write(p []byte) (int, error) {
	if c.rest == 0 {
		c.refused(p)
		return c.Conn.Write(p)
	}
	c.rest -= c.bodyIn(p)
	if c.rest > 0 && c.held == nil && len(p) <= heldSize {
		c.held = heldPool.Get().(*[]byte)
		*c.held = append((*c.held)[:0], p...)
		return len(p), nil
	}
	if c.held == nil {
		return c.Conn.Write(p)
	}
	return c.writeHeld(p)
}

// bodyIn counts the bytes of the body in p.
func (c *conn) bodyIn(p []byte) int {
	if c.body {
		return min(len(p), c.rest)
	}
	c.body = true
	i := bytes.Index(p, []byte("\r\n\r\n"))
	if i < 0 {
		return c.rest // a header longer than a piece: nothing is held
	}
	return min(len(p)-i-4, c.rest)
}

// writeHeld writes what is held, and p.
func (c *conn) writeHeld(p []byte) (int, error) {
	before := len(*c.held)
	c.all = [2][]byte{*c.held, p}
	pieces := net.Buffers(c.all[:])
	n, err := pieces.WriteTo(c.Conn)
	heldPool.Put(c.held)
	c.held, c.all = nil, [2][]byte{}
	return max(0, int(n)-before), err
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
