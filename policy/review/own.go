package review

import (
	"fmt"
	"slices"
	"strings"

	"biscotte/policy"
)

// reviewOwn looks for what the banner itself keeps beside its cookie: it needs no consent, and is declared all the same.
func (r *reviewer) reviewOwn() {
	key := r.policy.Waiting()
	if key == "" {
		return
	}
	var missing, hints []string
	if name := r.policy.ConsentCookie.Lasting().Name; !r.sets(name) {
		missing = append(missing, fmt.Sprintf("the cookie %q, the server's copy of the answer", name))
		hints = append(hints, fmt.Sprintf("the cookie %q", name))
	}
	if !r.keeps(key) {
		missing = append(missing, fmt.Sprintf("%q, the key of local storage under which answers wait", key))
		hints = append(hints, fmt.Sprintf(`"storage": {"local": [%q], "purpose": {…}}`, key))
	}
	if len(missing) > 0 {
		r.find(ownStorage, "records.endpoint", "nothing declares "+strings.Join(missing, ", and "),
			"add "+strings.Join(hints, " and ")+fmt.Sprintf(" to the service that has %q", r.policy.ConsentCookie.Name))
	}
}

// sets reports whether a service that nobody is asked about declares a cookie.
func (r *reviewer) sets(name string) bool {
	for _, category := range r.policy.Categories {
		for _, service := range category.Services {
			if category.Consent == policy.Exempt && slices.ContainsFunc(service.Cookies, func(k policy.Cookie) bool { return k.Matches(name) }) {
				return true
			}
		}
	}
	return false
}

// keeps reports whether a service that nobody is asked about declares a key of local storage.
func (r *reviewer) keeps(key string) bool {
	for _, category := range r.policy.Categories {
		for _, service := range category.Services {
			if service.Storage == nil || category.Consent != policy.Exempt {
				continue
			}
			if slices.ContainsFunc(service.Storage.Local, func(pattern string) bool { return names(pattern, key) }) {
				return true
			}
		}
	}
	return false
}

func names(pattern, key string) bool {
	if strings.Contains(pattern, "*") {
		return policy.Cookie{Pattern: pattern}.Matches(key)
	}
	return pattern == key
}
