package audit

import (
	"fmt"
	"slices"
	"strings"
)

// use is one thing that was kept, written or sent.
type use struct {
	subject string
	owners  []owner
	cause   *Cause
	// What it did, as in "is kept" or "is requested".
	verb string
	// Why a withdrawal did not remove it; "" for what was not kept.
	why string
	// Whether it was written or sent in the visit itself.
	acted bool
}

// judgeUse looks at all that a visit kept, wrote and sent. What was found in an earlier phase is one fault with what
// follows from it.
func (j *judge) judgeUse(v *Visit) {
	for _, u := range j.uses(v) {
		if len(u.owners) == 0 {
			j.find(v, Finding{Rule: undeclared, Subject: u.subject, Message: u.subject + " " + u.verb + ", and no service of the policy declares it", Hint: undeclaredHint(v, u), Cause: u.cause})
			continue
		}
		if slices.ContainsFunc(u.owners, func(o owner) bool { return o.allowed(v) }) {
			continue
		}
		j.judgeUnwanted(v, u)
	}
}

// judgeUnwanted notes a use that the answer does not allow.
func (j *judge) judgeUnwanted(v *Visit, u use) {
	o := u.owners[0]
	rule, when := ruleOf(v, u)
	for _, earlier := range []Rule{beforeAnswer, afterRefusal} {
		if rule.ID != earlier.ID && j.found(earlier, u) {
			rule, when = earlier, ""
			break
		}
	}
	f := Finding{Rule: rule, Subject: u.subject, Service: o.id(), Cause: u.cause, Message: strings.TrimSpace(fmt.Sprintf("%s of %q %s %s", u.subject, o.id(), u.verb, when))}
	switch rule.ID {
	case kept.ID:
		f.Message += ": " + u.why
		f.Hint = keptHint(u)
	case keptElsewhere.ID:
	default:
		f.Hint = fmt.Sprintf(rule.Hint, o.id())
	}
	j.find(v, f)
}

// found reports whether a rule has been found to be broken by the same use.
func (j *judge) found(rule Rule, u use) bool {
	f := Finding{Rule: rule, Subject: u.subject, Cause: u.cause}
	want := f.Fingerprint()
	return slices.ContainsFunc(j.findings, func(one Finding) bool {
		return one.Rule.ID == rule.ID && one.Subject == u.subject && (u.cause == nil || u.cause.Tag == nil || one.Fingerprint() == want)
	})
}

// ruleOf is the rule that a use is against in the phase of a visit, and the phase in words.
func ruleOf(v *Visit, u use) (rule Rule, when string) {
	switch {
	case v.Phase == Before:
		return beforeAnswer, "before an answer"
	case v.Phase == Refused:
		return afterRefusal, "after a refusal"
	case v.Phase == Accepted:
		return notAllowed, fmt.Sprintf("though %q alone is allowed", v.Only)
	case u.why == elsewhere:
		return keptElsewhere, "after a withdrawal"
	case u.why != "":
		return kept, "after a withdrawal"
	}
	return afterWithdrawal, "after a withdrawal"
}

// uses are all uses of a visit: first what was kept in the end, then what was written and is gone, then what was sent.
func (j *judge) uses(v *Visit) []use {
	var all []use
	said := map[string]bool{}
	for i := range v.Kept {
		k := &v.Kept[i]
		if isOurs(j.policy, k.Kind, k.Name) {
			continue
		}
		subject := subjectOf(k.Kind, k.Name, k.Origin, k.ThirdParty)
		said[subject] = true
		all = append(all, use{subject, ownersOf(j.policy, k.Kind, k.Name, k.Origin, k.ThirdParty), k.Cause, "is kept", whyKept(k), false})
	}
	for i := range v.Writes {
		w := &v.Writes[i]
		subject := subjectOf(w.Kind, w.Name, w.Origin, w.ThirdParty)
		if said[subject] || isOurs(j.policy, w.Kind, w.Name) {
			continue
		}
		said[subject] = true
		all = append(all, use{subject, ownersOf(j.policy, w.Kind, w.Name, w.Origin, w.ThirdParty), w.Cause, "is written", "", true})
	}
	return append(all, j.sent(v)...)
}

