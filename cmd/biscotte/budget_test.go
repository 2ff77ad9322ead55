package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"biscotte/policy"
	"biscotte/web/admin"
	"biscotte/web/budget"
	"biscotte/web/dist"
	"biscotte/web/region"
	"biscotte/web/server"
)

// maxRequest is more than the server takes: net/http lets 16 kB of header pass, and no endpoint takes 4 kB of body.
const maxRequest = 20 << 10

// crowded is a policy of a site with many services, each with cookies of its own: what a request takes must not be their
// number times that of the names that a client makes up.
func crowded(t testing.TB) []byte {
	t.Helper()
	var source map[string]any
	if err := json.Unmarshal([]byte(read(t, "../../web/choice/testdata/policy.json")), &source); err != nil {
		t.Fatal(err)
	}
	source["records"].(map[string]any)["shown"] = true
	category := source["categories"].([]any)[1].(map[string]any)
	for i := range 150 {
		var cookies []any
		for _, pattern := range []string{"_pk_%d.*", "_gat_%d_*", "s%d_*", "_hj%d*"} {
			cookies = append(cookies, map[string]any{
				"pattern": fmt.Sprintf(pattern, i), "party": "first", "kind": "statistical", "duration": "13 months", "httpOnly": true,
				"purpose": map[string]string{"en": "Number", "fr": "Numéro"},
			})
		}
		category["services"] = append(category["services"].([]any), map[string]any{
			"id": fmt.Sprintf("counter-%d", i), "provider": "harbour", "cookies": cookies,
			"function": map[string]string{"en": "Counter", "fr": "Compteur"}, "location": map[string]string{"en": "Everywhere", "fr": "Partout"},
			"data": map[string]string{"en": "Pages seen", "fr": "Pages vues"}, "recipients": map[string]string{"en": "Nobody", "fr": "Personne"},
			"transfer": map[string]string{"en": "None", "fr": "Aucun"},
		})
	}
	text, err := json.Marshal(source)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// whole is everything that a server answers, on both of its listeners, with a real store: the site's files, its answers and
// pages, and the owner's page, for nobody who has signed in.
func whole(t testing.TB, source []byte) map[string]http.Handler {
	t.Helper()
	p, err := policy.Load("policy.json", source)
	if err != nil {
		t.Fatal(err)
	}
	d, err := dist.Open()
	if err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.DiscardHandler)
	where := recorded{Records: filepath.Join(t.TempDir(), "records.db"), Rate: 1e12}
	k, err := where.open(t.Context(), log)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { k.close() })
	m := newMetrics(k)
	l, err := region.New(region.Options{Country: "CF-IPCountry", Part: "CF-Region"})
	if err != nil {
		t.Fatal(err)
	}
	by := located{AddressHeader: "X-Forwarded-For"}
	files, rest, err := portal{
		name: "harbour", prefix: "/consent", policy: p, source: source, bundle: d, demo: true, quick: true, keeping: k, rate: where.Rate,
		metrics: m, locator: l, client: by.client, log: log, history: &history{},
	}.handlers(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	// A password that is cheap to look at: the real one takes 64 MB and some tenths of a second, one try at a time, and one in two seconds.
	secret, err := admin.ParseSecret("$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY")
	if err != nil {
		t.Fatal(err)
	}
	return map[string]http.Handler{
		"the site":  server.NewFront(files, rest),
		"its owner": admin.New(admin.Options{Secret: secret, Counts: k.counts, Metrics: m.Handler(), Away: k.away, Now: time.Now, Log: log}),
	}
}

// everywhere are the paths of all that a server answers, and of nothing.
var everywhere = []string{
	"/consent/consent.js", "/consent/policy.json", "/consent/policy.html", "/consent/healthz", "/consent/readyz", "/consent/choice",
	"/consent/preferences", "/consent/record", "/consent/language", "/consent/shown", "/consent/a/nothing.js", "/consent/", "/consent/demo/sign-in",
	"/consent/demo/language", "/.well-known/gpc.json", "/", "/counts.csv", "/metrics", "/sign-in", "/sign-out", "/consent/" + strings.Repeat("a/", 7<<10),
	"/consent/" + strings.Repeat("%2e", 4<<10), strings.Repeat("/", 14<<10),
}

const fieldRoom = 15 << 10 // bytes: a header has little more

// long repeats s, by its number, up to the room of a field.
func long(s func(i int) string) string {
	var b strings.Builder
	for i := 0; b.Len() < fieldRoom; i++ {
		b.WriteString(s(i))
	}
	return b.String()[:fieldRoom]
}

func same(s string) string { return long(func(int) string { return s }) }

