package record

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"biscotte/policy"
)

// Count is how often something was decided on one day (UTC), on one site, in one language. Counts stay when the records
// are gone: they are about nobody. What is one of
//
//	kind/given, kind/refused, …           see [Kind]
//	source/banner, source/panel, …        see [Source]
//	answer/accepted, /refused, /mixed     everything, nothing, some
//	category/statistics/true, …/false     the answer to one purpose
//	shown/banner                          no answer: a banner was seen, see [Shown]
type Count struct {
	Day      string `json:"day"`
	Site     string `json:"site"`
	Language string `json:"language"`
	What     string `json:"what"`
	N        int64  `json:"n"`
}

// Shown is the count of banners that somebody has seen. No record tells of that.
const Shown = "shown/banner"

// Tally counts records, in order.
func Tally(records []Record) []Count {
	sums := map[Count]int64{}
	for i := range records {
		r := &records[i]
		key := Count{Day: r.Time.UTC().Format(time.DateOnly), Site: r.Site, Language: r.Language}
		for _, what := range r.counted() {
			key.What = what
			sums[key]++
		}
	}
	counts := make([]Count, 0, len(sums))
	for key, n := range sums {
		key.N = n
		counts = append(counts, key)
	}
	SortCounts(counts)
	return counts
}

// SortCounts puts counts in order: by day, site, language and what they count.
func SortCounts(counts []Count) {
	slices.SortFunc(counts, func(a, b Count) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Site, b.Site), cmp.Compare(a.Language, b.Language), cmp.Compare(a.What, b.What))
	})
}

// counted lists what a record is counted as.
func (r *Record) counted() []string {
	what := []string{"kind/" + string(r.Kind), "source/" + string(r.Source)}
	c := policy.Decode(r.Choice)
	if c == nil {
		return what
	}
	for _, a := range c.Answers {
		what = append(what, "category/"+a.Category+"/"+strconv.FormatBool(a.Granted))
	}
	return append(what, "answer/"+outcome(c))
}

func outcome(c *policy.Choice) string {
	yes, no := 0, 0
	count := func(granted bool) {
		if granted {
			yes++
		} else {
			no++
		}
	}
	for _, a := range c.Answers {
		count(a.Granted)
	}
	for _, e := range c.Exceptions {
		count(e.Granted)
	}
	switch {
	case no == 0:
		return "accepted"
	case yes == 0:
		return "refused"
	}
	return "mixed"
}
