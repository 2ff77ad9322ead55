package choice

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"biscotte/web/record"
)

// byField tells clients apart by a field of the tests' own.
func byField(o *Options) {
	o.Client = func(r *http.Request) netip.Addr {
		a, _ := netip.ParseAddr(r.Header.Get("X-Client"))
		return a
	}
}

// flooded is a desk that has just taken all the answers that it takes at once.
func flooded(t *testing.T) *desk {
	d := openWith(t, func(o *Options) { o.Rate = 1 })
	for d.serve(request(http.MethodPost, "/consent/choice", d.json(d.choice(600, yes)))).StatusCode == http.StatusNoContent {
	}
	clear(d.reasons)
	return d
}

// full is a desk whose records cannot be written.
func full(t *testing.T) *desk {
	d := open(t)
	d.broken = errors.New("the disk is full")
	return d
}

// A no is obeyed whatever keeps its record from being written: too many answers at once, or a full disk.
func TestARefusalIsObeyedAllTheSame(t *testing.T) {
	held := "count_id=1; eu-consent="
	for what, open := range map[string]func(*testing.T) *desk{"rate": flooded, "keeping": full} {
		d := open(t)
		status := map[string]int{"rate": http.StatusTooManyRequests, "keeping": http.StatusServiceUnavailable}[what]
		form := func(answer string) *http.Response {
			body := "id=" + someID + "&language=en&revision=" + revision1 + "&" + answer
			return d.serve(request(http.MethodPost, "/consent/choice", body, "Content-Type", formType, "Cookie", held+d.choice(600, yes)))
		}
		for _, answer := range []string{"answer=refuse", "answer=save", "answer=save&on=media/maps"} {
			w := form(answer)
			if sets(w, "eu-consent-record") {
				t.Errorf("%s, a form with %s: a receipt without a record: %q", what, answer, cookies(w))
			}
			if w.StatusCode != http.StatusSeeOther || !expires(w) || !sets(w, "eu-consent-lasting=1.") {
				t.Errorf("%s, a form with %s: %d %q", what, answer, w.StatusCode, cookies(w))
			}
		}
		if d.reasons[what] != 3 || d.seen["choice See Other"] != 3 {
			t.Errorf("%s: counted %v and %v", what, d.reasons, d.seen)
		}
		script := func(choice, cookie string) *http.Response {
			w := d.serve(request(http.MethodPost, "/consent/choice", d.json(choice), "Cookie", cookie))
			if w.StatusCode != status || w.Header.Get("Retry-After") == "" {
				t.Errorf("%s: %s: it is not sent again: %d, %v", what, choice, w.StatusCode, w.Header)
			}
			return w
		}
		if w := script(d.choice(0, no), held+d.choice(0, no)); !expires(w) || !sets(w, "eu-consent-lasting=1.") {
			t.Errorf("%s, a refusal: %q", what, cookies(w))
		}
		part := d.choice(0, "statistics:false media:true")
		if w := script(part, held+part); !expires(w) || sets(w, "eu-consent") {
			t.Errorf("%s, a part is taken back: %q", what, cookies(w))
		}
		if w := script(d.choice(0, yes), held+d.choice(0, yes)); len(cookies(w)) > 0 {
			t.Errorf("%s, a consent without its record: %q", what, cookies(w))
		}
		if len(d.records) > 0 && what == "keeping" {
			t.Errorf("kept is %v", d.records)
		}
	}
}

func sets(w *http.Response, begin string) bool {
	for _, line := range cookies(w) {
		if strings.HasPrefix(line, begin) && !strings.Contains(line, "Max-Age=0") {
			return true
		}
	}
	return false
}

// expires reports whether the cookie of the counter, "count_id", is taken back.
func expires(w *http.Response) bool {
	for _, line := range cookies(w) {
		if strings.HasPrefix(line, "count_id=;") && strings.Contains(line, "Max-Age=0") {
			return true
		}
	}
	return false
}

