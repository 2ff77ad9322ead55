package policy

import (
	"fmt"
	"time"
)

func (c *checker) checkHistory(p *Policy, path string, history []Revision) {
	for i, r := range history {
		at := fmt.Sprintf("%s[%d]", path, i)
		if !validFingerprint(r.Fingerprint) {
			c.report(at+".fingerprint", fmt.Sprintf("%q is no fingerprint", r.Fingerprint), `"biscotte release" writes it`)
		}
		if _, err := time.Parse(time.DateOnly, r.Until); r.Until != "" && err != nil {
			c.report(at+".until", fmt.Sprintf("%q is no date", r.Until), `write the last day of it as "2026-11-24"`)
		}
		if r.Minor && len(r.Added) > 0 {
			c.report(at+".minor", "new services are no minor change", "visitors are asked about those: leave one of the two out")
		}
		for j, id := range r.Added {
			c.id(fmt.Sprintf("%s.added[%d]", at, j), id)
		}
		if r.Note != nil {
			c.text(at+".note", r.Note, p)
		}
	}
}
