package draw

import (
	"encoding/json"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Node is one node of the tree. As JSON it is what the loader builds from: an element is
// [tag, attributes or 0, ...children], a text is a string, and a text that differs between languages is a number,
// also as an attribute's value.
type Node struct {
	Tag        string
	Attributes map[string]Text
	Children   []Node
	Text       Text // of a node without a tag
}

// Text is a text of the tree: Literal, or the Index of a text in each language.
type Text struct {
	Literal string
	Index   int
	Varies  bool
}

// MarshalJSON writes the literal or the index.
func (t Text) MarshalJSON() ([]byte, error) {
	if t.Varies {
		return json.Marshal(t.Index)
	}
	return json.Marshal(t.Literal)
}

// MarshalJSON writes the element's array or the text. Attributes come in the order of their names.
func (n Node) MarshalJSON() ([]byte, error) {
	if n.Tag == "" {
		return json.Marshal(n.Text)
	}
	parts := []any{n.Tag, 0}
	if len(n.Attributes) > 0 {
		parts[1] = n.Attributes
	}
	for _, c := range n.Children {
		parts = append(parts, c)
	}
	return json.Marshal(parts)
}

// tree is what has been parsed; text says what becomes of a text in it, or of an attribute's value.
func tree(h *html.Node, text func(string) Text) Node {
	if h.Type == html.TextNode {
		return Node{Text: text(strings.Trim(h.Data, "\n"))}
	}
	out := Node{Tag: h.Data, Attributes: map[string]Text{}}
	slices.SortFunc(h.Attr, func(a, b html.Attribute) int { return strings.Compare(a.Key, b.Key) })
	for _, a := range h.Attr {
		if value, ok := attribute(a); ok {
			out.Attributes[a.Key] = text(value)
		}
	}
	if out.Attributes["part"] == out.Attributes["class"] {
		delete(out.Attributes, "part") // who builds an element with a class gives it that for its part
	}
	for c := h.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && strings.TrimSpace(c.Data) == "" && strings.Contains(c.Data, "\n") {
			continue // go-app puts line ends between children
		}
		out.Children = append(out.Children, tree(c, text))
	}
	return out
}

// numbering turns tokens into indexes. Texts that are the same in every language stay in the tree.
type numbering struct {
	values map[string][]string // by language: what token n stands for
	codes  []string
	number map[int]int // token to index
	texts  map[string][]string
}

func (n *numbering) text(s string) Text {
	t, ok := tokenNumber(s)
	if !ok {
		return Text{Literal: s}
	}
	if same := n.values[n.codes[0]][t]; n.everywhere(t, same) {
		return Text{Literal: same}
	}
	if _, known := n.number[t]; !known {
		n.number[t] = len(n.texts[n.codes[0]])
		for _, code := range n.codes {
			n.texts[code] = append(n.texts[code], n.values[code][t])
		}
	}
	return Text{Index: n.number[t], Varies: true}
}

func (n *numbering) everywhere(token int, text string) bool {
	for _, code := range n.codes {
		if n.values[code][token] != text {
			return false
		}
	}
	return true
}
