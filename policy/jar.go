package policy

import (
	"strconv"
	"strings"
)

// Values lists the values of the cookie called name in a Cookie header or in document.cookie, in their order. A
// value in double quotes loses them, as in Django's and Go's parsers.
func Values(header, name string) []string {
	var values []string
	for _, pair := range strings.Split(header, ";") {
		key, value, ok := strings.Cut(pair, "=")
		if !ok || strings.Trim(key, " \t") != name {
			continue
		}
		values = append(values, unquote(strings.Trim(value, " \t")))
	}
	return values
}

func unquote(s string) string {
	if len(s) >= 2 && s[0] == '"' && s[len(s)-1] == '"' {
		return s[1 : len(s)-1]
	}
	return s
}

// lastingSuffix follows the consent cookie's name in that of the server's copy.
const lastingSuffix = "-lasting"

// Lasting is the cookie in which the server keeps a copy of the choice: Safari removes what scripts have written after a
// week. It has a name of its own, so that an answer of the server that comes late never overwrites a newer choice.
func (k ConsentCookie) Lasting() ConsentCookie {
	k.Name += lastingSuffix
	return k
}

// Names lists the names under which a choice may be kept: the present one, that of the server's copy, and likewise the
// former ones. The first counts where two choices are of the same second.
func (k ConsentCookie) Names() []string {
	names := []string{k.Name, k.Name + lastingSuffix}
	for _, name := range k.Formerly {
		names = append(names, name, name+lastingSuffix)
	}
	return names
}

// Values lists the values in a Cookie header that may be the visitor's choice, in the order of [ConsentCookie.Names]. See
// [Latest].
func (k ConsentCookie) Values(header string) []string {
	var values []string
	for _, name := range k.Names() {
		values = append(values, Values(header, name)...)
	}
	return values
}

// Write is the string that, assigned to document.cookie, keeps the choice for the rest of its life. secure says
// whether the page came over HTTPS: the attribute would be refused elsewhere.
func (k ConsentCookie) Write(c *Choice, now int64, secure bool) string {
	return k.WriteFor(ChoiceDays, c, now, secure)
}

// WriteFor is [ConsentCookie.Write] for a choice that is kept for a number of days; see [Days].
func (k ConsentCookie) WriteFor(days int64, c *Choice, now int64, secure bool) string {
	sameSite := k.SameSite
	if sameSite == "" {
		sameSite = "Lax"
	}
	return cookieString(k.Name, c.Encode(), k.Domain, k.Path, c.RemainingOf(days, now), sameSite, secure)
}

// On is the cookie on a host: one that the domain does not match gets the cookie for itself alone, since browsers refuse
// a cookie of another domain (RFC 6265, section 5.3).
func (k ConsentCookie) On(host string) ConsentCookie {
	if !domainMatches(host, k.Domain) {
		k.Domain = ""
	}
	return k
}

// On is the cookie on a host, as [ConsentCookie.On].
func (k LanguageCookie) On(host string) LanguageCookie {
	if !domainMatches(host, k.Domain) {
		k.Domain = ""
	}
	return k
}

// domainMatches follows RFC 6265, section 5.1.3; host is a name without a port. An address has no domain.
func domainMatches(host, domain string) bool {
	host, domain = strings.ToLower(host), strings.TrimPrefix(strings.ToLower(domain), ".")
	return host == domain || strings.HasSuffix(host, "."+domain) && !isAddress(host)
}

// isAddress tells an IP address from a name: the last label of a name is never a number (WHATWG URL, "ends in a number").
func isAddress(host string) bool {
	return strings.Contains(host, ":") || strings.Trim(host[strings.LastIndexByte(host, '.')+1:], "0123456789") == ""
}

// Write is the string that, assigned to document.cookie, makes code the visitor's language with exactly the declared
// attributes. The cookie is the host application's: none is added.
func (k LanguageCookie) Write(code string) string {
	return cookieString(k.Name, code, k.Domain, k.Path, int64(k.MaxAge), k.SameSite, k.Secure)
}

// cookieString follows the grammar of RFC 6265, section 4.1.1. A maxAge of 0 makes a session cookie.
func cookieString(name, value, domain, path string, maxAge int64, sameSite string, secure bool) string {
	s := name + "=" + value
	if path == "" {
		path = "/"
	}
	s += "; Path=" + path
	if domain != "" {
		s += "; Domain=" + domain
	}
	if maxAge > 0 {
		s += "; Max-Age=" + strconv.FormatInt(maxAge, 10)
	}
	if sameSite != "" {
		s += "; SameSite=" + sameSite
	}
	if secure {
		s += "; Secure"
	}
	return s
}
