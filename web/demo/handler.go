package demo

import (
	"fmt"
	"html/template"
	"net/http"
	"strings"

	"biscotte/policy"
)

// Options say where the demo lives and which policy its visitors are asked about. Prefix is "" or a path such as
// "/consent", without a slash at its end: consent.js is below it, and so is the demo. Head is put into every page's
// head as it stands, for a development server's own script.
type Options struct {
	Prefix string
	Policy *policy.Policy
	Head   template.HTML
}

type handler struct {
	options   Options
	languages []string // those that both the policy and the demo speak
	fallback  string
	texts     map[string]texts
	pages     map[string]*page        // by path below the prefix
	files     map[string]*file        // likewise
	actions   map[string]http.Handler // likewise
	missing   *page
	sessions  *sessions
}

// New prepares the demo's handler. It answers everything below the prefix, with a page that says so where there is
// nothing.
func New(options Options) (http.Handler, error) {
	h := &handler{options: options, sessions: newSessions()}
	for _, prepare := range []func() error{h.loadTexts, h.loadPages, h.loadFiles} {
		if err := prepare(); err != nil {
			return nil, fmt.Errorf("preparing the demo: %w", err)
		}
	}
	h.actions = map[string]http.Handler{
		"/demo/language": http.HandlerFunc(h.chooseLanguage),
		"/demo/sign-in":  http.HandlerFunc(h.signIn),
		"/demo/sign-out": http.HandlerFunc(h.signOut),
	}
	return h, nil
}

// ServeHTTP finds what a path stands for by name: no path is cleaned or guessed.
func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	path, ok := strings.CutPrefix(r.URL.Path, h.options.Prefix)
	if ok && path == "" {
		http.Redirect(w, r, h.options.Prefix+"/", http.StatusPermanentRedirect)
		return
	}
	if action := h.actions[path]; ok && action != nil {
		if allow(w, r, http.MethodPost) {
			guard(action).ServeHTTP(w, r)
		}
		return
	}
	if !allow(w, r, http.MethodGet, http.MethodHead) {
		return
	}
	switch {
	case ok && h.files[path] != nil:
		h.files[path].serve(w, r)
	case ok && h.pages[path] != nil:
		h.show(w, r, path, h.pages[path], http.StatusOK)
	default:
		h.show(w, r, "/", h.missing, http.StatusNotFound)
	}
}

// allow reports whether the method is one of those given, and answers if it is not.
func allow(w http.ResponseWriter, r *http.Request, methods ...string) bool {
	for _, method := range methods {
		if r.Method == method {
			return true
		}
	}
	list := strings.Join(methods, ", ")
	w.Header().Set("Allow", list)
	http.Error(w, "only "+list, http.StatusMethodNotAllowed)
	return false
}
