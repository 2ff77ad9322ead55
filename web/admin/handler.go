package admin

import (
	"context"
	"crypto/subtle"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"biscotte/web/record"
)

// maxForm bounds what a form may send, in bytes.
const maxForm = 4 << 10

// Options are what the page needs. Counts sums up the days from first to last; Metrics are for Prometheus; Away says since
// when the records are away, the zero time if they are not. Log gets what goes wrong here.
type Options struct {
	Secret  *Secret
	Counts  func(ctx context.Context, first, last string) ([]record.Count, error)
	Metrics http.Handler
	Away    func() time.Time
	Now     func() time.Time
	Log     *slog.Logger
}

type handler struct {
	o      Options
	guard  *guard
	routes map[string]http.HandlerFunc // by method and path
}

// New prepares the page.
func New(o Options) http.Handler {
	h := &handler{o: o, guard: newGuard(o.Secret, o.Now)}
	h.routes = map[string]http.HandlerFunc{
		"GET /":           h.inside(h.page),
		"GET /counts.csv": h.inside(h.table),
		"GET /metrics":    h.inside(o.Metrics.ServeHTTP),
		"POST /sign-in":   h.signIn,
		"POST /sign-out":  h.signOut,
	}
	return http.NewCrossOriginProtection().Handler(h)
}

// ServeHTTP knows its paths by name: none is cleaned or guessed.
func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Cache-Control", "no-store")
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "same-origin")
	header.Set("Content-Security-Policy", pagePolicy)
	header.Set("X-Frame-Options", "DENY") // for browsers that know no frame-ancestors
	route := h.routes[r.Method+" "+r.URL.Path]
	if route == nil || r.URL.RawPath != "" {
		http.NotFound(w, r)
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	route(w, r)
}

// inside lets in who has signed in, or brings the password along.
func (h *handler) inside(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if _, ok := h.guard.of(r); ok {
			next(w, r)
			return
		}
		password, ok := carried(r)
		if !ok {
			h.outside(w, r, http.StatusUnauthorized, "")
			return
		}
		if right, tooMany := h.guard.right(password); !right {
			h.refuse(w, r, tooMany)
			return
		}
		next(w, r)
	}
}

// refuse tells of a password that is wrong, or that nobody looks at.
func (h *handler) refuse(w http.ResponseWriter, r *http.Request, tooMany bool) {
	if tooMany {
		w.Header().Set("Retry-After", "10")
		h.outside(w, r, http.StatusTooManyRequests, "Too many attempts. Try again in a moment.")
		return
	}
	h.o.Log.Warn("a wrong password was tried on the admin page") // as seldom as passwords are looked at
	h.outside(w, r, http.StatusUnauthorized, "That is not the password.")
}

func (h *handler) signIn(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		http.Error(w, "the form cannot be read", http.StatusBadRequest)
		return
	}
	right, tooMany := h.guard.right(r.PostForm.Get("password"))
	if !right {
		h.refuse(w, r, tooMany)
		return
	}
	h.o.Log.Info("the owner has signed in to the admin page")
	http.SetCookie(w, h.guard.open(secure(r)))
	home(w)
}

// signOut wants the session's token: a page elsewhere may know our address, but not that.
func (h *handler) signOut(w http.ResponseWriter, r *http.Request) {
	s, ok := h.guard.of(r)
	if err := r.ParseForm(); err != nil || !ok || subtle.ConstantTimeCompare([]byte(r.PostForm.Get("token")), []byte(s.token)) != 1 {
		http.Error(w, "this form is not from here", http.StatusForbidden)
		return
	}
	h.guard.close(r)
	http.SetCookie(w, cookie("", -1, secure(r)))
	home(w)
}

func home(w http.ResponseWriter) {
	w.Header().Set("Location", "/")
	w.WriteHeader(http.StatusSeeOther)
}

func secure(r *http.Request) bool {
	return r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https" || strings.HasPrefix(r.Header.Get("Origin"), "https://")
}
