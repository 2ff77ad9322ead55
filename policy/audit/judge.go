package audit

import "biscotte/policy"

// Judge holds what was seen against a policy; nil is a site without one, of which only what every site owes can be told.
func Judge(seen *Seen, p *policy.Policy) []Finding {
	j := &judge{policy: p, seen: seen}
	for i := range seen.Visits {
		v := &seen.Visits[i]
		if v.Failure != "" {
			j.find(v, Finding{Rule: notSeen, Subject: "page " + v.Page, Message: "the page could not be looked at: " + v.Failure})
			continue
		}
		j.judgeUse(v)
		j.judgeProbes(v)
		if p != nil {
			j.judgeParties(v)
			j.judgeLives(v)
			j.judgeConsentCookie(v)
		}
		if v.Facts != nil {
			j.judgeFacts(v)
		}
	}
	if p != nil {
		j.judgeUnseen()
	}
	return gather(j.findings)
}

// judge gathers the findings of one audit.
type judge struct {
	policy   *policy.Policy
	seen     *Seen
	findings []Finding
}

// find notes a finding of a visit.
func (j *judge) find(v *Visit, f Finding) {
	f.Page, f.Phases = v.Page, []Phase{v.Phase}
	if f.Hint == "" {
		f.Hint = f.Rule.Hint
	}
	j.findings = append(j.findings, f)
}
