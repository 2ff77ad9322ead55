package policy

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// maxWishes bounds the languages that are looked at, and maxWish the bytes of a code: browsers send a handful of short ones.
const (
	maxWishes = 32
	maxWish   = 100
)

// AcceptedLanguages lists the languages of an Accept-Language header, the most wanted first (RFC 9110, section 12.5.4). What
// is refused (q=0), stands for any (*) or cannot be read is left out.
func AcceptedLanguages(header string) []string {
	type wish struct {
		code   string
		weight float64
	}
	var wishes []wish
	var n int
	for part := range strings.SplitSeq(header, ",") {
		if n++; n > maxWishes {
			break
		}
		code, parameters, _ := strings.Cut(part, ";")
		code = strings.TrimSpace(code)
		if weight := weightOf(parameters); weight > 0 && code != "" && code != "*" && len(code) <= maxWish {
			wishes = append(wishes, wish{code, weight})
		}
	}
	slices.SortStableFunc(wishes, func(a, b wish) int { return cmp.Compare(b.weight, a.weight) })
	codes := make([]string, len(wishes))
	for i, w := range wishes {
		codes[i] = w.code
	}
	return codes
}

// weightOf reads "q=0.8"; 1 if it says nothing, 0 if it says nonsense.
func weightOf(parameters string) float64 {
	parameters = strings.TrimSpace(parameters)
	if parameters == "" {
		return 1
	}
	value, ok := strings.CutPrefix(parameters, "q=")
	weight, err := strconv.ParseFloat(value, 64)
	if !ok || err != nil || weight > 1 {
		return 0
	}
	return weight
}
