package demo

import (
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
)

var nonce = regexp.MustCompile(`'nonce-([A-Z2-7]{26})'`)

func nonceOf(t *testing.T, w *httptest.ResponseRecorder) string {
	t.Helper()
	found := nonce.FindStringSubmatch(w.Header().Get("Content-Security-Policy"))
	if found == nil {
		t.Fatalf("no nonce in %q", w.Header().Get("Content-Security-Policy"))
	}
	return found[1]
}

func TestTheStrictPolicy(t *testing.T) {
	h := open(t, "")
	w := get(h, "/demo/csp")
	n := nonceOf(t, w)
	want := "default-src 'none'; script-src 'nonce-" + n + "' 'strict-dynamic' 'wasm-unsafe-eval'; connect-src 'self'; " +
		"style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; " +
		"require-trusted-types-for 'script'; trusted-types biscotte"
	check(t, w, 200, map[string]string{"Content-Security-Policy": want})
	contains(t, w, `src="/consent.js" nonce="`+n+`"`, `src="/demo/measure.js" defer nonce="`+n+`"`)
	if again := nonceOf(t, get(h, "/demo/csp")); again == n {
		t.Error("the nonce is used twice")
	}
}

func TestThePolicyWithoutWasm(t *testing.T) {
	w := get(open(t, ""), "/demo/no-wasm")
	n := nonceOf(t, w)
	check(t, w, 200, map[string]string{
		"Content-Security-Policy": "default-src 'self'; script-src 'self' 'nonce-" + n + "'",
	})
}

// Strict policies would forbid them, and a page that breaks under its own policy tests nothing.
func TestNoInlineScriptsOrStyles(t *testing.T) {
	h := open(t, "")
	inline := regexp.MustCompile(`<script[^>]*>[^<]|<style|\sstyle=|\son[a-z]+=|javascript:`)
	for _, path := range everyPage {
		if found := inline.FindString(get(h, path).Body.String()); found != "" {
			t.Errorf("%s has %q", path, found)
		}
	}
}

func TestStaticFiles(t *testing.T) {
	h := open(t, "/consent")
	for name, mediaType := range map[string]string{
		"demo.css": "text/css; charset=utf-8", "hostile.css": "text/css; charset=utf-8",
		"favicon.svg": "image/svg+xml", "measure.js": "text/javascript; charset=utf-8",
		"spa.js": "text/javascript; charset=utf-8",
	} {
		w := get(h, "/consent/demo/"+name)
		check(t, w, 200, map[string]string{"Content-Type": mediaType, "Cache-Control": "no-cache"})
		check(t, get(h, "/consent/demo/"+name, "If-None-Match", w.Header().Get("ETag")), 304, nil)
	}
	contains(t, get(h, "/consent/demo/hostile.css"), "all: unset !important; color: red !important", "display: none !important")
}

func TestWhatAVisitorTypesIsText(t *testing.T) {
	h := open(t, "")
	cookie := signIn(t, h, `<script>alert("1")</script>`)
	body := get(h, "/", "Cookie", cookie).Body.String()
	if strings.Contains(body, "<script>alert") {
		t.Error("the name became markup")
	}
}
