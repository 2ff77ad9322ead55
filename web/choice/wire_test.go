package choice

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"biscotte/web/server"
	"biscotte/web/site"
)

// listening serves the endpoints as the program does, and returns the address.
func listening(t *testing.T, d *desk) string {
	t.Helper()
	files, err := server.NewQuick(&site.Site{}, "/consent")
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.WithoutCancel(t.Context()))
	done := make(chan error, 1)
	o := server.Options{
		Log:        slog.New(slog.NewTextHandler(t.Output(), nil)),
		Unreadable: func(status int) { d.observe("none", status) },
	}
	go func() { done <- server.Serve(ctx, l, server.NewFront(files, d), o) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return l.Addr().String()
}

// say writes pieces to a new connection and reads the answer.
func say(t *testing.T, address string, pieces ...string) *http.Response {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	for _, p := range pieces {
		if _, err := io.WriteString(conn, p); err != nil {
			t.Fatal(err)
		}
	}
	if err := conn.SetReadDeadline(time.Now().Add(5 * time.Minute)); err != nil {
		t.Fatal(err)
	}
	w, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		return &http.Response{} // closed without an answer
	}
	return w
}

// raw is a request as it is on the wire.
func raw(body string, header ...string) string {
	return "POST /consent/choice HTTP/1.1\r\nHost: harbour.example\r\nContent-Type: application/json\r\n" +
		"Sec-Fetch-Site: same-origin\r\nOrigin: https://harbour.example\r\n" + strings.Join(header, "\r\n") + "\r\n\r\n" + body
}

func length(n int) string { return fmt.Sprintf("Content-Length: %d", n) }

func TestOnTheWire(t *testing.T) {
	d := open(t)
	address := listening(t, d)
	body := d.fill(good)
	chunk := func(s string) string { return fmt.Sprintf("%x\r\n%s\r\n", len(s), s) }
	for _, test := range []struct {
		what   string
		pieces []string
		want   int // 0 for a connection that is closed
	}{
		{"too large", []string{raw(strings.Repeat(" ", maxBody+1), length(maxBody+1))}, 413},
		{"far too large", []string{raw("", length(1<<30))}, 413},
		{"in chunks, too large", []string{raw(chunk(strings.Repeat(" ", maxBody))+chunk(body)+"0\r\n\r\n", "Transfer-Encoding: chunked")}, 413},
		{"two lengths", []string{raw(body, length(len(body)), length(len(body)-1))}, 400},
		{"a length that is none", []string{raw(body, "Content-Length: x")}, 400},
		{"no length", []string{raw("")}, 400}, // what followed would be another request
		{"two sites", []string{raw(body, length(len(body)), "Sec-Fetch-Site: cross-site")}, 403},
		{"two types", []string{raw(body, length(len(body)), "Content-Type: text/html")}, 415},
		{"a line without a colon", []string{raw(body, length(len(body)), "nonsense")}, 400},
	} {
		w := say(t, address, test.pieces...)
		if w.StatusCode != test.want {
			t.Errorf("%s: status %d, want %d", test.what, w.StatusCode, test.want)
		}
		if len(d.records) > 0 || len(w.Header["Set-Cookie"]) > 0 {
			t.Fatalf("%s: kept %+v, %v", test.what, d.records, w.Header)
		}
		if text := http.StatusText(test.want); d.seen["choice "+text]+d.seen["none "+text] != 1 || len(d.seen) != 1 {
			t.Errorf("%s: counted %v", test.what, d.seen)
		}
		clear(d.seen)
	}
	for what, pieces := range map[string][]string{
		"at once":   {raw(body, length(len(body)))},
		"in pieces": {raw("", length(len(body))), body[:10], body[10:100], body[100:]},
		"in chunks": {raw(chunk(body[:50])+chunk(body[50:])+"0\r\n\r\n", "Transfer-Encoding: chunked")},
	} {
		if w := say(t, address, pieces...); w.StatusCode != http.StatusNoContent || len(w.Header["Set-Cookie"]) != 2 {
			t.Errorf("%s: status %d, %v", what, w.StatusCode, w.Header)
		}
	}
}

// Who begins and never ends is not waited for.
func TestASlowRequest(t *testing.T) {
	t.Parallel()
	d := open(t)
	body := d.fill(good)
	w := say(t, listening(t, d), raw("", length(len(body))), body[:10])
	if w.StatusCode != http.StatusRequestTimeout || len(d.records) > 0 || d.seen["choice Request Timeout"] != 1 {
		t.Errorf("status %d, kept %+v, counted %v", w.StatusCode, d.records, d.seen)
	}
}

// The same answer from many connections at once is taken from each, and is one record: its id says so.
func TestManyAtOnce(t *testing.T) {
	d := open(t)
	address := listening(t, d)
	body := d.fill(good)
	var all sync.WaitGroup
	for range 50 {
		all.Go(func() {
			if w := say(t, address, raw(body, length(len(body)))); w.StatusCode != http.StatusNoContent {
				t.Errorf("status %d", w.StatusCode)
			}
		})
	}
	all.Wait()
	for _, r := range d.records {
		if r.Ref != d.records[0].Ref {
			t.Errorf("an id of its own: %s", r.Ref)
		}
	}
	if d.seen["choice No Content"] != 50 {
		t.Errorf("counted %v", d.seen)
	}
}
