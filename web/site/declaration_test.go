package site

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"biscotte/policy"
)

// A page refers to nothing that is not there, and is there in every language.
func TestTheDeclarationIsThereInEveryLanguage(t *testing.T) {
	p, s := assemble(t, policy.Opendatasoft)
	for _, lang := range p.Languages {
		page := s.find(t, "policy."+lang+".html")
		if page.Type != HTML || page.Immutable || !strings.Contains(page.CSP, "default-src 'none'") {
			t.Errorf("%s is %s, immutable %t, policy %q", page.Path, page.Type, page.Immutable, page.CSP)
		}
		for _, name := range []string{"policy.en.html", "policy.fr.html", "policy.es.html", "declaration." + lang + ".md", "declaration." + lang + ".json"} {
			s.find(t, name)
			if !bytes.Contains(page.Body, []byte(`href="`+name+`"`)) {
				t.Errorf("%s does not lead to %s", page.Path, name)
			}
		}
		_, style, _ := strings.Cut(string(page.Body), `<link rel="stylesheet" href="`)
		style, _, _ = strings.Cut(style, `"`)
		if f := s.find(t, style); f.Type != StyleSheet || !f.Immutable {
			t.Errorf("%s is %s, immutable %t", f.Path, f.Type, f.Immutable)
		}
	}
}

func TestTheMainLanguagesPageHasAShortPath(t *testing.T) {
	_, s := assemble(t, policy.Opendatasoft)
	page := s.find(t, "policy.html")
	if got := strings.Join(page.Paths("/c"), " "); got != "/c/policy.html /c/policy" {
		t.Errorf("its paths are %s", got)
	}
	if !bytes.Equal(page.Body, s.find(t, "policy.en.html").Body) {
		t.Error("it is not the page in English")
	}
}

// The chunk builds these with createElement: a tree of tags, attributes and texts.
func TestTheDeclarationIsThereAsATree(t *testing.T) {
	_, s := assemble(t, policy.Opendatasoft)
	more := readData(t, s.Files[0].Body)["assets"].(map[string]any)["more"].(string)
	f := s.find(t, more+"declaration.fr.json")
	var tree []any
	if err := json.Unmarshal(f.Body, &tree); err != nil || tree[0] != "article" || !f.Immutable {
		t.Errorf("it is %.60s (%v), immutable %t", f.Body, err, f.Immutable)
	}
	_, changed := assemble(t, bytes.ReplaceAll(policy.Opendatasoft, []byte("une courte note"), []byte("un mot")))
	if readData(t, changed.Files[0].Body)["assets"].(map[string]any)["more"] == more {
		t.Error("another text has the same name")
	}
}
