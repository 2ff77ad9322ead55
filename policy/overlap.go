package policy

// overlap reports whether there is a name that fits both of two names or patterns, in which * stands for any characters.
func overlap(a, b string) bool {
	// fits[j] says that what has been read of a can be what comes before the j-th character of b.
	fits := make([]bool, len(b)+1)
	fits[0] = true
	for j := 0; j < len(b) && b[j] == '*'; j++ {
		fits[j+1] = true
	}
	for i := range len(a) {
		next := make([]bool, len(b)+1)
		for j := 0; j <= len(b); j++ {
			switch {
			case a[i] == '*':
				next[j] = fits[j] || j > 0 && next[j-1]
			case j > 0 && b[j-1] == '*':
				next[j] = fits[j] || next[j-1]
			case j > 0 && b[j-1] == a[i]:
				next[j] = fits[j-1]
			}
		}
		fits = next
	}
	return fits[len(b)]
}
