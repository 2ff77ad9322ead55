package choice

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"biscotte/policy"
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
var pagePolicy = "default-src 'none'; style-src 'sha256-" + hashOf(style) + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return base64.StdEncoding.EncodeToString(sum[:])
}

// form is what the page shows.
type form struct {
	View       *policy.View
	Style      template.CSS
	Action     string
	ID         string
	Revision   string
	Regime     string
	Back       string
	Saved      bool
	Forgotten  bool
	Record     *receipt
	Signal     string
	Categories []purpose
	Languages  []language
}

// purpose is a category with the switches of its services; an exempt one has none.
type purpose struct {
	View     policy.CategoryView
	Switches []toggle
}

type toggle struct {
	Name, Label string
	On          bool
}

type language struct {
	Code, Name, Link string
	Current          bool
}

// preferences draws the form in the visitor's language, with the present choice in it. What was never answered is off.
func (h *Handler) preferences(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		h.o.Observe("preferences", http.StatusMethodNotAllowed)
		return
	}
	id, err := record.NewID(h.o.Random)
	var body bytes.Buffer
	if err == nil {
		err = page.Execute(&body, h.form(r, id))
	}
	if err != nil {
		http.Error(w, "the form cannot be drawn", http.StatusInternalServerError)
		h.o.Observe("preferences", http.StatusInternalServerError)
		return
	}
	header := w.Header()
	header.Set("Content-Type", "text/html; charset=utf-8")
	header.Set("Content-Security-Policy", pagePolicy)
	header.Set("Referrer-Policy", "same-origin")
	header.Set("Vary", "Cookie, Accept-Language, Sec-GPC")
	if r.Method == http.MethodGet {
		_, _ = w.Write(body.Bytes()) // a client that has gone needs no answer
	}
	h.o.Observe("preferences", http.StatusOK)
}

func (h *Handler) form(r *http.Request, id record.ID) *form {
	q := r.URL.Query()
	lang := h.language(r, q.Get(fieldLanguage))
	present := h.o.Revisions[0].question(h.o.Regime(r))
	v := h.o.Views[present.Regime][lang]
	f := &form{
		View: v, Style: template.CSS(style), Action: "choice", ID: id.String(), Revision: present.Hash.String(), Regime: present.Regime,
		Back: local(q.Get(fieldBack)), Saved: q.Has("saved"), Forgotten: q.Has("forgotten"),
	}
	f.Record = h.known(r, v)
	signal := policy.GPC(r.Header.Values("Sec-GPC"))
	purposes, choice := policy.Obey(present.Purposes, signal), h.held(r, present)
	allowed := func(category, service string) bool { return policy.Allowed(purposes, choice, category, service) }
	if signal {
		f.Signal = v.Honoured(func(category string) bool { return allowed(category, "") })
	}
	for _, c := range v.Categories {
		f.Categories = append(f.Categories, purpose{c, toggles(c, allowed)})
	}
	for _, l := range v.Languages {
		link := url.Values{fieldLanguage: {l.Code}}
		if f.Back != "" {
			link.Set(fieldBack, f.Back)
		}
		f.Languages = append(f.Languages, language{l.Code, l.Name, "?" + link.Encode(), l.Code == lang})
	}
	return f
}

// toggles are the switches of a category: one for each service, with the name of the category where there is but one.
func toggles(c policy.CategoryView, allowed func(category, service string) bool) []toggle {
	if c.Exempt {
		return nil
	}
	var all []toggle
	for _, s := range c.Services {
		t := toggle{c.ID + "/" + s.ID, s.Function + " (" + s.Provider.Name + ")", allowed(c.ID, s.ID)}
		if len(c.Services) == 1 {
			t.Label = c.Title
		}
		all = append(all, t)
	}
	return all
}

// language is the one that was asked for in the address, or else the visitor's.
func (h *Handler) language(r *http.Request, wish string) string {
	if slices.Contains(h.o.Policy.Languages, wish) {
		return wish
	}
	var chosen []string
	if cookie := h.o.Policy.LanguageCookie; cookie != nil {
		chosen = h.cookies(r, cookie.Name)
	}
	wishes := policy.AcceptedLanguages(strings.Join(r.Header.Values("Accept-Language"), ","))
	return policy.PickLanguage(h.o.Policy.Languages, chosen, "", wishes, h.o.Policy.Default)
}
