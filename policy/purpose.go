package policy

// Purpose is what the choice needs to know of a category: small enough to travel with the loader and the wasm.
// Fingerprint is the current one; see [Policy.Fingerprint]. Earlier holds those to which an answer still counts, each
// with the services that have come since, which it does not cover. GPC says that a privacy signal of the browser refuses
// it. OptOut says that it is used until the visitor objects, Notice that this is said on the first layer.
type Purpose struct {
	ID          string              `json:"id"`
	Exempt      bool                `json:"exempt,omitempty"`
	GPC         bool                `json:"gpc,omitempty"`
	OptOut      bool                `json:"optOut,omitempty"`
	Notice      bool                `json:"notice,omitempty"`
	Fingerprint string              `json:"fingerprint,omitempty"`
	Earlier     map[string][]string `json:"earlier,omitempty"`
	Services    []string            `json:"services,omitempty"`
}

// Purposes lists the categories of p in their order.
func (p *Policy) Purposes() []Purpose {
	purposes := make([]Purpose, 0, len(p.Categories))
	for _, c := range p.Categories {
		purpose := Purpose{ID: c.ID, Exempt: c.Consent == Exempt, GPC: p.GPC.refuses(c.ID), Fingerprint: p.Fingerprint(c)}
		if !purpose.Exempt {
			purpose.Earlier = c.earlier(purpose.Fingerprint, p.FirstFingerprint(c))
		}
		for _, s := range c.Services {
			purpose.Services = append(purpose.Services, s.ID)
		}
		purposes = append(purposes, purpose)
	}
	return purposes
}

// answer is c's answer that counts for p, or for a service of it if service is not empty: one to today's fingerprint, or
// to an earlier one that still stands for what is asked. An objection needs no fingerprint: it is to whatever there is.
func (p Purpose) answer(c *Choice, service string) (Answer, bool) {
	answer, ok := c.answer(p.ID)
	if !ok || p.OptOut {
		return answer, ok
	}
	added, stands := p.stands(answer)
	if service == "" {
		return answer, stands && len(added) == 0
	}
	return answer, stands && !contains(added, service)
}

// stands reports whether an answer to p counts, and lists the services that it counts for no longer.
func (p Purpose) stands(answer Answer) (added []string, ok bool) {
	if answer.Fingerprint == p.Fingerprint {
		return nil, true
	}
	added, ok = p.Earlier[answer.Fingerprint]
	return added, ok
}

// Asked lists the purposes that c leaves open: those that need consent and have no answer, or one that does not count for
// all of today's services any more. A nil choice leaves them all open. refused says that the browser sends a privacy signal:
// what that refuses is answered, and asking nevertheless would be the pop-up that 11 CCR 7025(f) forbids.
func Asked(purposes []Purpose, c *Choice, refused bool) []Purpose {
	var asked []Purpose
	for _, p := range purposes {
		if p.Exempt || p.GPC && refused || p.OptOut && !p.Notice {
			continue
		}
		if _, ok := p.answer(c, ""); !ok {
			asked = append(asked, p)
		}
	}
	return asked
}

// Allowed reports whether category, or a service within it if service is not empty, may be used under c. An exempt
// category always may. A category that the policy does not have, a service that the category does not have, and
// what an answer to an older fingerprint does not cover never may.
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
		answer, ok := p.answer(c, service)
		if !ok {
			return p.OptOut
		}
		if exception, ok := c.exception(service); ok {
			return exception
		}
		return answer.Granted
	}
	return false
}

// Granted reports whether c grants p itself, by an answer that stands for some of its services at least.
func (p Purpose) Granted(c *Choice) bool {
	answer, ok := c.answer(p.ID)
	_, stands := p.stands(answer)
	switch {
	case p.Exempt:
		return true
	case p.OptOut:
		return !ok || answer.Granted
	}
	return ok && stands && answer.Granted
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
