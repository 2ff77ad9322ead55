package policy

// Places knows where everything in a policy file stands.
type Places struct{ c *checker }

// Locate reads where everything in data stands, which has to be JSON: in a file that is not, everything is at the top.
func Locate(data []byte) *Places {
	c := newChecker(data)
	if root, err := outline(data); err == nil {
		c.remember(root)
	}
	return &Places{c}
}

// Problem is one at a path, such as "categories[0].title". If nothing stands there, it is shown at the nearest parent.
func (p *Places) Problem(path, message, hint string) Problem {
	p.c.problems = nil
	p.c.report(path, message, hint)
	return p.c.problems[0]
}
