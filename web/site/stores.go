package site

import (
	"strings"

	"biscotte/policy"
)

// store is what a service leaves in a browser: the Store of web/loader/types.d.ts. Cookies are those that scripts of
// the site can remove, Beyond the others, HttpOnly or another site's; both by names and patterns.
type store struct {
	ID       string          `json:"id"`
	Category string          `json:"category"`
	Exempt   bool            `json:"exempt,omitempty"`
	Cookies  []string        `json:"cookies,omitempty"`
	Beyond   []beyond        `json:"beyond,omitempty"`
	Storage  *policy.Storage `json:"storage,omitempty"`
}

type beyond struct {
	Name string `json:"name"`
	Why  string `json:"why"`
}

// stores lists what every service leaves, in the order of the policy. Those that need no consent are listed too: what
// is theirs must never be cleared.
func stores(p *policy.Policy) []store {
	list := []store{}
	for _, c := range p.Categories {
		for _, s := range c.Services {
			list = append(list, leavings(c, s))
		}
	}
	return list
}

func leavings(c policy.Category, s policy.Service) store {
	left := store{ID: s.ID, Category: c.ID, Exempt: c.Consent == policy.Exempt}
	if s.Storage != nil {
		names := *s.Storage
		names.Purpose, names.Duration = nil, "" // for people
		left.Storage = &names
	}
	for _, k := range s.Cookies {
		switch {
		case k.Party == policy.ThirdParty:
			left.Beyond = append(left.Beyond, beyond{k.Label(), "third-party"})
		case k.HTTPOnly:
			left.Beyond = append(left.Beyond, beyond{k.Label(), "httpOnly"})
		default:
			left.Cookies = append(left.Cookies, k.Label())
		}
	}
	return left
}

// beginnings holds, for each category/service that needs consent and leaves something, how its cookies begin in a
// Cookie header; an empty beginning stands for all else it leaves. By that the loader sees whether there may be
// something to clear; what there is, the chunk that clears finds out.
func beginnings(p *policy.Policy) map[string][]string {
	all := map[string][]string{}
	for _, c := range p.Optional() {
		for _, s := range c.Services {
			var begin []string
			for _, k := range s.Cookies {
				if k.Name != "" {
					begin = append(begin, k.Name+"=")
				} else if head, _, _ := strings.Cut(k.Pattern, "*"); head != "" {
					begin = append(begin, head)
				}
			}
			if s.Storage != nil || s.Reload || len(begin) < len(s.Cookies) {
				begin = append(begin, "")
			}
			if begin != nil {
				all[c.ID+"/"+s.ID] = begin
			}
		}
	}
	return all
}

// reloads lists each category/service whose withdrawal has the page loaded again.
func reloads(p *policy.Policy) []string {
	var list []string
	for _, c := range p.Optional() {
		for _, s := range c.Services {
			if s.Reload {
				list = append(list, c.ID+"/"+s.ID)
			}
		}
	}
	return list
}
