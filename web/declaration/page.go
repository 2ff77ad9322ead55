package declaration

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"

	"biscotte/policy"
	"biscotte/web/csp"
	"biscotte/web/draw"
)

//go:embed page.html
var pageHTML string

var page = template.Must(template.New("page").Parse(pageHTML))

// Policy is the content security policy of the page: its own style sheet and script from where it lies itself, and the
// component.
const Policy = "default-src 'none'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self' https: data:; " +
	"base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types biscotte"

// Links are the addresses that a page refers to, seen from where it lies itself. Without Script there is nothing that
// tells a visitor's choice; without Style, the page is without style. Pages are those in the other languages, by code;
// a page that is alone has none.
type Links struct {
	Style  string
	Script string
	Pages  map[string]string
	Scheme string // the colour schemes of the style sheet, "" for "light dark"
	Any    string // the page for whoever speaks none of the site's languages
	Others []Link // the same in other forms
}

// Link is an address, its media type, and what it is called.
type Link struct{ Href, Type, Name string }

// pageData is what the template sees.
type pageData struct {
	*policy.View
	Links
	CSP       string
	Inline    template.CSS
	Article   template.HTML
	Languages []pageLanguage
}

type pageLanguage struct {
	policy.LanguageName
	Href    string
	Current bool
}

// Page is the declaration as a page of its own, which needs no script to be read.
func Page(v *policy.View, links Links) ([]byte, error) {
	return write(pageData{View: v, Links: links, CSP: Policy})
}

// Alone is the declaration as a page in one file, with its style sheet in it.
func Alone(v *policy.View, css []byte) ([]byte, error) {
	return write(pageData{View: v, CSP: "default-src 'none'; style-src " + csp.Inline(string(css)), Inline: template.CSS(css)})
}

func write(d pageData) ([]byte, error) {
	tree, err := draw.Declaration(d.View)
	if err != nil {
		return nil, err
	}
	article, err := tree.HTML()
	if err != nil {
		return nil, err
	}
	d.Article = template.HTML(article) // escaped by its own writer
	for _, l := range d.View.Languages {
		if href := d.Pages[l.Code]; href != "" {
			d.Languages = append(d.Languages, pageLanguage{l, href, l.Code == d.Language})
		}
	}
	var b bytes.Buffer
	if err := page.Execute(&b, d); err != nil {
		return nil, fmt.Errorf("writing the declaration's page: %w", err)
	}
	return b.Bytes(), nil
}
