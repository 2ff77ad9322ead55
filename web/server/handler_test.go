package server

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"biscotte/web/site"
	"biscotte/web/squeeze"
)

var (
	loader    = []byte(strings.Repeat("let banner = 1;\n", 200))
	large     = []byte(strings.Repeat("something large ", 1<<14))
	component = []byte(strings.Repeat("\x00asm component", 300))
)

func handler(t testing.TB, prefix string) *Handler {
	t.Helper()
	h, err := New(&site.Site{Files: []site.File{
		{Path: "consent.js", Type: site.JavaScript, Body: loader},
		{Path: "a/ui.12345678.wasm", Type: site.WebAssembly, Immutable: true, Brotli: squeeze.Brotli(component)},
		{Path: "a/large.12345678.wasm", Type: site.WebAssembly, Immutable: true, Body: large},
		{Path: "a/tiny.12345678.json", Type: site.JSON, Immutable: true, Body: []byte("{}")},
	}}, prefix)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func ask(h http.Handler, method, path string, header ...string) *http.Response {
	r := httptest.NewRequest(method, "http://portal.test/", nil)
	r.URL.Path = path
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) []byte {
	t.Helper()
	var reader io.Reader = r.Body
	switch r.Header.Get("Content-Encoding") {
	case "br":
		reader = brotli.NewReader(r.Body)
	case "gzip":
		z, err := gzip.NewReader(r.Body)
		if err != nil {
			t.Fatal(err)
		}
		reader = z
	}
	data, err := io.ReadAll(reader)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestEveryEncodingUnpacksToTheFile(t *testing.T) {
	h := handler(t, "")
	for path, want := range map[string][]byte{"/consent.js": loader, "/a/ui.12345678.wasm": component} {
		for _, encoding := range []string{"br", "gzip", "identity"} {
			got := ask(h, "GET", path, "Accept-Encoding", encoding)
			if said := got.Header.Get("Content-Encoding"); said != encoding && encoding != "identity" {
				t.Errorf("%s asked for in %s comes in %q", path, encoding, said)
			}
			if !bytes.Equal(body(t, got), want) {
				t.Errorf("%s in %s is not the file", path, encoding)
			}
		}
	}
	if got := ask(h, "GET", "/a/tiny.12345678.json", "Accept-Encoding", "br"); got.Header.Get("Content-Encoding") != "" {
		t.Error("a file that compression makes larger is compressed")
	}
}

func TestHeaders(t *testing.T) {
	h := handler(t, "/consent")
	tests := []struct{ path, name, want string }{
		{"/consent/consent.js", "Content-Type", "text/javascript; charset=utf-8"},
		{"/consent/consent.js", "Cache-Control", "no-cache"},
		{"/consent/consent.js", "Vary", "Accept-Encoding"},
		{"/consent/consent.js", "X-Content-Type-Options", "nosniff"},
		{"/consent/consent.js", "Access-Control-Allow-Origin", "*"},
		{"/consent/consent.js", "Cross-Origin-Resource-Policy", "cross-origin"},
		{"/consent/a/ui.12345678.wasm", "Content-Type", "application/wasm"},
		{"/consent/a/ui.12345678.wasm", "Cache-Control", "public, max-age=31536000, immutable"},
	}
	for _, test := range tests {
		if got := ask(h, "GET", test.path).Header.Get(test.name); got != test.want {
			t.Errorf("%s: %s is %q, want %q", test.path, test.name, got, test.want)
		}
	}
}

func TestWhatHasNotChangedIsNotSentAgain(t *testing.T) {
	h := handler(t, "")
	etag := ask(h, "GET", "/consent.js", "Accept-Encoding", "br").Header.Get("Etag")
	for header, want := range map[string]int{
		etag: 304, "W/" + etag: 304, `"other", ` + etag: 304, "*": 304, `"other"`: 200, "": 200,
	} {
		got := ask(h, "GET", "/consent.js", "Accept-Encoding", "br", "If-None-Match", header)
		if got.StatusCode != want {
			t.Errorf("If-None-Match %s: %d, want %d", header, got.StatusCode, want)
		}
		if want == 304 && len(body304(t, got)) != 0 {
			t.Errorf("If-None-Match %s: a body", header)
		}
	}
	if plain := ask(h, "GET", "/consent.js"); plain.Header.Get("Etag") == etag {
		t.Error("two encodings share an ETag")
	}
}

// What is compressed in a moment first is as small as it gets later, under another ETag, with the same fields else.
func TestSqueezing(t *testing.T) {
	h := abroad(t)
	h.Locate(by{field: "X-Country"})
	text := bytes.Repeat([]byte("let answer = window.biscotte.allowed('statistics'); // or not, 0123456789\n"), 100)
	for i := range text {
		if i%7 == 0 {
			text[i] = byte('a' + i*i%23)
		}
	}
	h.resources["/consent/long.js"], _ = prepare(site.File{Path: "long.js", Type: site.JavaScript, Body: text}, loosely)
	paths := []string{"/consent/consent.js", "/consent/long.js"}
	before := map[string]*http.Response{}
	for _, path := range paths {
		before[path] = ask(h, "GET", path, "Accept-Encoding", "br", "X-Country", "GB")
	}
	if err := h.Squeeze(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		was, is := before[path], ask(h, "GET", path, "Accept-Encoding", "br", "X-Country", "GB")
		for _, name := range []string{"Vary", "Cache-Control", "Content-Type", "Content-Encoding"} {
			if was.Header.Get(name) != is.Header.Get(name) {
				t.Errorf("%s: %s was %q, is %q", path, name, was.Header.Get(name), is.Header.Get(name))
			}
		}
		smaller := is.ContentLength < was.ContentLength
		if path == "/consent/long.js" && !smaller || smaller == (was.Header.Get("Etag") == is.Header.Get("Etag")) {
			t.Errorf("%s: %d bytes with %s before, %d with %s now", path, was.ContentLength, was.Header.Get("Etag"), is.ContentLength, is.Header.Get("Etag"))
		}
		if !bytes.Equal(body(t, was), body(t, is)) {
			t.Errorf("%s is another file", path)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if err := h.Squeeze(ctx); err != nil {
		t.Error(err)
	}
}

func body304(t *testing.T, r *http.Response) []byte {
	t.Helper()
	data, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestQuicklyPreparedFilesAreTheSame(t *testing.T) {
	h, err := NewQuick(&site.Site{Files: []site.File{
		{Path: "consent.js", Type: site.JavaScript, Body: loader},
		{Path: "a/ui.wasm", Type: site.WebAssembly, Brotli: squeeze.Brotli(component)},
	}}, "")
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string][]byte{"/consent.js": loader, "/a/ui.wasm": component} {
		for _, encoding := range []string{"br", "gzip", "identity"} {
			if got := body(t, ask(h, "GET", path, "Accept-Encoding", encoding)); !bytes.Equal(got, want) {
				t.Errorf("%s in %s is not the file", path, encoding)
			}
		}
	}
}

func TestAnEscapedPathIsNoFile(t *testing.T) {
	w := httptest.NewRecorder()
	handler(t, "").ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/%63onsent.js", nil))
	if w.Code != 404 {
		t.Errorf("status %d, want 404", w.Code)
	}
}

func TestMethodsAndPaths(t *testing.T) {
	h := handler(t, "")
	tests := []struct {
		method, path string
		want         int
	}{
		{"GET", "/consent.js", 200},
		{"HEAD", "/consent.js", 200},
		{"OPTIONS", "/consent.js", 204},
		{"POST", "/consent.js", 405},
		{"DELETE", "/a/tiny.12345678.json", 405},
		{"GET", "/healthz", 200},
		{"POST", "/healthz", 405},
		{"GET", "/", 404},
		{"GET", "/a/", 404},
		{"GET", "//consent.js", 404},
		{"GET", "/a/../consent.js", 404},
		{"GET", "/a/%2e%2e/consent.js", 404},
		{"GET", "/consent.js/", 404},
		{"GET", "/a/ui.00000000.wasm", 404},
	}
	for _, test := range tests {
		got := ask(h, test.method, test.path)
		if got.StatusCode != test.want {
			t.Errorf("%s %s: %d, want %d", test.method, test.path, got.StatusCode, test.want)
		}
		if test.want == 405 && got.Header.Get("Allow") == "" {
			t.Errorf("%s %s: does not say what is allowed", test.method, test.path)
		}
		if test.method == "HEAD" && len(body304(t, got)) != 0 {
			t.Error("HEAD has a body")
		}
	}
}
