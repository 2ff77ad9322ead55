// Package draw draws the first layer ahead of time with the same component that runs in the browser, so that the
// loader can paint it before any WebAssembly has arrived. It knows components and views, and nothing of HTTP.
//
// go-app writes attributes with Go's quoting and in random order (html.go, writeHTMLAttribute), which is no HTML as
// soon as a text holds a quote. So no text ever goes through it: the component is drawn with a token in the place of
// each text, the result is parsed into a tree, and the tokens become indexes into one list of texts per language.
// The browser builds elements and text nodes from that; it never parses a policy's text.
package draw

import (
	"fmt"
	"sort"

	ui "github.com/maxence-charriere/go-app/v9/pkg/app"

	"biscotte/app"
	"biscotte/policy"
)

// Layer is the first layer: one tree for all languages, and for each what the numbers in it stand for. The first texts
// of a language stand nowhere in the tree: what the loader itself may have to say.
type Layer struct {
	Tree  Node
	Texts map[string][]string
}

// First draws the first layer of a policy from its views, by language code.
func First(views map[string]*policy.View) (Layer, error) {
	codes := sortedCodes(views)
	if len(codes) == 0 {
		return Layer{}, fmt.Errorf("drawing the first layer: no language")
	}
	values := map[string][]string{}
	found := map[string][]string{}
	for _, code := range codes {
		values[code], found[code] = texts(views[code]), spoken(views[code])
		if len(values[code]) != len(values[codes[0]]) {
			return Layer{}, fmt.Errorf("drawing the first layer: %q has %d texts, %q has %d",
				code, len(values[code]), codes[0], len(values[codes[0]]))
		}
	}
	root, err := parse(ui.HTMLString(&app.Banner{View: tokenised(views[codes[0]])}))
	if err != nil {
		return Layer{}, fmt.Errorf("drawing the first layer: %w", err)
	}
	n := numbering{values: values, codes: codes, number: map[int]int{}, texts: found}
	return Layer{Tree: tree(root, n.text), Texts: n.texts}, nil
}

func sortedCodes(views map[string]*policy.View) []string {
	codes := make([]string, 0, len(views))
	for code := range views {
		codes = append(codes, code)
	}
	sort.Strings(codes)
	return codes
}
