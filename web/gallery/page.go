package gallery

import (
	"bytes"
	"cmp"
	"html/template"
	"maps"
	"net/http"
	"net/url"
	"slices"

	"biscotte/policy"
	"biscotte/policy/phrase"
)

// states are what a frame can show.
var states = []string{"banner", "signal", "busy", "failed", "panel", "unfolded", "button", "held", "declaration"}

// widths are those of a phone, a tablet and a desk.
var widths = []string{"320", "768", "1280"}

// picture is a frame on the wall.
type picture struct{ Name, Address, Width string }

// wall is a row of frames.
type wall struct {
	Name     string
	Pictures []picture
}

// view is what the page of frames sees.
type view struct {
	Base, Lang, Theme, Width string
	Languages, Widths        []string
	Themes                   []policy.Theme
	Walls                    []wall
	Head                     template.HTML
}

// show is the page of frames: all layouts and states in a language, a theme and a width, then all languages.
func (g *Gallery) show(w http.ResponseWriter, r *http.Request) {
	wanted := r.URL.Query()
	v := view{
		Base: g.base, Lang: cmp.Or(wanted.Get("lang"), "en"), Theme: cmp.Or(wanted.Get("theme"), "auto"), Width: cmp.Or(wanted.Get("width"), "768"),
		Languages: slices.Sorted(maps.Keys(phrase.All())), Themes: themes, Widths: widths, Head: g.options.Head,
	}
	var forms, all, languages wall
	forms.Name, all.Name, languages.Name = "Layouts", "States", "Languages"
	for _, layout := range slices.Sorted(maps.Keys(layouts)) {
		forms.Pictures = append(forms.Pictures, g.picture(layout, layout, v.Theme, "banner", v.Lang, v.Width))
	}
	for _, state := range states {
		all.Pictures = append(all.Pictures, g.picture(state, "bar", v.Theme, state, v.Lang, v.Width))
	}
	for _, lang := range v.Languages {
		for _, state := range []string{"banner", "panel"} {
			languages.Pictures = append(languages.Pictures, g.picture(lang+", "+state, "bar", v.Theme, state, lang, v.Width))
		}
	}
	v.Walls = []wall{forms, all, languages}
	write(w, "index.html", v)
}

func (g *Gallery) picture(name, layout, theme, state, lang, width string) picture {
	query := url.Values{"state": {state}, "lang": {lang}}
	return picture{name, g.base + "/" + layout + "." + theme + "/frame?" + query.Encode(), width}
}

// frame is a page of some site, with the banner of a look in a state.
func (g *Gallery) frame(w http.ResponseWriter, r *http.Request, look string) {
	wanted := r.URL.Query()
	lang := cmp.Or(wanted.Get("lang"), "en")
	write(w, "frame.html", map[string]string{
		"Base": g.base, "Look": look, "Lang": lang, "Dir": policy.Direction(lang), "State": cmp.Or(wanted.Get("state"), "banner"),
	})
}

func write(w http.ResponseWriter, name string, data any) {
	var b bytes.Buffer
	if err := templates.ExecuteTemplate(&b, name, data); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(b.Bytes()) // who has gone needs no answer
}