// heaviest are values of header fields that are long, or many in one.
var heaviest = map[string][]string{
	"Cookie": {
		long(func(i int) string { return fmt.Sprintf("_pk_%d.a=1;", i) }), long(func(i int) string { return fmt.Sprintf("s%d_%d=;", i%150, i) }),
		long(func(i int) string { return fmt.Sprintf("eu-consent=1.%d.statistics:true:x;", i) }), same("=;"), same("lang=x;"),
		"eu-consent=1.1795000000" + long(func(i int) string { return fmt.Sprintf(".~counter-%d:true", i) }), same("biscotte-admin=x;"),
		same("eu-consent-record=0123456789abcdef0123456789abcdef;"), same("eu-consent-lasting=1.1795000000.statistics:false:x;"), same("%2"),
	},
	"Host":              {strings.Repeat("a.", 4<<10), strings.Repeat("a.", 120) + "a", same("["), same(":")},
	"X-Forwarded-Host":  {same("a."), same("[")},
	"X-Forwarded-For":   {same("1.2.3.4,"), same("::"), same(",")},
	"X-Forwarded-Proto": {same("https,")},
	"Forwarded":         {same("for=a;host=b,")},
	"Accept-Encoding":   {same("br;q=0.001,"), same(","), same("*;"), same("br;q=0.0000000")},
	"Accept-Language":   {same("en-x-"), same("fr;q=0.1,"), same(","), long(func(i int) string { return fmt.Sprintf("a%d,", i) })},
	"Accept":            {same("text/html,"), same("*/*;q=0.1,")},
	"If-None-Match":     {same(`"a",`), same("W/"), same(","), same(`"`)},
	"If-Modified-Since": {same("Tue, ")},
	"Range":             {"bytes=" + same("0-1,"), "bytes=" + same("-")},
	"Origin":            {"https://" + same("a"), "https://" + same("%"), same(":")},
	"Referer":           {"http://harbour.example/" + same("%2f"), "http://harbour.example/?back=" + same("/"), "http://harbour.example/consent/preferences?" + same("back=a&")},
	"Sec-Fetch-Site":    {same("same-origin,")},
	"Sec-GPC":           {same("1")},
	"CF-IPCountry":      {same("GB-"), same("G")},
	"CF-Region":         {same("A")},
	"Content-Type":      {"application/json;" + same("a=b;"), same("/"), "multipart/form-data; boundary=" + same("a")},
	"Content-Encoding":  {same("gzip,")},
	"Authorization":     {"Basic " + same("YTph"), "Bearer " + same("a"), same(" ")},
	"X-Unknown":         {same("a")},
	"Expect":            {same("100-continue,")},
}

// sendings are how else a request can be: its method, query, type and body.
var sendings = []struct{ method, query, kind, body string }{
	{"GET", "", "", ""},
	{"HEAD", "", "", ""},
	{"OPTIONS", "", "", ""},
	{"GET", same("back=/a&"), "", ""},
	{"GET", "language=" + same("en-"), "", ""},
	{"GET", "first=" + same("9") + "&last=" + same("0"), "", ""},
	{"POST", "", "application/json", `{"id":"0123456789abcdef0123456789abcdef","choice":"1.%NOW","language":"en","source":"banner"}`},
	{"POST", "", "application/x-www-form-urlencoded", "answer=save&language=en" + strings.Repeat("&on=statistics/counter-149", 150)},
	{"POST", "", "application/x-www-form-urlencoded", "id=0123456789abcdef0123456789abcdef&answer=refuse&language=en&back=/" + strings.Repeat("%2f", 1000)},
	{"POST", "", "application/json", strings.Repeat("[", 4<<10)},
	{"POST", "", "text/plain", `{"language":"` + strings.Repeat("a", 4000) + `"}`},
	{"POST", "", "application/x-www-form-urlencoded", "password=" + strings.Repeat("%20", 1300)},
	{"DELETE", "", "", ""},
}

// No path takes more than its budget, whatever is in the header: it is the client's.
func TestTheBudgetOfEveryPath(t *testing.T) {
	all := whole(t, crowded(t))
	for _, sending := range sendings {
		for _, path := range everywhere {
			for name, values := range heaviest {
				for i, value := range values {
					for where, h := range all {
						t.Run(fmt.Sprintf("%s/%s %.40s?%.10s/%s %d/%.10s", where, sending.method, path, sending.query, name, i, sending.body), func(t *testing.T) {
							r := httptest.NewRequest(sending.method, "http://harbour.example/", strings.NewReader(strings.Replace(sending.body, "%NOW", fmt.Sprint(time.Now().Unix()), 1)))
							r.URL.Path, r.URL.RawQuery = path, sending.query
							r.Header.Set("Content-Type", sending.kind)
							r.Header.Set("Sec-Fetch-Site", "same-origin")
							if name == "Host" {
								r.Host = value
							}
							r.Header.Set(name, value)
							budget.Within(t, func() { h.ServeHTTP(httptest.NewRecorder(), r) })
						})
					}
				}
			}
		}
	}
}

// FuzzWhole looks for requests that take more than their budget, or that the server fails at.
func FuzzWhole(f *testing.F) {
	all := whole(f, crowded(f))
	for i, path := range everywhere {
		for name, values := range heaviest {
			s := sendings[i%len(sendings)]
			f.Add(fmt.Sprintf("%s %s?%.2000s HTTP/1.1\r\nHost: harbour.example\r\nSec-Fetch-Site: same-origin\r\nContent-Type: %s\r\n%s: %s\r\nContent-Length: %d\r\n\r\n%s",
				s.method, path, s.query, s.kind, name, values[0], len(s.body), s.body))
		}
	}
	f.Fuzz(func(t *testing.T, raw string) {
		if len(raw) > maxRequest {
			return
		}
		for where, h := range all {
			r, err := http.ReadRequest(bufio.NewReader(strings.NewReader(raw)))
			if err != nil {
				return
			}
			r.RemoteAddr = "192.0.2.1:1"
			w := httptest.NewRecorder()
			budget.Within(t, func() { h.ServeHTTP(w, r) })
			if w.Code >= 500 {
				t.Errorf("%s: status %d", where, w.Code)
			}
		}
	})
}
