package audit

import (
	"net/url"
	"slices"
	"strings"

	"biscotte/policy"
)

// owner is a service of the policy, with its category.
type owner struct {
	category *policy.Category
	service  *policy.Service
}

func (o owner) id() string { return o.category.ID + "/" + o.service.ID }

// allowed reports whether a visit's answer lets the service be used.
func (o owner) allowed(v *Visit) bool {
	return o.category.Consent == policy.Exempt || v.Phase == Accepted && (v.Only == "" || v.Only == o.category.ID)
}

// owners are those of the policy's services for which is is true.
func owners(p *policy.Policy, is func(*policy.Category, *policy.Service) bool) []owner {
	var all []owner
	if p == nil {
		return nil
	}
	for i := range p.Categories {
		c := &p.Categories[i]
		for j := range c.Services {
			if is(c, &c.Services[j]) {
				all = append(all, owner{c, &c.Services[j]})
			}
		}
	}
	return all
}

// ownersOf are the services that declare something that is kept.
func ownersOf(p *policy.Policy, kind Kind, name, origin string, thirdParty bool) []owner {
	return owners(p, func(_ *policy.Category, s *policy.Service) bool {
		if kind == KindCookie {
			return slices.ContainsFunc(s.Cookies, func(c policy.Cookie) bool {
				return (c.Party == policy.ThirdParty) == thirdParty && c.Matches(name)
			})
		}
		return slices.ContainsFunc(declaredKeys(s, kind), func(key string) bool { return keyMatches(kind, key, name, origin) })
	})
}

// declaredKeys are the names in one field of a service's storage.
func declaredKeys(s *policy.Service, kind Kind) []string {
	if s.Storage == nil {
		return nil
	}
	switch kind {
	case KindLocal:
		return s.Storage.Local
	case KindSession:
		return s.Storage.Session
	case KindDatabase:
		return s.Storage.Databases
	case KindCache:
		return s.Storage.Caches
	case KindWorker:
		return s.Storage.Workers
	}
	return nil
}

// keyMatches reports whether a name is the declared one. A worker is declared by the path of its scope.
func keyMatches(kind Kind, key, name, origin string) bool {
	if kind == KindWorker {
		return strings.TrimPrefix(name, origin) == key
	}
	if !strings.Contains(key, "*") {
		return key == name
	}
	return policy.Cookie{Pattern: key}.Matches(name)
}

// requesters are the services that a request belongs to: by the hosts and pixels that they declare, or else by the
// data-consent of the tag that caused it, or by the scripts in between.
func requesters(p *policy.Policy, r *Request) []owner {
	if byHost := owners(p, func(_ *policy.Category, s *policy.Service) bool { return loads(s, r.URL) }); len(byHost) > 0 {
		return byHost
	}
	if r.Cause == nil {
		return nil
	}
	if t := r.Cause.Tag; t != nil && t.Consent != "" {
		if byTag := owners(p, func(c *policy.Category, s *policy.Service) bool { return waitsFor(t.Consent, c, s) }); len(byTag) > 0 {
			return byTag
		}
	}
	return owners(p, func(_ *policy.Category, s *policy.Service) bool {
		return loads(s, r.Cause.Script) || slices.ContainsFunc(r.Cause.Chain, func(script string) bool { return loads(s, script) })
	})
}

// waitsFor reports whether an element with this data-consent waits for the service.
func waitsFor(consent string, c *policy.Category, s *policy.Service) bool {
	for _, one := range strings.FieldsFunc(consent, func(r rune) bool { return r == ' ' || r == ',' }) {
		if one == c.ID || one == c.ID+"/"+s.ID {
			return true
		}
	}
	return false
}

// loads reports whether an address is one that the service declares to load things from.
func loads(s *policy.Service, address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return false
	}
	if s.Hosts != nil && slices.ContainsFunc(s.Hosts.Script, func(source string) bool { return sourceMatches(source, u) }) {
		return true
	}
	return slices.ContainsFunc(s.Pixels, func(pixel string) bool {
		host, path, _ := strings.Cut(pixel, "/")
		return (host == u.Host || host == u.Hostname()) && strings.TrimPrefix(u.Path, "/") == path
	})
}

// sourceMatches reports whether an address is at a host of the policy, such as "*.stats.example" or
// "https://stats.example:8443". 'self' says nothing of other origins.
func sourceMatches(source string, u *url.URL) bool {
	host := source
	if scheme, rest, ok := strings.Cut(source, "://"); ok {
		if scheme != u.Scheme {
			return false
		}
		host = rest
	}
	have := u.Hostname()
	if strings.Contains(host, ":") {
		have = u.Host
	}
	if rest, ok := strings.CutPrefix(host, "*."); ok {
		return strings.HasSuffix(have, "."+rest)
	}
	return have == host
}

// isOurs reports whether something that is kept is the banner's or, as the language, the site's own business whoever
// declares it.
func isOurs(p *policy.Policy, kind Kind, name string) bool {
	if p == nil {
		return false
	}
	switch kind {
	case KindCookie:
		return slices.Contains(p.ConsentCookie.Names(), name) ||
			p.LanguageCookie != nil && p.LanguageCookie.Name == name ||
			p.Records != nil && p.Records.Cookie == name
	case KindLocal:
		return name == p.ConsentCookie.Name || name == p.Waiting()
	}
	return false
}
