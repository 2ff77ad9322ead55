package policy

import "strings"

// RegimeKind says what the law of a region asks for before cookies that are not exempt are used.
type RegimeKind string

// The values of [RegimeKind].
const (
	OptIn  RegimeKind = "opt-in"  // the visitor's yes (ePrivacy Directive art. 5(3)), but for the exceptions
	OptOut RegimeKind = "opt-out" // nothing, until the visitor objects (Cal. Civ. Code 1798.120)
	Notice RegimeKind = "notice"  // to say so at the first visit, and how to object (Mexico, LFPDPPP)
)

// Ground is why a category needs no yes where others do, only that the visitor is told of it and can object: statistics
// on the use of the service to improve it, or its appearance as the visitor prefers it (United Kingdom, PECR Schedule A1,
// in force since 5 February 2026).
type Ground string

// The values of [Ground].
const (
	ForStatistics Ground = "statistics"
	ForAppearance Ground = "appearance"
)

// Regime is what the law of some regions asks for. Where no regime of a policy is for the visitor's region, or nobody
// knows it, everything that is not exempt needs a yes: the strictest.
type Regime struct {
	// The name by which pages and records refer to it, as in "uk".
	ID string `json:"id"`
	// "opt-in" where a yes is needed, "opt-out" where visitors can object, "notice" where they are told that as well.
	Kind RegimeKind `json:"kind"`
	// The countries and parts of countries that it is for, by ISO 3166: "GB" or "US-CA".
	Regions []string `json:"regions"`
	// In an opt-in regime: the categories that are used until the visitor objects, each with the ground for that.
	Exceptions map[string]Ground `json:"exceptions,omitempty"`
	// In the others: the categories that need a yes there all the same.
	OptIn []string `json:"optIn,omitempty"`
}

// In is the regime of a region such as "US-CA": its own, or its country's. It is nil, the strictest, where there is none.
func (p *Policy) In(region string) *Regime {
	for _, wanted := range regionAndCountry(region) {
		for i, r := range p.Regimes {
			if contains(r.Regions, wanted) {
				return &p.Regimes[i]
			}
		}
	}
	return nil
}

// regionAndCountry lists a region and the country that it is a part of.
func regionAndCountry(region string) []string {
	country, _, _ := strings.Cut(region, "-")
	return []string{region, country}
}

// optOut reports whether a category is used until the visitor objects.
func (r *Regime) optOut(category string) bool {
	switch {
	case r == nil:
		return false
	case r.Kind == OptIn:
		return r.Exceptions[category] != ""
	}
	return !contains(r.OptIn, category)
}

// PurposesIn lists the categories of p in their order, as a regime has them; nil is the strictest. A yes under a regime
// that does not ask for one must never pass for one elsewhere: what is used until somebody objects has a fingerprint of
// its own.
func (p *Policy) PurposesIn(r *Regime) []Purpose {
	purposes := p.Purposes()
	for i, purpose := range purposes {
		if purpose.Exempt || !r.optOut(purpose.ID) {
			continue
		}
		purpose.OptOut, purpose.Notice = true, r.Kind == Notice
		purpose.Fingerprint, purpose.Earlier = digest("opt-out "+purpose.Fingerprint, secondVersion), nil
		purposes[i] = purpose
	}
	return purposes
}

// Obey is what a regime's purposes are for a browser that sends a privacy signal, or does not: what the signal refuses is
// not used without a yes (11 CCR 7025(c)(1)).
func Obey(purposes []Purpose, refused bool) []Purpose {
	obeyed := append([]Purpose(nil), purposes...)
	for i, p := range obeyed {
		obeyed[i].OptOut = p.OptOut && (!p.GPC || !refused)
	}
	return obeyed
}

// ObjectionDays is how long an objection counts, in days from the decision: as long as browsers keep a cookie (RFC
// 6265bis, section 5.5). It must not end while others, who have not objected, are not asked either.
const ObjectionDays = 400

// Days is how long a choice on these purposes is kept.
func Days(purposes []Purpose) int64 {
	for _, p := range purposes {
		if p.OptOut {
			return ObjectionDays
		}
	}
	return ChoiceDays
}

// Standing is [Latest] where something is used until the visitor objects: of a choice that has run out, the answers to
// that still count.
func Standing(values []string, purposes []Purpose, now int64) *Choice {
	c := inForce(newest(values, now, Days(purposes)))
	if c == nil || c.Remaining(now) > 0 {
		return c
	}
	left := &Choice{Time: c.Time, Exceptions: c.Exceptions}
	for _, p := range purposes {
		if answer, ok := c.answer(p.ID); ok && p.OptOut {
			left.Answers = append(left.Answers, answer)
		}
	}
	if len(left.Answers) == 0 {
		return nil
	}
	return left
}
