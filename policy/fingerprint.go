package policy

import (
	"crypto/sha256"
	"encoding/base32"
	"strconv"
	"strings"
)

// Fingerprint is a digest of what a category covers and of how visitors are told: its texts and those of its services
// and cookies in lang, the policy's default language, with providers, parties, kinds and durations. Other languages are
// translations: adding or mending one asks nobody again, nor does a change of white space. A change of text that is none
// of meaning is said to be minor in the [Category]'s history.
func (c Category) Fingerprint(lang string) string {
	var b strings.Builder
	line := func(fields ...string) {
		for _, f := range fields {
			b.WriteString(strconv.Quote(f))
		}
		b.WriteByte('\n')
	}
	text := func(t Text) string { return strings.Join(strings.Fields(t[lang]), " ") }
	line("category", c.ID, text(c.Title), text(c.Summary))
	for _, s := range c.Services {
		line("service", s.ID, s.Provider, text(s.Function), text(s.Location))
		for _, k := range s.Cookies {
			line("cookie", k.Label(), string(k.Party), string(k.Kind), k.Duration, text(k.Purpose))
		}
	}
	return digest(b.String())
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:]))[:6]
}
