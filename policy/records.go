package policy

import (
	"fmt"
	"path"
)

// Records says that every answer is sent to the site's own server, which keeps the proof of it (GDPR art. 7(1)).
type Records struct {
	// The path on the site that answers are sent to, as in "/consent/choice": where the server is, behind the site's proxy.
	Endpoint string `json:"endpoint"`
	// The cookie by which a browser knows its own record, as in "eu-consent-record". Only the server writes it, and only
	// where something is granted. Left out, a record belongs to nobody.
	Cookie string `json:"cookie,omitempty"`
	// Count how often the banner is shown: a browser that shows it tells the server the language, and nothing else. No
	// cookie goes along, and nothing is kept in the browser.
	Shown bool `json:"shown,omitempty"`
}

// own is the path on the site where visitors find their own record, "" where no browser knows its record.
func (r *Records) own() string {
	if r == nil || r.Cookie == "" {
		return ""
	}
	return r.beside("record")
}

// Preferences is the path of the form for visitors without JavaScript, "" where there is none.
func (r *Records) Preferences() string {
	if r == nil {
		return ""
	}
	return r.beside("preferences")
}

// Waiting is the key of local storage under which answers wait that could not be sent yet, "" where none are sent.
func (p *Policy) Waiting() string {
	if p.Records == nil {
		return ""
	}
	return p.ConsentCookie.Name + "-waiting"
}

// beside is the path of what the server has beside the endpoint.
func (r *Records) beside(name string) string { return path.Join(path.Dir(r.Endpoint), name) }

// endpointPath is a path of the site that no browser and no proxy rewrites.
const endpointPath = `^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$`

func (c *checker) checkRecords(p *Policy) {
	r := p.Records
	if r == nil {
		return
	}
	if !looksLike(endpointPath, r.Endpoint) {
		c.report("records.endpoint", fmt.Sprintf("%q is no path of the site", r.Endpoint), `as in "/consent/choice"`)
	}
	if r.Cookie == "" {
		return
	}
	c.cookieAttributes("records.cookie", r.Cookie, "", "", "")
	if r.Cookie == p.ConsentCookie.Name || p.LanguageCookie != nil && r.Cookie == p.LanguageCookie.Name {
		c.report("records.cookie", "is another cookie's name", "give it one of its own")
	}
	c.declared(p, "records.cookie", r.Cookie)
	c.hidden(p, "records.cookie", r.Cookie)
}

// hidden wants a cookie that only the server writes to be declared as one that scripts cannot read.
func (c *checker) hidden(p *Policy, path, name string) {
	if c.spoilt("categories") {
		return
	}
	for _, category := range p.Categories {
		for _, service := range category.Services {
			for _, cookie := range service.Cookies {
				if cookie.Name == name && !cookie.HTTPOnly {
					c.report(path, fmt.Sprintf("the cookie %q is declared as one that scripts can read", name), `add "httpOnly": true there`)
				}
			}
		}
	}
}
