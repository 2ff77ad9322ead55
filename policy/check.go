package policy

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

// What codes, names, domains and paths look like. They are compiled when a policy is checked, not when the program
// starts: the component starts in a visitor's browser, and checks nothing.
const (
	languageCode = `^[a-z]{2,8}(-[a-z0-9]{1,8})*$`
	// cookieName is the token of RFC 6265, section 4.1.1, a * added for patterns.
	cookieName = "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,128}$"
	domainName = `^\.?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]*[a-z0-9])?$`
	cookiePath = `^/[A-Za-z0-9/._~%!$&'()*+,=:@-]*$`
	// pixelAddress is a host and perhaps a path, a * in either for any characters.
	pixelAddress = `^[a-z0-9*]([a-z0-9.*-]*[a-z0-9*])?(/[A-Za-z0-9/._~%!$&'()*+,=:@-]*)?$`
)

func looksLike(pattern, s string) bool { return regexp.MustCompile(pattern).MatchString(s) }

// check looks at what the policy means, once its shape is right.
func (c *checker) check(p *Policy) {
	c.checkHead(p)
	c.checkLanguages(p)
	c.checkController(p)
	c.checkConsentCookie(p)
	c.checkLanguageCookie(p)
	c.checkRecords(p)
	c.text("site", p.Site, p)
	c.text("about", p.About, p)
	c.links("policyPage", p.PolicyPage, p)
	c.checkKinds(p)
	c.checkProviders(p)
	c.checkCategories(p)
	c.checkCover(p)
	c.checkRegimes(p)
	c.checkGPC(p)
	c.checkSignals(p)
	c.checkLook(p.Look)
	c.checkTexts(p)
	c.reportLacking(p)
}

func (c *checker) checkHead(p *Policy) {
	switch _, there := c.places["version"]; {
	case p.Version == 0 && !there:
		c.report("version", "missing", fmt.Sprintf(`write "version": %d`, Version))
	case p.Version != Version:
		c.report("version", fmt.Sprintf("is %d, and this program reads version %d", p.Version, Version), fmt.Sprintf(`write "version": %d`, Version))
	}
	if p.Load != "" {
		c.oneOf("load", string(p.Load), []string{string(LoadIdle), string(LoadIntent)})
	}
	if _, err := time.Parse(time.DateOnly, p.Reviewed); err != nil {
		c.report("reviewed", fmt.Sprintf("%q is no date", p.Reviewed), `write the day of the last review as "2026-11-24"`)
	}
}

func (c *checker) checkLanguages(p *Policy) {
	if len(p.Languages) == 0 {
		c.report("languages", "no language", `list the site's languages, as in ["en", "fr"]`)
		return
	}
	seen := map[string]bool{}
	for i, code := range p.Languages {
		path := fmt.Sprintf("languages[%d]", i)
		switch {
		case !looksLike(languageCode, code):
			c.report(path, fmt.Sprintf("%q is no language code", code), languageHint(code))
		case seen[code]:
			c.report(path, fmt.Sprintf("%q is here twice", code), "keep one of the two")
		}
		seen[code] = true
	}
	if !seen[p.Default] {
		c.report("defaultLanguage", fmt.Sprintf("%q is not among the languages", p.Default), "known here: "+strings.Join(p.Languages, ", "))
	}
}

// languageHint knows how other systems write codes.
func languageHint(code string) string {
	if mended := strings.ToLower(strings.ReplaceAll(code, "_", "-")); looksLike(languageCode, mended) {
		return fmt.Sprintf("did you mean %q?", mended)
	}
	return `lower case with hyphens, as in "pt-br"`
}

func (c *checker) checkController(p *Policy) {
	if p.Controller.Name == "" {
		c.report("controller.name", "missing", "visitors must be told who asks (GDPR art. 13(1)(a))")
	}
	c.link("controller.privacy", p.Controller.Privacy)
}

