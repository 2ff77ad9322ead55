package choice

import (
	"bufio"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"biscotte/web/budget"
)

const (
	maxRequest  = 20 << 10 // bytes: net/http lets 16 kB of header pass, and we take 4 kB of body
	headerBytes = 6 << 10  // of the answer: a proxy has a page or two
)

// answerWithin answers a request within the budget.
func answerWithin(t *testing.T, d *desk, r *http.Request) *http.Response {
	t.Helper()
	w := httptest.NewRecorder()
	budget.Within(t, func() { d.ServeHTTP(w, r) })
	size := 0
	for name, values := range w.Header() {
		for _, v := range values {
			size += len(name) + len(v) + len(": \r\n")
			if strings.ContainsAny(v, "\r\n\x00") {
				t.Fatalf("%s: %q", name, v)
			}
		}
	}
	if size > headerBytes {
		t.Fatalf("the answer has %d bytes of header", size)
	}
	return w.Result()
}

// many repeats s, by its number, up to a size.
func many(size int, s func(i int) string) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		b.WriteString(s(i))
	}
	return b.String()[:size]
}

// unlimited is a desk that takes any number of requests.
func unlimited(t testing.TB) *desk { return openWith(t, func(o *Options) { o.Rate = 1e12 }) }

// number spells i in letters.
func number(i int) string {
	return string([]byte{byte('a' + i%26), byte('a' + i/26%26), byte('a' + i/676%26)})
}

// worst are header fields that once took much, or look as if they could: name and value in turn.
var worst = map[string][]string{
	"names times labels": {
		"Cookie", many(7<<10, func(i int) string { return "_pk_" + number(i) + "=1; " }), "X-Forwarded-Host", strings.Repeat("a.", 4<<10) + "a",
	},
	"labels of a long host":    {"Cookie", "count_id=1; _pk_a=1; map_view=1", "X-Forwarded-Host", strings.Repeat("a.", 126) + "a"},
	"names":                    {"Cookie", many(15<<10, func(i int) string { return number(i) + "=1;" })},
	"names without end":        {"Cookie", strings.Repeat("=;", 7<<10)},
	"one name":                 {"Cookie", "_pk_" + strings.Repeat("a", 15<<10) + "=1"},
	"choices":                  {"Cookie", many(15<<10, func(i int) string { return "eu-consent=1.1795000000." + number(i) + ":true:x; " })},
	"one long choice":          {"Cookie", "eu-consent=1.1795000000" + many(15<<10, func(i int) string { return "." + number(i) + ":true:x" })},
	"exceptions":               {"Cookie", "eu-consent=1.1795000000.media:true:x" + many(15<<10, func(i int) string { return ".~" + number(i) + ":true" })},
	"records":                  {"Cookie", many(15<<10, func(int) string { return "eu-consent-record=" + someID + "; " })},
	"languages":                {"Accept-Language", strings.Repeat("a,", 7<<10)},
	"one language":             {"Accept-Language", strings.Repeat("a-", 7<<10), "Cookie", "lang=" + strings.Repeat("a-", 500)},
	"a way back":               {"Referer", "https://harbour.example/" + strings.Repeat("%2f", 5<<10)},
	"an origin":                {"Sec-Fetch-Site", "", "Origin", "https://" + strings.Repeat("a:", 7<<10)},
	"a type":                   {"Content-Type", "application/json" + many(15<<10, func(i int) string { return ";" + number(i) + "=x" })},
	"signals":                  {"Sec-GPC", strings.Repeat("1", 15<<10)},
	"a client":                 {"X-Forwarded-For", strings.Repeat("1.2.3.4,", 1<<10)},
	"a form's switches":        {"Content-Type", formType},
	"a form's switches, again": {"Content-Type", formType, "Cookie", "eu-consent=1.1795000000.media:true:x"},
}

// bodies are what goes with them.
func bodies(d *desk) []string {
	return []string{
		"", d.json(d.choice(0, no)), d.json(d.choice(0, yes)),
		"id=" + someID + "&language=en&answer=refuse&revision=" + revision1,
		"id=" + someID + "&language=en&answer=save&revision=" + revision1 + strings.Repeat("&on=media/maps", 200),
		strings.Repeat("&on", maxBody/3), strings.Repeat("[", maxBody), `{"choice":"1.1795000000` + many(3<<10, func(i int) string { return ".a" + number(i) + ":true:x" }) + `"}`,
	}
}

