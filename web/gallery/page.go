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
var states = []string{
	"banner", "news", "notice", "signal", "busy", "failed", "panel", "unfolded", "objecting", "objection", "choices",
	"button", "held", "declaration",
}

// regions are where the visitors of some states are: anywhere but there, everything is asked.
var regions = map[string]string{"notice": "MX", "objecting": "US", "objection": "GB", "choices": "US"}

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
	Base, Lang, Width string
	Theme             policy.Theme
	Languages, Widths []string
	Themes            []policy.Theme
	Walls             []wall
	Head              template.HTML
}

// show is the page of frames: all layouts and states in a language, a theme and a width, then all languages.
func (g *Gallery) show(w http.ResponseWriter, r *http.Request) {
	wanted := r.URL.Query()
	v := view{
		Base: g.base, Lang: cmp.Or(wanted.Get("lang"), "en"), Theme: cmp.Or(policy.Theme(wanted.Get("theme")), policy.ThemeAuto), Width: cmp.Or(wanted.Get("width"), "768"),
		Languages: slices.Sorted(maps.Keys(phrase.All())), Themes: themes, Widths: widths, Head: g.options.Head,
	}
	var forms, all, languages wall
	forms.Name, all.Name, languages.Name = "Layouts", "States", "Languages"
	for _, layout := range slices.Sorted(maps.Keys(layouts)) {
		forms.Pictures = append(forms.Pictures, g.picture(layout, "banner", v.Width, room{layout, v.Theme, v.Lang}))
	}
	for _, state := range states {
		all.Pictures = append(all.Pictures, g.picture(state, state, v.Width, room{"bar", v.Theme, v.Lang}))
	}
	for _, lang := range v.Languages {
		for _, state := range []string{"banner", "panel"} {
			languages.Pictures = append(languages.Pictures, g.picture(lang+", "+state, state, v.Width, room{"bar", v.Theme, lang}))
		}
	}
	v.Walls = []wall{forms, all, languages}
	write(w, "index.html", v)
}

func (g *Gallery) picture(name, state, width string, r room) picture {
	return picture{name, g.base + "/" + r.name() + "/frame?" + url.Values{"state": {state}}.Encode(), width}
}

// frame is a page of some site, with a banner in a state.
func (g *Gallery) frame(w http.ResponseWriter, r *http.Request, of room) {
	state := cmp.Or(r.URL.Query().Get("state"), "banner")
	write(w, "frame.html", map[string]string{
		"Base": g.base, "Room": of.name(), "Lang": of.lang, "Dir": policy.Direction(of.lang), "State": state, "Region": regions[state],
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
