package draw

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// HTML writes a tree of literals as markup. Texts are escaped by the writer, attributes are in the order of their names.
func (n Node) HTML() (string, error) {
	var b strings.Builder
	if err := html.Render(&b, n.element()); err != nil {
		return "", fmt.Errorf("writing <%s>: %w", n.Tag, err)
	}
	return b.String(), nil
}

func (n Node) element() *html.Node {
	if n.Tag == "" {
		return &html.Node{Type: html.TextNode, Data: n.Text.Literal}
	}
	e := &html.Node{Type: html.ElementNode, Data: n.Tag, DataAtom: atom.Lookup([]byte(n.Tag))}
	for name, value := range n.Attributes {
		e.Attr = append(e.Attr, html.Attribute{Key: name, Val: value.Literal})
	}
	slices.SortFunc(e.Attr, func(a, b html.Attribute) int { return strings.Compare(a.Key, b.Key) })
	for _, c := range n.Children {
		e.AppendChild(c.element())
	}
	return e
}
