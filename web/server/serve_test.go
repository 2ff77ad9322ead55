package server

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// listening serves a handler on a free port and returns the address. It has ended, without an error, when the test ends.
func listening(t *testing.T, h http.Handler) string {
	t.Helper()
	address, _ := listeningWith(t, h, Options{Log: logTo(t.Output())})
	return address
}

func listeningWith(t *testing.T, h http.Handler, o Options) (address string, stop func()) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.WithoutCancel(t.Context()))
	done := make(chan error, 1)
	go func() { done <- Serve(ctx, l, h, o) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Errorf("stopping: %v", err)
		}
	})
	return "http://" + l.Addr().String(), stop
}

func logTo(w io.Writer) *slog.Logger { return slog.New(slog.NewTextHandler(w, nil)) }

// fetch is what a server says to a GET, or why it says nothing.
func fetch(t *testing.T, url string) string {
	t.Helper()
	r, err := http.NewRequestWithContext(context.WithoutCancel(t.Context()), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	w, err := http.DefaultClient.Do(r)
	if err != nil {
		return err.Error()
	}
	defer w.Body.Close()
	body, err := io.ReadAll(w.Body)
	if err != nil {
		return err.Error()
	}
	return fmt.Sprint(w.StatusCode, " ", string(body))
}

// A file leaves the connection as the handler gave it, whatever was asked on the same connection before it.
func TestFilesOnTheWire(t *testing.T) {
	h := handler(t, "/consent")
	address := listening(t, NewFront(h, h))
	conn, err := net.Dial("tcp", strings.TrimPrefix(address, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	from := bufio.NewReader(conn)
	etag := ask(h, "GET", "/consent/consent.js", "Accept-Encoding", "br").Header.Get("Etag")
	paths := []string{
		"/consent/consent.js", "/consent/consent.js?v=1", "/consent/a/ui.12345678.wasm", "/consent/a/large.12345678.wasm",
		"/consent/a/tiny.12345678.json", "/consent/healthz", "/consent/none", "/consent//consent.js", "/consent/a/../consent.js",
		"/consent/%63onsent.js", "/",
	}
	for _, method := range []string{"GET", "HEAD", "OPTIONS", "POST", "DELETE"} {
		for _, path := range paths {
			for _, fields := range [][]string{nil, {"Accept-Encoding", "br"}, {"Accept-Encoding", "gzip"}, {"Accept-Encoding", "br", "If-None-Match", etag}, {"Range", "bytes=0-9"}} {
				r := httptest.NewRequest(method, "http://portal.test"+path, nil)
				for i := 0; i < len(fields); i += 2 {
					r.Header.Set(fields[i], fields[i+1])
				}
				if err := r.Write(conn); err != nil {
					t.Fatal(err)
				}
				got, err := http.ReadResponse(from, r)
				if err != nil {
					t.Fatal(err)
				}
				w := httptest.NewRecorder()
				h.ServeHTTP(w, r)
				want := w.Result()
				body, wanted := body304(t, got), body304(t, want)
				if method == "HEAD" {
					wanted = nil
				}
				if got.StatusCode != want.StatusCode || !bytes.Equal(body, wanted) {
					t.Errorf("%s %s %q: %d with %d bytes, want %d with %d", method, path, fields, got.StatusCode, len(body), want.StatusCode, len(wanted))
				}
				for name := range want.Header {
					if name != "Content-Length" && got.Header.Get(name) != want.Header.Get(name) {
						t.Errorf("%s %s %q: %s is %q, want %q", method, path, fields, name, got.Header.Get(name), want.Header.Get(name))
					}
				}
			}
		}
	}
}

// Requests that come before the last one is answered are answered in their order.
func TestRequestsInAPipeline(t *testing.T) {
	h := handler(t, "")
	conn, err := net.Dial("tcp", strings.TrimPrefix(listening(t, NewFront(h, h)), "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	paths := []string{"/consent.js", "/a/tiny.12345678.json", "/none", "/a/large.12345678.wasm", "/consent.js"}
	for _, p := range paths {
		fmt.Fprintf(conn, "GET %s HTTP/1.1\r\nHost: a\r\n\r\n", p)
	}
	from := bufio.NewReader(conn)
	for _, p := range paths {
		got, err := http.ReadResponse(from, nil)
		if err != nil {
			t.Fatal(err)
		}
		if want := body(t, ask(h, "GET", p)); !bytes.Equal(body(t, got), want) {
			t.Errorf("%s: not its bytes", p)
		}
	}
}

// A body without a length is the last thing on its connection: a proxy may have taken what is behind it for a part of it.
func TestNothingComesBehindAChunkedBody(t *testing.T) {
	h := handler(t, "")
	address := listening(t, NewFront(h, h))
	const next = "GET /consent.js HTTP/1.1\r\nHost: a\r\n\r\n"
	for _, request := range []string{
		"POST /none HTTP/1.1\r\nHost: a\r\nContent-Length: 50\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
		"GET /consent.js HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
		"GET /consent.js HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n",
	} {
		conn, err := net.Dial("tcp", strings.TrimPrefix(address, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(conn, request+next)
		from := bufio.NewReader(conn)
		w, err := http.ReadResponse(from, nil)
		if err != nil {
			t.Fatal(err)
		}
		io.Copy(io.Discard, w.Body)
		if after, err := http.ReadResponse(from, nil); err == nil || !w.Close {
			t.Errorf("%q: closes %t, and then %+v", request, w.Close, after)
		}
		conn.Close()
	}
}

func TestStoppingLetsRequestsFinish(t *testing.T) {
	arrived, goOn := make(chan struct{}), make(chan struct{})
	address, stop := listeningWith(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(arrived)
		<-goOn
		if r.Context().Err() == nil {
			io.WriteString(w, "finished")
		}
	}), Options{Log: logTo(t.Output())})
	answer := make(chan string, 1)
	go func() { answer <- fetch(t, address) }()
	<-arrived
	stop()
	close(goOn)
	if got := <-answer; got != "200 finished" {
		t.Errorf("the request under way got %q", got)
	}
}

// While it drains, a server takes what comes: a load balancer is to ask whether it should.
func TestDraining(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	go Serve(ctx, l, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "served") }),
		Options{Log: logTo(t.Output()), Drain: time.Hour})
	stop()
	if got := fetch(t, "http://"+l.Addr().String()); got != "200 served" {
		t.Errorf("while it drains: %s", got)
	}
	l.Close()
}

// A visitor who leaves is not worked for any longer.
func TestAClientThatHasGone(t *testing.T) {
	arrived, left := make(chan struct{}), make(chan struct{})
	address := listening(t, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		close(arrived)
		<-r.Context().Done()
		close(left)
	}))
	conn, err := net.Dial("tcp", strings.TrimPrefix(address, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(conn, "GET / HTTP/1.1\r\nHost: a\r\n\r\n")
	<-arrived
	conn.Close()
	<-left
}

// One request that goes wrong is that one's affair.
func TestAPanicIsOneAnswer(t *testing.T) {
	var log bytes.Buffer
	address, _ := listeningWith(t, NewFront(&Handler{}, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/panic":
			panic("on purpose")
		case "/half":
			io.WriteString(w, strings.Repeat("half of it", 1000))
			panic("too late")
		}
		io.WriteString(w, "served")
	})), Options{Log: logTo(&log)})
	for path, want := range map[string]string{"/panic": "500 Internal Server Error\n", "/half": "unexpected EOF", "/": "200 served"} {
		if got := fetch(t, address+path); got != want {
			t.Errorf("%s: %q", path, got)
		}
	}
	if got := log.String(); !strings.Contains(got, "on purpose") || strings.Contains(got, "127.0.0.1") {
		t.Errorf("logged is %s", got)
	}
}

