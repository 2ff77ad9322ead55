package policy

import (
	"crypto/sha256"
	"encoding/base32"
	"strconv"
	"strings"
)

// The lengths of fingerprints tell their versions apart. The first version left out whatever is not a cookie: see
// [Category.first].
const (
	firstVersion  = 6
	secondVersion = 7
)

// Fingerprint is a digest of what a category covers and of how visitors are told: its texts and those of its services
// in the default language, with everything that a service keeps, reads or passes on, and who stands behind it. Other
// languages are translations: adding or mending one asks nobody again, nor does a change of white space. A change of text
// that is none of meaning is said to be minor in the [Category]'s history.
func (p *Policy) Fingerprint(c Category) string {
	d := describer{lang: p.Default}
	d.line("category", c.ID, d.text(c.Title), d.text(c.Summary))
	for _, s := range c.Services {
		provider := p.Providers[s.Provider]
		d.line("service", s.ID, s.Provider, d.text(s.Function), d.text(s.Location))
		d.line("provider", provider.Name, strconv.FormatBool(provider.ThirdParty))
		d.line("facts", d.text(s.Data), d.text(s.Recipients), d.text(s.Transfer))
		d.line("pixels", s.Pixels...)
		d.cookies(s.Cookies)
		d.storage(s.Storage)
	}
	return digest(d.String(), secondVersion)
}

// first is the fingerprint of the first version: its texts, functions, locations and cookies. Visitors have answers to it,
// which stand where nothing is known to have changed since.
func (c Category) first(lang string) string {
	d := describer{lang: lang}
	d.line("category", c.ID, d.text(c.Title), d.text(c.Summary))
	for _, s := range c.Services {
		d.line("service", s.ID, s.Provider, d.text(s.Function), d.text(s.Location))
		d.cookies(s.Cookies)
	}
	return digest(d.String(), firstVersion)
}

// FirstFingerprint is [Policy.Fingerprint] as it was before it covered what is no cookie. It is "" once the category's
// history says what came after.
func (p *Policy) FirstFingerprint(c Category) string {
	for _, r := range c.History {
		if len(r.Fingerprint) == secondVersion {
			return ""
		}
	}
	return c.first(p.Default)
}

// describer writes what a fingerprint is a digest of, line by line.
type describer struct {
	strings.Builder
	lang string
}

func (d *describer) line(kind string, fields ...string) {
	d.WriteString(strconv.Quote(kind))
	for _, f := range fields {
		d.WriteString(strconv.Quote(f))
	}
	d.WriteByte('\n')
}

func (d *describer) text(t Text) string { return strings.Join(strings.Fields(t[d.lang]), " ") }

func (d *describer) cookies(cookies []Cookie) {
	for _, k := range cookies {
		d.line("cookie", k.Label(), string(k.Party), string(k.Kind), k.Duration, d.text(k.Purpose))
	}
}

func (d *describer) storage(s *Storage) {
	if s == nil {
		return
	}
	for _, one := range s.rooms() {
		d.line(one.field, one.names...)
	}
	d.line("workers", s.Workers...)
	d.line("storage", d.text(s.Purpose), s.Duration)
}

func digest(text string, length int) string {
	sum := sha256.Sum256([]byte(text))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:]))[:length]
}
