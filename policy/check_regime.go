package policy

import "fmt"

func (c *checker) checkRegimes(p *Policy) {
	ids, regions := map[string]bool{}, map[string]bool{}
	for i, r := range p.Regimes {
		path := fmt.Sprintf("regimes[%d]", i)
		c.unique(path+".id", r.ID, ids)
		c.oneOf(path+".kind", string(r.Kind), []string{string(OptIn), string(OptOut), string(Notice)})
		if len(r.Regions) == 0 {
			c.report(path+".regions", "no region", `list countries or parts of them, as in ["GB"] or ["US-CA"]`)
		}
		for j, code := range r.Regions {
			at := fmt.Sprintf("%s.regions[%d]", path, j)
			switch {
			case !regionCode(code):
				c.report(at, fmt.Sprintf("%q is no region", code), `ISO 3166, as in "GB" or "US-CA"`)
			case regions[code]:
				c.report(at, fmt.Sprintf("%q has a regime already", code), "keep one of the two")
			}
			regions[code] = true
		}
		c.checkExceptions(p, path, r)
		c.checkOptIn(p, path, r)
	}
}

func (c *checker) checkExceptions(p *Policy, path string, r Regime) {
	if r.Kind != OptIn && len(r.Exceptions) > 0 {
		c.report(path+".exceptions", "nothing needs a yes there", `leave them out, or write "kind": "opt-in"`)
	}
	for _, id := range sortedKeys(r.Exceptions) {
		at := path + ".exceptions." + id
		c.asked(p, at, id)
		c.oneOf(at, string(r.Exceptions[id]), []string{string(ForStatistics), string(ForAppearance)})
	}
}

func (c *checker) checkOptIn(p *Policy, path string, r Regime) {
	if r.Kind == OptIn && len(r.OptIn) > 0 {
		c.report(path+".optIn", "everything needs a yes there", "leave it out")
	}
	for i, id := range r.OptIn {
		c.asked(p, fmt.Sprintf("%s.optIn[%d]", path, i), id)
	}
}

// asked wants a category that needs the visitor's yes.
func (c *checker) asked(p *Policy, path, id string) {
	switch category := p.category(id); {
	case category == nil && c.spoilt("categories"):
	case category == nil:
		c.report(path, fmt.Sprintf("unknown category %q", id), suggest(id, categoryIDs(p.Optional())))
	case category.Consent != Required:
		c.report(path, fmt.Sprintf("%q is exempt everywhere", id), "known here: those whose consent is required")
	}
}
