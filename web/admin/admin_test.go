package admin

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"biscotte/web/csp"
	"biscotte/web/record"
)

const password = "correct horse battery staple"

// secret is hashed once: that takes its time.
var secret = func() *Secret {
	s, err := ParseSecret(Hash(password))
	if err != nil {
		panic(err)
	}
	return s
}()

// office is a handler with everything around it.
type office struct {
	http.Handler
	t      *testing.T
	now    time.Time
	counts []record.Count
	broken error
	asked  string // for which days
	away   time.Time
	log    strings.Builder
}

func open(t *testing.T) *office {
	o := &office{t: t, now: time.Date(2026, 11, 25, 10, 0, 0, 0, time.UTC)}
	o.Handler = New(Options{
		Secret: secret,
		Counts: func(_ context.Context, first, last string) ([]record.Count, error) {
			o.asked = first + " to " + last
			return o.counts, o.broken
		},
		Metrics: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "numbers 1") }),
		Away:    func() time.Time { return o.away },
		Now:     func() time.Time { return o.now },
		Log:     slog.New(slog.NewTextHandler(io.MultiWriter(t.Output(), &o.log), nil)),
	})
	return o
}

func (o *office) serve(method, target, body string, header ...string) *http.Response {
	r := httptest.NewRequest(method, "http://localhost:9090/", strings.NewReader(body))
	r.URL.Path, r.URL.RawQuery, _ = strings.Cut(target, "?")
	if body != "" {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	o.ServeHTTP(w, r)
	return w.Result()
}

func text(t *testing.T, w *http.Response) string {
	t.Helper()
	body, err := io.ReadAll(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// signIn returns the header field of somebody who has signed in.
func (o *office) signIn() []string {
	o.t.Helper()
	w := o.serve("POST", "/sign-in", url.Values{"password": {password}}.Encode())
	if w.StatusCode != http.StatusSeeOther || len(w.Cookies()) != 1 {
		o.t.Fatalf("signing in: status %d", w.StatusCode)
	}
	if c := w.Cookies()[0]; !c.HttpOnly || c.SameSite != http.SameSiteStrictMode || c.Path != "/" {
		o.t.Errorf("the cookie is %s", c)
	}
	return []string{"Cookie", w.Cookies()[0].Name + "=" + w.Cookies()[0].Value}
}

func TestSigningIn(t *testing.T) {
	o := open(t)
	if w := o.serve("GET", "/", ""); w.StatusCode != http.StatusUnauthorized || !strings.Contains(text(t, w), `type="password"`) {
		t.Errorf("a stranger gets status %d", w.StatusCode)
	}
	in := o.signIn()
	w := o.serve("GET", "/", "", in...)
	page := text(t, w)
	if w.StatusCode != http.StatusOK || !strings.Contains(page, "No answers in this time.") {
		t.Errorf("status %d: %s", w.StatusCode, page)
	}
	o.now = o.now.Add(sessionAge)
	if w := o.serve("GET", "/", "", in...); w.StatusCode != http.StatusUnauthorized {
		t.Errorf("after half a day: status %d", w.StatusCode)
	}
}

func TestSigningOut(t *testing.T) {
	o := open(t)
	in := o.signIn()
	token := regexp.MustCompile(`name="token" value="([^"]+)"`).FindStringSubmatch(text(t, o.serve("GET", "/", "", in...)))[1]
	for what, body := range map[string]string{"no token": "token=", "another token": "token=" + strings.ToLower(token), "nothing": "a=b"} {
		if w := o.serve("POST", "/sign-out", body, in...); w.StatusCode != http.StatusForbidden {
			t.Errorf("%s: status %d", what, w.StatusCode)
		}
	}
	if w := o.serve("GET", "/", "", in...); w.StatusCode != http.StatusOK {
		t.Error("signed out all the same")
	}
	if w := o.serve("POST", "/sign-out", "token="+token, in...); w.StatusCode != http.StatusSeeOther {
		t.Errorf("status %d", w.StatusCode)
	}
	if w := o.serve("GET", "/", "", in...); w.StatusCode != http.StatusUnauthorized {
		t.Error("still signed in")
	}
}

// What is to be refused is refused, and nobody gets a session by it.
func TestWhatIsRefused(t *testing.T) {
	right := url.Values{"password": {password}}.Encode()
	basic := func(user, password string) string {
		r := &http.Request{Header: http.Header{}}
		r.SetBasicAuth(user, password)
		return r.Header.Get("Authorization")
	}
	for _, test := range []struct {
		what, method, target, body string
		header                     []string
		want                       int
	}{
		{"the wrong password", "POST", "/sign-in", "password=wrong", nil, 401},
		{"no password", "POST", "/sign-in", "password=", nil, 401},
		{"the hash for a password", "POST", "/sign-in", url.Values{"password": {string(secret.sum)}}.Encode(), nil, 401},
		{"a form of another site", "POST", "/sign-in", right, []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"a form of another port", "POST", "/sign-in", right, []string{"Sec-Fetch-Site", "same-site"}, 403},
		{"a form of another origin", "POST", "/sign-in", right, []string{"Origin", "https://evil.example"}, 403},
		{"a form that is too large", "POST", "/sign-in", right + "&x=" + strings.Repeat("x", maxForm), nil, 400},
		{"signing in by an address", "GET", "/sign-in?" + right, "", nil, 404},
		{"signing out by an address", "GET", "/sign-out", "", nil, 404},
		{"a made up session", "GET", "/", "", []string{"Cookie", cookieName + "=abc"}, 401},
		{"an empty session", "GET", "/", "", []string{"Cookie", cookieName + "="}, 401},
		{"the wrong password along", "GET", "/metrics", "", []string{"Authorization", basic("a", "wrong")}, 401},
		{"the wrong token along", "GET", "/metrics", "", []string{"Authorization", "Bearer wrong"}, 401},
		{"another scheme", "GET", "/metrics", "", []string{"Authorization", "Digest " + password}, 401},
		{"nothing along", "GET", "/metrics", "", nil, 401},
		{"the table for strangers", "GET", "/counts.csv", "", nil, 401},
		{"a path that is cleaned", "GET", "//", "", []string{"Authorization", basic("", password)}, 404},
		{"a path with dots", "GET", "/x/../metrics", "", []string{"Authorization", basic("", password)}, 404},
		{"a path with a slash", "GET", "/metrics/", "", []string{"Authorization", basic("", password)}, 404},
		{"another method", "DELETE", "/", "", []string{"Authorization", basic("", password)}, 404},
		{"another page", "GET", "/records", "", []string{"Authorization", basic("", password)}, 404},
	} {
		w := open(t).serve(test.method, test.target, test.body, test.header...)
		if w.StatusCode != test.want || len(w.Cookies()) > 0 || strings.Contains(text(t, w), "numbers") {
			t.Errorf("%s: status %d, want %d", test.what, w.StatusCode, test.want)
		}
	}
}

// A password may be tried a few times, by whomever; who knows it is not kept out by others who try.
func TestTriesAreLimited(t *testing.T) {
	o := open(t)
	known := []string{"Authorization", "Bearer " + password}
	if w := o.serve("GET", "/metrics", "", known...); w.StatusCode != http.StatusOK {
		t.Fatalf("status %d", w.StatusCode)
	}
	var last int
	for range triesBurst + 1 {
		last = o.serve("POST", "/sign-in", "password=wrong").StatusCode
	}
	if last != http.StatusTooManyRequests {
		t.Errorf("after %d tries: status %d", triesBurst+1, last)
	}
	if w := o.serve("GET", "/metrics", "", known...); w.StatusCode != http.StatusOK || text(t, w) != "numbers 1\n" {
		t.Errorf("who knows it: status %d", w.StatusCode)
	}
	o.now = o.now.Add(time.Minute)
	if w := o.serve("POST", "/sign-in", "password=wrong"); w.StatusCode != http.StatusUnauthorized {
		t.Errorf("a minute later: status %d", w.StatusCode)
	}
}

func example(o *office) {
	for i, day := range []string{"2026-11-20", "2026-11-21", "2026-11-24"} {
		n := int64(10 * (i + 1))
		for what, part := range map[string]int64{
			"answer/accepted": 5, "answer/mixed": 2, "answer/refused": 3, "kind/given": 7, "kind/withdrawn": 1, "kind/gpc": 1,
			"category/statistics/true": 6, "category/statistics/false": 4, "category/media/true": 1, "category/media/false": 9,
		} {
			for _, lang := range []string{"en", "fr"} {
				o.counts = append(o.counts, record.Count{Day: day, Site: "=harbour <b>", Language: lang, What: what, N: n * part})
			}
		}
	}
	record.SortCounts(o.counts)
}

func TestThePageShowsTheCounts(t *testing.T) {
	o := open(t)
	example(o)
	in := o.signIn()
	page := text(t, o.serve("GET", "/", "", in...))
	if o.asked != "2026-10-27 to 2026-11-25" {
		t.Errorf("it asks for %s", o.asked)
	}
	for _, want := range []string{
		"<h2>=harbour &lt;b&gt;</h2>", "<dt>Answers</dt><dd>1,200</dd>", "<dt>All accepted</dt><dd>600 <small>50 %</small></dd>", "<h3>Answers by day</h3>", "<h3>Purposes</h3>", "<h3>Languages</h3>",
		`<tr><th scope="row">2026-11-24</th><td>300</td><td>120</td><td>180</td><td>60</td><td>0</td><td>60</td></tr>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
	if n := strings.Count(page, `<svg aria-hidden="true"`); n != 8 {
		t.Errorf("%d charts, want 4 for a desk and 4 for a phone", n)
	}
	if strings.Contains(page, "shown") || strings.Contains(page, "rgb(") {
		t.Error("it tells of banners that nobody counts, or has colours that are not the page's")
	}
	if strings.Contains(page, "<b>") || strings.Contains(page, "<script") {
		t.Error("a site's name becomes markup")
	}
	for target, want := range map[string]string{
		"/?first=2026-11-01&last=2026-11-03": "2026-11-01 to 2026-11-03",
		"/?first=2026-11-03&last=2026-11-01": "2026-10-03 to 2026-11-01",
		"/?first=0001-01-01&last=2026-11-01": "2026-10-03 to 2026-11-01",
		"/?first=yesterday&last=%zz":         "2026-10-27 to 2026-11-25",
	} {
		if o.serve("GET", target, "", in...); o.asked != want {
			t.Errorf("%s asks for %s, want %s", target, o.asked, want)
		}
	}
	o.away = o.now.Add(-time.Hour)
	if page := text(t, o.serve("GET", "/", "", in...)); !strings.Contains(page, "has been away since 2026-11-25 09:00:00 UTC") {
		t.Error("it does not say that the store is away")
	}
	o.broken = errors.New("password of the database")
	if page := text(t, o.serve("GET", "/", "", in...)); !strings.Contains(page, "The counts cannot be read now.") || strings.Contains(page, "database") {
		t.Error("it does not say that they cannot be read, or too much")
	}
}

func TestThePageShowsHowManyBannersWereSeen(t *testing.T) {
	o := open(t)
	o.counts = []record.Count{{Day: "2026-11-24", Site: "harbour", Language: "en", What: record.Shown, N: 1234567}}
	page := text(t, o.serve("GET", "/", "", o.signIn()...))
	for _, want := range []string{
		"<dt>Banners shown</dt><dd>1,234,567</dd>", "<h3>Banners shown by day</h3>", `<th scope="row">2026-11-24</th><td>1234567</td><td>0</td>`,
		"<dt>All accepted</dt><dd>0</dd>",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
}

func TestTheTable(t *testing.T) {
	o := open(t)
	o.counts = []record.Count{{Day: "2026-11-24", Site: "=harbour", Language: "en", What: "kind/given", N: 7}}
	w := o.serve("GET", "/counts.csv?first=2026-11-01&last=2026-11-24", "", "Authorization", "Bearer "+password)
	if got := text(t, w); got != "day,site,language,what,n\n2026-11-24,'=harbour,en,kind/given,7\n" {
		t.Errorf("it is %s", got)
	}
	if got := w.Header.Get("Content-Disposition"); got != `attachment; filename="counts-2026-11-01-2026-11-24.csv"` {
		t.Errorf("it is called %s", got)
	}
}

// The style on the page must be the one that the hash stands for, or nothing is styled.
func TestTheStyleIsLetIn(t *testing.T) {
	w := open(t).serve("GET", "/", "")
	_, after, _ := strings.Cut(text(t, w), "<style>")
	inside, _, _ := strings.Cut(after, "</style>")
	if !strings.Contains(w.Header.Get("Content-Security-Policy"), csp.Inline(inside)) {
		t.Error("it is not")
	}
}

func TestSecrets(t *testing.T) {
	if h := Hash(password); h == Hash(password) || !strings.HasPrefix(h, "$argon2id$v=19$m=65536,t=3,p=4$") {
		t.Errorf("it is %s", h)
	}
	if !secret.is(password) || secret.is(password+" ") {
		t.Error("it is not the password's")
	}
	// Made by Debian's argon2: echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -e
	other, err := ParseSecret("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc\n")
	if err != nil || !other.is("password") {
		t.Errorf("another program's hash is not read: %v", err)
	}
	good := Hash(password)
	for _, bad := range []string{
		"", password, "$2y$10$abcdefghijklmnopqrstuv", strings.Replace(good, "argon2id", "argon2i", 1), strings.Replace(good, "v=19", "v=16", 1),
		strings.Replace(good, "m=65536", "m=99999999", 1), strings.Replace(good, "t=3", "t=0", 1), strings.Replace(good, "p=4", "p=0", 1),
		good + "$", good[:len(good)-40], strings.Replace(good, "$m", "$x", 1),
	} {
		if _, err := ParseSecret(bad); !errors.Is(err, errHash) {
			t.Errorf("%q is read: %v", bad, err)
		}
	}
}

func TestTheAxisEndsAboveEveryBar(t *testing.T) {
	for highest, want := range map[float64]float64{0: 5, 1: 5, 5: 5, 6: 10, 11: 15, 75: 75, 76: 100, 599: 600, 601: 750, 12345: 15000} {
		if got := ceiling([][]float64{{0, highest - 1}, {0, 1}}); got != want {
			t.Errorf("%v: %v, want %v", highest, got, want)
		}
	}
}

// Who came in, or tried to, is in the log: when, and never from where or with which password.
func TestTheLogTellsOfSignIns(t *testing.T) {
	o := open(t)
	o.serve("POST", "/sign-in", "password=a-guess-of-mine")
	o.serve("POST", "/sign-in", url.Values{"password": {password}}.Encode())
	log := o.log.String()
	for _, want := range []string{"a wrong password was tried on the admin page", "the owner has signed in to the admin page"} {
		if strings.Count(log, want) != 1 {
			t.Errorf("the log says %d times %q", strings.Count(log, want), want)
		}
	}
	if strings.Contains(log, "guess") || strings.Contains(log, password) {
		t.Errorf("the log tells a password: %s", log)
	}
}
