package draw

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"biscotte/policy"
)

// hostile is a text that breaks out of every kind of quoting there is, and turns the direction of writing.
const hostile = "\"><img src=x onerror=alert(1)>' & &amp; \\\" \u202e\u200f ` {{}} </script>"

func view(lang, text string) *policy.View {
	return &policy.View{
		Language: lang, Direction: policy.Direction(lang), PolicyPage: "/policy?a=1&b=" + lang,
		Languages:    []policy.LanguageName{{Code: "ar", Name: "العربية"}, {Code: "en", Name: "English"}},
		Controller:   policy.Controller{Name: "Example", Privacy: "https://example.org/privacy"},
		ThirdParties: text + " 3",
		Phrases: policy.Phrases{
			BannerTitle: text, BannerIntro: text + " intro", ChangeLater: text + " later", Accept: text + " yes",
			Refuse: text + " no", Customise: text + " more", Language: text + " language", PolicyLink: "Policy", Privacy: "Privacy",
		},
		Categories: []policy.CategoryView{{ID: "necessary", Title: text + " title", Summary: text + " summary"}},
	}
}

// written puts a layer back into one string per language, tags aside: what a visitor reads, and every attribute.
func written(n Node, texts []string, out *[]string) {
	say := func(t Text) string {
		if t.Varies {
			return texts[t.Index]
		}
		return t.Literal
	}
	if n.Tag == "" {
		*out = append(*out, say(n.Text))
		return
	}
	for name, value := range n.Attributes {
		*out = append(*out, name+"="+say(value))
	}
	for _, c := range n.Children {
		written(c, texts, out)
	}
}

func TestTextsArriveUntouched(t *testing.T) {
	layer, err := First(map[string]*policy.View{"en": view("en", hostile), "ar": view("ar", "نص")})
	if err != nil {
		t.Fatal(err)
	}
	for lang, text := range map[string]string{"en": hostile, "ar": "نص"} {
		var got []string
		written(layer.Tree, layer.Texts[lang], &got)
		for _, want := range []string{
			text, text + " intro", text + " yes", text + " no", text + " more", text + " title", text + " 3",
			"aria-label=" + text + " language", "lang=" + lang, "dir=" + policy.Direction(lang),
			"href=/policy?a=1&b=" + lang, "data-do=accept", "role=status", "العربية",
		} {
			if !slices.Contains(got, want) {
				t.Errorf("%s: nowhere %q", lang, want)
			}
		}
	}
}

func TestOneTreeServesAllLanguages(t *testing.T) {
	layer, err := First(map[string]*policy.View{"en": view("en", "A"), "ar": view("ar", "B")})
	if err != nil {
		t.Fatal(err)
	}
	if len(layer.Texts["en"]) != len(layer.Texts["ar"]) {
		t.Errorf("%d texts in en, %d in ar", len(layer.Texts["en"]), len(layer.Texts["ar"]))
	}
	if slices.Contains(layer.Texts["en"], "Privacy") {
		t.Error("a text that is the same in every language is repeated for each")
	}
}

func TestTheTreeIsTheSameEveryTime(t *testing.T) {
	views := map[string]*policy.View{"en": view("en", "A"), "ar": view("ar", "B")}
	first := ""
	for range 20 {
		layer, err := First(views)
		if err != nil {
			t.Fatal(err)
		}
		data, err := json.Marshal(layer)
		if err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first = string(data)
		}
		if string(data) != first {
			t.Fatal("two drawings of the same views differ")
		}
	}
	if strings.Contains(first, `\n`) {
		t.Error("a line end of go-app's writing got into the tree")
	}
}

func TestViewsOfDifferentPoliciesAreRefused(t *testing.T) {
	odd := view("ar", "B")
	odd.Categories = nil
	if _, err := First(map[string]*policy.View{"en": view("en", "A"), "ar": odd}); err == nil {
		t.Error("no error")
	}
}
