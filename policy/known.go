package policy

// Known is what a backend has to know to read an answer: the names of the cookie, and the purposes. A site serves it as
// purposes.json. Formerly are the names that the cookie had before: the newest answer counts, whichever name it has.
// Purposes are those of the strictest regime, which holds where nobody says where the visitor is.
type Known struct {
	Cookie   string        `json:"cookie"`
	Formerly []string      `json:"formerly,omitempty"`
	Purposes []Purpose     `json:"purposes"`
	Regimes  []KnownRegime `json:"regimes,omitempty"`
}

// KnownRegime is what the purposes are in some regions; see [Policy.PurposesIn].
type KnownRegime struct {
	ID       string    `json:"id"`
	Regions  []string  `json:"regions"`
	Purposes []Purpose `json:"purposes"`
}

// Known is what is to be known of p.
func (p *Policy) Known() Known {
	k := Known{Cookie: p.ConsentCookie.Name, Formerly: p.ConsentCookie.Formerly, Purposes: p.Purposes()}
	for i, r := range p.Regimes {
		k.Regimes = append(k.Regimes, KnownRegime{r.ID, r.Regions, p.PurposesIn(&p.Regimes[i])})
	}
	return k
}

// In is the purposes in a region such as "US-CA": those of its own regime, or its country's, or the strictest.
func (k Known) In(region string) []Purpose {
	for _, wanted := range regionAndCountry(region) {
		for _, r := range k.Regimes {
			if contains(r.Regions, wanted) {
				return r.Purposes
			}
		}
	}
	return k.Purposes
}