func (c *checker) checkConsentCookie(p *Policy) {
	k := p.ConsentCookie
	c.cookieAttributes("consentCookie", k.Name, k.Domain, k.Path, k.SameSite)
	if k.SameSite == "None" {
		c.report("consentCookie.sameSite", "a consent cookie must not travel to other sites", `write "Lax" or "Strict"`)
	}
	c.declared(p, "consentCookie.name", k.Name)
	c.checkFormerly(p)
}

func (c *checker) checkLanguageCookie(p *Policy) {
	k := p.LanguageCookie
	if k == nil {
		return
	}
	c.cookieAttributes("languageCookie", k.Name, k.Domain, k.Path, k.SameSite)
	if k.SameSite == "None" && !k.Secure {
		c.report("languageCookie.sameSite", `browsers refuse "None" without "secure"`, `add "secure": true, as the application must too`)
	}
	if k.MaxAge < 0 {
		c.report("languageCookie.maxAge", "is negative", "seconds, or nothing for a session cookie")
	}
	if k.Name != "" && k.Name == p.ConsentCookie.Name {
		c.report("languageCookie.name", "is the consent cookie's", "give them different names")
	}
	c.declared(p, "languageCookie.name", k.Name)
}

func (c *checker) cookieAttributes(path, name, domain, cookiesPath, sameSite string) {
	if !looksLike(cookieName, name) || strings.Contains(name, "*") {
		c.report(path+".name", fmt.Sprintf("%q is no cookie name", name), "letters, digits, hyphens and underscores")
	}
	if domain != "" && !looksLike(domainName, domain) {
		c.report(path+".domain", fmt.Sprintf("%q is no domain", domain), `as in "example.org"; leave it out for the host alone`)
	}
	if strings.HasPrefix(name, "__Host-") && domain != "" {
		c.report(path+".domain", fmt.Sprintf("browsers refuse %q with a domain", name), "leave the domain out, or take another name")
	}
	if strings.HasPrefix(name, "__Host-") && cookiesPath != "" && cookiesPath != "/" {
		c.report(path+".path", fmt.Sprintf("browsers refuse %q with a path", name), "leave the path out, or take another name")
	}
	if cookiesPath != "" && !looksLike(cookiePath, cookiesPath) {
		c.report(path+".path", fmt.Sprintf("%q is no path", cookiesPath), `begins with "/"`)
	}
	switch sameSite {
	case "", "Lax", "Strict", "None":
	default:
		c.report(path+".sameSite", fmt.Sprintf("%q is unknown", sameSite), suggest(sameSite, []string{"Lax", "Strict", "None"}))
	}
}

// declared wants a cookie that we write ourselves to be in the table that visitors read, among the exempt ones.
func (c *checker) declared(p *Policy, path, name string) {
	if name == "" || c.spoilt("categories") {
		return
	}
	for _, category := range p.Categories {
		for _, service := range category.Services {
			for _, cookie := range service.Cookies {
				if cookie.Name == name && category.Consent == Exempt {
					return
				}
			}
		}
	}
	c.report(path, fmt.Sprintf("no exempt category declares the cookie %q", name), "add it to the cookies of a service there")
}

func (c *checker) checkTexts(p *Policy) {
	known := map[string]bool{}
	for _, name := range PhraseNames() {
		known[name] = true
	}
	for lang, texts := range p.Texts {
		if !contains(p.Languages, lang) {
			c.report("texts."+lang, fmt.Sprintf("%q is not among the languages", lang), suggest(lang, p.Languages))
		}
		for name, text := range texts {
			path := "texts." + lang + "." + name
			switch {
			case !known[name]:
				c.report(path, "unknown text", suggest(name, PhraseNames()))
			case strings.TrimSpace(text) == "":
				c.report(path, "is empty", "write a text, or leave it out to keep ours")
			case contains(counted, name):
				c.checkForms(path, lang, text)
			}
		}
	}
}
