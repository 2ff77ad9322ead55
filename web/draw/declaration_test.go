package draw

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"biscotte/policy"
)

func declared(lang, text string) *policy.View {
	v := view(lang, text)
	v.About, v.Reviewed = text, "2026-11-24"
	v.Phrases.Cookie, v.Phrases.HTTPOnly, v.Phrases.Transfer = text+" cookie", text+" unreadable", text+" where"
	v.Categories[0].Services = []policy.ServiceView{{
		ID: "sign-in", Function: text + " function", Provider: policy.Provider{Name: text + " provider", Privacy: "/p?a=1&b=2"}, Transfer: text + " transfer",
		Cookies: []policy.CookieView{{Name: text + " name", Purpose: text + " purpose", Kind: text + " kind", HTTPOnly: true}},
	}}
	return v
}

// A browser that reads the markup has the texts again, and no element that is not ours.
func TestTheDeclarationArrivesUntouched(t *testing.T) {
	tree, err := Declaration(declared("ar", hostile))
	if err != nil {
		t.Fatal(err)
	}
	written, err := tree.HTML()
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(strings.NewReader(written))
	if err != nil {
		t.Fatal(err)
	}
	var texts, tags []string
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			texts = append(texts, n.Data)
			continue
		}
		tags = append(tags, n.Data)
		for _, a := range n.Attr {
			texts = append(texts, a.Key+"="+a.Val)
		}
	}
	for _, want := range []string{
		hostile, hostile + " function", hostile + " provider", hostile + " name", hostile + " purpose", hostile + " transfer",
		hostile + " cookie · " + hostile + " unreadable", "aria-label=" + hostile + " function", "href=/p?a=1&b=2",
		"lang=ar", "dir=rtl", "datetime=2026-11-24", "id=provider-sign-in", "scope=col",
	} {
		if !slices.Contains(texts, want) {
			t.Errorf("nowhere %q", want)
		}
	}
	for _, tag := range tags {
		if tag == "img" || tag == "script" {
			t.Errorf("a text has become <%s>", tag)
		}
	}
}

// What looks like one of our tokens in an owner's text is left alone.
func TestAnOwnersTextIsNoToken(t *testing.T) {
	tree, err := Declaration(declared("en", "text-0-text"))
	if err != nil {
		t.Fatal(err)
	}
	written, err := tree.HTML()
	if err != nil {
		t.Fatal(err)
	}
	if strings.Count(written, "text-0-text") < 8 {
		t.Errorf("%s", written)
	}
}

func TestTheDeclarationIsTheSameEveryTime(t *testing.T) {
	first := ""
	for range 20 {
		tree, err := Declaration(declared("en", "A"))
		if err != nil {
			t.Fatal(err)
		}
		written, err := tree.HTML()
		if err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first = written
		}
		if written != first || strings.Contains(written, "\n") {
			t.Fatalf("two drawings of one view differ, or have line ends:\n%s", written)
		}
	}
}
