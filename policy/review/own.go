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
	if key == "" || r.keeps(key) {
		return
	}
	r.find(ownStorage, "records.endpoint", fmt.Sprintf("nothing declares %q, the key of local storage under which answers wait", key),
		fmt.Sprintf(`add "storage": {"local": [%q], "purpose": {…}} to the service that has %q`, key, r.policy.ConsentCookie.Name))
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
