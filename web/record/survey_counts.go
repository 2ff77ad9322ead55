package record

import (
	"fmt"
	"slices"
	"strings"
)

// surplus is what is counted on one day, at one site and in one language, beyond the records that are there: of their kinds,
// their sources, their answers as a whole, and their answers to each purpose.
type surplus map[string]int64

// group is the part of a count of which a record has one at most, "" for what is none of ours.
func group(what string) string {
	parts := strings.Split(what, "/")
	switch {
	case len(parts) == 2 && slices.Contains([]string{"kind", "source", "answer"}, parts[0]):
		return parts[0]
	case len(parts) == 3 && parts[0] == "category" && (parts[2] == "true" || parts[2] == "false"):
		return parts[0] + "/" + parts[1]
	}
	return ""
}

// counted holds the counts against the records. Every record that ever was is counted as one kind and as one source, and one
// that was removed is counted still; so what is counted beyond the records is of those that were removed, and no more of
// anything than these were on that day. Banners that were shown leave nothing to hold their count against.
func (s *survey) counted() (faults []string, err error) {
	counts, err := s.reader.Counts()
	if err != nil {
		return nil, err
	}
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	sums, days := map[string]int64{}, map[Count]surplus{}
	for _, c := range counts {
		if c.What == Shown {
			continue
		}
		n, of, day := c.N, group(c.What), Count{Day: c.Day, Site: c.Site, Language: c.Language}
		if days[day] == nil {
			days[day] = surplus{}
		}
		c.N = 0
		there := s.counts[c]
		delete(s.counts, c)
		if of == "" || n < there {
			fault("counted are %d of %q in %q on %s at %q, where there are %d", n, c.What, c.Language, c.Day, c.Site, there)
		}
		days[day][of] += n - there
		sums[of] += n
	}
	for c, there := range s.counts {
		fault("of %q in %q on %s at %q none is counted, where there are %d", c.What, c.Language, c.Day, c.Site, there)
	}
	for _, of := range []string{"kind", "source"} {
		if sums[of] != s.written {
			fault("%d records were ever written, and %d are counted by their %s", s.written, sums[of], of)
		}
	}
	for day, extra := range days {
		for of, n := range extra {
			if n > extra["kind"] || of == "source" && n != extra["kind"] {
				fault("of %s in %q on %s at %q, %d more are counted than there are records, of which %d were removed",
					of, day.Language, day.Day, day.Site, n, extra["kind"])
			}
		}
	}
	slices.Sort(faults)
	return faults, nil
}
