package policy

import (
	"encoding/json"
	"errors"
	"reflect"
	"sort"
)

// MaxSize bounds a policy file, in bytes.
const MaxSize = 1 << 20

// Load reads a policy from data; file is what errors call it. Whatever is wrong comes back at once, as [*Problems].
func Load(file string, data []byte) (*Policy, error) {
	c := &checker{data: data, places: map[string]int{}}
	p := c.load()
	if len(c.problems) > 0 {
		sort.SliceStable(c.problems, func(i, j int) bool {
			a, b := c.problems[i], c.problems[j]
			return a.Line < b.Line || a.Line == b.Line && a.Column < b.Column
		})
		return nil, &Problems{File: file, List: c.problems}
	}
	return p, nil
}

func (c *checker) load() *Policy {
	if len(c.data) > MaxSize {
		c.at(0, "", "the file is larger than a megabyte", "is it a policy?")
		return nil
	}
	root, err := outline(c.data)
	if err != nil {
		var fault *syntaxError
		if errors.As(err, &fault) {
			c.at(fault.offset, "", "not JSON: "+fault.message, "look just before this place for a quote, comma or bracket that is missing or too many")
		}
		return nil
	}
	c.remember(root)
	c.checkShape(root, "", reflect.TypeFor[Policy]())
	if len(c.problems) > 0 {
		return nil
	}
	p := &Policy{}
	if err := json.Unmarshal(c.data, p); err != nil {
		c.at(0, "", err.Error(), "")
		return nil
	}
	c.check(p)
	return p
}