// One client sends answers, and asks for records, as fast as it can: another one's are taken.
func TestAFloodIsItsOwnClients(t *testing.T) {
	d := openWith(t, func(o *Options) { o.Rate = 100; byField(o) })
	choice := d.json(d.choice(0, yes))
	flood := func(path, body string) {
		method := http.MethodPost
		if body == "" {
			method = http.MethodGet
		}
		for range 1000 {
			d.serve(request(method, path, body, "X-Client", "192.0.2.1", "Cookie", "eu-consent-record="+someID))
		}
	}
	flood("/consent/choice", choice)
	if w := d.serve(request(http.MethodPost, "/consent/choice", choice, "X-Client", "192.0.2.2")); w.StatusCode != http.StatusNoContent {
		t.Errorf("the answer of another: %d", w.StatusCode)
	}
	finds := 0
	d.o.Find = func(context.Context, record.Ref) (record.Record, error) {
		finds++
		return record.Record{}, record.ErrUnknown
	}
	flood("/consent/record", "")
	flood("/consent/record", "{}")
	flood("/consent/preferences", "")
	if finds > clientBurst {
		t.Errorf("%d records are looked for", finds)
	}
	w := d.serve(request(http.MethodGet, "/consent/preferences", "", "X-Client", "192.0.2.1", "Cookie", "eu-consent-record="+someID))
	if w.StatusCode != http.StatusOK {
		t.Errorf("the form of who has asked too often: %d", w.StatusCode)
	}
	if w := d.serve(request(http.MethodGet, "/consent/record", "", "X-Client", "192.0.2.1", "Cookie", "eu-consent-record="+someID)); w.StatusCode != http.StatusTooManyRequests {
		t.Errorf("the records of who has asked too often: %d", w.StatusCode)
	}
	if w := d.serve(request(http.MethodGet, "/consent/record", "", "X-Client", "192.0.2.2", "Cookie", "eu-consent-record="+someID)); w.StatusCode != http.StatusNotFound {
		t.Errorf("the records of another: %d", w.StatusCode)
	}
}

// The store hangs: the form comes without the record, and the record is refused, both while the visitor is still there.
func TestAStoreThatHangs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := open(t)
		d.o.Find = func(ctx context.Context, _ record.Ref) (record.Record, error) {
			<-ctx.Done()
			return record.Record{}, ctx.Err()
		}
		for path, want := range map[string]struct {
			method string
			status int
			limit  time.Duration
		}{
			"/consent/preferences": {http.MethodGet, http.StatusOK, formLimit},
			"/consent/record":      {http.MethodGet, http.StatusServiceUnavailable, ownLimit},
		} {
			for _, method := range []string{want.method, http.MethodPost} {
				if method == http.MethodPost && path == "/consent/preferences" {
					continue
				}
				began := time.Now()
				w := httptest.NewRecorder()
				d.ServeHTTP(w, request(method, path, "{}", "Cookie", "eu-consent-record="+someID))
				if w.Code != want.status || time.Since(began) > want.limit {
					t.Errorf("%s %s: %d after %v", method, path, w.Code, time.Since(began))
				}
			}
		}
	})
}

// Causes are in the log, once a minute, and not in the answer; nothing of the visitor is in either.
func TestACauseIsLoggedOnce(t *testing.T) {
	var log strings.Builder
	d := openWith(t, func(o *Options) { o.Log = logTo(&log) })
	d.broken = errors.New("no space left on device")
	fail := func() string {
		w := httptest.NewRecorder()
		d.ServeHTTP(w, request(http.MethodPost, "/consent/choice", d.json(d.choice(0, yes)), "Cookie", "sessionid=hunter2", "X-Client", "192.0.2.1", "X-Forwarded-Proto", "https"))
		return w.Body.String()
	}
	for range 5 {
		if text := fail(); strings.Contains(text, "space") || text != errKeeping.Error()+"\n" {
			t.Errorf("the client is told %q", text)
		}
	}
	d.now = d.now.Add(quiet)
	fail()
	if n := strings.Count(log.String(), "\n"); n != 2 {
		t.Errorf("%d lines:\n%s", n, log.String())
	}
	for _, want := range []string{"endpoint=choice", "reason=keeping", "no space left on device", "unreported=4"} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("%q is not in it:\n%s", want, log.String())
		}
	}
	for _, personal := range []string{someID, "hunter2", "192.0.2.1", "statistics:true"} {
		if strings.Contains(log.String(), personal) {
			t.Errorf("%q is in it:\n%s", personal, log.String())
		}
	}
}
