package policy

import (
	"fmt"
	"net/url"
	"sort"
	"strings"
)

func (c *checker) checkKinds(p *Policy) {
	seen := map[Kind]bool{}
	for i, k := range p.Kinds {
		path := fmt.Sprintf("kinds[%d]", i)
		c.oneOf(path+".id", string(k.ID), kindNames())
		if seen[k.ID] {
			c.report(path+".id", fmt.Sprintf("%q is here twice", k.ID), "keep one of the two")
		}
		seen[k.ID] = true
		c.text(path+".title", k.Title, p)
		c.text(path+".text", k.Text, p)
	}
	for _, k := range Kinds {
		if !seen[k] {
			c.report("kinds", fmt.Sprintf("%q is not explained", k), "visitors must be able to tell the kinds of cookies apart")
		}
	}
}

func (c *checker) checkProviders(p *Policy) {
	for _, id := range sortedKeys(p.Providers) {
		path := "providers." + id
		c.id(path, id)
		if p.Providers[id].Name == "" {
			c.report(path+".name", "missing", "the provider's name, as visitors know it")
		}
		c.link(path+".privacy", p.Providers[id].Privacy)
	}
}

func (c *checker) checkCategories(p *Policy) {
	if len(p.Categories) == 0 {
		c.report("categories", "no category", "declare at least the necessary cookies")
	}
	categories, services := map[string]bool{}, map[string]bool{}
	for i, category := range p.Categories {
		path := fmt.Sprintf("categories[%d]", i)
		c.unique(path+".id", category.ID, categories)
		c.oneOf(path+".consent", string(category.Consent), []string{string(Required), string(Exempt)})
		c.text(path+".title", category.Title, p)
		c.text(path+".summary", category.Summary, p)
		if len(category.Services) == 0 {
			c.report(path+".services", "no service", "say who does what for this purpose, or leave the category out")
		}
		for j, service := range category.Services {
			c.checkService(p, fmt.Sprintf("%s.services[%d]", path, j), service, services)
		}
		c.checkHistory(p, path+".history", category.History)
	}
}

func (c *checker) checkService(p *Policy, path string, s Service, seen map[string]bool) {
	c.unique(path+".id", s.ID, seen)
	if _, ok := p.Providers[s.Provider]; !ok && !c.spoilt("providers") {
		c.report(path+".provider", fmt.Sprintf("%q is no provider of this policy", s.Provider), suggest(s.Provider, sortedKeys(p.Providers)))
	}
	c.text(path+".function", s.Function, p)
	c.text(path+".location", s.Location, p)
	c.checkFacts(p, path, s)
	for i, cookie := range s.Cookies {
		c.checkCookie(p, fmt.Sprintf("%s.cookies[%d]", path, i), cookie)
	}
	c.checkHosts(path+".hosts", s.Hosts)
	c.checkStorage(p, path+".storage", s.Storage)
	c.checkExemption(path+".exemption", s.Exemption)
}

func (c *checker) checkCookie(p *Policy, path string, k Cookie) {
	switch {
	case k.Label() == "" && c.follows(path+".name"):
	case k.Label() == "":
		c.report(path, "neither name nor pattern", `give the cookie's name, or a pattern such as "_pk_id.*"`)
	case k.Name != "" && k.Pattern != "":
		c.report(path+".pattern", "a name and a pattern", "keep one of the two")
	case looksLikeRegexp(k.Label()):
		c.report(path, fmt.Sprintf("%q is a regular expression", k.Label()), `write the name, or a "pattern" in which * stands for any characters, as in "_ga_*"`)
	case k.Name != "" && strings.Contains(k.Name, "*"):
		c.report(path+".name", `a name has no "*"`, `write it as "pattern"`)
	case k.Pattern != "" && !strings.Contains(k.Pattern, "*"):
		c.report(path+".pattern", `a pattern has a "*"`, `write it as "name"`)
	case !looksLike(cookieName, k.Label()):
		c.report(path, fmt.Sprintf("%q is no cookie name", k.Label()), "letters, digits, hyphens and underscores")
	}
	c.oneOf(path+".party", string(k.Party), []string{string(FirstParty), string(ThirdParty)})
	c.oneOf(path+".kind", string(k.Kind), kindNames())
	c.duration(path+".duration", k.Duration)
	c.text(path+".purpose", k.Purpose, p)
}

