package site

import "biscotte/policy"

// store is what a service leaves in a browser: the Store of web/loader/types.d.ts. Cookies are names and patterns.
type store struct {
	ID       string   `json:"id"`
	Category string   `json:"category"`
	Exempt   bool     `json:"exempt,omitempty"`
	Provider string   `json:"provider"`
	Cookies  []string `json:"cookies"`
}

// stores lists what every service leaves, in the order of the policy. Those that need no consent are listed too: what
// is theirs must never be cleared.
func stores(p *policy.Policy) []store {
	list := []store{}
	for _, c := range p.Categories {
		for _, s := range c.Services {
			list = append(list, store{
				ID: s.ID, Category: c.ID, Exempt: c.Consent == policy.Exempt,
				Provider: p.Providers[s.Provider].Name, Cookies: labels(s.Cookies),
			})
		}
	}
	return list
}

// cookieNames holds the cookies of each service that needs consent, by which the loader sees whether there is
// something to clear.
func cookieNames(p *policy.Policy) map[string][]string {
	names := map[string][]string{}
	for _, c := range p.Optional() {
		for _, s := range c.Services {
			if len(s.Cookies) > 0 {
				names[s.ID] = labels(s.Cookies)
			}
		}
	}
	return names
}

func labels(cookies []policy.Cookie) []string {
	names := make([]string, 0, len(cookies))
	for _, k := range cookies {
		names = append(names, k.Label())
	}
	return names
}
