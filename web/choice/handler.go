package choice

import (
	"context"
	"io"
	"net/http"
	"time"

	"golang.org/x/time/rate"

	"biscotte/policy"
	"biscotte/web/record"
)

// Options are what the endpoints of one site need. Prefix is "" or a path such as "/consent", without a slash at its end.
// Site is what records call the site. Views holds the policy by the id of each regime and in each of its languages; Regime
// says by which of them a request is to be answered, "" for the strictest, and Located, if it is there, whether that is known
// of the request or only taken. Revisions are what an answer may be to, the
// present one first: a page that was opened before the policy changed may still ask by an older one.
//
// Keep returns when a record is durable. Find and Erase are for visitors who want to see their own records. Rate is how
// many answers are taken in a second, by whomever: there is no telling visitors apart without their addresses. Observe
// is told what became of every request, and Refused why one was refused. Shown is told of every banner that was shown, in
// which language.
type Options struct {
	Prefix    string
	Site      string
	Policy    *policy.Policy
	Views     map[string]map[string]*policy.View
	Regime    func(*http.Request) string
	Located   func(*http.Request) bool
	Revisions []Revision

	Keep    func(context.Context, record.Record) error
	Find    func(context.Context, record.Ref) (record.Record, error)
	Erase   func(context.Context, time.Time, []record.Ref) error
	Now     func() time.Time
	Random  io.Reader
	Rate    float64
	Observe func(endpoint string, status int)
	Refused func(endpoint, reason string)
	Shown   func(language string)
}

// Handler is the endpoints of one site.
type Handler struct {
	o      Options
	limit  *rate.Limiter // of answers
	counts *rate.Limiter // of banners that are told of: they must not keep answers out
	routes map[string]http.HandlerFunc
}

// New prepares the endpoints.
func New(o Options) *Handler {
	limit := func() *rate.Limiter { return rate.NewLimiter(rate.Limit(o.Rate), max(1, int(2*o.Rate))) }
	h := &Handler{o: o, limit: limit(), counts: limit()}
	h.routes = map[string]http.HandlerFunc{
		o.Prefix + "/choice":      h.post("choice", h.choose),
		o.Prefix + "/preferences": h.preferences,
	}
	if o.Policy.LanguageCookie != nil {
		h.routes[o.Prefix+"/language"] = h.post("language", h.speak)
	}
	if o.Policy.Records != nil && o.Policy.Records.Shown {
		h.routes[o.Prefix+"/shown"] = h.post("shown", h.seen)
	}
	if o.Policy.Records != nil && o.Policy.Records.Cookie != "" {
		h.routes[o.Prefix+"/record"] = h.own
	}
	return h
}

// Has reports whether the handler has something at a path.
func (h *Handler) Has(path string) bool { return h.routes[path] != nil }

// ServeHTTP knows its paths by name: none is cleaned or guessed.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	route := h.routes[r.URL.Path]
	if route == nil || r.URL.RawPath != "" {
		http.NotFound(w, r)
		return
	}
	header := w.Header()
	header.Set("Cache-Control", "no-store")
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	route(w, r)
}

// post is a route that takes what a page of this site sends.
func (h *Handler) post(name string, take func(http.ResponseWriter, *http.Request, content) (back string, err error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		c, back, err := h.receive(w, r, take)
		if err != nil {
			status, reason := statusOf(err)
			h.o.Refused(name, reason)
			if !c.form || name != "choice" || !h.again(w, r, c, status) {
				refuse(w, err)
			}
			h.o.Observe(name, status)
			return
		}
		status := http.StatusNoContent
		if back != "" {
			status = http.StatusSeeOther
			w.Header().Set("Location", back)
		}
		w.WriteHeader(status)
		h.o.Observe(name, status)
	}
}

func (h *Handler) receive(
	w http.ResponseWriter, r *http.Request, take func(http.ResponseWriter, *http.Request, content) (string, error),
) (c content, back string, err error) {
	if r.Method != http.MethodPost {
		return c, "", errMethod
	}
	if c, err = receive(w, r); err == nil {
		back, err = take(w, r, c)
	}
	return c, back, err
}
