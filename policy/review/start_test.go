package review

import (
	"bytes"
	"testing"
)

// Where a site's statistics are kept, only its owner knows.
func TestAFirstPolicyHasNothingElseToMend(t *testing.T) {
	for _, s := range []Start{
		{Languages: []string{"en"}},
		{Languages: []string{"es", "fr"}, Matomo: true},
		{Languages: []string{"fr", "en", "es"}, LanguageCookie: "lang", Matomo: true},
		{Languages: []string{"de", "en", "ar"}, Matomo: true},
	} {
		s.Site, s.Controller, s.Privacy, s.PolicyPage = `A "site" <b>`, "Harbour Ltd", "/privacy", "https://harbour.example/cookies"
		data := Format(s.Policy(today))
		if foreign := Unbegun(s.Languages); len(foreign) > 0 {
			marks := 0
			for _, f := range Review(data, today) {
				if f.Rule.ID == Unwritten {
					marks++
				}
			}
			if n := bytes.Count(data, []byte(Mark)); n == 0 || marks != n {
				t.Errorf("%v: %d texts are marked, and %d named", s.Languages, n, marks)
			}
		} else if s.Matomo {
			expect(t, Review(data, today), "facts")
		} else {
			expect(t, Review(data, today))
		}
		for _, word := range []string{"Opendatasoft", "opendatasoft", "portal", "sessionid", "ortail"} {
			if bytes.Contains(data, []byte(word)) {
				t.Errorf("%v: it speaks of %s", s.Languages, word)
			}
		}
		if bytes.Contains(data, []byte("Matomo")) != s.Matomo || bytes.Contains(data, []byte(`"lang"`)) != (s.LanguageCookie != "") {
			t.Errorf("%v: it has other services than the site\n%s", s.Languages, data)
		}
	}
}
