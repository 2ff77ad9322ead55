package review

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"biscotte/policy"
)

// Fate is what becomes of an answer when a policy changes.
type Fate string

// The values of [Fate].
const (
	Asked   Fate = "asked"                   // visitors are asked, those who have answered too
	Partly  Fate = "asked about what is new" // the answer stands but for new services
	Kept    Fate = "kept"                    // the answer stands
	Exempt  Fate = "exempt"                  // nobody is asked, nor was before
	Freed   Fate = "no longer asked"         // it has become exempt
	Dropped Fate = "dropped"                 // the purpose is gone, and its answer counts for nothing
)

// Change is what a new policy means to a visitor who has answered everything in the old one, for one purpose. What
// lists the differences.
type Change struct {
	Category string   `json:"category"`
	Fate     Fate     `json:"fate"`
	What     []string `json:"what,omitempty"`
}

// Diff tells, purpose by purpose, what visitors will be asked when now replaces old. The rule is the one by which the
// banner asks: [policy.Asked].
func Diff(old, now *policy.Policy) []Change {
	answered := policy.Decide(old.Purposes(), 0, func(string) bool { return true }, nil)
	lost := !known(now.ConsentCookie, old.ConsentCookie.Name)
	if lost {
		answered = nil
	}
	asked := map[string]bool{}
	for _, p := range policy.Asked(now.Purposes(), answered, false) {
		asked[p.ID] = true
	}
	var changes []Change
	for _, c := range now.Categories {
		fate := Kept
		if asked[c.ID] {
			fate = Asked
			for _, s := range c.Services {
				if policy.Allowed(now.Purposes(), answered, c.ID, s.ID) {
					fate = Partly
				}
			}
		}
		one := change(find(old, c.ID), c, fate, now.Default)
		if lost && one.Fate == Asked {
			one.What = append([]string{fmt.Sprintf("the consent cookie was %q, which is not among its former names", old.ConsentCookie.Name)}, one.What...)
		}
		changes = append(changes, one)
	}
	for _, c := range old.Categories {
		if find(now, c.ID) == nil {
			changes = append(changes, Change{c.ID, Dropped, []string{"the purpose is gone"}})
		}
	}
	return changes
}

// known reports whether answers in a cookie of that name are still found.
func known(k policy.ConsentCookie, name string) bool {
	return k.Name == name || slices.Contains(k.Formerly, name)
}

func find(p *policy.Policy, id string) *policy.Category {
	for i := range p.Categories {
		if p.Categories[i].ID == id {
			return &p.Categories[i]
		}
	}
	return nil
}

// change tells of one purpose. lang is the language whose texts count.
func change(old *policy.Category, now policy.Category, fate Fate, lang string) Change {
	c := Change{Category: now.ID, Fate: fate}
	switch {
	case fate != Kept:
	case now.Consent == policy.Exempt && old != nil && old.Consent != policy.Exempt:
		c.Fate = Freed
	case now.Consent == policy.Exempt:
		c.Fate = Exempt
	}
	if old == nil {
		c.What = []string{"the purpose is new"}
		return c
	}
	if old.Consent != now.Consent {
		c.What = append(c.What, fmt.Sprintf("consent: %s, was %s", now.Consent, old.Consent))
	}
	c.What = append(c.What, texts("title", old.Title, now.Title, lang)...)
	c.What = append(c.What, texts("summary", old.Summary, now.Summary, lang)...)
	c.What = append(c.What, services(old.Services, now.Services, lang)...)
	switch {
	case len(c.What) > 0:
	case old.Fingerprint(lang) != now.Fingerprint(lang):
		c.What = []string{"its services or cookies stand in another order"}
	case !reflect.DeepEqual(*old, now):
		c.What = []string{"nothing that the answer depends on"}
	}
	return c
}

// services tells how two lists of services differ.
func services(old, now []policy.Service, lang string) []string {
	return differences(old, now, func(s policy.Service) string { return fmt.Sprintf("service %q", s.ID) },
		func(was, is policy.Service) []string {
			what := differ("provider", was.Provider, is.Provider)
			what = append(what, texts("function", was.Function, is.Function, lang)...)
			what = append(what, texts("location", was.Location, is.Location, lang)...)
			return append(what, cookies(was.Cookies, is.Cookies, lang)...)
		})
}

func cookies(old, now []policy.Cookie, lang string) []string {
	return differences(old, now, func(k policy.Cookie) string { return fmt.Sprintf("cookie %q", k.Label()) },
		func(was, is policy.Cookie) []string {
			what := differ("party", string(was.Party), string(is.Party))
			what = append(what, differ("kind", string(was.Kind), string(is.Kind))...)
			what = append(what, differ("duration", was.Duration, is.Duration)...)
			return append(what, texts("purpose", was.Purpose, is.Purpose, lang)...)
		})
}

// differences goes through two lists by name: what is new, what is gone, and how the rest differs.
func differences[T any](old, now []T, name func(T) string, compare func(was, is T) []string) []string {
	var what []string
	before, after := map[string]T{}, map[string]bool{}
	for _, one := range old {
		before[name(one)] = one
	}
	for _, one := range now {
		after[name(one)] = true
		was, known := before[name(one)]
		if !known {
			what = append(what, name(one)+" is new")
			continue
		}
		for _, difference := range compare(was, one) {
			what = append(what, name(one)+": "+difference)
		}
	}
	for _, one := range old {
		if !after[name(one)] {
			what = append(what, name(one)+" is gone")
		}
	}
	return what
}

func differ(what, was, is string) []string {
	if was == is {
		return nil
	}
	return []string{fmt.Sprintf("%s %s, was %s", what, is, was)}
}

// texts tells that a text says something else. White space says nothing.
func texts(what string, was, is policy.Text, lang string) []string {
	if strings.Join(strings.Fields(was[lang]), " ") == strings.Join(strings.Fields(is[lang]), " ") {
		return nil
	}
	return []string{fmt.Sprintf("%s %q, was %q", what, is[lang], was[lang])}
}
