package main

import (
	"cmp"

	"biscotte/policy"
	"biscotte/web/choice"
	"biscotte/web/record"
)

// rule is under which version of a policy, and which of its regimes, a visitor was asked.
type rule struct {
	revision record.Hash
	regime   record.Regime
}

// rulesIn tells for how many days an answer counts, by the copies of the policies that are kept with the records. One that is
// missing or damaged tells nothing: "records verify" finds that.
func rulesIn(r record.Reader) (map[rule]int64, error) {
	days := map[rule]int64{}
	for s, err := range r.Snapshots() {
		if err != nil {
			return nil, err
		}
		revision, err := choice.Describe(*s)
		if err != nil {
			continue
		}
		for _, a := range revision.Asked {
			regime := cmp.Or(record.Regime(a.Regime), record.Strictest)
			days[rule{s.Revision, regime}] = policy.Days(a.Purposes)
		}
	}
	return days, nil
}
