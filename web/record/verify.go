package record

import (
	"context"
	"fmt"
	"slices"
)

// Verdict is what the verification of a store has found: of each chain, and of the store as a whole.
type Verdict struct {
	Chains []Report `json:"chains"`
	Faults []string `json:"faults"`
	// Snapshots is how many there are, each as it was kept.
	Snapshots int `json:"snapshots"`
}

// Report is what the verification of one chain has found.
type Report struct {
	Head    Head `json:"head"`
	Batches int  `json:"batches"`
	Records int  `json:"records"` // that are there and are what was written
	Removed int  `json:"removed"` // that are gone, and said to be
	// By says at whose wish they were removed, as far as that is known.
	By     map[Asker]int `json:"by"`
	Due    int           `json:"due"` // that are said to be removed, and still there: a purge was interrupted
	Faults []Fault       `json:"faults"`
}

// Fault is something in a chain that is not as it was written.
type Fault struct {
	Batch int64  `json:"batch"`
	What  string `json:"what"`
}

// maxFaults is how many faults of a chain are told: where everything is wrong, the first ones say so.
const maxFaults = 100

// Verify looks at all that a store has: at every chain, at the texts that its records refer to, at the counts, and at what is
// below. noted are heads that were written down earlier: they must still be there. progress is told how many records have
// been read. Memory does not grow with the number of records.
func Verify(ctx context.Context, s Store, noted []Head, progress func(done int)) (Verdict, error) {
	var all Verdict
	err := s.Read(ctx, func(r Reader) error {
		heads, err := headsOf(r)
		if err != nil {
			return err
		}
		whole := newSurvey(r)
		done := 0
		for _, head := range heads {
			head.Form = HeadForm
			v := verification{reader: r, noted: noted, survey: whole, report: Report{Head: head, By: map[Asker]int{}}, gone: map[Hash]Asker{}}
			if err := v.run(func() { done++; progress(done) }); err != nil {
				return fmt.Errorf("verifying the chain %q: %w", head.Chain, err)
			}
			all.Chains = append(all.Chains, v.report)
		}
		all.Chains = append(all.Chains, lost(heads, noted)...)
		all.Faults, err = whole.faults()
		all.Snapshots = len(whole.kept)
		return err
	})
	return all, err
}

// headsOf lists the ends of all chains, and those that have none.
func headsOf(r Reader) ([]Head, error) {
	heads, err := r.Heads()
	if err != nil {
		return nil, err
	}
	names, err := r.Chains()
	for _, name := range names {
		if !slices.ContainsFunc(heads, func(h Head) bool { return h.Chain == name }) {
			heads = append(heads, Head{Chain: name})
		}
	}
	return heads, err
}

// lost reports the chains that were noted and of which nothing is left.
func lost(heads, noted []Head) []Report {
	var reports []Report
	for _, n := range noted {
		named := func(h Head) bool { return h.Chain == n.Chain }
		if !slices.ContainsFunc(heads, named) {
			reports = append(reports, Report{Head: Head{Chain: n.Chain}, Faults: []Fault{{n.Number, "the whole chain is missing"}}})
			heads = append(heads, n)
		}
	}
	return reports
}

// verification is that of one chain: first of its batches, which say what was removed, then of its records.
type verification struct {
	reader Reader
	noted  []Head
	survey *survey
	report Report
	gone   map[Hash]Asker // records that were removed one by one
	purges []*Batch       // the batches that removed by time
}

func (v *verification) fault(batch int64, format string, args ...any) {
	if len(v.report.Faults) < maxFaults {
		v.report.Faults = append(v.report.Faults, Fault{batch, fmt.Sprintf(format, args...)})
	}
}

func (v *verification) run(read func()) error {
	if err := v.verifyBatches(); err != nil {
		return err
	}
	return v.verifyRecords(read)
}

// verifyBatches follows the chain from batch to batch.
func (v *verification) verifyBatches() error {
	last := Head{Chain: v.report.Head.Chain}
	for b, err := range v.reader.Batches(last.Chain) {
		if err != nil {
			return err
		}
		v.follow(last, b)
		v.take(b)
		last = b.Head()
	}
	if last.Number != v.report.Head.Number || last.Hash != v.report.Head.Hash || !last.Time.Equal(v.report.Head.Time) {
		v.fault(v.report.Head.Number, "the chain ends with batch %d, and not here", last.Number)
	}
	for _, n := range v.noted {
		if n.Chain == last.Chain && n.Number > last.Number {
			v.fault(n.Number, "it was noted, and is missing")
		}
	}
	return nil
}

func (v *verification) follow(last Head, b *Batch) {
	switch {
	case b.Number > last.Number+1:
		v.fault(last.Number+1, "it is missing; the next one is batch %d", b.Number)
	case b.Previous != last.Hash:
		v.fault(b.Number, "it does not follow batch %d", last.Number)
	}
	if b.sum() != b.Hash {
		v.fault(b.Number, "it has been changed")
	}
	if b.Time.Before(last.Time) {
		v.fault(b.Number, "it is older than batch %d", last.Number)
	}
	if slices.ContainsFunc(v.noted, func(n Head) bool {
		return n.Chain == b.Chain && n.Number == b.Number && n.Hash != b.Hash && (n.Form == HeadForm || n.Hash != b.Formerly)
	}) {
		v.fault(b.Number, "it is not the one that was noted")
	}
}

func (v *verification) take(b *Batch) {
	v.report.Batches++
	v.survey.batch(b)
	if b.Removal == nil {
		return
	}
	for _, h := range b.Removal.Records {
		v.gone[h] = b.Removal.By
	}
	if !b.Removal.Before.IsZero() || len(b.Removal.Batches) > 0 {
		v.purges = append(v.purges, b)
	}
}

// removed reports whether a record of a batch was removed, and at whose wish.
func (v *verification) removed(b *Batch, hash Hash) (by Asker, removed bool) {
	if by, removed = v.gone[hash]; removed {
		return by, true
	}
	i := slices.IndexFunc(v.purges, func(p *Batch) bool { return p.Number > b.Number && p.Removal.covers(b) })
	if i < 0 {
		return "", false
	}
	return v.purges[i].Removal.By, true
}
