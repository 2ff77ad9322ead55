package admin

import (
	"bytes"
	"context"
	_ "embed"
	"html/template"
	"net/http"
	"time"

	"biscotte/web/csp"
	"biscotte/web/record"
)

// countsLimit is how long the counts of a page may take: they add up every day that is asked for.
const countsLimit = 10 * time.Second

var (
	//go:embed page.html
	markup string
	//go:embed page.css
	style string

	pages = template.Must(template.New("page").Parse(markup))
)

// pagePolicy lets the page have its style and its forms. Charts carry their colours in style attributes, which is all
// that 'unsafe-hashes' and the like would be needed for: those may be written inline, scripts may not be at all.
var pagePolicy = "default-src 'none'; style-src " + csp.Inline(style) + "; style-src-attr 'unsafe-inline'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// view is what the page shows.
type view struct {
	Style   template.CSS
	Inside  bool
	Message string
	Token   string
	First   string
	Last    string
	Away    time.Time
	Sites   []site
}

// outside is the page for who has not signed in.
func (h *handler) outside(w http.ResponseWriter, r *http.Request, status int, message string) {
	if r.URL.Path == "/metrics" {
		w.Header().Set("WWW-Authenticate", `Basic realm="biscotte", charset="UTF-8"`)
		http.Error(w, "a password is needed", status)
		return
	}
	h.show(w, status, view{Message: message})
}

func (h *handler) show(w http.ResponseWriter, status int, v view) {
	v.Style = template.CSS(style)
	var b bytes.Buffer
	if err := pages.Execute(&b, v); err != nil {
		h.o.Log.Error("the admin page cannot be drawn", "cause", err)
		http.Error(w, "the page cannot be drawn", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes()) // a client that has gone needs no answer
}

// counts are those of some days.
func (h *handler) counts(r *http.Request, days []string) ([]record.Count, error) {
	ctx, cancel := context.WithTimeout(r.Context(), countsLimit)
	defer cancel()
	counts, err := h.o.Counts(ctx, days[0], days[len(days)-1])
	if err != nil {
		h.o.Log.Error("the counts cannot be read", "cause", err)
	}
	return counts, err
}

func (h *handler) page(w http.ResponseWriter, r *http.Request) {
	s, _ := h.guard.of(r)
	days := span(r.FormValue("first"), r.FormValue("last"), h.o.Now())
	v := view{Inside: true, Token: s.token, First: days[0], Last: days[len(days)-1], Away: h.o.Away()}
	counts, err := h.counts(r, days)
	if err == nil {
		if v.Sites, err = sitesOf(counts, days); err != nil {
			h.o.Log.Error("the charts cannot be drawn", "cause", err)
		}
	}
	if err != nil {
		v.Message = "The counts cannot be read now."
	}
	h.show(w, http.StatusOK, v)
}
