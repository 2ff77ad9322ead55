package audit

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
)

// Finding is something seen that is against a rule. Subject says what it is about in few words, as in "cookie _ga"; Pages
// are all pages where it was seen, Page the first of them.
type Finding struct {
	Rule    Rule
	Subject string
	Message string
	Hint    string
	// The category/service of the policy that it belongs to, "" where there is none.
	Service string
	Page    string
	Pages   []string
	Phases  []Phase
	Cause   *Cause
}

// Fingerprint tells a finding from others, in this audit and in the next one: by its rule, its subject and the tag that it
// came from, wherever that has moved to in the page.
func (f *Finding) Fingerprint() string {
	from := ""
	if c := f.Cause; c != nil && c.Tag != nil {
		from = c.Tag.Markup
	}
	if from == "" && pageBound[f.Rule.ID] {
		from = f.Page
	}
	sum := sha256.Sum256([]byte(f.Rule.ID + "\n" + f.Subject + "\n" + from))
	return hex.EncodeToString(sum[:12])
}

// pageBound are the rules on a page as such, where each page is a finding of its own.
var pageBound = map[string]bool{notSeen.ID: true}

// New leaves out the findings that a baseline knows.
func New(findings []Finding, baseline []string) []Finding {
	known := make(map[string]bool, len(baseline))
	for _, f := range baseline {
		known[f] = true
	}
	return slices.DeleteFunc(slices.Clone(findings), func(f Finding) bool { return known[f.Fingerprint()] })
}

// gather puts findings in order and merges those that differ in their pages and phases alone.
func gather(all []Finding) []Finding {
	merged, at := []Finding{}, map[string]int{}
	for _, f := range all {
		key := f.Fingerprint()
		i, ok := at[key]
		if !ok {
			at[key], i = len(merged), len(merged)
			merged = append(merged, f)
		}
		m := &merged[i]
		m.Pages = with(m.Pages, f.Page)
		for _, phase := range f.Phases {
			m.Phases = with(m.Phases, phase)
		}
		if m.Cause == nil {
			m.Cause = f.Cause
		}
	}
	slices.SortStableFunc(merged, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(rank(a.Rule), rank(b.Rule)), cmp.Compare(a.Subject, b.Subject))
	})
	return merged
}

// with is list with one more element, unless that is there already.
func with[T comparable](list []T, one T) []T {
	if slices.Contains(list, one) {
		return list
	}
	return append(slices.Clip(list), one)
}

func rank(r Rule) int {
	return slices.IndexFunc(Rules, func(one Rule) bool { return one.ID == r.ID })
}