// Nothing that a client sends makes a request take much.
func TestTheWorstRequests(t *testing.T) {
	d := unlimited(t)
	for what, fields := range worst {
		for path, e := range d.endpoints {
			for _, method := range e.methods {
				for _, body := range bodies(d) {
					t.Run(what+" "+method+" "+path, func(t *testing.T) { answerWithin(t, d, request(method, path, body, fields...)) })
				}
			}
		}
	}
	long := "/consent/preferences?" + strings.Repeat("a&", 7<<10)
	answerWithin(t, d, request(http.MethodGet, long, ""))
}

// FuzzCookies looks for cookies and hosts that an answer to takes much, or says something that is none of its business.
func FuzzCookies(f *testing.F) {
	d := unlimited(f)
	for _, fields := range worst {
		h := http.Header{}
		for i := 0; i < len(fields); i += 2 {
			h.Set(fields[i], fields[i+1])
		}
		f.Add(h.Get("Cookie"), h.Get("X-Forwarded-Host"))
	}
	f.Add("_pk_id.1=1; eu-consent=1.1795000000.media:true:x", "www.harbour.example:443")
	f.Add("map_view=1", "[::1]:80")
	f.Fuzz(func(t *testing.T, cookie, host string) {
		if len(cookie)+len(host) > maxRequest {
			return
		}
		d.records = nil
		w := answerWithin(t, d, request(http.MethodPost, "/consent/choice", d.json(d.choice(0, no)), "Cookie", cookie, "X-Forwarded-Host", host))
		for _, line := range cookies(w) {
			c, err := http.ParseSetCookie(line)
			if err != nil || c.Path == "" {
				t.Fatalf("%q: %v", line, err)
			}
			if c.Domain != "" && !strings.HasSuffix(strings.ToLower(host), c.Domain) && !strings.Contains(strings.ToLower(host), c.Domain+":") &&
				!strings.Contains(strings.ToLower(host), c.Domain+".") {
				t.Fatalf("%q: %q is not the host's domain", host, c.Domain)
			}
		}
	})
}

// FuzzRequest looks for whole requests that take much, or that no status says what is wrong with.
func FuzzRequest(f *testing.F) {
	d := unlimited(f)
	for _, b := range bodies(d) {
		for _, path := range []string{"/consent/choice", "/consent/record", "/consent/language", "/consent/preferences?language=fr&back=/a"} {
			var raw strings.Builder
			r := request(http.MethodPost, path, b, "Cookie", "eu-consent-record="+someID)
			r.ContentLength = int64(len(b))
			if err := r.Write(&raw); err != nil {
				f.Fatal(err)
			}
			f.Add(raw.String())
			f.Add(strings.Replace(raw.String(), "POST", "GET", 1))
			f.Add(strings.Replace(raw.String(), "application/json", formType, 1))
		}
	}
	f.Fuzz(func(t *testing.T, raw string) {
		if len(raw) > maxRequest {
			return
		}
		r, err := http.ReadRequest(bufio.NewReader(strings.NewReader(raw)))
		if err != nil {
			return
		}
		d.records = nil
		r.RemoteAddr = "192.0.2.1:1"
		if w := answerWithin(t, d, r); w.StatusCode >= 500 {
			t.Fatalf("status %d", w.StatusCode)
		}
	})
}

// FuzzBack looks for a way back that leads away from the site.
func FuzzBack(f *testing.F) {
	for _, seed := range []string{
		"/", "/a?b=c#d", "//evil.example", `/\evil.example`, "/\t/evil.example", "https://evil.example", "/%2f/evil.example", "/a//evil.example",
		"/..//evil.example", "///evil.example", "/.//evil.example", "javascript:alert(1)", "/a\r\nSet-Cookie: a=b", "/%09/evil.example", "",
		"/%2fevil.example/ ", "/%5Cevil.example/ ", "/%2f%2fevil.example/\"",
	} {
		f.Add(seed, seed, "back="+url.QueryEscape(seed))
	}
	site, _ := url.Parse("https://harbour.example/consent/preferences")
	f.Fuzz(func(t *testing.T, path, referrer, query string) {
		if len(path)+len(referrer)+len(query) > maxRequest {
			return
		}
		r := request(http.MethodGet, "/consent/preferences", "", "Referer", referrer)
		r.URL.RawQuery = query
		budget.Within(t, func() {
			for _, back := range []string{local(path), cameFrom(r)} {
				if back == "" {
					continue
				}
				to, err := site.Parse(back)
				if err != nil || to.Host != site.Host || to.Scheme != site.Scheme || strings.HasPrefix(back, "//") || strings.ContainsAny(back, "\\\r\n\t") {
					t.Fatalf("%q, %q and %q lead to %q: %v, %v", path, referrer, query, back, to, err)
				}
			}
		})
	})
}
