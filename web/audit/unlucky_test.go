//go:build browser

package audit

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"

	"biscotte/policy/audit"
)

// unlucky serves what goes wrong on the web.
func unlucky(t *testing.T) *httptest.Server {
	t.Helper()
	done := make(chan struct{})
	mux := http.NewServeMux()
	write := func(path, body string) {
		mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(w, body)
		})
	}
	write("/good", "<!doctype html><title>Good</title><script>document.cookie = 'good=1'</script>")
	write("/dialog", "<!doctype html><script>alert('a'); document.cookie = 'alerted=1'; addEventListener('beforeunload', (e) => e.preventDefault()); confirm('b')</script>")
	write("/restless", "<!doctype html><script>for (;;);</script>")
	write("/sign-in", "<!doctype html><form><input type=password></form>")
	mux.HandleFunc("/hang", func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
		case <-done:
		}
	})
	mux.HandleFunc("/download", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Disposition", "attachment; filename=a.bin")
		w.Header().Set("Content-Type", "application/octet-stream")
		fmt.Fprint(w, "abc")
	})
	mux.HandleFunc("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	mux.HandleFunc("/members", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/sign-in", http.StatusFound) })
	mux.HandleFunc("/broken", func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "broken", http.StatusInternalServerError) })
	mux.HandleFunc("/endless", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, "<!doctype html><script>document.cookie = 'endless=1'</script>")
		tick := time.NewTicker(20 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-r.Context().Done():
				return
			case <-done:
				return
			case <-tick.C:
				fmt.Fprint(w, "<p>More.</p>")
				_ = http.NewResponseController(w).Flush()
			}
		}
	})
	mux.HandleFunc("/large", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, "<!doctype html><script>document.cookie = 'large=1'</script><!--")
		mega := strings.Repeat("x", 1<<20)
		for range 50 {
			fmt.Fprint(w, mega)
		}
		fmt.Fprint(w, "-->")
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	t.Cleanup(func() { close(done) }) // before Close, which waits for what is under way
	return s
}

// Whatever a page does, it ends in its time with a line that says so, and the others are looked at.
func TestAuditOfUnluckyPages(t *testing.T) {
	s := unlucky(t)
	untrusted := httptest.NewTLSServer(http.NotFoundHandler())
	t.Cleanup(untrusted.Close)
	want := map[string]string{
		s.URL + "/hang": "it was not ready after", s.URL + "/download": "it is a download", s.URL + "/loop": "it redirects without end",
		s.URL + "/members": "it leads to a sign-in at " + s.URL + "/sign-in", s.URL + "/broken": "the server answers 500",
		s.URL + "/restless": "", untrusted.URL + "/": "its certificate is not valid", "http://127.0.0.1:1/": "",
	}
	kept := map[string]string{s.URL + "/good": "good", s.URL + "/dialog": "alerted", s.URL + "/endless": "endless", s.URL + "/large": "large"}
	var pages []string
	for _, list := range []map[string]string{want, kept} {
		for address := range list {
			pages = append(pages, address)
		}
	}
	began := time.Now()
	const timeout = 20 * time.Second
	seen, err := Look(t.Context(), pages, Options{BeforeOnly: true, Timeout: timeout, Wait: 200 * time.Millisecond, Workers: 3})
	if err != nil {
		t.Fatalf("%v\nhint: `make tools` installs Chromium", err)
	}
	if took, most := time.Since(began), time.Duration(len(pages))*timeout; took > most {
		t.Errorf("it took %s, more than %s", took, most)
	}
	for _, v := range seen.Visits {
		why, fails := want[v.Page]
		switch {
		case fails && (v.Failure == "" || !strings.Contains(v.Failure, why)):
			t.Errorf("%s failed with %q, want %q", v.Page, v.Failure, why)
		case !fails && !keeps(v, kept[v.Page]):
			t.Errorf("%s: %q is not seen: %+v", v.Page, kept[v.Page], v)
		}
	}
	if len(seen.Visits) != len(pages) {
		t.Errorf("%d visits of %d pages", len(seen.Visits), len(pages))
	}
}

func keeps(v audit.Visit, name string) bool {
	for _, k := range v.Kept {
		if k.Name == name {
			return true
		}
	}
	return false
}

// A tab that crashes, or that asks before it is left, keeps nothing waiting.
func TestAuditOfACrashedTab(t *testing.T) {
	s := unlucky(t)
	o := Options{Timeout: 10 * time.Second, Wait: 200 * time.Millisecond}.withDefaults()
	browser, stop, _, err := start(t.Context(), o)
	if err != nil {
		t.Fatalf("%v\nhint: `make tools` installs Chromium", err)
	}
	defer stop()
	tab, end, err := openTab(browser, o, s.URL+"/dialog")
	if err != nil {
		t.Fatal(err)
	}
	defer end()
	defer tab.closeDialogs()()
	for range 2 { // the second time, the page asks whether to leave
		if err := tab.open(tab.ctx); err != nil {
			t.Fatal(err)
		}
		if err := tab.stir(tab.ctx); err != nil {
			t.Fatal(err)
		}
	}
	crash := make(chan struct{})
	go func() {
		defer close(crash)
		_ = call(tab.ctx, page.Crash, cdp.Empty{}) // it never answers
	}()
	var why *unreachable
	for err == nil {
		err = tab.settle(tab.ctx)
	}
	if !errors.As(err, &why) || why.why != "its tab crashed" {
		t.Errorf("the crash is %v", err)
	}
	end()
	<-crash
}
