package demo

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// formLimit bounds what a form may send, in bytes.
const formLimit = 4 << 10

// guard lets through the forms of this site alone, as Django's CSRF check does, and none that is too large.
func guard(next http.Handler) http.Handler {
	return http.NewCrossOriginProtection().Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, formLimit)
		if err := r.ParseForm(); err != nil {
			http.Error(w, "the form cannot be read", http.StatusBadRequest)
			return
		}
		w.Header().Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	}))
}

// back sends the visitor back to the page that the form was on. Only pages of the demo will do: an address that a
// form names may be anybody's.
func (h *handler) back(w http.ResponseWriter, r *http.Request) {
	path := r.PostForm.Get("next")
	if h.pages[path] == nil {
		path = "/"
	}
	w.Header().Set("Location", h.options.Prefix+path)
	w.WriteHeader(http.StatusSeeOther)
}

// chooseLanguage writes the language cookie exactly as the policy declares it, so that the banner and the site never
// make twins of it.
func (h *handler) chooseLanguage(w http.ResponseWriter, r *http.Request) {
	cookie := h.options.Policy.LanguageCookie
	code := r.PostForm.Get("language")
	if cookie == nil || !slices.Contains(h.languages, code) {
		http.Error(w, "no such language", http.StatusBadRequest)
		return
	}
	line := cookie.On((&url.URL{Host: r.Host}).Hostname()).Write(code)
	if cookie.HTTPOnly {
		line += "; HttpOnly"
	}
	w.Header().Add("Set-Cookie", line)
	h.back(w, r)
}

func (h *handler) signIn(w http.ResponseWriter, r *http.Request) {
	if name := strings.TrimSpace(r.PostForm.Get("name")); name != "" {
		http.SetCookie(w, sessionCookie(r, h.sessions.open(name)))
	}
	h.back(w, r)
}

func (h *handler) signOut(w http.ResponseWriter, r *http.Request) {
	h.sessions.close(sessionID(r))
	cookie := sessionCookie(r, "")
	cookie.MaxAge = -1
	http.SetCookie(w, cookie)
	h.back(w, r)
}
