package site

import (
	"fmt"

	"biscotte/policy"
	"biscotte/web/declaration"
	"biscotte/web/dist"
	"biscotte/web/draw"
)

// Media types of the declaration's forms.
const (
	HTML     = "text/html; charset=utf-8"
	Markdown = "text/markdown; charset=utf-8" // RFC 7763
)

// pageName is where the declaration's page in a language lies; "" is the one for whoever names no language.
func pageName(lang string) string {
	if lang == "" {
		return "policy.html"
	}
	return "policy." + lang + ".html"
}

// declarations are the declaration as pages, Markdown and JSON, in every language.
func declarations(p *policy.Policy, views map[string]*policy.View, d *dist.Dist) ([]File, error) {
	style := hashed("page", ".css", StyleSheet, append([]byte(palette(p.Look, ":root", "")), d.File(dist.PageCSS)...))
	files := []File{style}
	for _, lang := range p.Languages {
		markdown := File{Path: "declaration." + lang + ".md", Type: Markdown, Body: declaration.Markdown(views[lang])}
		facts, err := declaration.JSON(views[lang])
		if err != nil {
			return nil, err
		}
		data := File{Path: "declaration." + lang + ".json", Type: JSON, Body: facts}
		page, err := declaration.Page(views[lang], declaration.Links{
			Style: style.Path, Script: loaderName, Pages: pages(p), Scheme: schemes(p.Look), Any: pageName(""),
			Others: []declaration.Link{{Href: markdown.Path, Type: "text/markdown", Name: "Markdown"}, {Href: data.Path, Type: plainJSON, Name: "JSON"}},
		})
		if err != nil {
			return nil, err
		}
		own := File{Path: pageName(lang), Type: HTML, Body: page, CSP: declaration.Policy + framing}
		files = append(files, own, markdown, data)
		if lang == p.Default {
			own.Path, own.Short = pageName(""), "policy"
			files = append(files, own)
		}
	}
	return files, nil
}

// framing is what only a header field may say (CSP Level 3, section 3.3).
const framing = "; frame-ancestors 'self'"

func pages(p *policy.Policy) map[string]string {
	all := map[string]string{}
	for _, lang := range p.Languages {
		all[lang] = pageName(lang)
	}
	return all
}

// drawn are the declarations as trees, which a chunk of the loader builds on anybody's page. Their names are what is to
// stand behind the beginning that they share with the chunks; see [more].
func drawn(p *policy.Policy, views map[string]*policy.View) (map[string][]byte, error) {
	trees := map[string][]byte{}
	for _, lang := range p.Languages {
		tree, err := draw.Declaration(views[lang])
		if err != nil {
			return nil, fmt.Errorf("in %q: %w", lang, err)
		}
		trees["declaration."+lang+".json"] = encode(tree)
	}
	return trees, nil
}
