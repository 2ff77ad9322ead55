package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"html/template"
	"log/slog"
	"net/http"
	"net/netip"
	"time"

	"biscotte/policy"
	"biscotte/policy/phrase"
	"biscotte/web/choice"
	"biscotte/web/demo"
	"biscotte/web/dist"
	"biscotte/web/gallery"
	"biscotte/web/metrics"
	"biscotte/web/region"
	"biscotte/web/server"
	"biscotte/web/site"
)

// portal is everything that is served for one policy: the site's files, what takes answers if they are kept, and the
// demo if it is wanted. name is what records call the site. head goes into the head of the demo's pages; quick saves
// the time of compressing. A gallery of looks is for development.
type portal struct {
	name     string
	prefix   string
	policy   *policy.Policy
	source   []byte
	bundle   *dist.Dist
	demo     bool
	head     template.HTML
	quick    bool
	keeping  *keeping
	stopping <-chan struct{} // closed when the server is to end; nil where nobody asks
	rate     float64
	metrics  *metrics.Metrics
	locator  *region.Locator                // nil where nobody knows where visitors are
	client   func(*http.Request) netip.Addr // nil where no answers are kept
	log      *slog.Logger
	gallery  bool
	history  *history // what has been served before; nil where no page stays open that long
}

// handlers are the one for the site's files, and the one for everything.
func (p portal) handlers(ctx context.Context) (files *server.Handler, all http.Handler, err error) {
	s, err := site.Assemble(p.policy, p.source, p.bundle, p.prefix)
	if err != nil {
		return nil, nil, err
	}
	prepare := server.New
	if p.quick {
		prepare = server.NewQuick
	}
	files, err = prepare(s, p.prefix)
	if err != nil {
		return nil, nil, err
	}
	if p.history != nil {
		if err := files.Earlier(p.history.next(s.Lasting(), time.Now())); err != nil {
			return nil, nil, err
		}
	}
	if p.locator != nil {
		files.Locate(p.locator)
	}
	answers, err := p.answers(ctx, s)
	if err != nil {
		return nil, nil, err
	}
	pages, err := p.pages()
	if err != nil {
		return nil, nil, err
	}
	rooms := gallery.New(gallery.Options{Prefix: p.prefix, Policy: p.policy, Bundle: p.bundle, Head: p.head})
	nothing := &lost{prefix: p.prefix, log: p.log, has: func(path string) bool {
		return files.Has(path) || answers != nil && answers.Has(path)
	}}
	return files, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case asksHealth(r, p.prefix):
			health{p.keeping, p.metrics, p.stopping}.ServeHTTP(w, r)
		case p.gallery && rooms.Has(r.URL.Path):
			rooms.ServeHTTP(w, r)
		case answers != nil && answers.Has(r.URL.Path):
			answers.ServeHTTP(w, r)
		case files.Has(r.URL.Path):
			files.ServeHTTP(w, r)
		case pages == nil || r.URL.RawPath != "" || nothing.isStripped(r):
			nothing.ServeHTTP(w, r)
		default:
			pages.ServeHTTP(w, r)
		}
	}), nil
}

// pages are the demo's, nil if it is not wanted.
func (p portal) pages() (http.Handler, error) {
	if !p.demo {
		return nil, nil
	}
	return demo.New(demo.Options{Prefix: p.prefix, Policy: p.policy, Head: p.head})
}

// answers takes them, nil if they are not kept.
func (p portal) answers(ctx context.Context, s *site.Site) (*choice.Handler, error) {
	if p.keeping == nil {
		return nil, p.unkept()
	}
	present, err := choice.Snapshot(p.site(), s, p.bundle, time.Now())
	if err != nil {
		return nil, err
	}
	p.keeping.remember(ctx, present)
	revisions, err := p.keeping.revisions(ctx, present)
	if err != nil {
		return nil, err
	}
	return choice.New(choice.Options{
		Prefix: p.prefix, Site: present.Site, Policy: p.policy, Views: p.views(), Regime: p.regime, Located: p.located, Revisions: revisions,
		Keep: p.keeping.queue.Keep, Find: p.keeping.queue.Find, Erase: p.keeping.queue.Erase,
		Now: time.Now, Random: rand.Reader, Rate: p.rate, Client: p.client, Log: p.log,
		Observe: p.metrics.Observe, Refused: p.metrics.Refused,
		Shown: func(language string) { p.keeping.seen(present.Site, language, time.Now()) },
	}), nil
}

// regime is by which rules a request is to be answered.
func (p portal) regime(r *http.Request) string {
	if there := p.policy.In(p.region(r)); there != nil {
		return there.ID
	}
	return ""
}

// located reports whether it is known where a request comes from.
func (p portal) located(r *http.Request) bool { return p.region(r) != "" }

// region is where a request comes from, "" where nothing says so.
func (p portal) region(r *http.Request) string {
	if p.locator == nil {
		return ""
	}
	return p.locator.Region(server.FieldsOf(r.Header), server.PeerOf(r.RemoteAddr))
}

// views are the policy's, by regime and language.
func (p portal) views() map[string]map[string]*policy.View {
	phrases := phrase.All()
	under := func(r *policy.Regime) map[string]*policy.View {
		views := map[string]*policy.View{}
		for _, lang := range p.policy.Languages {
			views[lang] = p.policy.ViewIn(r, lang, phrases)
		}
		return views
	}
	all := map[string]map[string]*policy.View{"": under(nil)}
	for i := range p.policy.Regimes {
		all[p.policy.Regimes[i].ID] = under(&p.policy.Regimes[i])
	}
	return all
}

// unkept refuses to send visitors' answers nowhere.
func (p portal) unkept() error {
	if p.policy.Records == nil || p.quick {
		return nil
	}
	return &hinted{
		errors.New("the policy has answers sent to a server that keeps records, and this one keeps none"),
		`say where, as in --records records.db, or take "records" out of the policy`,
	}
}

// site is what records call this one.
func (p portal) site() string { return defaultTo(p.name, siteName(p.policy)) }

// siteName is what records call the site: its domain, where the policy names it, or its name.
func siteName(p *policy.Policy) string {
	if p.ConsentCookie.Domain != "" {
		return p.ConsentCookie.Domain
	}
	return p.Site[p.Default]
}

// note says what the policy leaves open about the records, "" if nothing.
func (p portal) note() string {
	switch r := p.policy.Records; {
	case p.keeping == nil:
		return ""
	case r == nil:
		return `the policy has no "records": only the form at ` + p.prefix + `/preferences is kept, and what your own pages send`
	case r.Endpoint != p.prefix+"/choice":
		return fmt.Sprintf("the policy has answers sent to %s, and this server takes them at %s/choice: a proxy has to see to it", r.Endpoint, p.prefix)
	}
	return ""
}