// Only a listener that is gone ends a server, and then with an error.
func TestAListenerThatIsGone(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	if err := Serve(t.Context(), l, http.NotFoundHandler(), Options{Log: logTo(t.Output())}); !errors.Is(err, net.ErrClosed) {
		t.Errorf("it ends with %v", err)
	}
}

func ours(path string) *http.Request {
	r := httptest.NewRequest(http.MethodGet, "http://portal.test:8080"+path, nil)
	r.Header.Set("Accept-Encoding", "gzip, deflate, br, zstd")
	r.Header.Set("If-None-Match", `"other"`)
	return r
}

// nowhere takes an answer and keeps its header.
type nowhere struct {
	header http.Header
	n      int
}

func (w *nowhere) Header() http.Header { return w.header }
func (w *nowhere) WriteHeader(int)     {}
func (w *nowhere) Write(b []byte) (int, error) {
	w.n += len(b)
	return len(b), nil
}

func TestTheHotPathAllocatesNothing(t *testing.T) {
	f, r, w := &Front{}, ours("/consent.js"), &nowhere{header: http.Header{}}
	f.Set(map[string]Place{"portal.test": {handler(t, ""), http.NotFoundHandler()}, "other.test": {&Handler{}, http.NotFoundHandler()}})
	if n := testing.AllocsPerRun(100, func() { f.ServeHTTP(w, r) }); n != 0 || w.n == 0 {
		t.Errorf("%v allocations for a request, want none; %d bytes", n, w.n)
	}
	c := &conn{Conn: nowhereConn{}, listener: newListener(newScripted(), Options{})}
	r = r.WithContext(withConn(t.Context(), c))
	r.Body, w.header = http.NoBody, http.Header{}
	end := []byte("\r\n\r\n")
	if n := testing.AllocsPerRun(100, func() { f.ServeHTTP(w, r); c.Write(end) }); n != 0 || len(w.header) > 0 {
		t.Errorf("%v allocations for a request on a connection, want none", n)
	}
}

func BenchmarkConsentJS(b *testing.B) {
	h, r, w := NewFront(handler(b, ""), http.NotFoundHandler()), ours("/consent.js"), &nowhere{header: http.Header{}}
	b.ReportAllocs()
	for b.Loop() {
		h.ServeHTTP(w, r)
	}
}
