package policy

// Supplement answers with yes or no what c leaves open, and leaves everything else as it is: where an answer stands but
// for new services, only these are answered. Without an earlier choice, that is everything.
//
// The new choice is a second younger than c, so that it counts as the newer of the two, and no more: an answer that the
// visitor was not asked for again must not live longer for that (CNIL recommendation 2020-092, six months). Of a choice
// that has run out there are objections alone, and those may.
func Supplement(purposes []Purpose, c *Choice, now int64, yes, refused bool) *Choice {
	if c == nil {
		return Decide(purposes, now, func(string) bool { return yes }, nil)
	}
	asked := map[string]bool{}
	for _, p := range Asked(purposes, c, refused) {
		asked[p.ID] = true
	}
	next := &Choice{Time: c.Time + 1}
	if c.Remaining(now) <= 0 {
		next.Time = now
	}
	for _, p := range purposes {
		before, answered := c.answer(p.ID)
		added, stands := p.stands(before)
		switch {
		case p.Exempt || !answered && !asked[p.ID]:
		case answered && stands:
			next.keep(p, c, before.Granted, added, yes)
		case asked[p.ID]:
			next.Answers = append(next.Answers, Answer{p.ID, yes, p.Fingerprint})
		default:
			next.Answers = append(next.Answers, before)
		}
	}
	return next
}

// keep answers a purpose and its services as c does, today's way, and those that c does not cover with yes or no.
func (next *Choice) keep(p Purpose, c *Choice, granted bool, added []string, yes bool) {
	next.Answers = append(next.Answers, Answer{p.ID, granted, p.Fingerprint})
	for _, s := range p.Services {
		answer, apart := c.exception(s)
		if contains(added, s) {
			answer, apart = yes, true
		}
		if apart && answer != granted {
			next.Exceptions = append(next.Exceptions, Exception{Service: s, Granted: answer})
		}
	}
}
