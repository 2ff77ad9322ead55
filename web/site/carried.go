package site

import (
	"slices"

	"biscotte/policy"
	"biscotte/web/draw"
)

// most is how many languages consent.js carries the texts of. Where there are more, it carries one less, for it then has
// to make the language list; visitors who read another one fetch that.
const most = 4

// carried is what consent.js holds of the first layer, and apart the texts that it does not.
type carried struct {
	tree  draw.Node
	texts map[string][]string
	names []string // of the languages, where the tree has no options for them
	apart map[string][]string
}

// carry divides the first layer of a policy. Where there are many languages, the loader also makes the options of the
// language list, from codes and names: one is like another.
func carry(p *policy.Policy, layer draw.Layer, languages []policy.LanguageName) carried {
	if len(p.Languages) <= most {
		return carried{tree: layer.Tree, texts: layer.Texts}
	}
	c := carried{tree: withoutOptions(layer.Tree), texts: map[string][]string{}, apart: map[string][]string{}}
	along := first(p)
	for _, l := range languages {
		c.names = append(c.names, l.Name)
		if slices.Contains(along, l.Code) {
			c.texts[l.Code] = layer.Texts[l.Code]
		} else {
			c.apart[l.Code] = layer.Texts[l.Code]
		}
	}
	return c
}

// first are the default language and as many others, in the policy's order, as are carried with it where there are more.
func first(p *policy.Policy) []string {
	codes := []string{p.Default}
	for _, code := range p.Languages {
		if code != p.Default && len(codes) < most-1 {
			codes = append(codes, code)
		}
	}
	return codes
}

func withoutOptions(n draw.Node) draw.Node {
	children := n.Children
	n.Children = nil
	for _, c := range children {
		if c.Tag != "option" {
			n.Children = append(n.Children, withoutOptions(c))
		}
	}
	return n
}

// textsJS is a chunk with the texts of a language: it exports a function under the language's code, as other chunks do
// under their names.
func textsJS(code string, texts []string) []byte {
	return []byte("const texts=()=>" + string(encode(texts)) + ";export{texts as\"" + code + "\"};\n")
}
