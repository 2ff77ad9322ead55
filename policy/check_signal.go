package policy

import (
	"fmt"
	"strings"
	"unicode"
)

// Bounds of what a signal may ask for.
const (
	maxName          = 128
	maxWaitForUpdate = 10_000
	maxHours         = ChoiceDays * 24
)

func (c *checker) checkSignals(p *Policy) {
	for i, s := range p.Signals {
		path := fmt.Sprintf("signals[%d]", i)
		if !known(s.To, Receivers) {
			c.oneOf(path+".to", string(s.To), names(Receivers))
			continue
		}
		c.checkSignalFields(path, s)
		c.checkName(path+".name", s)
		switch s.To {
		case ToGoogle:
			c.checkGoogle(p, path, s)
		case ToClarity:
			c.checkUpdate(p, path, s, clarityTypes)
		case ToUET, ToMeta:
			c.wanted(p, path+".category", s.Category)
		case ToMatomo:
			c.checkMatomo(p, path, s)
		case ToQueue, ToCall:
			c.checkGeneric(p, path, s)
		}
	}
}

// checkSignalFields finds the fields that a receiver has no use for by where they stand in the file.
func (c *checker) checkSignalFields(path string, s Signal) {
	fields := append([]string{"to", "name"}, s.fields()...)
	for _, name := range []string{
		"category", "update", "mode", "regions", "waitForUpdate", "adsDataRedaction", "urlPassthrough", "event", "hours",
		"form", "start", "known", "yes", "no",
	} {
		if _, there := c.places[path+"."+name]; there && !contains(fields, name) {
			c.report(path+"."+name, fmt.Sprintf("does not go with %q", s.To), "known here: "+strings.Join(fields, ", "))
		}
	}
}

// evaluators run a text as code, or write it into the page as markup.
var evaluators = []string{"eval", "Function", "constructor", "setTimeout", "setInterval", "write", "writeln", "__proto__", "prototype"}

func (c *checker) checkName(path string, s Signal) {
	if s.Name == "" {
		if s.To == ToQueue || s.To == ToCall {
			c.report(path, "missing", `the queue or function under window, as in "vendor.consent"`)
		}
		return
	}
	links := strings.Split(s.Name, ".")
	for _, link := range links {
		switch {
		case len(s.Name) > maxName || !identifier(link):
			c.report(path, fmt.Sprintf("%q is no name of a queue or function", s.Name), `names with dots between them, as in "vendor.consent"`)
		case strings.HasPrefix(link, "__tcfapi"):
			c.report(path, "only a platform registered with IAB Europe may create a TC string, and answer as "+link,
				"leave it out; vendors that find none assume that there is no consent (TCF, CMP API)")
		case contains(evaluators, link):
			c.report(path, fmt.Sprintf("%q would run text as code", s.Name), "name a function that takes the choice")
		default:
			continue
		}
		return
	}
}

// identifier reports whether s is a name in JavaScript, of ASCII alone.
func identifier(s string) bool {
	for i := 0; i < len(s); i++ {
		letter := s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z' || s[i] == '_' || s[i] == '$'
		if !letter && (i == 0 || s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return s != ""
}

// wanted checks "category", "category/service", or several of them with spaces or commas between, as in
// data-consent.
func (c *checker) wanted(p *Policy, path, wanted string) {
	if wanted == "" {
		c.report(path, "missing", "what has to be allowed: a category, or category/service")
		return
	}
	for _, one := range strings.FieldsFunc(wanted, func(r rune) bool { return r == ',' || unicode.IsSpace(r) }) {
		id, service, apart := strings.Cut(one, "/")
		category := p.category(id)
		switch {
		case category == nil && c.spoilt("categories"):
		case category == nil:
			c.report(path, fmt.Sprintf("unknown category %q", id), suggest(id, categoryIDs(p.Categories)))
		case apart && !contains(category.serviceIDs(), service):
			c.report(path, fmt.Sprintf("%q has no service %q", id, service), suggest(service, category.serviceIDs()))
		}
	}
}

func (c Category) serviceIDs() []string {
	ids := make([]string, 0, len(c.Services))
	for _, s := range c.Services {
		ids = append(ids, s.ID)
	}
	return ids
}

func (c *checker) checkUpdate(p *Policy, path string, s Signal, types []string) {
	if len(s.Update) == 0 {
		c.report(path+".update", "missing", fmt.Sprintf(`what grants which type, as in {%q: "category"}`, types[0]))
	}
	for _, name := range sortedKeys(s.Update) {
		at := path + ".update." + name
		if name == googleSecurity && s.To == ToGoogle {
			c.report(at, "is granted always: security needs no consent", "leave it out")
			continue
		}
		if !contains(types, name) {
			c.report(at, fmt.Sprintf("%q is unknown", name), suggest(name, types))
		}
		c.wanted(p, at, s.Update[name])
	}
}

func (c *checker) checkMatomo(p *Policy, path string, s Signal) {
	c.wanted(p, path+".category", s.Category)
	if s.Mode != "" {
		c.oneOf(path+".mode", s.Mode, []string{modeConsent, modeCookie})
	}
	if s.Hours < 0 || s.Hours > maxHours {
		c.report(path+".hours", fmt.Sprintf("%d is out of range", s.Hours), fmt.Sprintf("1 to %d: no answer counts longer than %d days", maxHours, ChoiceDays))
	}
}

func known[T comparable](value T, list []T) bool {
	for _, one := range list {
		if one == value {
			return true
		}
	}
	return false
}

func names[T ~string](list []T) []string {
	words := make([]string, 0, len(list))
	for _, one := range list {
		words = append(words, string(one))
	}
	return words
}
