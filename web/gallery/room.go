package gallery

import (
	"encoding/json"
	"fmt"

	"biscotte/policy"
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

// looks are all of them, by "layout.theme".
func looks() map[string]policy.Look {
	all := map[string]policy.Look{}
	for name, look := range layouts {
		for _, theme := range themes {
			look.Theme, look.SettingsButton = theme, policy.BottomStart
			all[name+"."+string(theme)] = look
		}
	}
	return all
}

// open makes the site of a look.
func (g *Gallery) open(name string, look policy.Look) (*server.Handler, error) {
	p, err := canned(g.options.Policy)
	if err != nil {
		return nil, err
	}
	if look.Layout != policy.LayoutModal {
		look.Logo = &policy.Logo{Image: g.base + "/logo.svg"}
	}
	p.Look = &look
	source, err := json.Marshal(p)
	if err != nil {
		return nil, fmt.Errorf("writing its policy: %w", err)
	}
	s, err := site.Assemble(p, source, g.options.Bundle)
	if err != nil {
		return nil, err
	}
	return server.NewQuick(s, g.base+"/"+name)
}
