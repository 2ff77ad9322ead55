package gallery

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"biscotte/policy"
	"biscotte/policy/phrase"
	"biscotte/web/server"
	"biscotte/web/site"
)

// layouts are the forms and places that a first layer has.
var layouts = map[string]policy.Look{
	"bar":        {},
	"bar-top":    {Position: policy.Top},
	"box":        {Layout: policy.LayoutBox},
	"box-start":  {Layout: policy.LayoutBox, Position: policy.BottomStart},
	"box-end":    {Layout: policy.LayoutBox, Position: policy.BottomEnd},
	"top-start":  {Layout: policy.LayoutBox, Position: policy.TopStart},
	"top-end":    {Layout: policy.LayoutBox, Position: policy.TopEnd},
	"modal":      {Layout: policy.LayoutModal},
	"square-own": {Radius: "0", Font: "Georgia, serif", Light: &policy.Colours{Accent: "#7a0000"}, Dark: &policy.Colours{Accent: "#ffc9c9"}},
}

// themes are those that a page can be shown in; forced colours are the browser's.
var themes = []policy.Theme{policy.ThemeAuto, policy.ThemeLight, policy.ThemeDark, policy.ThemeContrast}

// room is what a frame shows: a look, and a language that visitors have picked.
type room struct {
	layout string
	theme  policy.Theme
	lang   string
}

// name is how addresses call it.
func (r room) name() string { return r.layout + "." + string(r.theme) + "." + r.lang }

// roomNamed is the room of a name; ok is false for a name that none has.
func roomNamed(name string) (r room, ok bool) {
	parts := strings.Split(name, ".")
	if len(parts) != 3 {
		return room{}, false
	}
	r = room{parts[0], policy.Theme(parts[1]), parts[2]}
	_, layout := layouts[r.layout]
	_, spoken := phrase.All()[r.lang]
	return r, layout && spoken && slices.Contains(themes, r.theme)
}

// open makes the site of a room.
func (g *Gallery) open(r room) (*server.Handler, error) {
	p, err := canned(g.options.Policy, r.lang)
	if err != nil {
		return nil, err
	}
	look := layouts[r.layout]
	look.Theme, look.SettingsButton = r.theme, policy.BottomStart
	if look.Layout != policy.LayoutModal {
		look.Logo = &policy.Logo{Image: g.base + "/logo.svg"}
	}
	p.Look = &look
	source, err := json.Marshal(p)
	if err != nil {
		return nil, fmt.Errorf("writing its policy: %w", err)
	}
	s, err := site.Assemble(p, source, g.options.Bundle, g.base+"/"+r.name())
	if err != nil {
		return nil, err
	}
	return server.NewQuick(s, g.base+"/"+r.name())
}
