package audit

import (
	"fmt"
	"strings"

	"biscotte/policy"
	"biscotte/policy/review"
)

// judgeParties looks at the services that deal with other sites: whether their providers are counted as third parties, and
// whether a necessary one identifies the visitor to somebody else.
func (j *judge) judgeParties(v *Visit) {
	for i := range v.Kept {
		k := &v.Kept[i]
		for _, o := range ownersOf(j.policy, k.Kind, k.Name, k.Origin, k.ThirdParty) {
			subject := subjectOf(k.Kind, k.Name, k.Origin, k.ThirdParty)
			if k.ThirdParty {
				j.judgeParty(v, o, subject, k.Cause)
			}
			if by := review.Tracker(k.Name); k.Kind == KindCookie && (by != "" || k.ThirdParty) {
				j.judgeNecessary(v, o, subject, by, k.Cause)
			}
		}
	}
	for i := range v.Requests {
		r := &v.Requests[i]
		by := trackerAt(r.Host)
		for _, o := range requesters(j.policy, r) {
			if r.ThirdParty {
				j.judgeParty(v, o, "request to "+r.Host, r.Cause)
			}
			if r.ThirdParty && len(r.Cookies) > 0 || by != "" {
				j.judgeNecessary(v, o, "request to "+r.Host, by, r.Cause)
			}
		}
	}
}

// judgeParty notes a provider that is not counted though its service deals with another site.
func (j *judge) judgeParty(v *Visit, o owner, subject string, cause *Cause) {
	provider := j.policy.Providers[o.service.Provider]
	if provider.ThirdParty {
		return
	}
	j.find(v, Finding{
		Rule: parties, Subject: fmt.Sprintf("provider %q", o.service.Provider), Service: o.id(), Cause: cause,
		Message: fmt.Sprintf("the provider of %q is not counted as a third party, but there is a %s", o.id(), subject),
	})
}

// judgeNecessary notes an exempt service that lets somebody else know the visitor again.
func (j *judge) judgeNecessary(v *Visit, o owner, subject, by string, cause *Cause) {
	if o.category.Consent != policy.Exempt {
		return
	}
	message := fmt.Sprintf("%q needs no consent, but has a %s", o.id(), subject)
	if by != "" {
		message += ", which is known from " + by
	}
	j.find(v, Finding{Rule: necessaryTracker, Subject: subject, Service: o.id(), Cause: cause, Message: message})
}

// trackers are hosts that companies collect at for purposes of their own, as they document them.
var trackers = []struct{ hosts, by string }{
	{"google-analytics.com analytics.google.com", "Google Analytics"},
	{"doubleclick.net googleadservices.com googlesyndication.com", "Google's advertising"},
	{"facebook.net facebook.com", "Meta"},
	{"bat.bing.com", "Microsoft Advertising"},
	{"clarity.ms", "Microsoft Clarity"},
	{"ads.linkedin.com snap.licdn.com", "LinkedIn"},
	{"analytics.tiktok.com", "TikTok"},
	{"ads-twitter.com analytics.twitter.com", "X"},
	{"ct.pinterest.com", "Pinterest"},
	{"hotjar.com hotjar.io", "Hotjar"},
	{"criteo.com criteo.net", "Criteo"},
	{"mc.yandex.ru", "Yandex Metrica"},
}

// trackerAt names the tracker at a host, "" if none is known.
func trackerAt(host string) string {
	name, _, _ := strings.Cut(host, ":")
	for _, t := range trackers {
		for _, one := range strings.Fields(t.hosts) {
			if name == one || strings.HasSuffix(name, "."+one) {
				return t.by
			}
		}
	}
	return ""
}
