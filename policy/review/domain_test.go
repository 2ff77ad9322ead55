package review

import "testing"

func TestACookieForMoreThanASite(t *testing.T) {
	isSuffix := func(domain string) bool { return domain == "co.uk" }
	for domain, want := range map[string][]string{"co.uk": {"kept-cookie"}, ".CO.uk": {"kept-cookie"}, "harbour.co.uk": nil, "": nil} {
		data := broken(t, `"consentCookie": {`, `"consentCookie": {"domain": "`+domain+`", `)
		expect(t, Domains(data, isSuffix), want...)
	}
}
