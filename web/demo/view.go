package demo

import (
	"bytes"
	"html/template"
	"net/http"
	"slices"
	"strings"

	"biscotte/policy"
)

// view is what the templates see.
type view struct {
	texts
	Prefix, Path      string
	Lang, Dir         string
	Site, PolicyPage  string
	Preferences       string // of visitors without scripts, where there is a form for them
	Name              string // of whoever is signed in
	Nonce             string
	Style, Script     string
	Page              string
	Languages         []language
	Head              template.HTML
	HardPages         []*page
	Datasets          []dataset
	Dataset           *dataset
	Code              string // what a hard page is made of
	View              string // of the single-page application
	Views             []string
	LanguageCookie    string
	CanChooseLanguage bool
}

type language struct {
	Code, Name string
	Current    bool
}

// show draws a page for this visitor.
func (h *handler) show(w http.ResponseWriter, r *http.Request, path string, p *page, status int) {
	v := h.view(r, path, p)
	var body bytes.Buffer
	if err := p.template.ExecuteTemplate(&body, "layout.html", v); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	header := w.Header()
	if p.policy != nil {
		header.Set("Content-Security-Policy", p.policy(v.Nonce))
	}
	header.Set("Content-Type", "text/html; charset=utf-8")
	header.Set("Content-Language", v.Lang)
	header.Set("Cache-Control", "no-store")
	header.Set("Vary", "Cookie, Accept-Language")
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body.Bytes()) // a client that has gone needs no answer
	}
}

func (h *handler) view(r *http.Request, path string, p *page) *view {
	lang := h.language(r)
	if p.language != "" {
		lang = p.language
	}
	v := &view{
		texts: h.texts[lang], Prefix: h.options.Prefix, Path: path, Page: p.Name,
		Lang: lang, Dir: policy.Direction(lang),
		Site: h.ofPolicy(h.options.Policy.Site, lang), PolicyPage: h.ofPolicy(h.options.Policy.PolicyPage, lang),
		Preferences: h.options.Policy.Records.Preferences(),
		Name:        h.sessions.name(sessionID(r)), Style: p.style, Script: p.script,
		Head: h.options.Head, HardPages: hardPages, Datasets: datasets, Dataset: p.dataset,
	}
	if cookie := h.options.Policy.LanguageCookie; cookie != nil {
		v.LanguageCookie, v.CanChooseLanguage = cookie.Name, p.language == ""
	}
	for _, code := range h.languages {
		v.Languages = append(v.Languages, language{code, h.texts[code]["name"], code == lang})
	}
	v.special(p, r)
	return v
}

// special adds what only some pages have.
func (v *view) special(p *page, r *http.Request) {
	switch {
	case p.policy != nil:
		v.Nonce = newNonce()
		v.Head = withNonce(v.Head, v.Nonce)
		v.Code = strings.ReplaceAll(p.policy(v.Nonce), "; ", ";\n")
	case p.style != "":
		body, _ := static.ReadFile("static/" + p.style) // a page without its example is still a page
		v.Code = string(body)
	case p.script != "":
		v.Views = []string{"list", "map", "history"}
		v.View = v.Views[max(0, slices.Index(v.Views, r.URL.Query().Get("view")))]
	}
}

// ofPolicy is a text of the policy, which may not speak the page's language.
func (h *handler) ofPolicy(text policy.Text, lang string) string {
	if s, ok := text[lang]; ok {
		return s
	}
	return text[h.options.Policy.Default]
}

// withNonce lets the development server's script in on pages that are strict about scripts.
func withNonce(head template.HTML, nonce string) template.HTML {
	return template.HTML(strings.ReplaceAll(string(head), "<script", `<script nonce="`+nonce+`"`))
}
