package server

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
)

func TestNoAddressIsLogged(t *testing.T) {
	tests := map[string]string{
		"http: panic serving 192.0.2.7:40312: out of biscuits":       "http: panic serving a visitor: out of biscuits",
		"http: panic serving [2001:db8::7]:40312: out of biscuits":   "http: panic serving a visitor: out of biscuits",
		"http: panic serving [fe80::1%eth0]:1: x":                    "http: panic serving a visitor: x",
		"http: superfluous response.WriteHeader call from somewhere": "http: superfluous response.WriteHeader call from somewhere",
	}
	for line, want := range tests {
		var b strings.Builder
		newLog(logTo(&b)).Print(line)
		if got := b.String(); !strings.HasSuffix(got, `msg="serving a request" cause="`+want+"\"\n") {
			t.Errorf("%q is logged as %q", line, got)
		}
	}
}

// A request that cannot be read gets the status that says why, is counted, and is not logged.
func TestRequestsThatCannotBeRead(t *testing.T) {
	var log strings.Builder
	var mu sync.Mutex
	counted := map[int]int{}
	h := handler(t, "")
	address, _ := listeningWith(t, NewFront(h, h), Options{Log: logTo(&log), Unreadable: func(status int) {
		mu.Lock()
		defer mu.Unlock()
		counted[status]++
	}})
	for request, want := range map[string]int{
		"POST / HTTP/1.1\r\nHost: a\r\nnonsense\r\n\r\n":                                             400,
		"GET / HTTP/1.1\r\n\r\n":                                                                     400,
		"GET / HTTP/3.7\r\nHost: a\r\n\r\n":                                                          505,
		"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n":                          501,
		"GET / HTTP/1.1\r\nHost: a\r\nCookie: a=" + strings.Repeat("x", maxHeader+4096) + "\r\n\r\n": 431,
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
		mu.Lock()
		if counted[want] == 0 {
			t.Errorf("%.60q: counted is %v", request, counted)
		}
		mu.Unlock()
	}
	if log.String() != "" {
		t.Errorf("it logs %q", log.String())
	}
}
