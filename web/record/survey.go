package record

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"time"
)

// survey is what is found of a store as a whole, while its chains are verified.
type survey struct {
	reader   Reader
	referred map[Hash]int       // how many records refer to a text
	shown    map[Hash][]Exhibit // what the chains say was shown
	dropped  map[Hash]int       // and how often that was removed
	kept     map[Hash]Exhibit   // what is there
	written  int64              // records that ever were
	there    int64              // records that are
	counts   map[Count]int64    // of these, by a count of 0
}

func newSurvey(r Reader) *survey {
	return &survey{
		reader: r, referred: map[Hash]int{}, shown: map[Hash][]Exhibit{}, dropped: map[Hash]int{}, kept: map[Hash]Exhibit{},
		counts: map[Count]int64{},
	}
}

func (s *survey) batch(b *Batch) {
	s.written += int64(len(b.Hashes))
	if b.Shown != nil {
		s.shown[b.Shown.Revision] = append(s.shown[b.Shown.Revision], *b.Shown)
	}
	if b.Removal != nil {
		for _, revision := range b.Removal.Snapshots {
			s.dropped[revision]++
		}
	}
}

func (s *survey) record(r *Record) {
	s.there++
	s.referred[r.Revision]++
	for _, what := range r.counted() {
		s.counts[Count{Day: r.Time.UTC().Format(time.DateOnly), Site: r.Site, Language: r.Language, What: what}]++
	}
}

// faults lists what is wrong, once all chains have been verified.
func (s *survey) faults() ([]string, error) {
	faults, err := s.reader.Check()
	if err != nil {
		return nil, err
	}
	texts, err := s.texts()
	if err != nil {
		return nil, err
	}
	counts, err := s.counted()
	faults = slices.Concat(faults, texts, counts)
	return faults[:min(len(faults), maxFaults)], err
}

// texts unpacks every snapshot, and holds it against what the chains say; then it looks for those that are missing.
func (s *survey) texts() (faults []string, err error) {
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	for n, err := range s.reader.Snapshots() {
		if err != nil {
			return nil, err
		}
		if _, err := n.Files(); err != nil {
			fault("what was shown has been changed: %v", err)
		}
		s.kept[n.Revision] = n.exhibit()
	}
	for _, revision := range sorted(s.shown) {
		said, there := s.shown[revision], false
		kept, found := s.kept[revision]
		for _, e := range said {
			there = there || e == kept || e.Time.Equal(kept.Time) && e.Site == kept.Site && e.Archive == kept.Archive
		}
		switch {
		case found && !there:
			fault("the snapshot %s is not what the chain says was kept", revision)
		case !found && len(said) > s.dropped[revision]:
			fault("the snapshot %s is missing, which was shown from %s on", revision, said[0].Time.Format(time.DateOnly))
		}
	}
	for _, revision := range sorted(s.referred) {
		if _, found := s.kept[revision]; !found {
			fault("%d records refer to the snapshot %s, which is missing", s.referred[revision], revision)
		}
	}
	return faults, nil
}

func sorted[T any](m map[Hash]T) []Hash {
	return slices.SortedFunc(maps.Keys(m), func(a, b Hash) int { return cmp.Compare(string(a[:]), string(b[:])) })
}