// sent are the requests of a visit that are somebody else's, each host and tag once.
func (j *judge) sent(v *Visit) []use {
	var all []use
	said := map[string]bool{}
	for i := range v.Requests {
		r := &v.Requests[i]
		owned := requesters(j.policy, r)
		if len(owned) == 0 && !r.ThirdParty || isBanner(v, j.seen, r) {
			continue
		}
		u := use{"request to " + r.Host, owned, r.Cause, "is sent" + carried(r), "", true}
		f := Finding{Subject: u.subject, Cause: u.cause}
		if key := f.Fingerprint(); !said[key] {
			said[key] = true
			all = append(all, u)
		}
	}
	return all
}

// carried says in words what went along with a request.
func carried(r *Request) string {
	var with []string
	if len(r.Cookies) > 0 {
		with = append(with, "cookies")
	}
	if len(r.Query) > 0 {
		with = append(with, "a query")
	}
	if r.Body {
		with = append(with, "a body")
	}
	if len(with) == 0 {
		return ""
	}
	return " with " + strings.Join(with, " and ")
}

// isBanner reports whether a request is for the banner's own files, which lie beside its tag.
func isBanner(v *Visit, seen *Seen, r *Request) bool {
	for i := range seen.Visits {
		one := &seen.Visits[i]
		if one.Page != v.Page || one.Facts == nil {
			continue
		}
		for _, e := range one.Facts.Elements {
			if e.Banner && strings.HasPrefix(r.URL, e.Address[:strings.LastIndexByte(e.Address, '/')+1]) {
				return true
			}
		}
	}
	return false
}

// subjectOf names something that is kept. A storage of another origin, and a cookie of another site, says whose it is.
func subjectOf(kind Kind, name, origin string, thirdParty bool) string {
	words := map[Kind]string{
		KindCookie: "cookie", KindLocal: "local storage", KindSession: "session storage",
		KindDatabase: "database", KindCache: "cache", KindWorker: "service worker",
	}
	s := fmt.Sprintf("%s %q", words[kind], name)
	if thirdParty {
		s += " of " + origin
	}
	return s
}

// elsewhere is why scripts of a page cannot remove a cookie of another site.
const elsewhere = "only its own site can remove it"

// whyKept is the likely reason why a withdrawal did not remove something.
func whyKept(k *Item) string {
	switch {
	case k.ThirdParty && k.Kind == KindCookie:
		return elsewhere
	case k.Cookie != nil && k.Cookie.HTTPOnly:
		return "scripts cannot see it (HttpOnly), so the server has to remove it"
	case k.Cause != nil && k.Cause.Script != "":
		return "a script wrote it again, or it was never removed"
	}
	return "it was not removed"
}

func keptHint(u use) string {
	s := u.owners[0].service
	switch {
	case strings.Contains(u.why, "HttpOnly"):
		return `declare "httpOnly": true, and send answers to the server ("records" in the policy), which removes it`
	case !s.Reload:
		return fmt.Sprintf(`give the service %q "reload": true in the policy, so that its script ends`, s.ID)
	}
	return "look at what writes it, in the cause"
}

// undeclaredHint says how to declare something, and where it was used without a yes, how to hold it.
func undeclaredHint(v *Visit, u use) string {
	hint := "declare it in the service that uses it, or remove the tag"
	if v.Phase != Accepted {
		hint += "; if it is not necessary, hold the tag with data-consent"
	}
	if strings.HasPrefix(u.subject, "request") {
		hint = strings.Replace(hint, "declare it in the service that uses it", `name the host in "hosts" of the service that uses it`, 1)
	}
	return hint
}
