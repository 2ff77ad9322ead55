package policy

// checker gathers the problems of one file.
type checker struct {
	data     []byte
	places   map[string]int // offset by JSON path
	problems []Problem
}

// remember notes where every path of the file is.
func (c *checker) remember(p *place) {
	for _, m := range p.members {
		c.places[m.path] = m.offset
		c.remember(m.value)
	}
}

// at reports a problem at an offset.
func (c *checker) at(offset int, path, message, hint string) {
	line, column := lineColumn(c.data, offset)
	c.problems = append(c.problems, Problem{Path: path, Line: line, Column: column, Message: message, Hint: hint})
}

// report reports a problem at a path. A path that is not in the file (something is missing) is shown where its
// nearest parent stands.
func (c *checker) report(path, message, hint string) {
	offset, at := 0, path
	for at != "" {
		if o, ok := c.places[at]; ok {
			offset = o
			break
		}
		at = parentPath(at)
	}
	if at == "" {
		offset = skipSpace(c.data, 0)
	}
	c.at(offset, path, message, hint)
}

// parentPath takes the last field or index off a path.
func parentPath(path string) string {
	for i := len(path) - 1; i >= 0; i-- {
		if path[i] == '.' || path[i] == '[' {
			return path[:i]
		}
	}
	return ""
}
