package server

import "strings"

// Encodings that a file can be had in, the best first.
const (
	brotliEncoding = iota
	gzipEncoding
	identityEncoding
	encodings
)

var encodingNames = [encodings]string{"br", "gzip", "identity"}

// negotiate picks the best encoding that an Accept-Encoding header allows (RFC 9110, section 12.5.3). Among those
// with the same weight the smallest file wins. It allocates nothing. Where even identity is refused, identity it is: a
// page without a loader helps nobody.
func negotiate(header string) int {
	weights := [encodings]int{-1, -1, -1}
	star := -1
	for header != "" {
		var item string
		item, header, _ = strings.Cut(header, ",")
		name, parameters, _ := strings.Cut(item, ";")
		name = strings.Trim(name, " \t")
		weight := quality(parameters)
		if name == "*" {
			star = weight
			continue
		}
		for i, known := range encodingNames {
			if strings.EqualFold(name, known) || i == gzipEncoding && strings.EqualFold(name, "x-gzip") {
				weights[i] = weight
			}
		}
	}
	return best(weights, star)
}

func best(weights [encodings]int, star int) int {
	choice, top := identityEncoding, 0
	for i, weight := range weights {
		switch {
		case weight < 0 && star >= 0:
			weight = star
		case weight < 0 && i == identityEncoding:
			weight = 1 // acceptable unless refused, but behind whatever was asked for
		}
		if weight > top {
			choice, top = i, weight
		}
	}
	return choice
}

// quality reads a weight in thousandths, 1000 where there is none. One that is no weight counts as 0: not asked for.
func quality(parameters string) int {
	parameters = strings.Trim(parameters, " \t")
	if parameters == "" {
		return 1000
	}
	name, value, ok := strings.Cut(parameters, "=")
	if !ok || !strings.EqualFold(strings.Trim(name, " \t"), "q") {
		return 0
	}
	return thousandths(strings.Trim(value, " \t"))
}

// thousandths reads "0", "1", "0.8", "0.125", "1.000".
func thousandths(s string) int {
	whole, fraction, _ := strings.Cut(s, ".")
	if whole != "0" && whole != "1" || len(fraction) > 3 {
		return 0
	}
	n := int(whole[0]-'0') * 1000
	for i, scale := 0, 100; i < len(fraction); i, scale = i+1, scale/10 {
		if fraction[i] < '0' || fraction[i] > '9' {
			return 0
		}
		n += int(fraction[i]-'0') * scale
	}
	return min(n, 1000)
}
