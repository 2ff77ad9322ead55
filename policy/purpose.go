package policy

// Purpose is what the choice needs to know of a category: small enough to travel with the loader and the wasm.
// Fingerprint is the current one; see [Category.Fingerprint]. GPC says that a privacy signal of the browser refuses it.
type Purpose struct {
	ID          string   `json:"id"`
	Exempt      bool     `json:"exempt,omitempty"`
	GPC         bool     `json:"gpc,omitempty"`
	Fingerprint string   `json:"fingerprint,omitempty"`
	Services    []string `json:"services,omitempty"`
}

// Purposes lists the categories of p in their order.
func (p *Policy) Purposes() []Purpose {
	purposes := make([]Purpose, 0, len(p.Categories))
	for _, c := range p.Categories {
		purpose := Purpose{ID: c.ID, Exempt: c.Consent == Exempt, GPC: p.GPC.refuses(c.ID), Fingerprint: c.Fingerprint()}
		for _, s := range c.Services {
			purpose.Services = append(purpose.Services, s.ID)
		}
		purposes = append(purposes, purpose)
	}
	return purposes
}

// Asked lists the purposes that c leaves open: those that need consent and have no answer, or an answer to another
// fingerprint than today's. A nil choice leaves them all open. refused says that the browser sends a privacy signal:
// what that refuses is answered, and asking nevertheless would be the pop-up that 11 CCR 7025(f) forbids.
func Asked(purposes []Purpose, c *Choice, refused bool) []Purpose {
	var asked []Purpose
	for _, p := range purposes {
		if p.Exempt || p.GPC && refused {
			continue
		}
		if answer, ok := c.answer(p.ID); !ok || answer.Fingerprint != p.Fingerprint {
			asked = append(asked, p)
		}
	}
	return asked
}

// Allowed reports whether category, or a service within it if service is not empty, may be used under c. An exempt
// category always may. A category that the policy does not have, a service that the category does not have, and an
// answer to an older fingerprint never may.
func Allowed(purposes []Purpose, c *Choice, category, service string) bool {
	for _, p := range purposes {
		if p.ID != category {
			continue
		}
		if service != "" && !contains(p.Services, service) {
			return false
		}
		if p.Exempt {
			return true
		}
		answer, ok := c.answer(p.ID)
		if !ok || answer.Fingerprint != p.Fingerprint {
			return false
		}
		if exception, ok := c.exception(service); ok {
			return exception
		}
		return answer.Granted
	}
	return false
}

// Decide makes the choice that answers every purpose that needs consent with granted(id), at the Unix time now.
// exceptions answers single services against their category; those that agree with it are left out.
func Decide(purposes []Purpose, now int64, granted func(id string) bool, exceptions map[string]bool) *Choice {
	c := &Choice{Time: now}
	for _, p := range purposes {
		if p.Exempt {
			continue
		}
		yes := granted(p.ID)
		c.Answers = append(c.Answers, Answer{Category: p.ID, Granted: yes, Fingerprint: p.Fingerprint})
		for _, s := range p.Services {
			if e, ok := exceptions[s]; ok && e != yes {
				c.Exceptions = append(c.Exceptions, Exception{Service: s, Granted: e})
			}
		}
	}
	return c
}

func contains(list []string, s string) bool {
	for _, l := range list {
		if l == s {
			return true
		}
	}
	return false
}
