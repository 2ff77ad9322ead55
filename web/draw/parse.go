package draw

import (
	"errors"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// properties are the attributes that go-app sets as properties of the element (attribute.go, setJSAttribute): false
// means that they are not there.
var properties = map[string]bool{"hidden": true, "checked": true, "disabled": true, "open": true, "required": true}

// parse reads what go-app wrote: one element.
func parse(written string) (*html.Node, error) {
	context := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(written), context)
	if err != nil {
		return nil, err
	}
	if len(nodes) != 1 || nodes[0].Type != html.ElementNode {
		return nil, errors.New("the banner is not one element")
	}
	return nodes[0], nil
}

// attribute is the value that an attribute has in the browser; ok is false where it has none.
func attribute(a html.Attribute) (value string, ok bool) {
	switch {
	case a.Key == "selected":
		return "", false // a property only: the loader sets the list's value
	case properties[a.Key]:
		return "", a.Val != "false"
	case a.Val == "":
		return "true", true // go-app writes true as a bare name
	}
	return a.Val, true
}
