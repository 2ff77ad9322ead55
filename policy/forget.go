package policy

// Forget is what is left of the newest choice among the values of the cookie once the record that proves it is deleted: its refusals. A site that cannot prove a
// yes does not have it (GDPR art. 7(1)), but an objection needs no proof, and where nobody is asked its loss would be a
// yes. A category of which one service is refused is refused as a whole: without its own answer, the service would be in
// use again. Where nothing was refused, every earlier choice is taken back.
func Forget(purposes []Purpose, values []string, now int64) *Choice {
	left, c := &Choice{Time: Next(values, now)}, newest(values, now, ObjectionDays)
	if c == nil {
		return left
	}
	for _, a := range c.Answers {
		if !a.Granted || c.refusesOne(purposes, a.Category) {
			left.Answers = append(left.Answers, Answer{Category: a.Category, Fingerprint: a.Fingerprint})
		}
	}
	return left
}

// refusesOne reports whether a service of a category is refused by itself.
func (c *Choice) refusesOne(purposes []Purpose, category string) bool {
	for _, p := range purposes {
		for _, s := range p.Services {
			if granted, ok := c.exception(s); p.ID == category && ok && !granted {
				return true
			}
		}
	}
	return false
}

// Next is the time of a decision that is taken now: later than that of every choice that counts among the values of the
// cookie, by whatever clock that was taken. The newest decision is the one in force.
func Next(values []string, now int64) int64 {
	if c := newest(values, now, ObjectionDays); c != nil {
		return max(now, c.Time+1)
	}
	return now
}
