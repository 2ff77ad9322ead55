package policy

import (
	"fmt"
	"strings"
)

// asksFirst are the countries in which no default may grant anything: the European Economic Area, the United Kingdom and
// Switzerland (Google's EU user consent policy; ePrivacy Directive, article 5(3)).
const asksFirst = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO GB CH"

func (c *checker) checkGoogle(p *Policy, path string, s Signal) {
	c.checkUpdate(p, path, s, googleTypes)
	if s.Mode != "" {
		c.oneOf(path+".mode", s.Mode, []string{modeBasic, modeAdvanced})
	}
	if s.WaitForUpdate < 0 || s.WaitForUpdate > maxWaitForUpdate {
		c.report(path+".waitForUpdate", fmt.Sprintf("%d is out of range", s.WaitForUpdate), fmt.Sprintf("milliseconds, at most %d", maxWaitForUpdate))
	}
	for _, field := range []string{"waitForUpdate", "regions"} {
		if _, there := c.places[path+"."+field]; there && s.Mode != modeAdvanced {
			c.report(path+"."+field, "has no effect in basic mode: no tag is there before the answer",
				`leave it out, or write "mode": "advanced" if Google's tag is not held (EDPB guidelines 2/2023 speak against that)`)
		}
	}
	for i, region := range s.Regions {
		c.checkRegion(fmt.Sprintf("%s.regions[%d]", path, i), region)
	}
}

func (c *checker) checkRegion(path string, r Region) {
	if len(r.Codes) == 0 {
		c.report(path+".codes", "no region", `list ISO 3166-2 codes, as in ["US-CA"]`)
	}
	if len(r.Granted) == 0 {
		c.report(path+".granted", "nothing is granted there", "leave the region out: everything is denied everywhere else")
	}
	for i, code := range r.Codes {
		at := fmt.Sprintf("%s.codes[%d]", path, i)
		switch country, _, _ := strings.Cut(code, "-"); {
		case !regionCode(code):
			c.report(at, fmt.Sprintf("%q is no region", code), `ISO 3166-2, as in "US" or "US-CA"`)
		case contains(strings.Fields(asksFirst), country):
			c.report(at, fmt.Sprintf("nothing may be granted in %q before the visitor says so", code), "take it out of the list")
		}
	}
	for i, name := range r.Granted {
		c.oneOf(fmt.Sprintf("%s.granted[%d]", path, i), name, googleTypes)
	}
}

// regionCode is a country of two capitals, and perhaps a hyphen and up to three capitals or digits.
func regionCode(s string) bool {
	country, part, parted := strings.Cut(s, "-")
	if len(country) != 2 || len(part) > 3 || parted && part == "" {
		return false
	}
	for _, b := range []byte(country + part) {
		if b < 'A' || b > 'Z' {
			if b < '0' || b > '9' {
				return false
			}
		}
	}
	return country[0] >= 'A' && country[1] >= 'A'
}