func (c *checker) links(path string, t Text, p *Policy) {
	c.text(path, t, p)
	for _, lang := range sortedKeys(t) {
		c.link(path+"."+lang, t[lang])
	}
}

// Relative lists the links of a policy that hold on the site's own pages alone.
func (p *Policy) Relative() []string {
	found := map[string]bool{}
	note := func(links ...string) {
		for _, link := range links {
			if strings.HasPrefix(link, "/") {
				found[link] = true
			}
		}
	}
	note(p.Controller.Privacy)
	for _, lang := range sortedKeys(p.PolicyPage) {
		note(p.PolicyPage[lang])
	}
	for _, id := range sortedKeys(p.Providers) {
		note(p.Providers[id].Privacy)
	}
	return sortedKeys(found)
}

// link wants an address that a page on any path understands alike, and no script.
func (c *checker) link(path, s string) {
	if s == "" {
		c.report(path, "missing", `visitors need the link; it begins with "https://" or "/"`)
		return
	}
	u, err := url.Parse(s)
	absolute := err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
	rooted := err == nil && u.Scheme == "" && strings.HasPrefix(s, "/") && !strings.HasPrefix(s, "//")
	// Browsers read a backslash as a slash (URL Standard, section 4.4): "/\\host" leads elsewhere.
	if !absolute && !rooted || strings.Contains(s, `\`) {
		c.report(path, fmt.Sprintf("%q is no link", s), `begins with "https://" or "/"`)
	}
}

func (c *checker) duration(path, s string) {
	const hint = `write "session", "30 minutes" or "13 months"`
	if s == "" {
		c.report(path, "missing", hint+": visitors must be told (CJEU C-673/17, Planet49)")
	} else if _, ok := ParseDuration(s); !ok {
		c.report(path, fmt.Sprintf("%q is no duration", s), hint)
	}
}

func (c *checker) id(path, id string) {
	switch {
	case id == "":
		c.report(path, "missing", "lower-case letters, digits and hyphens, a letter first, at most 32")
	case !ValidID(id):
		c.report(path, fmt.Sprintf("%q is no id", id), "lower-case letters, digits and hyphens, a letter first, at most 32")
	}
}

func (c *checker) unique(path, id string, seen map[string]bool) {
	c.id(path, id)
	if seen[id] {
		c.report(path, fmt.Sprintf("the id %q is taken", id), "give each its own: the gate and the cookie go by it")
	}
	seen[id] = true
}

func (c *checker) oneOf(path, value string, known []string) {
	switch {
	case value == "":
		c.report(path, "missing", "one of: "+strings.Join(known, ", "))
	case !contains(known, value):
		c.report(path, fmt.Sprintf("%q is unknown", value), suggest(value, known))
	}
}

func kindNames() []string {
	names := make([]string, 0, len(Kinds))
	for _, k := range Kinds {
		names = append(names, string(k))
	}
	return names
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// looksLikeRegexp reports whether a cookie is named by an expression that this does not know. A name may have some of the
// characters, and none of the names there are has them so.
func looksLikeRegexp(name string) bool {
	return strings.HasPrefix(name, "^") || strings.HasSuffix(name, "$") || strings.ContainsAny(name, `[]()\`) ||
		strings.Contains(name, ".*") && !strings.HasSuffix(name, ".*") || strings.Contains(name, ".+") ||
		strings.HasSuffix(name, "_.*") || strings.HasSuffix(name, "-.*") // "_pk_id.*" is what it looks like
}
