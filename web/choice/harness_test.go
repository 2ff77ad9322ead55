package choice

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"biscotte/policy"
	"biscotte/policy/phrase"
	"biscotte/web/record"
	"biscotte/web/site"
)

// today is the time of these tests.
var today = time.Date(2026, 11, 25, 10, 0, 0, 0, time.UTC)

const (
	someID  = "0123456789abcdef0123456789abcdef"
	otherID = "fedcba9876543210fedcba9876543210"
)

// desk is a handler with everything around it.
type desk struct {
	*Handler
	t testing.TB

	mu      sync.Mutex
	now     time.Time
	broken  error
	records []record.Record
	erased  []record.Ref
	seen    map[string]int // how often, by endpoint and status
	reasons map[string]int // how often something was refused for one
}

func open(t testing.TB) *desk { return openWith(t, func(*Options) {}) }

func openWith(t testing.TB, change func(*Options)) *desk {
	t.Helper()
	d := &desk{t: t, now: today, seen: map[string]int{}, reasons: map[string]int{}}
	source, err := os.ReadFile("testdata/policy.json")
	if err != nil {
		t.Fatal(err)
	}
	p, err := policy.Load("policy.json", source)
	if err != nil {
		t.Fatal(err)
	}
	o := Options{
		Prefix: "/consent", Site: "harbour", Policy: p, Views: map[string]map[string]*policy.View{},
		Regime: func(r *http.Request) string { return r.Header.Get("X-Regime") },
		Revisions: []Revision{
			{Hash: record.Hash{1}, Bundle: record.Hash{9}, Asked: []site.Asked{
				{Kind: policy.OptIn, Begin: "a/more.1.", Purposes: p.Purposes()},
				{Regime: "uk", Kind: policy.OptIn, Begin: "a/more.2.", Purposes: p.PurposesIn(&p.Regimes[0])},
			}},
			{Hash: record.Hash{2}, Bundle: record.Hash{8}, Asked: []site.Asked{{Kind: policy.OptIn, Begin: "a/more.0.", Purposes: p.Purposes()[:2]}}},
		},
		Keep: d.keep, Find: d.find, Erase: d.erase, Now: func() time.Time { return d.now },
		Random: bytes.NewReader(bytes.Repeat([]byte{7}, 1<<16)), Rate: 1000, Observe: d.observe, Refused: d.refused, Log: logTo(t.Output()),
	}
	for id, r := range map[string]*policy.Regime{"": nil, "uk": &p.Regimes[0]} {
		o.Views[id] = map[string]*policy.View{}
		for _, lang := range p.Languages {
			o.Views[id][lang] = p.ViewIn(r, lang, phrase.All())
		}
	}
	change(&o)
	d.Handler = New(o)
	return d
}

func logTo(w io.Writer) *slog.Logger { return slog.New(slog.NewTextHandler(w, nil)) }

func (d *desk) keep(_ context.Context, r record.Record) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.broken == nil {
		d.records = append(d.records, r)
	}
	return d.broken
}

func (d *desk) find(_ context.Context, ref record.Ref) (record.Record, error) {
	for _, r := range d.records {
		if r.Ref == ref {
			return r, nil
		}
	}
	return record.Record{}, errors.Join(d.broken, record.ErrUnknown)
}

func (d *desk) erase(_ context.Context, _ time.Time, refs []record.Ref) error {
	d.erased = append(d.erased, refs...)
	return d.broken
}

func (d *desk) observe(endpoint string, status int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.seen[endpoint+" "+http.StatusText(status)]++
}

func (d *desk) refused(_, reason string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.reasons[reason]++
}

// fingerprint is today's of a category, under a regime.
func (d *desk) fingerprint(regime, category string) string {
	return d.o.Revisions[0].question(regime).purpose(category).Fingerprint
}

// choice is a cookie's value, decided some seconds before today, from answers such as "statistics:true media:false ~maps:true".
func (d *desk) choice(ago int64, answers string) string {
	c := &policy.Choice{Time: today.Unix() - ago}
	for _, one := range strings.Fields(answers) {
		name, yes, _ := strings.Cut(one, ":")
		if service, apart := strings.CutPrefix(name, "~"); apart {
			c.Exceptions = append(c.Exceptions, policy.Exception{Service: service, Granted: yes == "true"})
			continue
		}
		c.Answers = append(c.Answers, policy.Answer{Category: name, Granted: yes == "true", Fingerprint: d.fingerprint("", name)})
	}
	return c.Encode()
}

// yes, no and some are answers to everything.
const (
	yes  = "statistics:true media:true"
	no   = "statistics:false media:false"
	some = "statistics:true media:false ~maps:true"
)

// json is what the loader sends.
func (d *desk) json(choice string) string {
	return `{"id":"` + someID + `","choice":"` + choice + `","language":"en","shown":"a/more.1.","source":"banner"}`
}

// request is one of the loader's; changes are header fields, name and value in turn. An empty value takes a field out.
func request(method, path, body string, changes ...string) *http.Request {
	r := httptest.NewRequest(method, "http://harbour.example"+path, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	r.Header.Set("Origin", "https://harbour.example")
	for i := 0; i < len(changes); i += 2 {
		if changes[i+1] == "" {
			r.Header.Del(changes[i])
			continue
		}
		r.Header.Set(changes[i], changes[i+1])
	}
	return r
}

func (d *desk) serve(r *http.Request) *http.Response {
	w := httptest.NewRecorder()
	d.ServeHTTP(w, r)
	return w.Result()
}

// post sends an answer, which must be taken.
func (d *desk) post(choice string, changes ...string) *http.Response {
	d.t.Helper()
	w := d.serve(request(http.MethodPost, "/consent/choice", d.json(choice), changes...))
	if w.StatusCode != http.StatusNoContent {
		d.t.Fatalf("%s: status %d", choice, w.StatusCode)
	}
	return w
}

// cookies are the Set-Cookie lines of an answer.
func cookies(w *http.Response) []string { return w.Header["Set-Cookie"] }
