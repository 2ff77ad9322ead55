package demo

import (
	"crypto/rand"
	"embed"
	"fmt"
	"html/template"
	"strings"
)

//go:embed pages
var pages embed.FS

// page is one address: the template that draws it and what makes it special.
type page struct {
	Name     string                    // and that of its texts
	language string                    // the page's own, whatever the visitor's
	policy   func(nonce string) string // its Content-Security-Policy
	style    string                    // one more style sheet
	script   string                    // the application's script
	dataset  *dataset
	template *template.Template
}

// hardPages make a banner's life hard, in the order of the menu.
var hardPages = []*page{
	{Name: "hostile", style: "hostile.css"},
	{Name: "spa", script: "spa.js"},
	{Name: "csp", policy: strictPolicy},
	{Name: "no-wasm", policy: wasmlessPolicy},
	{Name: "rtl", language: "ar"},
	{Name: "narrow"},
}

// strictPolicy lets in what carries the nonce, and what that lets in: the strictest policy under which a wasm can
// still run, with Trusted Types on top.
func strictPolicy(nonce string) string {
	return strings.Join([]string{
		"default-src 'none'",
		"script-src 'nonce-" + nonce + "' 'strict-dynamic' 'wasm-unsafe-eval'",
		"connect-src 'self'", "style-src 'self'", "img-src 'self'", "form-action 'self'", "base-uri 'none'",
		"require-trusted-types-for 'script'", "trusted-types biscotte",
	}, "; ")
}

// wasmlessPolicy is a common one that lacks 'wasm-unsafe-eval': the component cannot start under it.
func wasmlessPolicy(nonce string) string {
	return "default-src 'self'; script-src 'self' 'nonce-" + nonce + "'"
}

// Path is where the page is, below the prefix.
func (p *page) Path() string {
	switch {
	case p.Name == "portal":
		return "/"
	case p.dataset != nil:
		return "/demo/data/" + p.dataset.ID
	}
	return "/demo/" + p.Name
}

func (h *handler) loadPages() error {
	h.pages = map[string]*page{}
	h.missing = &page{Name: "missing"}
	all := []*page{{Name: "portal"}, h.missing}
	for i := range datasets {
		all = append(all, &page{Name: "dataset", dataset: &datasets[i]})
	}
	for _, hard := range hardPages {
		own := *hard // handlers share nothing
		all = append(all, &own)
	}
	for _, p := range all {
		var err error
		if p.template, err = template.ParseFS(pages, "pages/layout.html", "pages/"+p.Name+".html"); err != nil {
			return fmt.Errorf("page %q: %w", p.Name, err)
		}
		if p != h.missing {
			h.pages[p.Path()] = p
		}
	}
	return nil
}

// newNonce is fresh for every answer and has 130 bits that nobody can guess.
func newNonce() string { return rand.Text() }
