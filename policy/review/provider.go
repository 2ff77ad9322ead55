package review

import "fmt"

// reviewProviders finds who is declared and does nothing.
func (r *reviewer) reviewProviders() {
	used := map[string]bool{}
	for _, c := range r.policy.Categories {
		for _, s := range c.Services {
			used[s.Provider] = true
		}
	}
	for _, id := range keys(r.policy.Providers) {
		if !used[id] {
			r.find(usedProvider, "providers."+id, fmt.Sprintf("no service has the provider %q", id), "take it out, or name it where it belongs")
		}
	}
}
