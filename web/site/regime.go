package site

import (
	"maps"

	"biscotte/policy"
	"biscotte/web/dist"
)

// Regional is consent.js as it is for some regions, by their ISO 3166 codes. A server that knows where a visitor is
// serves it in the place of the other; for a region that has none, its country's. Regime is its id.
type Regional struct {
	Regime  string
	Regions []string
	Loader  File
}

// strictest is what the data is called that holds wherever no regime is.
const strictest = "all"

// regional are the loaders: one with the data of the strictest regime, and one of each other for the regions where that
// is. The data of all lies beside for pages that say themselves where their visitor is: whatever the loader was served
// with, it fetches another's by data-region. Where a policy has no regimes, there is nothing of all that.
func regional(p *policy.Policy, d *dist.Dist, everywhere data, regimes []data) (loader File, elsewhere []Regional, beside []File) {
	if len(regimes) == 0 {
		return script(d, everywhere), nil, nil
	}
	strict := hashed(strictest, ".json", JSON, encode(everywhere))
	beside = append(beside, strict)
	at := map[string]string{}
	for i, r := range p.Regimes {
		own := hashed(r.ID, ".json", JSON, encode(regimes[i]))
		beside = append(beside, own)
		for _, region := range r.Regions {
			at[region] = own.Path
		}
	}
	for i, r := range p.Regimes {
		v := regimes[i]
		v.Regions = maps.Clone(at)
		v.Regions[""] = strict.Path
		for _, region := range r.Regions {
			v.Regions[region] = "" // that is this one
		}
		elsewhere = append(elsewhere, Regional{r.ID, r.Regions, script(d, v)})
	}
	everywhere.Regions = at
	return script(d, everywhere), elsewhere, beside
}

func script(d *dist.Dist, v data) File {
	return File{Path: loaderName, Type: JavaScript, Body: consentJS(d, v)}
}
