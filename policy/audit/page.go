package audit

import (
	"fmt"
	"regexp"
	"strings"

	"biscotte/policy"
)

// judgeFacts looks at a page as such, as it is before an answer.
func (j *judge) judgeFacts(v *Visit) {
	j.judgeTag(v)
	j.judgeGoogle(v)
	j.judgeBanner(v)
	f := v.Facts
	if j.policy != nil && !f.Settings && (j.policy.Look == nil || j.policy.Look.SettingsButton == "") && f.Biscotte {
		j.find(v, Finding{Rule: settingsLink, Subject: "settings", Message: "nothing on the page leads back to the choice"})
	}
	if f.Depends && forAll(f) {
		j.find(v, Finding{
			Rule: vary, Subject: "caching",
			Message: fmt.Sprintf("the page is another one after an answer, but caches may keep it for all (Cache-Control: %s; Vary: %s)", f.CacheControl, f.Vary),
		})
	}
}

// forAll reports whether a shared cache may give one visitor's page to others. Without a life of its own, caches guess one
// (RFC 9111, section 4.2.2), which we leave to them.
func forAll(f *Facts) bool {
	control, varies := strings.ToLower(f.CacheControl), strings.ToLower(f.Vary)
	for _, private := range []string{"private", "no-store", "no-cache"} {
		if strings.Contains(control, private) {
			return false
		}
	}
	if strings.Contains(varies, "cookie") || strings.TrimSpace(varies) == "*" {
		return false
	}
	return strings.Contains(control, "public") || lives.MatchString(control)
}

var lives = regexp.MustCompile(`(s-maxage|max-age)\s*=\s*"?0*[1-9]`)

// judgeTag looks at the tag that brings the banner: whether it is there, once, and first.
func (j *judge) judgeTag(v *Visit) {
	if j.policy == nil {
		return
	}
	var banners, early []Element
	for _, e := range v.Facts.Elements {
		switch {
		case e.Banner:
			banners = append(banners, e)
		case len(banners) == 0 && j.isHeld(e):
			early = append(early, e)
		}
	}
	if len(banners) == 0 {
		if !v.Facts.Biscotte {
			j.find(v, Finding{Rule: tagMissing, Subject: "tag", Message: "the page has no banner: its tag is missing, or did not run"})
		}
		return
	}
	if len(banners) > 1 {
		j.find(v, Finding{Rule: tagTwice, Subject: "tag", Message: fmt.Sprintf("the page has the banner's tag %d times", len(banners)), Cause: v.at(banners[1])})
	}
	for _, e := range early {
		j.find(v, Finding{Rule: tagLate, Subject: "tag", Message: "the banner's tag comes after a tag that it should hold", Cause: v.at(e)})
	}
	if v.Facts.Blocked > slowTag {
		j.find(v, Finding{Rule: tagBlocking, Subject: "tag", Message: fmt.Sprintf("the page waits %d ms for consent.js before it paints anything", v.Facts.Blocked), Cause: v.at(banners[0])})
	}
}

// isHeld reports whether an element waits for consent, or is a script of a service that should.
func (j *judge) isHeld(e Element) bool {
	return e.Consent != "" || len(owners(j.policy, func(c *policy.Category, s *policy.Service) bool {
		return c.Consent == policy.Required && loads(s, e.Address)
	})) > 0
}

// slowTag is how many milliseconds a page may wait for the tag: the first paint is good within 1800 (web.dev, FCP), and the
// rest of the page wants some of that.
const slowTag = 1000

// at is the cause of something that an element of the page's source is to blame for.
func (v *Visit) at(e Element) *Cause {
	return &Cause{Script: e.Address, Line: e.Line, Tag: &Tag{Page: v.Page, Line: e.Line, Address: e.Address, Markup: e.Markup, Consent: e.Consent}}
}

// judgeGoogle looks at Google's queue, where the policy tells Google or the page does.
func (j *judge) judgeGoogle(v *Visit) {
	defaults := j.policy == nil || !signalsGoogle(j.policy)
	for _, e := range v.Facts.Elements {
		if e.Arrays > 0 {
			c := v.at(e)
			c.Line = e.Arrays
			j.find(v, Finding{Rule: googleArray, Subject: "dataLayer", Message: "a command is pushed to Google's queue as an array", Cause: c})
		}
		defaults = defaults || e.Defaults || e.Banner && !e.Async
		if e.Starts && !defaults {
			j.find(v, Finding{Rule: googleLate, Subject: "dataLayer", Message: "a tag of Google starts before the defaults of consent mode are set", Cause: v.at(e)})
		}
	}
}

func signalsGoogle(p *policy.Policy) bool {
	for _, s := range p.Signals {
		if s.To == "google" {
			return true
		}
	}
	return false
}
