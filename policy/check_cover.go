package policy

import (
	"fmt"
	"strings"
)

// sessions are the names under which frameworks keep their visitors signed in and their forms safe: Django, PHP, Java,
// ASP.NET, Express, Rails, Laravel, Flask, Next. Their owners often declare no more than what they write themselves.
var sessions = []string{
	"sessionid", "csrftoken", "messages", "PHPSESSID", "JSESSIONID", "ASP.NET_SessionId", ".AspNetCore.Session", "connect.sid",
	"_session_id", "laravel_session", "XSRF-TOKEN", "session", "next-auth.session-token", "__Host-session", "__Secure-session",
}

// named is a name or a pattern that is declared, and where.
type named struct{ label, path string }

// things are what services declare of one kind: cookies, or keys of one sort of storage. Optional ones are removed where a
// visitor refuses, exempt ones never are. The usual ones are needed wherever they are set.
type things struct {
	what                    string
	optional, exempt, usual []named
}

// checkCover wants nothing that is removed after a refusal to fit what is never to be removed: the site's own session, the
// answer itself, whatever is declared as necessary.
func (c *checker) checkCover(p *Policy) {
	for _, t := range p.things() {
		for _, one := range t.optional {
			c.covers(t, one)
		}
	}
}

func (c *checker) covers(t things, one named) {
	const hint = "declare it more narrowly: what is declared here is removed when the visitor refuses it"
	if t.what != "cookies" && strings.Trim(one.label, "*") == "" {
		return // that is told of any storage
	}
	if strings.Contains(one.label, "*") && len(strings.ReplaceAll(one.label, "*", "")) < 2 {
		c.report(one.path, fmt.Sprintf("%q fits too much: the site's own %s, too", one.label, t.what), hint)
		return
	}
	others := t.exempt
	if strings.Contains(one.label, "*") { // an exact name is what its owner means
		others = append(others[:len(others):len(others)], t.usual...)
	}
	for _, other := range others {
		// One name declared twice is told of by the review: one answer decides on it.
		if one.label != other.label && overlap(one.label, other.label) {
			c.report(one.path, fmt.Sprintf("%q may be %q, which %s", one.label, other.label, other.path), hint)
			return
		}
	}
}

// things lists what services declare, by kind. A cookie of another site is not ours to remove.
func (p *Policy) things() []things {
	cookies := things{what: "cookies", exempt: p.own()}
	for _, name := range sessions {
		cookies.usual = append(cookies.usual, named{name, "keeps visitors signed in on many sites"})
	}
	rooms := []things{{what: "local storage"}, {what: "session storage"}, {what: "databases"}, {what: "caches"}}
	if key := p.Waiting(); key != "" {
		rooms[0].exempt = []named{{key, "keeps the visitor's answer until it is sent"}}
	}
	for i, category := range p.Categories {
		for j, s := range category.Services {
			path := fmt.Sprintf("categories[%d].services[%d]", i, j)
			for k, cookie := range s.Cookies {
				if cookie.Party != ThirdParty {
					cookies.add(category.Consent, s.ID, path+cookie.at(k), cookie.Label())
				}
			}
			for r, keys := range s.Storage.rooms() {
				for k, key := range keys.names {
					rooms[r].add(category.Consent, s.ID, fmt.Sprintf("%s.storage.%s[%d]", path, keys.field, k), key)
				}
			}
		}
	}
	return append(rooms, cookies)
}

// at is the path of the k-th cookie's label, from its service.
func (c Cookie) at(k int) string {
	if c.Name != "" {
		return fmt.Sprintf(".cookies[%d].name", k)
	}
	return fmt.Sprintf(".cookies[%d].pattern", k)
}

func (t *things) add(consent Consent, service, path, label string) {
	if consent == Required {
		t.optional = append(t.optional, named{label, path})
	} else {
		t.exempt = append(t.exempt, named{label, fmt.Sprintf("the service %q needs", service)})
	}
}

// own are the cookies that we write or leave to the site's application.
func (p *Policy) own() []named {
	var own []named
	for _, name := range p.ConsentCookie.Names() {
		own = append(own, named{name, "keeps the visitor's answer"})
	}
	if p.LanguageCookie != nil {
		own = append(own, named{p.LanguageCookie.Name, "keeps the visitor's language"})
	}
	if p.Records != nil && p.Records.Cookie != "" {
		own = append(own, named{p.Records.Cookie, "leads to the record of the answer"})
	}
	return own
}

// keys are the names in one field of [Storage].
type keys struct {
	field string
	names []string
}

// rooms lists the fields of s in their order; without storage, all of them are empty.
func (s *Storage) rooms() []keys {
	if s == nil {
		return nil
	}
	return []keys{{"local", s.Local}, {"session", s.Session}, {"databases", s.Databases}, {"caches", s.Caches}}
}
