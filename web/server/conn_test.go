package server

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"biscotte/web/site"
)

// counting counts what is written to its connections.
type counting struct {
	net.Listener
	writes atomic.Int32
}

func (l *counting) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	return &counted{c, &l.writes}, err
}

type counted struct {
	net.Conn
	writes *atomic.Int32
}

func (c *counted) Write(p []byte) (int, error) {
	c.writes.Add(1)
	return c.Conn.Write(p)
}

// A file leaves at once, header and all: each write is a system call, which costs more than the rest of a request. Clients
// that close, or speak HTTP/1.0, or send something with a GET, get what net/http makes of it.
func TestAFileIsOneWrite(t *testing.T) {
	h := handler(t, "")
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	all := &counting{Listener: l}
	go Serve(ctx, all, NewFront(h, h), Options{Log: logTo(t.Output())})
	etag := ask(h, "GET", "/consent.js", "Accept-Encoding", "br").Header.Get("Etag")
	for request, want := range map[string]struct {
		writes int32
		status int
		close  bool
	}{
		"GET /consent.js HTTP/1.1\r\nHost: a\r\n":                                {1, 200, false},
		"GET /consent.js HTTP/1.1\r\nHost: a\r\nIf-None-Match: " + etag + "\r\n": {1, 304, false},
		"GET /consent.js HTTP/1.1\r\nHost: a\r\nConnection: close\r\n":           {1, 200, true},
		"GET /consent.js HTTP/1.0\r\nHost: a\r\n":                                {1, 200, true},
		"GET /consent.js HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n":           {1, 200, false},
	} {
		conn, err := net.Dial("tcp", l.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		all.writes.Store(0)
		fmt.Fprint(conn, request, "Accept-Encoding: br\r\n\r\n")
		got, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err != nil {
			t.Fatal(err)
		}
		if got.StatusCode == http.StatusOK && string(body(t, got)) != string(loader) {
			t.Errorf("%q: it is another file", request)
		}
		if got.StatusCode != want.status || got.Close != want.close || all.writes.Load() != want.writes {
			t.Errorf("%q: status %d, closes %t, %d writes", request, got.StatusCode, got.Close, all.writes.Load())
		}
		conn.Close()
	}
}

// A client that takes nothing of an answer gets no other behind half of it.
func TestAClientThatTakesNothing(t *testing.T) {
	ours, theirs := net.Pipe()
	defer theirs.Close()
	l := newListener(newScripted(), Options{Log: logTo(t.Output())})
	c := &conn{Conn: ours, listener: l}
	ours.SetWriteDeadline(time.Now().Add(-time.Second))
	c.answer([]byte("HTTP/1.1 200 OK\r\n\r\n"), nil, 0)
	if _, err := c.Write([]byte("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")); err == nil {
		t.Error("the connection is not given up")
	}
	if c.answer(nil, nil, 0); c.failed == nil {
		t.Error("another answer is written behind half a one")
	}
}

// What is no header by itself is let through to no client: it would be taken for the next answer.
func TestAnAnswerOutOfStep(t *testing.T) {
	l := newListener(newScripted(), Options{Log: logTo(t.Output())})
	for _, written := range []string{"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\n\r\nbody", "HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"} {
		c := &conn{Conn: nowhereConn{}, listener: l}
		c.answer([]byte("answer"), nil, 0)
		if n, err := c.Write([]byte(written)); n != 0 || !errors.Is(err, errOutOfStep) {
			t.Errorf("%q: %d, %v", written, n, err)
		}
	}
}

// nowhereConn takes everything.
type nowhereConn struct{ net.Conn }

func (nowhereConn) Write(p []byte) (int, error)      { return len(p), nil }
func (nowhereConn) SetWriteDeadline(time.Time) error { return nil }

// The last answer before the end says that it is the last one.
func TestTheLastAnswerSaysSo(t *testing.T) {
	h := handler(t, "")
	arrived, goOn := make(chan struct{}), make(chan struct{})
	front := NewFront(h, h)
	address, stop := listeningWith(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.RawQuery == "wait" {
			close(arrived)
			<-goOn
		}
		front.ServeHTTP(w, r)
	}), Options{Log: logTo(t.Output())})
	conn, err := net.Dial("tcp", strings.TrimPrefix(address, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	io.WriteString(conn, "GET /consent.js?wait HTTP/1.1\r\nHost: a\r\n\r\n")
	<-arrived
	stop()
	for direct := true; direct; { // the listener is about to be closed
		other, err := net.Dial("tcp", strings.TrimPrefix(address, "http://"))
		if direct = err == nil; direct {
			other.Close()
		}
	}
	close(goOn)
	w, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil || !w.Close {
		t.Errorf("%+v, %v", w, err)
	}
}

// wireOf is what a server answers to bytes.
func wireOf(t *testing.T, address, raw string) string {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	go func() {
		io.WriteString(conn, raw) // which the server may not take to the end
		conn.(*net.TCPConn).CloseWrite()
	}()
	all, _ := io.ReadAll(conn) // a reset ends it, too
	return dates.ReplaceAllString(string(all), "")
}

var dates = regexp.MustCompile(`Date: [^\r]*\r\n`)

// sorted sorts the lines of each header in an answer.
func sorted(wire string) string {
	var all strings.Builder
	for wire != "" {
		header, rest, _ := strings.Cut(wire, "\r\n\r\n")
		lines := strings.Split(header, "\r\n")
		slices.Sort(lines[1:])
		all.WriteString(strings.Join(lines, "\n") + "\n\n")
		wire = rest
		if next := strings.Index(rest, "HTTP/1.1 "); next > 0 {
			all.WriteString(rest[:next])
			wire = rest[next:]
		}
	}
	return all.String()
}

// FuzzConnection looks for bytes, of one request or of several, to which the answers that are made ahead are others than
// those that net/http makes.
func FuzzConnection(f *testing.F) {
	const get = "GET /consent.js HTTP/1.1\r\nHost: a\r\n"
	for _, seed := range []string{
		get + "\r\n", get + "\r\n" + get + "\r\n", strings.Replace(get, "GET", "HEAD", 1) + "\r\n" + get + "\r\n",
		get + "Accept-Encoding: br\r\n\r\n" + get + "Connection: close\r\n\r\n" + get + "\r\n",
		get + "Content-Length: 5\r\n\r\nGET /" + get + "\r\n", get + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + get + "\r\n",
		get + "Expect: 100-continue\r\nContent-Length: 1\r\n\r\nx" + get + "\r\n", get + "If-None-Match: *\r\n\r\n" + get + "\r\n",
		"GET /none HTTP/1.1\r\nHost: a\r\n\r\n" + get + "\r\n", "GET /consent.js HTTP/1.0\r\nConnection: keep-alive\r\n\r\n" + get + "\r\n",
		get + "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n" + get + "\r\n",
		"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "POST /consent.js HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc" + get + "\r\n", "GET /a/large.12345678.wasm HTTP/1.1\r\nHost: a\r\n\r\n" + get + "\r\n",
	} {
		f.Add(seed)
	}
	h, err := New(&site.Site{Files: []site.File{
		{Path: "consent.js", Type: site.JavaScript, Body: loader},
		{Path: "a/large.12345678.wasm", Type: site.WebAssembly, Immutable: true, Body: large},
	}}, "")
	if err != nil {
		f.Fatal(err)
	}
	var addresses [2]string
	for i, handler := range []http.Handler{h, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), connKey{}, nil))) // no connection that it knows
	})} {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			f.Fatal(err)
		}
		addresses[i] = l.Addr().String()
		go Serve(f.Context(), l, handler, Options{Log: slog.New(slog.DiscardHandler)})
	}
	f.Fuzz(func(t *testing.T, raw string) {
		got, want := sorted(wireOf(t, addresses[0], raw)), sorted(wireOf(t, addresses[1], raw))
		if got != want {
			t.Errorf("%.2000q, want %.2000q", got, want)
		}
	})
}
