package declaration

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"biscotte/policy"
	"biscotte/policy/phrase"
)

// portal is the default policy in each of its languages.
func portal(t *testing.T) map[string]*policy.View {
	t.Helper()
	p, err := policy.Load("policy.json", policy.Opendatasoft)
	if err != nil {
		t.Fatal(err)
	}
	views := map[string]*policy.View{}
	for _, lang := range p.Languages {
		views[lang] = p.View(lang, phrase.All())
	}
	return views
}

// facts are what the portal's policy says of its cookies, beside their purposes: in the words of each language.
var facts = map[string][]string{
	"en": {
		"What is a cookie?", "a short note", "Necessary", "Statistical", "Internal (first-party)", "Third-party", "anonymised",
		"sessionid", "django_language", "eu-consent", "_pk_id*", "_pk_ses*", "Opendatasoft", "Authentication", "Language selection",
		"Front office and back office", "one page to another", "Remembers your language", "14 days", "13 months", "30 minutes", "This site",
		"no script can read it", "Your consent (Directive 2002/58/EC", "strictly necessary", "2026-11-24", "A random number", "Nobody else",
	},
	"fr": {
		"une courte note", "Nécessaire", "Statistique", "Interne (first-party)", "Tiers", "anonymisées", "sessionid", "django_language",
		"Authentification", "Choix de la langue", "Front office et back office", "d’une page à l’autre", "Retient votre langue", "14 jours",
		"aucun script ne peut le lire", "Votre consentement (directive 2002/58/CE", "strictement nécessaire", "2026-11-24", "Personne d’autre",
	},
	"es": {
		"una nota breve", "Necesaria", "Estadística", "Interna (propia)", "De terceros", "anonimizadas", "sessionid", "django_language",
		"Autenticación", "Selección del idioma", "Front office y back office", "de una página a otra", "Recuerda su idioma", "14 días",
		"Su consentimiento (Directiva 2002/58/CE", "estrictamente necesaria", "2026-11-24", "Nadie más",
	},
}

// read is what a person reads in a page: texts, and where links lead.
func read(t *testing.T, page []byte) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(string(page)))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data + "\n")
		}
	}
	return b.String()
}

func TestEveryFormSaysEveryFactInEachLanguage(t *testing.T) {
	for lang, v := range portal(t) {
		page, err := Page(v, Links{})
		if err != nil {
			t.Fatal(err)
		}
		data, err := JSON(v)
		if err != nil {
			t.Fatal(err)
		}
		markdown := strings.ReplaceAll(string(Markdown(v)), `\`, "")
		for _, fact := range facts[lang] {
			if !strings.Contains(read(t, page), fact) {
				t.Errorf("%s: the page does not say %q", lang, fact)
			}
			if !strings.Contains(markdown, fact) {
				t.Errorf("%s: the Markdown does not say %q", lang, fact)
			}
		}
		var got Facts
		if err := json.Unmarshal(data, &got); err != nil {
			t.Fatal(err)
		}
		if got.Language != lang || got.Reviewed != "2026-11-24" || len(got.Categories) != 2 || len(got.Kinds) != 4 {
			t.Errorf("%s: the JSON says %+v", lang, got)
		}
	}
}

// Looked at by a person; after a change, made again with
//
//	go run ./cmd/biscotte declaration --demo --format md --lang fr > web/declaration/testdata/opendatasoft.fr.md
func TestMarkdownIsAsItWasLookedAt(t *testing.T) {
	views := portal(t)
	for lang, v := range views {
		want, err := os.ReadFile(filepath.Join("testdata", "opendatasoft."+lang+".md"))
		if err != nil {
			t.Fatal(err)
		}
		if got := Markdown(v); string(got) != string(want) {
			t.Errorf("in %s, it is\n%s", lang, got)
		}
	}
	files, err := filepath.Glob("testdata/*")
	if err != nil || len(files) != len(views) {
		t.Errorf("files %v for %d languages (%v)", files, len(views), err)
	}
}

func TestAPageKnowsItsOthers(t *testing.T) {
	v := portal(t)["fr"]
	page, err := Page(v, Links{
		Style: "a/page.css", Script: "consent.js", Any: "policy.html", Pages: map[string]string{"en": "policy.en.html", "fr": "policy.fr.html"},
		Others: []Link{{"declaration.fr.md", "text/markdown", "Markdown"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`<html lang="fr" dir="ltr">`, `hreflang="en" href="policy.en.html"`, `hreflang="x-default" href="policy.html"`,
		`<a href="policy.fr.html" hreflang="fr" lang="fr" aria-current="page">Français</a>`, `<link rel="stylesheet" href="a/page.css">`,
		`<script src="consent.js" async></script>`, "<noscript>", `type="text/markdown" href="declaration.fr.md"`,
	} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	alone, err := Alone(v, []byte("p { color: red }"))
	if err != nil {
		t.Fatal(err)
	}
	for _, odd := range []string{"<nav", "<script", "<noscript", "<link", "unsafe-inline"} {
		if strings.Contains(string(alone), odd) {
			t.Errorf("the page in one file has %s", odd)
		}
	}
	if !strings.Contains(string(alone), "<style>p { color: red }</style>") {
		t.Error("the page in one file has no style")
	}
}

func TestMarkdownTextsAreTexts(t *testing.T) {
	for text, want := range map[string]string{
		"a | b":            `a \| b`,
		"# no heading":     `\# no heading`,
		"1. no list":       `1\. no list`,
		"2026-11-24":       "2026-11-24",
		"<b>&amp;":         `\<b\>\&amp;`,
		"two\nlines":       "two lines",
		`*_[x](y)_* \ ~`:   `\*\_\[x\](y)\_\* \\ \~`,
		"a\u202f: narrow ": "a\u202f: narrow",
	} {
		if got := escape(text); got != want {
			t.Errorf("%q is written as %q, want %q", text, got, want)
		}
	}
	if got := code("a`b|c"); got != "`` a`b\\|c ``" {
		t.Errorf("a name with a backtick is %s", got)
	}
	if got := link("a]", "https://x.test/(<b>)"); got != `[a\]](<https://x.test/(%3Cb%3E)>)` {
		t.Errorf("a link is %s", got)
	}
}
