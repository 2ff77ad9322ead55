package policy

import (
	"crypto/sha256"
	"encoding/base32"
	"strconv"
	"strings"
)

// Fingerprint is a digest of what a category covers: its services, their providers and their cookies with party,
// kind and duration. Texts are not part of it, so that mending a typo or adding a language asks nobody again.
func (c Category) Fingerprint() string {
	var b strings.Builder
	line := func(fields ...string) {
		for _, f := range fields {
			b.WriteString(strconv.Quote(f))
		}
		b.WriteByte('\n')
	}
	line("category", c.ID)
	for _, s := range c.Services {
		line("service", s.ID, s.Provider)
		for _, k := range s.Cookies {
			line("cookie", k.Label(), string(k.Party), string(k.Kind), k.Duration)
		}
	}
	sum := sha256.Sum256([]byte(b.String()))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:]))[:6]
}
