package audit

import (
	"fmt"
	"slices"
	"strings"

	"biscotte/policy"
)

// judgeUnseen notes what the policy declares and no visit kept. It says nothing where everything was never allowed, or the
// audit is partial.
func (j *judge) judgeUnseen() {
	last := j.accepted()
	if last == nil || j.seen.Partial {
		return
	}
	for _, o := range owners(j.policy, func(*policy.Category, *policy.Service) bool { return true }) {
		for _, c := range o.service.Cookies {
			if !j.seenCookie(c) && !j.isOwnCookie(c) {
				j.findUnseen(last, o, fmt.Sprintf("cookie %q", c.Label()))
			}
		}
		for _, kind := range []Kind{KindLocal, KindSession, KindDatabase, KindCache, KindWorker} {
			for _, key := range declaredKeys(o.service, kind) {
				if !j.seenKey(kind, key) && !isOurs(j.policy, kind, key) {
					j.findUnseen(last, o, strings.TrimSuffix(subjectOf(kind, key, "", false), " of "))
				}
			}
		}
	}
}

func (j *judge) findUnseen(v *Visit, o owner, subject string) {
	j.find(v, Finding{Rule: unseen, Subject: subject, Service: o.id(), Message: fmt.Sprintf("%s of %q is declared, and was on no page that was looked at", subject, o.id())})
}

// accepted is a visit in which everything was allowed, nil if there was none.
func (j *judge) accepted() *Visit {
	i := slices.IndexFunc(j.seen.Visits, func(v Visit) bool { return v.Phase == Accepted && v.Only == "" && v.Failure == "" })
	if i < 0 {
		return nil
	}
	return &j.seen.Visits[i]
}

// isOwnCookie reports whether the banner or the site's application writes it: not on every page, and not for every visitor.
func (j *judge) isOwnCookie(c policy.Cookie) bool { return isOurs(j.policy, KindCookie, c.Name) }

func (j *judge) seenCookie(c policy.Cookie) bool {
	third := c.Party == policy.ThirdParty
	for i := range j.seen.Visits {
		v := &j.seen.Visits[i]
		if slices.ContainsFunc(v.Kept, func(k Item) bool { return k.Kind == KindCookie && k.ThirdParty == third && c.Matches(k.Name) }) ||
			slices.ContainsFunc(v.Writes, func(w Write) bool { return w.Kind == KindCookie && w.ThirdParty == third && c.Matches(w.Name) }) {
			return true
		}
	}
	return false
}

func (j *judge) seenKey(kind Kind, key string) bool {
	for i := range j.seen.Visits {
		v := &j.seen.Visits[i]
		if slices.ContainsFunc(v.Kept, func(k Item) bool { return k.Kind == kind && keyMatches(kind, key, k.Name, k.Origin) }) ||
			slices.ContainsFunc(v.Writes, func(w Write) bool { return w.Kind == kind && keyMatches(kind, key, w.Name, w.Origin) }) {
			return true
		}
	}
	return false
}
