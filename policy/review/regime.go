package review

import (
	"fmt"
	"slices"
	"strings"

	"biscotte/policy"
)

// Regions in which a yes comes first. Territories with a code of their own in which the law of the Union holds are among
// those of the European Economic Area.
const (
	economicArea = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO AX GF GP MF MQ RE YT"
	kingdom      = "GB"
	brazil       = "BR"
	quebec       = "CA-QC"
)

// reviewRegimes holds regimes to the law of their regions, as far as it is known here.
func (r *reviewer) reviewRegimes() {
	for i, regime := range r.policy.Regimes {
		path := fmt.Sprintf("regimes[%d]", i)
		for j, region := range regime.Regions {
			r.reviewRegion(fmt.Sprintf("%s.regions[%d]", path, j), regime, region)
		}
		r.reviewGrounds(path, regime)
		r.reviewPrivacySignal(path, regime)
	}
}

func (r *reviewer) reviewRegion(path string, regime policy.Regime, region string) {
	const ask = `take the region out: then everything is asked first there; or write "kind": "opt-in"`
	country, _, _ := strings.Cut(region, "-")
	without := regime.Kind != policy.OptIn
	switch {
	case in(economicArea, country) && (without || len(regime.Exceptions) > 0):
		r.find(yesFirst, path, fmt.Sprintf("in %q nothing that is not exempt is used before a yes", region), "take the region out: then everything is asked first there")
	case country == kingdom && without:
		r.find(yesFirstUK, path, fmt.Sprintf("in %q only statistics and appearance are used before a yes", region), `write "kind": "opt-in", and those categories under "exceptions"`)
	case country == brazil && without:
		r.find(yesFirstBrazil, path, "in Brazil cookies that need consent are off by default", ask)
	case region == quebec && without:
		r.find(yesFirstQuebec, path, "in Québec what identifies or profiles is off by default", ask)
	case region == "CA" && without && !r.leavesOut(quebec):
		r.find(yesFirstQuebec, path, `"CA" includes Québec, where what identifies or profiles is off by default`,
			`add a regime for it: {"id": "quebec", "kind": "opt-in", "regions": ["CA-QC"]}`)
	}
}

func in(list, code string) bool { return slices.Contains(strings.Fields(list), code) }

// leavesOut reports whether a region has a regime of its own.
func (r *reviewer) leavesOut(region string) bool {
	return slices.ContainsFunc(r.policy.Regimes, func(one policy.Regime) bool { return slices.Contains(one.Regions, region) })
}

// reviewGrounds wants exceptions where there are any, and for what they are made for.
func (r *reviewer) reviewGrounds(path string, regime policy.Regime) {
	for _, id := range keys(regime.Exceptions) {
		at := path + ".exceptions." + id
		for _, region := range regime.Regions {
			if country, _, _ := strings.Cut(region, "-"); country != kingdom && !in(economicArea, country) {
				r.find(groundsUK, at, fmt.Sprintf("the exception is one of the United Kingdom, and not of %q", region), `give "GB" a regime of its own`)
				break
			}
		}
		for _, d := range r.cookies() {
			if by := knownAs(d.cookie.Label(), trackers); by != "" && d.category.ID == id {
				r.find(groundsUK, at, fmt.Sprintf("%q is a cookie of %s, which is used for more than that", d.cookie.Label(), by), "take the category out: then it is asked first")
				break
			}
		}
	}
}

// reviewPrivacySignal wants the browser's signal obeyed in the United States.
func (r *reviewer) reviewPrivacySignal(path string, regime policy.Regime) {
	american := slices.ContainsFunc(regime.Regions, func(region string) bool { return region == "US" || strings.HasPrefix(region, "US-") })
	if regime.Kind == policy.OptIn || !american {
		return
	}
	if r.policy.GPC == nil {
		r.find(privacySignal, path+".kind", "nothing says what the browser's privacy signal refuses there",
			`add "gpc": {"refuses": […], "lastUpdate": "…"} with the categories whose data is sold or shared`)
		return
	}
	for _, c := range r.policy.Optional() {
		third := slices.ContainsFunc(c.Services, func(s policy.Service) bool { return r.policy.Providers[s.Provider].ThirdParty })
		if third && !slices.Contains(r.policy.GPC.Refuses, c.ID) && !slices.Contains(regime.OptIn, c.ID) {
			r.find(shared, path+".kind", fmt.Sprintf("the privacy signal does not refuse %q, which has third parties", c.ID),
				`add it to "refuses" under "gpc", if data is sold to them or shared with them`)
		}
	}
}
