package reader

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func TestAResponseThatDependsOnTheAnswerIsPrivate(t *testing.T) {
	r, err := New([]byte(`{"cookie": "eu-consent", "purposes": [{"id": "statistics", "fingerprint": "s"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	ask := func(request *http.Request) bool { return Of(request).Allowed("statistics", time.Unix(1795000000, 0)) }
	set := func(w http.ResponseWriter, control, vary string) {
		if control != "" {
			w.Header().Set("Cache-Control", control)
			w.Header().Set("Netlify-CDN-Cache-Control", "max-age=60")
			w.Header().Set("Surrogate-Control", "max-age=60")
		}
		if vary != "" {
			w.Header().Set("Vary", vary)
		}
	}
	for name, c := range map[string]struct {
		serve         func(w http.ResponseWriter, request *http.Request)
		control, vary string
	}{
		"not asked": {func(w http.ResponseWriter, _ *http.Request) {
			set(w, "public, max-age=60", "Accept")
			_, _ = io.WriteString(w, "x")
		}, "public, max-age=60", "Accept"},
		"asked": {func(_ http.ResponseWriter, request *http.Request) { ask(request) }, "private", "Cookie"},
		"asked, then said to be public": {func(w http.ResponseWriter, request *http.Request) {
			ask(request)
			set(w, "public, s-maxage=9, max-age=60", "Accept")
			w.WriteHeader(http.StatusTeapot)
		}, "max-age=60, private", "Accept, Cookie"},
		"asked, and flushed": {func(w http.ResponseWriter, request *http.Request) {
			ask(request)
			set(w, "public", "cookie")
			_ = http.NewResponseController(w).Flush()
		}, "private", "cookie"},
		"asked too late": {func(w http.ResponseWriter, request *http.Request) {
			set(w, "public", "")
			_, _ = io.WriteString(w, "x")
			if ask(request) {
				t.Error("a yes that comes too late for the headers")
			}
		}, "public", ""},
	} {
		request := httptest.NewRequest(http.MethodGet, "/", nil)
		request.Header.Set("Cookie", "eu-consent=1.1795000000.statistics:true:s")
		h := r.Handler(http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) { c.serve(w, request) }))
		server := httptest.NewServer(h)
		request.RequestURI, request.URL.Scheme, request.URL.Host = "", "http", server.Listener.Addr().String()
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		server.Close()
		if control, vary := response.Header.Get("Cache-Control"), response.Header.Get("Vary"); control != c.control || vary != c.vary {
			t.Errorf("%s: %q, %q, want %q, %q", name, control, vary, c.control, c.vary)
		}
		for _, field := range []string{"Netlify-CDN-Cache-Control", "Surrogate-Control"} {
			if value := response.Header.Get(field); strings.Contains(c.control, "private") && value != "" {
				t.Errorf("%s: %s is %q", name, field, value)
			}
		}
	}
}
