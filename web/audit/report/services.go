package report

import (
	"fmt"
	"slices"

	"biscotte/policy"
	"biscotte/policy/audit"
)

// Service is one of the policy's services, with what was seen of it after a yes.
type Service struct {
	ID, Provider, Declared string
	Seen                   []string
}

// Services are all services of the policy, in its order.
func (r *Report) Services() []Service {
	var all []Service
	if r.Policy == nil {
		return nil
	}
	for _, c := range r.Policy.Categories {
		for _, s := range c.Services {
			declared := ""
			for i, one := range s.Cookies {
				if i > 0 {
					declared += ", "
				}
				declared += fmt.Sprintf("%s (%s)", one.Label(), one.Duration)
			}
			all = append(all, Service{c.ID + "/" + s.ID, r.Policy.Providers[s.Provider].Name, declared, r.seenOf(s)})
		}
	}
	return all
}

// seenOf names the cookies of a service that were kept, each with its life.
func (r *Report) seenOf(s policy.Service) []string {
	var all []string
	for _, v := range r.Seen.Visits {
		for _, k := range v.Kept {
			if k.Kind != audit.KindCookie || !slices.ContainsFunc(s.Cookies, func(c policy.Cookie) bool { return c.Matches(k.Name) }) {
				continue
			}
			if one := fmt.Sprintf("%s of %s (%s)", k.Name, k.Origin, audit.Life(k.Cookie)); !slices.Contains(all, one) && len(all) < 50 {
				all = append(all, one)
			}
		}
	}
	return all
}
