package main

// fleet is servers that share a store.
type fleet []*server

func (f fleet) stop() {
	for _, s := range f {
		s.stop()
	}
}

// resident is what they have in memory together, in bytes.
func (f fleet) resident() (sum int64, err error) {
	for _, s := range f {
		n, err := residentTree(s.pid)
		if err != nil {
			return 0, err
		}
		sum += n
	}
	return sum, nil
}
