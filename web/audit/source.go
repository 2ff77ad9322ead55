package audit

import (
	"bytes"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"biscotte/policy/audit"
)

// source is a page's source as the server sent it: where its elements are.
type source struct {
	page      string
	elements  []sourceElement
	byAddress map[string]*sourceElement
}

// sourceElement is one element, from its first line to its last.
type sourceElement struct {
	audit.Element
	last   int64
	inline string // the text of an inline script
}

// maxElements bounds the elements of a page that are remembered.
const maxElements = 20000

// attributes that name what an element loads, held or not.
var addressed = []string{"src", "href", "data", "data-consent-src", "data-consent-href", "data-consent-data", "data-src", "data-href"}

// readSource finds the elements of a page that load something or wait for something.
func readSource(page string, body []byte) *source {
	s := &source{page: page, byAddress: map[string]*sourceElement{}}
	base, err := url.Parse(page)
	if err != nil {
		return s
	}
	z, line := html.NewTokenizer(bytes.NewReader(body)), int64(1)
	var script *sourceElement
	for len(s.elements) < maxElements {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		raw := z.Raw()
		start, end := line, line+int64(bytes.Count(raw, []byte("\n")))
		line = end
		switch kind {
		case html.StartTagToken, html.SelfClosingTagToken:
			script = nil
			if e := s.add(z, base, string(raw), start, end); e != nil && e.isScript() {
				script = e
			}
		case html.TextToken:
			if script != nil && script.Address == "" {
				script.read(string(raw), start, end)
			}
		case html.EndTagToken:
			if script != nil {
				script.last, script = end, nil
			}
		}
	}
	for i := range s.elements {
		if e := &s.elements[i]; e.Address != "" && s.byAddress[e.Address] == nil {
			s.byAddress[e.Address] = e
		}
	}
	return s
}

// add remembers an element if it matters.
func (s *source) add(z *html.Tokenizer, base *url.URL, raw string, start, end int64) *sourceElement {
	name, more := z.TagName()
	tag := atom.Lookup(name)
	if tag == atom.Base || tag == atom.A || tag == atom.Form {
		return nil
	}
	e := sourceElement{last: end}
	e.Line, e.Markup = start, shorten(raw)
	attributes := map[string]string{}
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		attributes[string(key)] = string(value)
	}
	for _, name := range addressed {
		if u, err := base.Parse(attributes[name]); err == nil && attributes[name] != "" && e.Address == "" {
			u.Fragment = ""
			e.Address = u.String()
		}
	}
	e.Consent = attributes["data-consent"]
	if e.Address == "" && e.Consent == "" && tag != atom.Script {
		return nil
	}
	_, async := attributes["async"]
	_, deferred := attributes["defer"]
	e.Async = tag == atom.Script && (async || deferred || attributes["type"] == "module")
	e.ThirdParty = e.Address != "" && !sameSite(hostOf(e.Address), base.Hostname())
	e.Banner = tag == atom.Script && isBannerAddress(e.Address)
	e.Starts = tag == atom.Script && hostOf(e.Address) == "www.googletagmanager.com"
	s.elements = append(s.elements, e)
	return &s.elements[len(s.elements)-1]
}

func (e *sourceElement) isScript() bool {
	return strings.HasPrefix(strings.ToLower(e.Markup), "<script")
}

// isBannerAddress tells the banner's tag by the name of its file.
func isBannerAddress(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Path == "/consent.js" || strings.HasSuffix(u.Path, "/consent.js"))
}

var (
	googleDefaults = regexp.MustCompile(`["']consent["']\s*,\s*["']default["']`)
	googleStarts   = regexp.MustCompile(`gtm\.start|gtag\(\s*["'](config|js)["']`)
	googleArrays   = regexp.MustCompile(`dataLayer\.push\(\s*\[\s*["'](consent|config|event|js|set)["']`)
)

// read looks at the text of an inline script.
func (e *sourceElement) read(text string, start, end int64) {
	e.inline, e.last = text, end
	e.Defaults = googleDefaults.MatchString(text)
	e.Starts = googleStarts.MatchString(text)
	if at := googleArrays.FindStringIndex(text); at != nil {
		e.Arrays = start + int64(strings.Count(text[:at[0]], "\n"))
	}
}

// at is the last element that begins at a line or before and has not ended, nil if there is none.
func (s *source) at(line int64) *sourceElement {
	var found *sourceElement
	for i := range s.elements {
		if e := &s.elements[i]; e.Line <= line && line <= e.last {
			found = e
		}
	}
	return found
}

// held is the inline script with that text that waits for consent.
func (s *source) held(text string) *sourceElement {
	for i := range s.elements {
		if e := &s.elements[i]; e.Consent != "" && text != "" && strings.TrimSpace(e.inline) == strings.TrimSpace(text) {
			return e
		}
	}
	return nil
}

// told are the elements that the rules want to know of.
func (s *source) told() []audit.Element {
	var all []audit.Element
	for i := range s.elements {
		e := &s.elements[i]
		if e.isScript() && (e.Address != "" || e.Defaults || e.Starts || e.Arrays > 0) || e.Consent != "" {
			all = append(all, e.Element)
		}
	}
	return all
}

// tag is the element as a cause names it.
func (s *source) tag(e *sourceElement) *audit.Tag {
	return &audit.Tag{Page: s.page, Line: e.Line, Address: e.Address, Markup: e.Markup, Consent: e.Consent}
}

// shorten keeps what is long readable.
func shorten(markup string) string {
	markup = strings.Join(strings.Fields(markup), " ")
	if runes := []rune(markup); len(runes) > 200 {
		return string(runes[:200]) + "…"
	}
	return markup
}
