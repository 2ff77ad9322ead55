package audit

import (
	"fmt"

	"biscotte/policy"
)

const day = 24 * 60 * 60

// judgeLives looks at how long cookies live, by the longest that a service declares.
func (j *judge) judgeLives(v *Visit) {
	for i := range v.Kept {
		k := &v.Kept[i]
		if k.Cookie == nil || isOurs(j.policy, k.Kind, k.Name) {
			continue
		}
		longest, declared, service := int64(-1), "", ""
		for _, o := range ownersOf(j.policy, k.Kind, k.Name, k.Origin, k.ThirdParty) {
			for _, c := range o.service.Cookies {
				if d, ok := policy.ParseDuration(c.Duration); ok && c.Matches(k.Name) && seconds(d) > longest {
					longest, declared, service = seconds(d), c.Duration, o.id()
				}
			}
		}
		if longest < 0 || k.Cookie.Seconds <= longest+slack(longest) {
			continue
		}
		subject := subjectOf(k.Kind, k.Name, k.Origin, k.ThirdParty)
		j.find(v, Finding{
			Rule: lifetime, Subject: subject, Service: service, Cause: k.Cause,
			Message: fmt.Sprintf("%s of %q lives for %s, declared is %q", subject, service, life(k.Cookie.Seconds), declared),
		})
	}
}

// seconds is the longest that a duration can be: months differ.
func seconds(d policy.Duration) int64 {
	unit := map[policy.Unit]int64{
		policy.Minute: 60, policy.Hour: 60 * 60, policy.Day: day, policy.Month: 31 * day, policy.Year: 366 * day,
	}[d.Unit]
	return int64(d.Count) * unit
}

// slack is what a site may be longer without anybody being misled: rounding.
func slack(declared int64) int64 {
	if declared == 0 {
		return 0
	}
	return min(declared/20, day) + 5
}

// Life says how long a cookie lives, in the unit that it is easiest read in.
func Life(a *Attributes) string {
	if a == nil {
		return ""
	}
	return life(a.Seconds)
}

// life says a lifetime in the unit that it is easiest read in.
func life(s int64) string {
	switch {
	case s == 0:
		return "the session"
	case s >= 2*day:
		return fmt.Sprintf("%d days", (s+day/2)/day)
	case s >= 2*60*60:
		return fmt.Sprintf("%d hours", (s+1800)/3600)
	}
	return fmt.Sprintf("%d minutes", (s+30)/60)
}
