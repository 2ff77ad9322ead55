package policy

import (
	"slices"
	"strings"
)

// Grants reports whether a choice allows anything at all.
func Grants(c *Choice) bool {
	if c == nil {
		return false
	}
	return slices.ContainsFunc(c.Answers, func(a Answer) bool { return a.Granted }) ||
		slices.ContainsFunc(c.Exceptions, func(e Exception) bool { return e.Granted })
}

// Unwanted lists the names of the cookies in a Cookie header that belong to services of p which c does not allow: those that
// scripts cannot remove, and the others. A cookie of a service that is allowed stays, whoever else declares it, and so do
// cookies that nobody declares, and the visitor's answer and language. purposes are those of p.
func Unwanted(p *Policy, purposes []Purpose, c *Choice, header string) (hidden, others []string) {
	for _, name := range cookieNames(header) {
		if p.isOwn(name) {
			continue
		}
		switch unwanted, httpOnly := p.unwanted(purposes, c, name); {
		case unwanted && httpOnly:
			hidden = append(hidden, name)
		case unwanted:
			others = append(others, name)
		}
	}
	return hidden, others
}

// isOwn reports whether we or the site's application need a cookie, whoever declares it.
func (p *Policy) isOwn(name string) bool {
	for _, one := range p.own() {
		if one.label == name {
			return true
		}
	}
	return false
}

// unwanted reports whether a service that c does not allow, and none that it allows, declares the cookie; and whether
// that service says that scripts cannot remove it.
func (p *Policy) unwanted(purposes []Purpose, c *Choice, name string) (unwanted, httpOnly bool) {
	for _, category := range p.Categories {
		for _, service := range category.Services {
			for _, cookie := range service.Cookies {
				switch {
				case cookie.Party == ThirdParty || !cookie.Matches(name):
				case Allowed(purposes, c, category.ID, service.ID):
					return false, false
				default:
					unwanted, httpOnly = true, httpOnly || cookie.HTTPOnly
				}
			}
		}
	}
	return unwanted, httpOnly
}

// Matches reports whether a cookie of that name is the declared one.
func (c Cookie) Matches(name string) bool {
	if c.Name != "" {
		return c.Name == name
	}
	parts := strings.Split(c.Pattern, "*")
	rest, ok := strings.CutPrefix(name, parts[0])
	for _, part := range parts[1 : len(parts)-1] {
		if ok {
			_, rest, ok = strings.Cut(rest, part)
		}
	}
	return ok && strings.HasSuffix(rest, parts[len(parts)-1])
}

// maxNames bounds the cookies of one request that are looked at: browsers keep 180 for a site at most (Chromium; Firefox has
// 150), so that whoever sends more is no browser.
const maxNames = 200

// cookieNames lists the names in a Cookie header, each once: the first maxNames.
func cookieNames(header string) []string {
	list := make([]string, 0, min(maxNames, 1+strings.Count(header, ";")))
	for pair := range strings.SplitSeq(header, ";") {
		name, _, ok := strings.Cut(pair, "=")
		name = strings.Trim(name, " \t")
		if ok && isToken(name) && !contains(list, name) {
			list = append(list, name)
		}
		if len(list) == maxNames {
			break
		}
	}
	return list
}

// isToken reports whether a name can be a cookie's (RFC 9110, section 5.6.2).
func isToken(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] <= ' ' || s[i] > '~' || strings.IndexByte(`"(),/:;<=>?@[\]{}`, s[i]) >= 0 {
			return false
		}
	}
	return s != ""
}
