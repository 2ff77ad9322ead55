package main

import (
	"cmp"
	"errors"
	"slices"
)

var errNoNames = errors.New("it has no names of functions")

// A size is what one owner has in the file, in bytes.
type size struct {
	owner      string
	code, data int
}

func (s size) total() int { return s.code + s.data }

// measure gives every byte that a release ships to one owner. The biggest comes first.
func measure(m *module) ([]size, error) {
	if len(m.names) == 0 {
		return nil, errNoNames
	}
	byOwner := map[string]*size{}
	of := func(owner string) *size {
		if byOwner[owner] == nil {
			byOwner[owner] = &size{owner: owner}
		}
		return byOwner[owner]
	}
	for i, n := range m.bodies {
		of(owner(m.names[m.imported+i])).code += n
	}
	variables, err := variableSizes(m)
	if err != nil {
		return nil, err
	}
	unknown := m.dataBytes
	for owner, n := range variables {
		of(owner).data += n
		unknown -= n
	}
	of(ownerData).data += unknown
	of(ownerModule).data += m.rest
	return sorted(byOwner), nil
}

func sorted(byOwner map[string]*size) []size {
	var all []size
	for _, s := range byOwner {
		all = append(all, *s)
	}
	slices.SortFunc(all, func(a, b size) int {
		return cmp.Or(cmp.Compare(b.total(), a.total()), cmp.Compare(a.owner, b.owner))
	})
	return all
}
