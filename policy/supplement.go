package policy

// Press is what a button of the first layer answers, yes or no. One that says "all" answers everything, whatever has been
// answered before: drawn is nil. A layer that was drawn for an earlier choice shows the difference alone, and answers what
// it shows: see [Supplement]. stored is the choice in force at the press, which may be another one by then, or nil; time is
// that of [Next].
func Press(purposes []Purpose, stored, drawn *Choice, time int64, yes, refused bool) *Choice {
	if drawn == nil {
		return Decide(purposes, time, func(string) bool { return yes }, nil)
	}
	return Supplement(purposes, stored, drawn, time, yes, refused)
}

// Supplement answers with yes or no what drawn leaves open, and leaves everything else as it is stored: where an answer
// stands but for new services, only these are answered.
//
// The new choice is a second younger than the stored one, so that it counts as the newer of the two, and no more: an answer
// that the visitor was not asked for again must not live longer for that (CNIL recommendation 2020-092, six months). Of a
// choice that has run out there are objections alone, and those may.
func Supplement(purposes []Purpose, stored, drawn *Choice, time int64, yes, refused bool) *Choice {
	next := &Choice{Time: time}
	if stored != nil && stored.Remaining(time) > 0 {
		next.Time = stored.Time + 1
	}
	open := map[string]bool{}
	for _, p := range Asked(purposes, drawn, refused) {
		open[p.ID] = true
	}
	for _, p := range purposes {
		before, answered := drawn.answer(p.ID)
		added, stands := p.stands(before)
		switch {
		case p.Exempt:
		case !open[p.ID]:
			next.leave(p, stored)
		case answered && stands:
			next.add(p, stored, added, yes)
		default:
			next.Answers = append(next.Answers, Answer{p.ID, yes, p.Fingerprint})
		}
	}
	return next
}

// leave keeps what c says of a purpose that the layer does not ask about. What stands for all of today's services is
// written today's way; everything else as it is, so that it neither counts for more nor is lost.
func (next *Choice) leave(p Purpose, c *Choice) {
	answer, answered := c.answer(p.ID)
	if !answered {
		return
	}
	if added, stands := p.stands(answer); stands && len(added) == 0 {
		answer.Fingerprint = p.Fingerprint
	}
	next.Answers = append(next.Answers, answer)
	for _, s := range p.Services {
		if apart, ok := c.exception(s); ok && apart != answer.Granted {
			next.Exceptions = append(next.Exceptions, Exception{Service: s, Granted: apart})
		}
	}
}

// add answers the services that are new in a purpose, and says of the others what c does. What c does not cover is a no.
func (next *Choice) add(p Purpose, c *Choice, added []string, yes bool) {
	answer, answered := c.answer(p.ID)
	missing, stands := p.stands(answer)
	granted := answered && stands && answer.Granted
	next.Answers = append(next.Answers, Answer{p.ID, granted, p.Fingerprint})
	for _, s := range p.Services {
		answer := granted
		if apart, ok := c.exception(s); ok && stands {
			answer = apart
		}
		if contains(missing, s) {
			answer = false
		}
		if contains(added, s) {
			answer = yes
		}
		if answer != granted {
			next.Exceptions = append(next.Exceptions, Exception{Service: s, Granted: answer})
		}
	}
}
