package policy

import "strings"

// counting is how languages sort whole numbers below a million into the forms of a word. Forms stand in phrases in the
// order of CLDR: zero, one, two, few, many, other, as far as the language has them
// (https://cldr.unicode.org/index/cldr-spec/plural-rules). form is the position of a number's form among them.
type counting struct {
	languages string
	forms     int
	form      func(n int) int
}

// usual is what languages do that countings does not name: one, and all others.
var usual = counting{forms: 2, form: func(n int) int { return first(n == 1) }}

var countings = []counting{
	{" id ja km ko lo ms my th vi yue zh ", 1, func(int) int { return 0 }},
	{" am as bn fa fr gu hi hy kn pa pt-br si zu ", 2, func(n int) int { return first(n < 2) }},
	{" is mk ", 2, func(n int) int { return first(n%10 == 1 && n%100 != 11) }},
	{" be bs hr ru sr uk ", 3, func(n int) int {
		teen := between(n%100, 11, 14)
		return first(n%10 == 1 && !teen, between(n%10, 2, 4) && !teen)
	}},
	{" cs sk ", 3, func(n int) int { return first(n == 1, between(n, 2, 4)) }},
	{" pl ", 3, func(n int) int { return first(n == 1, between(n%10, 2, 4) && !between(n%100, 12, 14)) }},
	{" lt ", 3, func(n int) int {
		teen := between(n%100, 11, 19)
		return first(n%10 == 1 && !teen, n%10 > 1 && !teen)
	}},
	{" lv ", 3, func(n int) int {
		teen := between(n%100, 11, 19)
		return first(n%10 == 0 || teen, n%10 == 1)
	}},
	{" mo ro ", 3, func(n int) int { return first(n == 1, n == 0 || between(n%100, 1, 19)) }},
	{" he ", 3, func(n int) int { return first(n == 1, n == 2) }},
	{" sl ", 4, func(n int) int { return first(n%100 == 1, n%100 == 2, between(n%100, 3, 4)) }},
	{" ga ", 5, func(n int) int { return first(n == 1, n == 2, between(n, 3, 6), between(n, 7, 10)) }},
	{" mt ", 5, func(n int) int {
		return first(n == 1, n == 2, n == 0 || between(n%100, 3, 10), between(n%100, 11, 19))
	}},
	{" ar ", 6, func(n int) int {
		return first(n == 0, n == 1, n == 2, between(n%100, 3, 10), between(n%100, 11, 99))
	}},
	{" cy ", 6, func(n int) int { return first(n == 0, n == 1, n == 2, n == 3, n == 6) }},
}

// countingIn is how a language counts: as its code says, or as the language without the rest of the code.
func countingIn(lang string) counting {
	language, _, _ := strings.Cut(lang, "-")
	for _, code := range []string{lang, language} {
		for _, c := range countings {
			if strings.Contains(c.languages, " "+code+" ") {
				return c
			}
		}
	}
	return usual
}

// first is the position of the first condition that holds, or the one after the last.
func first(conditions ...bool) int {
	for i, holds := range conditions {
		if holds {
			return i
		}
	}
	return len(conditions)
}

func between(n, low, high int) bool { return low <= n && n <= high }

// counted are the phrases that count.
var counted = []string{"thirdParties", "minutes", "hours", "days", "months", "years"}

// PluralForms gives a whole number for each form that a language's words have beside one, in the order in which the
// forms stand in a phrase: the least that there is, 0 only where no other has the form.
func PluralForms(lang string) []int {
	c := countingIn(lang)
	examples := make([]int, c.forms)
	for n := 1000; n > 0; n-- {
		examples[c.form(n)] = n
	}
	return examples
}

// plural picks the form of a phrase for a count. A phrase with fewer forms than its language has the last for the rest.
func plural(lang, phrase string, count int) string {
	forms := strings.Split(phrase, "|")
	return forms[min(countingIn(lang).form(count), len(forms)-1)]
}
