//go:build !js

package policy

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os/exec"
	"strings"
	"testing"
)

// site is a set of languages and what is asked of it: which language answers a code, and which a request.
type site struct {
	Languages []string `json:"languages"`
	Codes     []string `json:"codes"`
	Requests  []wish   `json:"requests"`
}

// wish is a request: the values of its language cookies, and its browser's languages in their order.
type wish struct {
	Cookies []string `json:"cookies"`
	Accept  []string `json:"accept"`
}

// answers are what Django says to a site, in the same order.
type answers struct {
	Match []string `json:"match"`
	Pick  []string `json:"pick"`
}

// catalogues are codes that Django has translations for: a code without one is never picked.
var catalogues = []string{
	"en", "en-au", "en-gb", "fr", "de", "de-ch", "es", "es-ar", "es-mx", "pt", "pt-br", "zh-hans", "zh-hant", "sr",
	"sr-latn", "ar", "ar-dz", "he", "nl", "nn", "nb", "fa", "fi", "hsb", "dsb", "udm", "ko", "id", "it", "tr", "kk",
	"fr-ca", "es-419", "pt-pt", // by way of the language they belong to
}

// TestLanguagesMatchAsInDjango asks the real Django: what the banner speaks must be what the site answers in.
func TestLanguagesMatchAsInDjango(t *testing.T) {
	g := generator{rand.New(rand.NewPCG(20, 21))}
	var sites []site
	for range 150 {
		sites = append(sites, g.site())
	}
	for i, said := range askDjango(t, sites) {
		compare(t, sites[i], said)
	}
}

func compare(t *testing.T, s site, said answers) {
	t.Helper()
	for i, code := range s.Codes {
		want := strings.ToLower(said.Match[i])
		if got := MatchLanguage(code, s.Languages); got != want {
			t.Errorf("MatchLanguage(%q, %q) = %q, Django says %q", code, s.Languages, got, want)
		}
	}
	for i, r := range s.Requests {
		want := strings.ToLower(said.Pick[i])
		if got := PickLanguage(s.Languages, r.Cookies, "", r.Accept, "xx"); got != want {
			t.Errorf("PickLanguage(%q, %q, %q) = %q, Django says %q", s.Languages, r.Cookies, r.Accept, got, want)
		}
	}
}

func askDjango(t *testing.T, sites []site) []answers {
	t.Helper()
	var in, faults bytes.Buffer
	for _, s := range sites {
		line, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		in.Write(append(line, '\n'))
	}
	cmd := exec.CommandContext(t.Context(), "/usr/bin/python3", "testdata/django/match.py")
	cmd.Stdin, cmd.Stderr = &in, &faults
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("asking Django: %v\n%s\nhint: it needs Debian's python3-django; `make tools` installs it", err, &faults)
	}
	return readAnswers(t, out, len(sites))
}

func readAnswers(t *testing.T, out []byte, want int) []answers {
	t.Helper()
	var said []answers
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		var a answers
		if err := d.Decode(&a); err != nil {
			t.Fatalf("reading what Django says: %v", err)
		}
		said = append(said, a)
	}
	if len(said) != want {
		t.Fatalf("Django answered for %d sites of %d", len(said), want)
	}
	return said
}

// generator makes up sites and codes, the same ones for the same seed.
type generator struct{ *rand.Rand }

func (g generator) site() site {
	s := site{Languages: g.languages()}
	for range 60 {
		s.Codes = append(s.Codes, g.code())
	}
	for range 20 {
		s.Requests = append(s.Requests, wish{Cookies: g.codes(3), Accept: g.acceptable(4)})
	}
	return s
}

// languages is a site's list: its order decides between variants of a language.
func (g generator) languages() []string {
	all := append([]string(nil), catalogues...)
	g.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all[:1+g.IntN(8)]
}

func (g generator) codes(most int) []string {
	list := []string{}
	for range g.IntN(most + 1) {
		list = append(list, g.cookieValue())
	}
	return list
}

// cookieValue is a code without what would end a cookie or be stripped from it: no cookie holds a line end.
func (g generator) cookieValue() string {
	return strings.Trim(strings.NewReplacer(";", "", `"`, "", "\n", "").Replace(g.code()), " \t")
}

// acceptable are codes that fit Accept-Language; one that does not would take the whole header with it.
func (g generator) acceptable(most int) []string {
	list := []string{}
	for range g.IntN(most + 1) {
		code := g.base()
		if g.IntN(2) == 0 {
			code = g.recase(code)
		}
		list = append(list, code)
	}
	return list
}

func (g generator) pick(list []string) string { return list[g.IntN(len(list))] }

// base is a code as browsers write them.
func (g generator) base() string {
	return g.pick(append([]string{
		"zh", "zh-cn", "zh-sg", "zh-my", "zh-tw", "zh-hk", "zh-mo", "zh-hans-cn", "zh-hant-hk", "zh-cn-x", "en-us",
		"fr-fr", "fr-be-latn", "es-es", "es-419-x", "pt-ao", "sr-cyrl", "sr-latn-rs", "no", "nb-no", "xx", "xx-yy", "e", "d",
	}, catalogues...))
}

func (g generator) code() string {
	code := g.base()
	for range g.IntN(3) {
		code = g.spoil(code)
	}
	return code
}

// spoil makes of a code what people, proxies and attackers make of it.
func (g generator) spoil(code string) string {
	at := g.IntN(len(code) + 1)
	switch g.IntN(9) {
	case 0:
		return g.recase(code)
	case 1:
		return strings.ReplaceAll(code, "-", "_")
	case 2:
		return code[:at]
	case 3:
		return code + g.pick([]string{"-", "-x", "--", "-1a", "-ca", "-latn-rs", "@euro", ".utf-8", " ", "%20", "*", "\n"})
	case 4:
		return g.pick([]string{"-", " ", "x-", "@", "*", "\t"}) + code
	case 5:
		return code[:at] + g.pick([]string{"-", "_", "x", "0", "é", "ı", "漢"}) + code[at:]
	case 6:
		return code + strings.Repeat("-abcdefgh", 50+g.IntN(12))
	case 7: // letters that lower case turns into ASCII ones, in some languages of programming
		return strings.NewReplacer("k", "\u212a", "i", "\u0130", "s", "\u017f").Replace(code)
	}
	return g.recase(code[:at]) + code[at:]
}

func (g generator) recase(code string) string {
	if g.IntN(2) == 0 {
		return strings.ToUpper(code)
	}
	language, rest, two := strings.Cut(code, "-")
	if !two || rest == "" {
		return strings.ToUpper(code[:min(1, len(code))]) + code[min(1, len(code)):]
	}
	return language + "-" + strings.ToUpper(rest[:1]) + rest[1:]
}
