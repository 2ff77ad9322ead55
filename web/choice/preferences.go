package choice

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"net/http"

	"biscotte/web/csp"
	"biscotte/web/record"
)

var (
	//go:embed preferences.html
	markup string
	//go:embed preferences.css
	style string

	page = template.Must(template.New("preferences").Parse(markup))
)

// pagePolicy lets the page have its style, known by its hash, and its form, and nothing else; nobody may frame it, as a
// press of a button could then be somebody else's doing.
var pagePolicy = "default-src 'none'; style-src " + csp.Inline(style) + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// wish is how the form is to be shown: in which language, with which way back, and after what.
type wish struct {
	language, back           string
	saved, forgotten, failed bool
}

// preferences draws the form in the visitor's language, with the present choice in it. What was never answered is off.
func (h *Handler) preferences(w http.ResponseWriter, r *http.Request) (int, error) {
	q := query(r)
	err := h.draw(w, r, http.StatusOK, wish{
		language: q.Get(fieldLanguage), back: cameFrom(r), saved: q.Has("saved"), forgotten: q.Has("forgotten"),
	})
	return http.StatusOK, err
}

// draw answers with the form and a status.
func (h *Handler) draw(w http.ResponseWriter, r *http.Request, status int, wanted wish) error {
	id, err := record.NewID(h.o.Random)
	if err != nil {
		return err
	}
	var body bytes.Buffer
	if err := page.Execute(&body, h.form(r, id, wanted)); err != nil {
		return fmt.Errorf("drawing the form: %w", err)
	}
	header := w.Header()
	header.Set("Content-Type", "text/html; charset=utf-8")
	header.Set("Content-Security-Policy", pagePolicy)
	header.Set("X-Frame-Options", "DENY") // for browsers that know no frame-ancestors
	header.Set("Referrer-Policy", "same-origin")
	header.Set("Vary", "Cookie, Accept-Language, Sec-GPC, Referer")
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body.Bytes()) // a client that has gone needs no answer
	}
	return nil
}

// again answers a form that could not be taken with the form as it is now, which says so: its question may be another
// one, or the records are away. It returns false where that would help nobody.
func (h *Handler) again(w http.ResponseWriter, r *http.Request, c content, status int) bool {
	switch status {
	case http.StatusBadRequest, http.StatusConflict, http.StatusTooManyRequests, http.StatusServiceUnavailable:
	default:
		return false
	}
	values, err := c.values()
	if err != nil {
		return false
	}
	err = h.draw(w, r, status, wish{language: values.Get(fieldLanguage), back: local(values.Get(fieldBack)), failed: true})
	return err == nil
}
