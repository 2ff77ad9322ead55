package review

import (
	"fmt"

	"biscotte/policy"
)

// declared is a cookie with what it belongs to, and its own path and its service's in the file.
type declared struct {
	path     string
	within   string
	category policy.Category
	service  policy.Service
	cookie   policy.Cookie
}

// cookies lists every cookie of the policy that has a name.
func (r *reviewer) cookies() []declared {
	var all []declared
	for i, category := range r.policy.Categories {
		for j, service := range category.Services {
			within := fmt.Sprintf("categories[%d].services[%d]", i, j)
			for k, cookie := range service.Cookies {
				if cookie.Label() != "" {
					all = append(all, declared{fmt.Sprintf("%s.cookies[%d]", within, k), within, category, service, cookie})
				}
			}
		}
	}
	return all
}

// label is the path of the name or pattern.
func (d declared) label() string {
	if d.cookie.Name != "" {
		return d.path + ".name"
	}
	return d.path + ".pattern"
}

func (d declared) exempt() bool { return d.category.Consent == policy.Exempt }

func (r *reviewer) reviewCookies() {
	for _, d := range r.cookies() {
		r.reviewAge(d)
		r.reviewKind(d)
		provider, known := r.policy.Providers[d.service.Provider]
		if known && d.cookie.Party == policy.ThirdParty && !provider.ThirdParty {
			r.find(parties, d.path+".party", fmt.Sprintf("another site's cookie, but %q does not count as a third party", d.service.Provider),
				fmt.Sprintf(`add "thirdParty": true to the provider %q, or write "first"`, d.service.Provider))
		}
	}
}

func (r *reviewer) reviewKind(d declared) {
	by := knownAs(d.cookie.Label(), trackers)
	switch {
	case by != "" && (d.exempt() || d.cookie.Kind == policy.KindNecessary):
		r.find(tracker, d.label(), fmt.Sprintf("%q is a cookie of %s, which needs consent", d.cookie.Label(), by),
			`move its service to a category with "consent": "required", and call its kind what it is`)
	case d.exempt() && (d.cookie.Kind == policy.KindInternal || d.cookie.Kind == policy.KindThirdParty):
		r.find(exemptKind, d.path+".kind", fmt.Sprintf("visitors are not asked about it, and read that it is %q", d.cookie.Kind),
			`call it "necessary" if the site cannot do without it, or ask`)
	case !d.exempt() && d.cookie.Kind == policy.KindNecessary:
		r.find(exemptKind, d.path+".kind", "visitors are asked about it, and read that it is necessary",
			"call it what it is, or move its service to an exempt category")
	}
}

// reviewTwice finds cookies that stand in several places.
func (r *reviewer) reviewTwice() {
	seen := map[string]string{}
	for _, d := range r.cookies() {
		at := fmt.Sprintf("%q in %q", d.service.ID, d.category.ID)
		if before, twice := seen[d.cookie.Label()]; twice {
			r.find(oneCookie, d.label(), fmt.Sprintf("%q is declared already, for %s", d.cookie.Label(), before),
				"keep the one whose answer decides on the cookie")
			continue
		}
		seen[d.cookie.Label()] = at
	}
}
