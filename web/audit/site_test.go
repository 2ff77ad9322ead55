//go:build browser

package audit

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"biscotte/policy"
	"biscotte/web/dist"
	"biscotte/web/server"
	"biscotte/web/site"
)

// A line of a page ends in planted or clean where it is in one of the twins alone.
const (
	planted = "planted"
	clean   = "clean"
)

// trusting makes the browser believe the test's certificate: cookies of other sites want https.
var trusting = map[string]any{"ignore-certificate-errors": true}

// portal is a site with faults, and its twin without, under names of their own on one port.
type portal struct {
	*httptest.Server
	t      *testing.T
	port   string
	policy *policy.Policy
}

// openPortal serves testdata: pages below /planted and /clean, scripts on every host, and the banner.
func openPortal(t *testing.T, change func(string) string) *portal {
	t.Helper()
	source := []byte(change(string(read(t, "policy.json"))))
	p, err := policy.Load("policy.json", source)
	if err != nil {
		t.Fatal(err)
	}
	bundle, err := dist.Open()
	if err != nil {
		t.Fatal(err)
	}
	assembled, err := site.Assemble(p, source, bundle, "")
	if err != nil {
		t.Fatal(err)
	}
	files, err := server.NewQuick(assembled, "")
	if err != nil {
		t.Fatal(err)
	}
	o := &portal{t: t, policy: p}
	o.Server = httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { o.serve(w, r, files) }))
	o.port = o.URL[strings.LastIndexByte(o.URL, ':')+1:]
	t.Cleanup(o.Close)
	return o
}

func (o *portal) page(twin, name string) string {
	return fmt.Sprintf("https://site.localhost:%s/%s/%s.html", o.port, twin, name)
}

func (o *portal) serve(w http.ResponseWriter, r *http.Request, files http.Handler) {
	twin, name, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	switch {
	case twin == planted || twin == clean:
		o.servePage(w, r, twin, strings.TrimSuffix(name, ".html"))
	case r.URL.Path == "/other":
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(bytes.ReplaceAll(read(o.t, "other.html"), []byte("PORT"), []byte(o.port)))
	case r.URL.Path == "/slow/consent.js":
		time.Sleep(2500 * time.Millisecond) // what a far server takes
		r.URL.Path = "/consent.js"
		files.ServeHTTP(w, r)
	case r.URL.Path == "/collect":
		http.SetCookie(w, &http.Cookie{Name: "visitor", Value: "1", SameSite: http.SameSiteNoneMode, Secure: true})
	case r.URL.Path == "/map":
		w.Header().Set("Content-Type", "text/html")
	default:
		script, err := os.ReadFile(filepath.Join("testdata", "scripts", filepath.Base(r.URL.Path)))
		if err != nil {
			files.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/javascript")
		_, _ = w.Write(script)
	}
}

func (o *portal) servePage(w http.ResponseWriter, r *http.Request, twin, name string) {
	if name == "vary" {
		cache := map[string]string{planted: "public, max-age=600", clean: "private, no-cache"}[twin]
		w.Header().Set("Cache-Control", cache)
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(o.source(twin, name))
	if _, err := r.Cookie("eu-consent"); name == "vary" && err == nil {
		fmt.Fprintln(w, "<p>You have answered.</p>")
	}
}

// source is a page of one of the twins: lines of the other are empty, so that the rest keeps its place.
func (o *portal) source(twin, name string) []byte {
	lines := bytes.Split(read(o.t, filepath.Join("pages", name+".html")), []byte("\n"))
	for i, line := range lines {
		other := map[string]string{planted: clean, clean: planted}[twin]
		if bytes.Contains(line, []byte("<!-- "+other+" -->")) {
			lines[i] = nil
		}
	}
	return bytes.ReplaceAll(bytes.Join(lines, []byte("\n")), []byte("PORT"), []byte(o.port))
}

// plantedLine is the line of a page that has the fault.
func (o *portal) plantedLine(name string) int64 {
	before, _, found := bytes.Cut(read(o.t, filepath.Join("pages", name+".html")), []byte("<!-- planted -->"))
	if !found {
		o.t.Fatalf("%s.html has no line that ends in planted", name)
	}
	return int64(bytes.Count(before, []byte("\n"))) + 1
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}
