package review

import (
	"fmt"
	"strings"

	"biscotte/policy"
)

// Domains finds cookies of ours for a domain that is nobody's own. isSuffix knows those: the list of them is no part of the
// rules.
func Domains(data []byte, isSuffix func(domain string) bool) []Finding {
	p, _ := policy.Read(data)
	if p == nil {
		return nil
	}
	r := &reviewer{policy: p, places: policy.Locate(data)}
	r.reviewDomain("consentCookie.domain", p.ConsentCookie.Domain, isSuffix)
	if p.LanguageCookie != nil {
		r.reviewDomain("languageCookie.domain", p.LanguageCookie.Domain, isSuffix)
	}
	return r.findings
}

func (r *reviewer) reviewDomain(path, domain string, isSuffix func(string) bool) {
	domain = strings.TrimPrefix(strings.ToLower(domain), ".")
	if strings.Contains(domain, ".") && isSuffix(domain) {
		r.find(keptCookie, path, fmt.Sprintf("browsers refuse a cookie for all of %q", domain), `write the site's own domain, as in "example.org"; leave it out for the host alone`)
	}
}
