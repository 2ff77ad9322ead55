package policy

import (
	"fmt"
	"strings"
)

// checkFormerly looks at the consent cookie's former names: cookies of these names are removed wherever they are found.
func (c *checker) checkFormerly(p *Policy) {
	taken := map[string]string{p.ConsentCookie.Name: "is its present name"}
	if p.LanguageCookie != nil {
		taken[p.LanguageCookie.Name] = "is the language cookie's name"
	}
	if p.Records != nil {
		taken[p.Records.Cookie] = "is the name of the records' cookie"
	}
	for i, name := range p.ConsentCookie.Formerly {
		path := fmt.Sprintf("consentCookie.formerly[%d]", i)
		switch service := c.declarer(p, name); {
		case !looksLike(cookieName, name) || strings.Contains(name, "*"):
			c.report(path, fmt.Sprintf("%q is no cookie name", name), "letters, digits, hyphens and underscores")
		case taken[name] != "":
			c.report(path, taken[name], "list only names that the consent cookie no longer has")
		case service != "":
			c.report(path, fmt.Sprintf("the service %q declares the cookie %q", service, name), "it would be removed: take it off one of the two")
		}
		taken[name] = "is here twice"
	}
}

// declarer is the service that declares a cookie of that name, "" if none does.
func (c *checker) declarer(p *Policy, name string) string {
	if c.spoilt("categories") {
		return ""
	}
	for _, category := range p.Categories {
		for _, service := range category.Services {
			for _, cookie := range service.Cookies {
				if cookie.Name == name || cookie.Name == "" && cookie.Matches(name) {
					return service.ID
				}
			}
		}
	}
	return ""
}
