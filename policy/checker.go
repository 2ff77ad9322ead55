package policy

import "strings"

// checker gathers the problems of one file.
type checker struct {
	data      []byte
	places    map[string]int // offset by JSON path
	problems  []Problem
	shapeless int // how many of the problems, the first ones, are of the file's shape

	texts   int                 // how many texts there are
	lacking map[string][]string // the paths of those that are missing, by language
}

func newChecker(data []byte) *checker {
	return &checker{data: data, places: map[string]int{}, lacking: map[string][]string{}}
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
	if c.follows(path) {
		return
	}
	if _, there := c.places[path]; !there && strings.HasPrefix(message, `""`) {
		message = "missing" // there is nothing to quote
	}
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

// spoilt reports whether something is wrong with the shape of what lies at a path or below, so that what refers to it
// cannot be judged.
func (c *checker) spoilt(path string) bool {
	for _, p := range c.problems[:c.shapeless] {
		if within(p.Path, path) {
			return true
		}
	}
	return c.follows(path)
}

// follows reports whether a problem at a path comes of another of the file's shape: of one there or above, or of an
// unknown field beside it, which may be what is missing.
func (c *checker) follows(path string) bool {
	_, there := c.places[path]
	for _, p := range c.problems[:c.shapeless] {
		if within(path, p.Path) || !there && parentPath(path) == parentPath(p.Path) {
			return true
		}
	}
	return false
}

// within reports whether a path lies at another or below.
func within(path, above string) bool {
	rest, ok := strings.CutPrefix(path, above)
	return ok && (rest == "" || rest[0] == '.' || rest[0] == '[')
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
