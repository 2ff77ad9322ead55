package demo

import (
	"html/template"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"biscotte/policy"
)

// open prepares a demo of the default policy, changed as the test wants.
func open(t *testing.T, prefix string, change ...func(*Options)) http.Handler {
	t.Helper()
	p, err := policy.Load("opendatasoft.json", policy.Opendatasoft)
	if err != nil {
		t.Fatal(err)
	}
	options := Options{Prefix: prefix, Policy: p}
	for _, c := range change {
		c(&options)
	}
	h, err := New(options)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// get asks for a path with header fields given as names and values in turn.
func get(h http.Handler, path string, fields ...string) *httptest.ResponseRecorder {
	return send(h, httptest.NewRequest(http.MethodGet, path, nil), fields)
}

func post(h http.Handler, path string, form url.Values, fields ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	return send(h, r, append([]string{"Content-Type", "application/x-www-form-urlencoded"}, fields...))
}

func send(h http.Handler, r *http.Request, fields []string) *httptest.ResponseRecorder {
	for i := 0; i < len(fields); i += 2 {
		r.Header.Set(fields[i], fields[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func check(t *testing.T, w *httptest.ResponseRecorder, status int, header map[string]string) {
	t.Helper()
	if w.Code != status {
		t.Errorf("status %d, want %d: %s", w.Code, status, w.Body)
	}
	for name, want := range header {
		if got := w.Header().Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

func contains(t *testing.T, w *httptest.ResponseRecorder, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(w.Body.String(), part) {
			t.Errorf("the page lacks %s", part)
		}
	}
}

var everyPage = []string{
	"/", "/demo/hostile", "/demo/spa", "/demo/csp", "/demo/no-wasm", "/demo/rtl", "/demo/narrow",
	"/demo/data/air", "/demo/data/bicycles", "/demo/data/trees", "/demo/data/buses", "/demo/data/libraries",
	"/demo/data/river",
}

func TestEveryPageInEveryLanguage(t *testing.T) {
	for _, prefix := range []string{"", "/consent"} {
		h := open(t, prefix)
		for _, path := range everyPage {
			for _, lang := range spoken {
				w := get(h, prefix+path, "Accept-Language", lang)
				want := lang
				if path == "/demo/rtl" {
					want = "ar"
				}
				check(t, w, http.StatusOK, map[string]string{
					"Content-Type": "text/html; charset=utf-8", "Content-Language": want, "Cache-Control": "no-store",
					"Vary": "Cookie, Accept-Language", "X-Content-Type-Options": "nosniff",
				})
				contains(t, w, `<html lang="`+want+`"`, `<script src="`+prefix+`/consent.js"`, "data-consent-open",
					`data-consent="statistics" src="`+prefix+`/demo/measure.js"`)
			}
		}
	}
}

func TestAPageThatIsNotThere(t *testing.T) {
	h := open(t, "/consent")
	for _, path := range []string{"/consent/nothing", "/consent/demo/", "/consent//demo/spa", "/consentless", "/elsewhere"} {
		w := get(h, path, "Accept-Language", "es")
		check(t, w, http.StatusNotFound, map[string]string{"Content-Language": "es"})
		contains(t, w, "Esa página no existe", `href="/consent/"`)
	}
	check(t, get(h, "/consent"), http.StatusPermanentRedirect, map[string]string{"Location": "/consent/"})
}

func TestMethods(t *testing.T) {
	h := open(t, "")
	check(t, post(h, "/", nil), http.StatusMethodNotAllowed, map[string]string{"Allow": "GET, HEAD"})
	check(t, get(h, "/demo/sign-in"), http.StatusMethodNotAllowed, map[string]string{"Allow": "POST"})
	w := send(h, httptest.NewRequest(http.MethodHead, "/", nil), nil)
	check(t, w, http.StatusOK, map[string]string{"Content-Language": "en"})
	if w.Body.Len() > 0 {
		t.Error("an answer to HEAD has a body")
	}
}

func TestTheHeadReachesStrictPagesWithTheirNonce(t *testing.T) {
	h := open(t, "", func(o *Options) { o.Head = template.HTML(`<script src="/reload.js"></script>`) })
	contains(t, get(h, "/"), `<script src="/reload.js"></script>`)
	w := get(h, "/demo/csp")
	contains(t, w, `<script nonce="`+nonceOf(t, w)+`" src="/reload.js"></script>`)
}

func TestAPolicyInOtherLanguagesAndWithoutALanguageCookie(t *testing.T) {
	h := open(t, "", func(o *Options) {
		o.Policy.Languages, o.Policy.Default, o.Policy.LanguageCookie = []string{"de"}, "de", nil
		o.Policy.Site = policy.Text{"de": "Datenportal"}
	})
	w := get(h, "/", "Accept-Language", "fr")
	check(t, w, http.StatusOK, map[string]string{"Content-Language": "en"})
	contains(t, w, "Datenportal")
	if strings.Contains(w.Body.String(), "/demo/language") {
		t.Error("there is a language menu, and no cookie to keep its answer")
	}
}
