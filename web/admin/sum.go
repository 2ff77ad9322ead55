package admin

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"biscotte/web/record"
)

// sums are the counts of one site on the days that are looked at.
type sums struct {
	days  []string
	n     map[string]map[string]float64 // by what, then by day; what is of one language where the key ends in "@fr"
	total map[string]float64            // by what
}

// bySite sorts counts out. Every day is there, whether or not anything happened.
func bySite(counts []record.Count, days []string) map[string]*sums {
	sites := map[string]*sums{}
	for _, c := range counts {
		s := sites[c.Site]
		if s == nil {
			s = &sums{days, map[string]map[string]float64{}, map[string]float64{}}
			sites[c.Site] = s
		}
		s.add(c.What, c.Day, float64(c.N))
		s.add(c.What+"@"+c.Language, c.Day, float64(c.N))
	}
	return sites
}

func (s *sums) add(what, day string, n float64) {
	if s.n[what] == nil {
		s.n[what] = map[string]float64{}
	}
	s.n[what][day] += n
	s.total[what] += n
}

// series lists what happened day by day.
func (s *sums) series(what string) []float64 {
	list := make([]float64, len(s.days))
	for i, day := range s.days {
		list[i] = s.n[what][day]
	}
	return list
}

// purposes lists the purposes that were answered, and languages those in which.
func (s *sums) purposes() []string {
	found := map[string]bool{}
	for what := range s.total {
		if rest, ok := strings.CutPrefix(what, "category/"); ok && !strings.Contains(what, "@") {
			name, _, _ := strings.Cut(rest, "/")
			found[name] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// languages come with the most answers first.
func (s *sums) languages() []string {
	found := map[string]bool{}
	for what := range s.total {
		if _, language, ok := strings.Cut(what, "@"); ok {
			found[language] = true
		}
	}
	answers := func(lang string) float64 {
		return s.total["answer/accepted@"+lang] + s.total["answer/mixed@"+lang] + s.total["answer/refused@"+lang]
	}
	return slices.SortedFunc(maps.Keys(found), func(a, b string) int {
		return cmp.Or(cmp.Compare(answers(b), answers(a)), cmp.Compare(a, b))
	})
}

// The days that are looked at, where nothing else is asked for, and at most.
const (
	usualDays = 30
	mostDays  = 400
)

// span reads the first and the last day, and lists all of them. What makes no sense is the usual.
func span(first, last string, now time.Time) []string {
	end, err := time.Parse(time.DateOnly, last)
	if err != nil {
		end = now.UTC().Truncate(24 * time.Hour)
	}
	begin, err := time.Parse(time.DateOnly, first)
	if err != nil || begin.After(end) || end.Sub(begin) > mostDays*24*time.Hour {
		begin = end.AddDate(0, 0, 1-usualDays)
	}
	var days []string
	for day := begin; !day.After(end); day = day.AddDate(0, 0, 1) {
		days = append(days, day.Format(time.DateOnly))
	}
	return days
}
