package report

import (
	"fmt"
	"strings"

	"biscotte/policy/audit"
)

// Cause says in a line what did something, and which tag of the page brought that; "" where that is not known.
func Cause(c *audit.Cause) string {
	if c == nil {
		return ""
	}
	var parts []string
	switch {
	case c.Response != "":
		parts = append(parts, "the answer of "+c.Response)
	case c.Script != "" && c.Line > 0 && c.Column > 0:
		parts = append(parts, fmt.Sprintf("%s:%d:%d", c.Script, c.Line, c.Column))
	case c.Script != "":
		parts = append(parts, c.Script)
	}
	for _, script := range c.Chain {
		parts = append(parts, "by "+script)
	}
	if t := c.Tag; t != nil {
		parts = append(parts, fmt.Sprintf("by line %d of %s: %s", t.Line, t.Page, t.Markup))
	}
	return strings.Join(strings.Fields(strings.Join(parts, ", ")), " ")
}
