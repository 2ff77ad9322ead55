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
		one := change(old, now, c, fate)
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

// change tells of one purpose. The texts of the default language count.
func change(before, after *policy.Policy, now policy.Category, fate Fate) Change {
	old, lang := find(before, now.ID), after.Default
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
	c.What = append(c.What, services(before, after, old.Services, now.Services)...)
	switch {
	case len(c.What) > 0:
	case before.Fingerprint(*old) != after.Fingerprint(now):
		c.What = []string{"its services or cookies stand in another order"}
	case !reflect.DeepEqual(*old, now):
		c.What = []string{"nothing that the answer depends on"}
	}
	return c
}

// services tells how two lists of services differ.
func services(before, after *policy.Policy, old, now []policy.Service) []string {
	lang := after.Default
	return differences(old, now, func(s policy.Service) string { return fmt.Sprintf("service %q", s.ID) },
		func(was, is policy.Service) []string {
			what := differ("provider", was.Provider, is.Provider)
			what = append(what, providers(before.Providers[was.Provider], after.Providers[is.Provider])...)
			what = append(what, texts("function", was.Function, is.Function, lang)...)
			what = append(what, texts("location", was.Location, is.Location, lang)...)
			what = append(what, texts("data", was.Data, is.Data, lang)...)
			what = append(what, texts("recipients", was.Recipients, is.Recipients, lang)...)
			what = append(what, texts("transfer", was.Transfer, is.Transfer, lang)...)
			what = append(what, lists("pixel", was.Pixels, is.Pixels)...)
			what = append(what, storage(was.Storage, is.Storage, lang)...)
			return append(what, cookies(was.Cookies, is.Cookies, lang)...)
		})
}

func providers(was, is policy.Provider) []string {
	what := differ("the provider's name", was.Name, is.Name)
	if was.ThirdParty != is.ThirdParty {
		what = append(what, fmt.Sprintf("a third party: %t, was %t", is.ThirdParty, was.ThirdParty))
	}
	return what
}

// storage tells how what is kept beside cookies differs.
func storage(was, is *policy.Storage, lang string) []string {
	var none policy.Storage
	if was == nil {
		was = &none
	}
	if is == nil {
		is = &none
	}
	what := lists("local storage", was.Local, is.Local)
	what = append(what, lists("session storage", was.Session, is.Session)...)
	what = append(what, lists("database", was.Databases, is.Databases)...)
	what = append(what, lists("cache", was.Caches, is.Caches)...)
	what = append(what, lists("service worker", was.Workers, is.Workers)...)
	what = append(what, texts("purpose of the storage", was.Purpose, is.Purpose, lang)...)
	return append(what, differ("duration of the storage", was.Duration, is.Duration)...)
}

func lists(kind string, was, is []string) []string {
	name := func(one string) string { return fmt.Sprintf("%s %q", kind, one) }
	return differences(was, is, name, func(string, string) []string { return nil })
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
