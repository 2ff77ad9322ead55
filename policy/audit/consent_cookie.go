package audit

import (
	"cmp"
	"fmt"
	"strings"

	"biscotte/policy"
)

// judgeConsentCookie looks at the cookie that keeps the answer.
func (j *judge) judgeConsentCookie(v *Visit) {
	want := j.policy.ConsentCookie
	var all []*Item
	for i := range v.Kept {
		k := &v.Kept[i]
		if k.Kind != KindCookie || k.Cookie == nil || k.ThirdParty {
			continue
		}
		if k.Name == want.Name || k.Name == want.Lasting().Name {
			j.judgeConsentAge(v, k)
		}
		if k.Name == want.Name {
			all = append(all, k)
		}
	}
	wrong := false
	for _, k := range all {
		for _, how := range wrongAttributes(want, k, strings.HasPrefix(v.Page, "https:")) {
			wrong = true
			j.findConsent(v, k, how)
		}
	}
	if len(all) > 1 && !wrong {
		j.findConsent(v, all[1], "is there more than once, for other domains or paths")
	}
}

func (j *judge) judgeConsentAge(v *Visit, k *Item) {
	if k.Cookie.Seconds > policy.ChoiceDays*day+60 {
		j.findConsent(v, k, fmt.Sprintf("lives for %s, longer than %d days", life(k.Cookie.Seconds), policy.ChoiceDays))
	}
}

func (j *judge) findConsent(v *Visit, k *Item, wrong string) {
	j.find(v, Finding{
		Rule: consentCookie, Subject: fmt.Sprintf("cookie %q %s", k.Name, wrong), Cause: k.Cause,
		Message: fmt.Sprintf("the consent cookie %q of %s %s", k.Name, k.Origin, wrong),
	})
}

// wrongAttributes says in which attributes a consent cookie is not as the policy declares it.
func wrongAttributes(want policy.ConsentCookie, k *Item, secure bool) []string {
	var wrong []string
	if path := cmp.Or(want.Path, "/"); k.Cookie.Path != path {
		wrong = append(wrong, fmt.Sprintf("has the path %q, declared is %q", k.Cookie.Path, path))
	}
	if sameSite := cmp.Or(want.SameSite, "Lax"); k.Cookie.SameSite != sameSite && !k.Cookie.Partitioned {
		wrong = append(wrong, fmt.Sprintf("has SameSite=%s, declared is %q", cmp.Or(k.Cookie.SameSite, "(none)"), sameSite))
	}
	if domain := strings.TrimPrefix(k.Origin, "."); want.Domain != "" && !strings.EqualFold(domain, strings.TrimPrefix(want.Domain, ".")) {
		wrong = append(wrong, fmt.Sprintf("is of %q, declared is %q", domain, want.Domain))
	}
	if secure && !k.Cookie.Secure {
		wrong = append(wrong, "is not Secure")
	}
	return wrong
}
