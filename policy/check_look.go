package policy

import "fmt"

const (
	colour = `^#[0-9A-Fa-f]{6}$`
	// fontList has nothing in it that ends a declaration of CSS.
	fontList = `^[A-Za-z0-9 ,'"_-]{1,200}$`
	radius   = `^(0|[0-9]{1,3}(\.[0-9]{1,3})?(px|em|rem))$`
)

func (c *checker) checkLook(l *Look) {
	if l == nil {
		return
	}
	c.checkPlace(l)
	if l.Theme != "" {
		c.oneOf("look.theme", string(l.Theme), []string{string(ThemeAuto), string(ThemeLight), string(ThemeDark), string(ThemeContrast)})
	}
	c.checkColours("look.light", l.Light)
	c.checkColours("look.dark", l.Dark)
	if l.Font != "" && !looksLike(fontList, l.Font) {
		c.report("look.font", fmt.Sprintf("%q is no list of fonts", l.Font), `as in "Inter, sans-serif"`)
	}
	if l.Radius != "" && !looksLike(radius, l.Radius) {
		c.report("look.radius", fmt.Sprintf("%q is no length", l.Radius), `as in "0", "4px" or "1em"`)
	}
	if l.Logo != nil {
		c.link("look.logo.image", l.Logo.Image)
		if l.Logo.Link != "" {
			c.link("look.logo.link", l.Logo.Link)
		}
	}
}

func (c *checker) checkPlace(l *Look) {
	if l.Layout != "" {
		c.oneOf("look.layout", string(l.Layout), []string{string(LayoutBar), string(LayoutBox), string(LayoutModal)})
	}
	corners := make([]string, 0, len(Corners))
	for _, corner := range Corners {
		corners = append(corners, string(corner))
	}
	if l.SettingsButton != "" {
		c.oneOf("look.settingsButton", string(l.SettingsButton), corners)
	}
	places := append([]string{string(Bottom), string(Top)}, corners...)
	switch {
	case l.Position == "":
	case !contains(places, string(l.Position)):
		c.oneOf("look.position", string(l.Position), places)
	case l.layout() == LayoutModal:
		c.report("look.position", "a modal layer is in the middle", "leave it out")
	case l.layout() == LayoutBar && contains(corners, string(l.Position)):
		c.report("look.position", "a bar lies along an edge", `write "bottom" or "top", or "layout": "box"`)
	}
}

func (c *checker) checkColours(path string, own *Colours) {
	if own == nil {
		return
	}
	for _, one := range own.Named() {
		if *one.Value != "" && !looksLike(colour, *one.Value) {
			c.report(path+"."+one.Name, fmt.Sprintf("%q is no colour", *one.Value), `six hexadecimal digits, as in "#1f3a5f"`)
		}
	}
}
