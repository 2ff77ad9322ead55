package declaration

import (
	"fmt"
	"strings"

	"biscotte/policy"
)

// markdown gathers CommonMark, with the tables of GitHub's.
type markdown struct{ strings.Builder }

// Markdown is the declaration as Markdown.
func Markdown(v *policy.View) []byte {
	var m markdown
	words := v.Phrases
	m.heading(1, words.PolicyLink)
	m.paragraph(v.Site)
	m.heading(2, words.AboutTitle)
	m.paragraph(v.About)
	m.begin()
	for _, k := range v.Kinds {
		m.item(k.Title, escape(k.Text))
	}
	m.heading(2, words.DeclarationTitle)
	for _, c := range v.Categories {
		m.category(c, words)
	}
	m.heading(2, words.ResponsibleTitle)
	m.begin()
	m.item("", link(v.Controller.Name, v.Controller.Privacy))
	m.item(words.Reviewed, escape(v.Reviewed))
	m.paragraph(v.ThirdParties)
	m.paragraph(words.ChangeLater)
	return []byte(strings.TrimLeft(m.String(), "\n"))
}

func (m *markdown) category(c policy.CategoryView, words policy.Phrases) {
	m.heading(3, c.Title)
	m.paragraph(c.Summary)
	if c.Basis != "" {
		m.begin()
		m.item(words.Basis, escape(c.Basis))
	}
	for _, s := range c.Services {
		m.service(s, words)
	}
}

func (m *markdown) service(s policy.ServiceView, words policy.Phrases) {
	m.heading(4, s.Function)
	m.begin()
	m.item(words.Provider, link(s.Provider.Name, s.Provider.Privacy))
	for _, fact := range [][2]string{
		{words.Location, s.Location},
		{words.Data, s.Data},
		{words.Kept, s.Kept},
		{words.Recipients, s.Recipients},
		{words.Transfer, s.Transfer},
		{words.Basis, s.Basis},
	} {
		if fact[1] != "" {
			m.item(fact[0], escape(fact[1]))
		}
	}
	if s.OptOut != "" {
		m.item("", link(words.OptOut, s.OptOut))
	}
	m.table(s.Cookies, words)
}

func (m *markdown) table(cookies []policy.CookieView, words policy.Phrases) {
	if len(cookies) == 0 {
		return
	}
	m.begin()
	m.row(escape(words.Cookie), escape(words.Purpose), escape(words.Type), escape(words.Kind), escape(words.Party), escape(words.Duration))
	m.row("---", "---", "---", "---", "---", "---")
	for _, k := range cookies {
		kind := k.Type
		if kind == "" {
			kind = words.Cookie
		}
		if k.HTTPOnly {
			kind += " · " + words.HTTPOnly
		}
		m.row(code(k.Name), escape(k.Purpose), escape(kind), escape(k.Kind), escape(k.Party), escape(k.Duration))
	}
}

func (m *markdown) heading(level int, text string) {
	fmt.Fprintf(m, "\n%s %s\n", strings.Repeat("#", level), escape(text))
}

func (m *markdown) paragraph(text string) { fmt.Fprintf(m, "\n%s\n", escape(text)) }

// begin sets a list or a table off from what is above it.
func (m *markdown) begin() { m.WriteByte('\n') }

// item is a line of a list: a name, and what has been escaped already.
func (m *markdown) item(name, written string) {
	if name != "" {
		written = "**" + escape(name) + "** — " + written
	}
	fmt.Fprintf(m, "- %s\n", written)
}

func (m *markdown) row(cells ...string) { fmt.Fprintf(m, "| %s |\n", strings.Join(cells, " | ")) }
