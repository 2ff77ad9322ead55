package record

import "iter"

// Pages strings pages of a table together. fetch is given the last element of the page before, nil at first; a page of
// fewer than size is the last one.
func Pages[T any](size int, fetch func(last *T) ([]*T, error)) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		var last *T
		for {
			some, err := fetch(last)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, one := range some {
				if !yield(one, nil) {
					return
				}
				last = one
			}
			if len(some) < size {
				return
			}
		}
	}
}
