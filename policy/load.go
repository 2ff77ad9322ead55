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
	p, problems := Read(data)
	if len(problems) > 0 {
		return nil, &Problems{File: file, List: problems}
	}
	return p, nil
}

// Read is [Load] for whoever looks on where something is wrong: it returns the policy as far as it can be read, nil if
// it is no JSON, and the problems in the file's order.
func Read(data []byte) (*Policy, []Problem) {
	c := newChecker(data)
	p := c.load()
	sortProblems(c.problems)
	return p, c.problems
}

// Parse reads a policy of the right shape, whatever it means: every field is known, and of its type. It is for tools that
// write the policy again.
func Parse(file string, data []byte) (*Policy, error) {
	c := newChecker(data)
	p := c.load()
	if c.shapeless > 0 || p == nil {
		c.problems = c.problems[:max(c.shapeless, 1)]
		sortProblems(c.problems)
		return nil, &Problems{File: file, List: c.problems}
	}
	return p, nil
}

func sortProblems(problems []Problem) {
	sort.SliceStable(problems, func(i, j int) bool {
		a, b := problems[i], problems[j]
		return a.Line < b.Line || a.Line == b.Line && a.Column < b.Column
	})
}

func (c *checker) load() *Policy {
	root := c.outline()
	if root == nil {
		return nil
	}
	c.remember(root)
	c.checkShape(root, "", reflect.TypeFor[Policy]())
	c.shapeless = len(c.problems)
	p := &Policy{}
	var odd *json.UnmarshalTypeError
	if err := json.Unmarshal(c.data, p); err != nil && (c.shapeless == 0 || !errors.As(err, &odd)) {
		c.at(0, "", err.Error(), "")
		return nil // otherwise the shape says so too, and where
	}
	if !c.spoilt("languages") { // every text is judged by them
		c.check(p)
	}
	return p
}

func (c *checker) outline() *place {
	if len(c.data) > MaxSize {
		c.at(0, "", "the file is larger than a megabyte", "is it a policy?")
		return nil
	}
	root, err := outline(c.data)
	var fault *syntaxError
	if errors.As(err, &fault) {
		c.at(fault.offset, "", fault.message, fault.hint)
	}
	return root
}
