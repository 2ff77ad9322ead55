package review

import (
	"fmt"
	"strings"

	"biscotte/policy"
)

// reviewExemptions looks at statistics that nobody is asked about.
func (r *reviewer) reviewExemptions() {
	told := map[string]bool{}
	for _, d := range r.cookies() {
		if !d.exempt() || d.cookie.Kind != policy.KindStatistical && knownAs(d.cookie.Label(), measurers) == "" {
			continue
		}
		if days(d.cookie.Duration) > longestExempt {
			r.find(exemptAge, d.path+".duration", fmt.Sprintf("%s is longer than 13 months", d.cookie.Duration),
				`have it set for 13 months or less, or ask: "consent": "required"`)
		}
		path := d.within + ".exemption"
		if missing := unstated(d.service.Exemption); missing != "" && !told[path] {
			r.find(exemptStatistics, path, fmt.Sprintf("%q counts visits without consent, and does not state: %s", d.service.ID, missing),
				`ask ("consent": "required"), or state under "exemption" what is true of it`)
			told[path] = true
		}
	}
}

// unstated lists the conditions that an exemption does not state.
func unstated(e *policy.Exemption) string {
	if e == nil {
		e = &policy.Exemption{}
	}
	var missing []string
	for _, condition := range []struct {
		name   string
		stated bool
	}{
		{"ownUse", e.OwnUse},
		{"anonymous", e.Anonymous},
		{"notShared", e.NotShared},
		{"notFollowing", e.NotFollowing},
		{"notRenewed", e.NotRenewed},
		{"dataMonths", e.DataMonths > 0},
		{"optOut", e.OptOut != ""},
	} {
		if !condition.stated {
			missing = append(missing, condition.name)
		}
	}
	return strings.Join(missing, ", ")
}
