package server

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"testing"

	"github.com/valyala/fasthttp"
)

// listening runs serve on a free port and returns the address. It has ended, without an error, when the test ends.
func listening(t *testing.T, serve func(context.Context, net.Listener) error) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.WithoutCancel(t.Context()))
	done := make(chan error, 1)
	go func() { done <- serve(ctx, l) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Errorf("stopping: %v", err)
		}
	})
	return "http://" + l.Addr().String()
}

// answer is what a server says, without the fields of the connection.
func answer(t *testing.T, method, url string, header []string) (status int, fields http.Header, body []byte) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept-Encoding", "identity") // or the client adds gzip by itself
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	response, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if body, err = io.ReadAll(response.Body); err != nil {
		t.Fatal(err)
	}
	response.Header.Del("Date")
	return response.StatusCode, response.Header, body
}

// The fast path repeats what ServeHTTP says: both have to say the same.
func TestBothServersAnswerAlike(t *testing.T) {
	h := handler(t, "/consent")
	slow := listening(t, func(ctx context.Context, l net.Listener) error { return Run(ctx, l, h) })
	fast := listening(t, func(ctx context.Context, l net.Listener) error { return Serve(ctx, l, NewFront(h, h)) })
	_, fields, _ := answer(t, "GET", slow+"/consent/consent.js", []string{"Accept-Encoding", "br"})
	headers := [][]string{
		nil,
		{"Accept-Encoding", "br"},
		{"Accept-Encoding", "gzip;q=1, br;q=0"},
		{"Accept-Encoding", "*;q=0"},
		{"Accept-Encoding", "br", "If-None-Match", fields.Get("Etag")},
		{"Accept-Encoding", "gzip", "If-None-Match", fields.Get("Etag")},
		{"If-None-Match", "*"},
		{"Range", "bytes=0-9"},
	}
	paths := []string{
		"/consent/consent.js", "/consent/consent.js?v=1", "/consent/a/ui.12345678.wasm", "/consent/a/tiny.12345678.json",
		"/consent/healthz", "/consent/none", "/consent//consent.js", "/consent/a/../consent.js", "/consent/%63onsent.js", "/",
	}
	for _, method := range []string{"GET", "HEAD", "OPTIONS", "POST", "DELETE"} {
		for _, path := range paths {
			for _, header := range headers {
				status, fields, body := answer(t, method, fast+path, header)
				wantStatus, wantFields, wantBody := answer(t, method, slow+path, header)
				if status != wantStatus || !bytes.Equal(body, wantBody) {
					t.Errorf("%s %s %q: %d with %d bytes, want %d with %d", method, path, header, status, len(body), wantStatus, len(wantBody))
				}
				for name := range wantFields {
					if got, want := fields.Get(name), wantFields.Get(name); got != want {
						t.Errorf("%s %s %q: %s is %q, want %q", method, path, header, name, got, want)
					}
				}
				for name := range fields {
					if wantFields.Get(name) == "" {
						t.Errorf("%s %s %q: %s should not be there", method, path, header, name)
					}
				}
			}
		}
	}
}

func ours(path string) *fasthttp.RequestCtx {
	c := &fasthttp.RequestCtx{}
	c.Request.SetRequestURI(path)
	c.Request.SetHost("portal.test:8080")
	c.Request.Header.Set("Accept-Encoding", "gzip, deflate, br, zstd")
	c.Request.Header.Set("If-None-Match", `"other"`)
	return c
}

func TestTheHotPathAllocatesNothing(t *testing.T) {
	f, c := &Front{}, ours("/consent.js")
	f.Set(map[string]Place{"portal.test": {handler(t, ""), http.NotFoundHandler()}, "other.test": {&Handler{}, http.NotFoundHandler()}})
	serve := func() {
		c.Response.Reset()
		f.serve(c)
		if c.Response.StatusCode() != http.StatusNotModified && len(c.Response.Body()) == 0 {
			t.Error("not served")
		}
	}
	if n := testing.AllocsPerRun(100, serve); n != 0 {
		t.Errorf("%v allocations for a request, want none", n)
	}
}

func BenchmarkConsentJS(b *testing.B) {
	h, c := handler(b, ""), ours("/consent.js")
	b.ReportAllocs()
	for b.Loop() {
		c.Response.Reset()
		h.serveFast(c)
	}
}
