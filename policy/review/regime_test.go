package review

import (
	"strings"
	"testing"

	"biscotte/policy"
)

// inRegime is the start of the kinds with a regime before it.
func inRegime(rest string) string { return `"regimes": [{"id": "one", ` + rest + `}], "kinds": [` }

func TestRegimesThatKeepToTheLaw(t *testing.T) {
	regimes := `"regimes": [
		{"id": "uk", "kind": "opt-in", "regions": ["GB"], "exceptions": {"statistics": "statistics"}},
		{"id": "us", "kind": "opt-out", "regions": ["US"]},
		{"id": "quebec", "kind": "opt-in", "regions": ["CA-QC"]},
		{"id": "others", "kind": "notice", "regions": ["CA", "MX"]}
	], "gpc": {"refuses": ["statistics"], "lastUpdate": "2026-11-24"}, "kinds": [`
	expect(t, Review(broken(t, `"kinds": [`, regimes), today))
}

func TestATrackerIsNoStatisticsInTheUnitedKingdom(t *testing.T) {
	source := broken(t, `"kinds": [`, inRegime(`"kind": "opt-in", "regions": ["GB"], "exceptions": {"statistics": "statistics"}`))
	expect(t, Review([]byte(strings.Replace(string(source), "_pk_id*", "_ga*", 1)), today), "grounds-uk")
}

func TestWhatIsSharedIsRefusedByTheSignal(t *testing.T) {
	regime := strings.Replace(inRegime(`"kind": "opt-out", "regions": ["US"]`), `"kinds"`, `"gpc": {"refuses": ["media"], "lastUpdate": "2026-11-24"}, "kinds"`, 1)
	p := read(t, broken(t, `"kinds": [`, regime))
	media := p.Categories[1]
	media.ID, media.Services = "media", []policy.Service{heat}
	p.Categories = append(p.Categories, media)
	opendatasoft := p.Providers["opendatasoft"]
	opendatasoft.ThirdParty = true
	p.Providers["opendatasoft"] = opendatasoft
	r := &reviewer{policy: p, places: policy.Locate(Format(p))}
	r.reviewRegimes()
	expect(t, r.findings, "shared")
}
