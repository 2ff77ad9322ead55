package server

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
)

func TestNoAddressIsLogged(t *testing.T) {
	tests := map[string]string{
		"http: panic serving 192.0.2.7:40312: out of biscuits":     "http: panic serving a visitor: out of biscuits",
		"http: panic serving [2001:db8::7]:40312: out of biscuits": "http: panic serving a visitor: out of biscuits",
		"http: panic serving [fe80::1%eth0]:1: x":                  "http: panic serving a visitor: x",
		"http: Accept error: too many open files; retrying in 5ms": "http: Accept error: too many open files; retrying in 5ms",
	}
	for line, want := range tests {
		var b strings.Builder
		newLog(&b).Print(line)
		if got := strings.TrimSuffix(b.String(), "\n"); got != "biscotte: error: "+want {
			t.Errorf("%q is logged as %q", line, got)
		}
	}
}

// What fasthttp cannot read, it would log whole.
func TestNoRequestIsLogged(t *testing.T) {
	var b strings.Builder
	newLog(&b).Printf(`error when serving connection "192.0.2.1:80"<->"192.0.2.2:1": malformed mime header: missing colon: "Cookie"`)
	if b.String() != "" {
		t.Errorf("it logs %q", b.String())
	}
}

// A request that is none gets the status that says why.
func TestRequestsThatCannotBeRead(t *testing.T) {
	h := handler(t, "")
	address := listening(t, func(ctx context.Context, l net.Listener) error { return Serve(ctx, l, NewFront(h, h)) })
	for request, want := range map[string]int{
		"POST / HTTP/1.1\r\nHost: a\r\nnonsense\r\n\r\n":                                         400,
		"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n":                         413,
		"GET / HTTP/1.1\r\nHost: a\r\nCookie: a=" + strings.Repeat("x", bufferSize) + "\r\n\r\n": 431,
	} {
		conn, err := net.Dial("tcp", strings.TrimPrefix(address, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(conn, request)
		w, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err != nil || w.StatusCode != want {
			t.Errorf("%.60q: %v, %v, want %d", request, w, err, want)
		}
		conn.Close()
	}
}
