package site

import (
	"fmt"
	"slices"
	"strings"

	"biscotte/policy"
	"biscotte/web/dist"
)

// settings is the floating button: the settings of web/loader/types.d.ts.
type settings struct {
	At    policy.Position   `json:"at"`
	Texts map[string]string `json:"texts"`
}

// settingsButton is nil where the look has none. It speaks the languages that consent.js carries.
func settingsButton(p *policy.Policy, views map[string]*policy.View, carried map[string][]string) *settings {
	if p.Look == nil || p.Look.SettingsButton == "" {
		return nil
	}
	b := &settings{At: p.Look.SettingsButton, Texts: map[string]string{}}
	for lang := range carried {
		b.Texts[lang] = views[lang].Phrases.Settings
	}
	return b
}

// styles are the style sheets of the first layer: the colours, and the rest with what the look and the languages change.
func styles(p *policy.Policy, d *dist.Dist) []string {
	l := p.Look
	names := []string{dist.BannerCSS}
	if len(p.Languages) > 1 {
		names = append(names, dist.LanguagesCSS)
	}
	if slices.Contains(p.Languages, "ko") || slices.Contains(p.Languages, "ja") {
		names = append(names, dist.WordsCSS)
	}
	if l != nil {
		names = append(names, pieces(l)...)
	}
	var b strings.Builder
	for _, name := range names {
		b.Write(d.File(name))
	}
	return []string{palette(l, ":host", "!important"), b.String()}
}

// pieces are the small style sheets that a look needs, in their order.
func pieces(l *policy.Look) []string {
	var names []string
	if l.Layout == policy.LayoutBox || l.Layout == policy.LayoutModal {
		names = append(names, dist.BoxCSS)
	}
	if l.Layout == policy.LayoutModal {
		names = append(names, dist.ModalCSS)
	}
	place := string(l.Position)
	if strings.HasSuffix(place, "start") {
		names = append(names, dist.StartCSS)
	}
	if strings.HasSuffix(place, "end") {
		names = append(names, dist.EndCSS)
	}
	if strings.HasPrefix(place, "top") {
		names = append(names, dist.TopCSS)
	}
	if l.Logo != nil {
		names = append(names, dist.LogoCSS)
	}
	return names
}

// palette is the colours, letters and corners of a look as custom properties. A page may set its own, under our names.
// scheme stands behind the colour scheme: on the host, it has to win over the page's style.
func palette(l *policy.Look, selector, scheme string) string {
	var b strings.Builder
	first := l.OnLight()
	if !l.Bright() {
		first = l.OnDark()
	}
	fmt.Fprintf(&b, "%s{color-scheme:%s%s;%s%s}", selector, schemes(l), scheme, colours(first), letters(l))
	if l.Bright() && l.Gloomy() {
		fmt.Fprintf(&b, "@media (prefers-color-scheme:dark){%s{%s}}", selector, colours(l.OnDark()))
	}
	return b.String()
}

// schemes are the colour schemes that a look has colours for.
func schemes(l *policy.Look) string {
	switch {
	case !l.Gloomy():
		return "light"
	case !l.Bright():
		return "dark"
	}
	return "light dark"
}

func colours(c policy.Colours) string {
	var b strings.Builder
	for _, one := range c.Named() {
		name := strings.Replace(one.Name, "onA", "on-a", 1)
		fmt.Fprintf(&b, "--bsc-%s:var(--biscotte-%s,%s);", name, name, short(*one.Value))
	}
	return b.String()
}

func letters(l *policy.Look) string {
	font, radius := "system-ui,sans-serif", "1em"
	if l != nil && l.Font != "" {
		font = l.Font
	}
	if l != nil && l.Radius != "" {
		radius = l.Radius
	}
	if radius == "0" {
		radius = "0px" // it is compared with lengths
	}
	return fmt.Sprintf("--bsc-font:var(--biscotte-font,%s);--bsc-radius:var(--biscotte-radius,%s)", font, radius)
}

// short writes a colour in three digits if it can be.
func short(colour string) string {
	if len(colour) == 7 && colour[1] == colour[2] && colour[3] == colour[4] && colour[5] == colour[6] {
		return "#" + string([]byte{colour[1], colour[3], colour[5]})
	}
	return colour
}
