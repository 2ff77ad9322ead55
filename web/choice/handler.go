package choice

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"sync"
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
// many answers are taken in a second, by whomever; Client is where a request comes from, no valid address where that is not
// known: it is looked at and forgotten (see limits). Observe is told what became of every request, and Refused why one was
// refused. Shown is told of every banner that was shown, in which language. Log gets what goes wrong here.
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
	Client  func(*http.Request) netip.Addr
	Observe func(endpoint string, status int)
	Refused func(endpoint, reason string)
	Shown   func(language string)
	Log     *slog.Logger
}

// Handler is the endpoints of one site.
type Handler struct {
	o         Options
	answers   *limits
	looks     *limits       // at one's own record
	counts    *rate.Limiter // of banners that are told of: they must not keep answers out
	troubles  troubles
	reticent  sync.Once // has been told of a proxy that does not say that visitors come over HTTPS
	endpoints map[string]*endpoint
}

// endpoint is one path. Its answer is the status that it has written, or the error that is to be written.
type endpoint struct {
	name    string
	methods []string
	isForm  bool // whether a form that cannot be taken is shown again
	answer  func(h *Handler, e *endpoint, w http.ResponseWriter, r *http.Request) int
}

func (e *endpoint) allowed() string { return strings.Join(e.methods, ", ") }

// New prepares the endpoints.
func New(o Options) *Handler {
	h := &Handler{
		o: o, answers: newLimits(o.Rate), looks: newLimits(o.Rate), counts: rate.NewLimiter(rate.Limit(o.Rate), max(1, int(2*o.Rate))),
	}
	post := []string{http.MethodPost}
	h.endpoints = map[string]*endpoint{
		o.Prefix + "/choice":      {"choice", post, true, taking(h.choose)},
		o.Prefix + "/preferences": {"preferences", []string{http.MethodGet, http.MethodHead}, false, showing(h.preferences)},
	}
	if o.Policy.LanguageCookie != nil {
		h.endpoints[o.Prefix+"/language"] = &endpoint{"language", post, false, taking(h.speak)}
	}
	if o.Policy.Records != nil && o.Policy.Records.Shown {
		h.endpoints[o.Prefix+"/shown"] = &endpoint{"shown", post, false, taking(h.seen)}
	}
	if o.Policy.Records != nil && o.Policy.Records.Cookie != "" {
		h.endpoints[o.Prefix+"/record"] = &endpoint{"record", []string{http.MethodGet, http.MethodPost}, false, h.own()}
	}
	return h
}

// Has reports whether the handler has something at a path.
func (h *Handler) Has(path string) bool { return h.endpoints[path] != nil }

// ServeHTTP knows its paths by name: none is cleaned or guessed.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	e := h.endpoints[r.URL.Path]
	if e == nil || r.URL.RawPath != "" {
		http.NotFound(w, r)
		return
	}
	header := w.Header()
	header.Set("Cache-Control", "no-store")
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	if !slices.Contains(e.methods, r.Method) {
		h.o.Observe(e.name, h.fail(w, r, e, content{}, errMethod))
		return
	}
	h.lookAtProxy(r)
	h.o.Observe(e.name, e.answer(h, e, w, r))
}

// showing is an endpoint that shows something.
func showing(show func(http.ResponseWriter, *http.Request) (status int, err error)) func(*Handler, *endpoint, http.ResponseWriter, *http.Request) int {
	return func(h *Handler, e *endpoint, w http.ResponseWriter, r *http.Request) int {
		status, err := show(w, r)
		if err != nil {
			return h.fail(w, r, e, content{}, err)
		}
		return status
	}
}

// taking is an endpoint that takes what a page of this site sends. A form goes on to the address that take returns.
func taking(take func(http.ResponseWriter, *http.Request, content) (back string, err error)) func(*Handler, *endpoint, http.ResponseWriter, *http.Request) int {
	return func(h *Handler, e *endpoint, w http.ResponseWriter, r *http.Request) int {
		var back string
		c, err := receive(w, r)
		if err == nil {
			back, err = take(w, r, c)
		}
		if err != nil {
			return h.fail(w, r, e, c, err)
		}
		status := http.StatusNoContent
		if back != "" {
			status = http.StatusSeeOther
			w.Header().Set("Location", back)
		}
		w.WriteHeader(status)
		return status
	}
}
