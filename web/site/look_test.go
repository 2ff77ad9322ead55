package site

import (
	"bytes"
	"strings"
	"testing"

	"biscotte/policy"
	"biscotte/web/dist"
)

// looking is the default policy with a look.
func looking(t *testing.T, look string) *Site {
	t.Helper()
	_, s := assemble(t, bytes.Replace(policy.Opendatasoft, []byte(`"kinds": [`), []byte(`"look": `+look+`, "kinds": [`), 1))
	return s
}

// sheets are the style sheets in consent.js: the colours, and the rest.
func sheets(t *testing.T, s *Site) (colours, rest string) {
	t.Helper()
	css := readData(t, s.Files[0].Body)["css"].([]any)
	return css[0].(string), css[1].(string)
}

// What a site does not use, its visitors do not get.
func TestALookBringsWhatItNeedsAndNothingElse(t *testing.T) {
	d, err := dist.Open()
	if err != nil {
		t.Fatal(err)
	}
	pieces := map[string]string{}
	for _, name := range append([]string{dist.Modal, dist.Settings}, dist.Looks...) {
		pieces[name] = string(d.File(name))
	}
	for look, want := range map[string]string{
		`{}`:                                 "",
		`{"layout": "bar", "theme": "dark"}`: "",
		`{"position": "top"}`:                "top.css",
		`{"layout": "box"}`:                  "box.css",
		`{"layout": "box", "position": "bottom-end"}`: "box.css end.css",
		`{"layout": "box", "position": "top-start"}`:  "box.css start.css top.css",
		`{"layout": "modal"}`:                         "box.css modal.css modal.js",
		`{"settingsButton": "bottom-start"}`:          "settings.js",
		`{"logo": {"image": "/logo.svg"}}`:            "logo.css",
	} {
		s := looking(t, look)
		_, css := sheets(t, s)
		code := string(s.Files[0].Body)
		for name, piece := range pieces {
			wanted := strings.Contains(" "+want+" ", " "+name+" ")
			if has := strings.Contains(css, piece) || strings.Contains(code, piece); has != wanted {
				t.Errorf("%s has %s: %t, want %t", look, name, has, wanted)
			}
		}
	}
}

func TestALanguageListIsStyledWhereThereIsOne(t *testing.T) {
	for _, n := range []int{1, 2} {
		_, s := assemble(t, speaking(t, n))
		if _, css := sheets(t, s); strings.Contains(css, ".languages") != (n > 1) {
			t.Errorf("%d languages: the styles of the list are there: %t", n, n == 1)
		}
	}
}

func TestWordsAreKeptWholeWhereALanguageNeedsThat(t *testing.T) {
	for lang, want := range map[string]bool{"de": false, "ko": true, "ja": true} {
		_, s := assemble(t, in(t, "en", lang))
		if _, css := sheets(t, s); strings.Contains(css, "word-break") != want {
			t.Errorf("en and %s say how words break: %t, want %t", lang, !want, want)
		}
	}
}

func TestTheColoursOfALook(t *testing.T) {
	for look, want := range map[string][]string{
		`{}`:                    {"color-scheme:light dark!important", "--bsc-paper:var(--biscotte-paper,#fff);", "@media (prefers-color-scheme:dark){:host{--bsc-ink:var(--biscotte-ink,#eef1f5)"},
		`{"theme": "light"}`:    {"color-scheme:light!important"},
		`{"theme": "dark"}`:     {"color-scheme:dark!important", "{color-scheme:dark!important;--bsc-ink:var(--biscotte-ink,#eef1f5)"},
		`{"theme": "contrast"}`: {"--bsc-ink:var(--biscotte-ink,#000)", "--bsc-ink:var(--biscotte-ink,#fff)"},
		`{"light": {"accent": "#aa0000", "onAccent": "#ffffff"}}`: {"--bsc-accent:var(--biscotte-accent,#a00)", "--bsc-on-accent:var(--biscotte-on-accent,#fff)"},
		`{"font": "Inter, serif", "radius": "0"}`:                 {"--bsc-font:var(--biscotte-font,Inter, serif)", "--bsc-radius:var(--biscotte-radius,0px)"},
	} {
		colours, _ := sheets(t, looking(t, look))
		for _, one := range want {
			if !strings.Contains(colours, one) {
				t.Errorf("%s gives %s, which lacks %s", look, colours, one)
			}
		}
		if one := strings.Contains(look, `"light"}`) || strings.Contains(look, `"dark"}`); one == strings.Contains(colours, "@media") {
			t.Errorf("%s gives %s", look, colours)
		}
	}
}

func TestTheDeclarationsPageHasTheLook(t *testing.T) {
	s := looking(t, `{"theme": "dark", "logo": {"image": "/logo.svg", "link": "/"}}`)
	page := string(s.find(t, "policy.html").Body)
	for _, want := range []string{`<meta name="color-scheme" content="dark">`, `<a href="/"><img src="/logo.svg" alt="Opendatasoft data portal"></a>`} {
		if !strings.Contains(page, want) {
			t.Errorf("it lacks %s", want)
		}
	}
	for _, f := range s.Files {
		if strings.HasPrefix(f.Path, "a/page.") && !bytes.HasPrefix(f.Body, []byte(":root{color-scheme:dark;--bsc-ink:var(--biscotte-ink,#eef1f5)")) {
			t.Errorf("its style sheet begins with %.80s", f.Body)
		}
	}
}

func TestTheFloatingButtonSpeaksEachLanguage(t *testing.T) {
	got := readData(t, looking(t, `{"settingsButton": "bottom-end"}`).Files[0].Body)["settings"].(map[string]any)
	texts := got["texts"].(map[string]any)
	if got["at"] != "bottom-end" || texts["en"] != "Cookie settings" || texts["fr"] != "Gérer mes cookies" || len(texts) != 3 {
		t.Errorf("it is %v", got)
	}
}
