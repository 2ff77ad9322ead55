package policy

import "fmt"

// checkGeneric looks at a signal whose words are the site owner's own.
func (c *checker) checkGeneric(p *Policy, path string, s Signal) {
	if s.Form != "" && s.To == ToQueue {
		c.oneOf(path+".form", string(s.Form), []string{string(AsArguments), string(AsSpread), string(AsList)})
	}
	if len(s.Start)+len(s.Known)+len(s.Yes)+len(s.No) == 0 {
		c.report(path, "says nothing", `add "start", "known", "yes" or "no": lists of calls, each a list of arguments`)
	}
	if len(s.Yes)+len(s.No) > 0 || s.Category != "" {
		c.wanted(p, path+".category", s.Category)
	}
	for _, moment := range []struct {
		name  string
		calls []Call
	}{{"start", s.Start}, {"known", s.Known}, {"yes", s.Yes}, {"no", s.No}} {
		for i, call := range moment.calls {
			for j, argument := range call {
				c.checkArgument(p, fmt.Sprintf("%s.%s[%d][%d]", path, moment.name, i, j), argument)
			}
		}
	}
}

// checkArgument looks for what depends on the choice: {"?": category, "yes": …, "no": …}.
func (c *checker) checkArgument(p *Policy, path string, v any) {
	switch v := v.(type) {
	case []any:
		for i, inner := range v {
			c.checkArgument(p, fmt.Sprintf("%s[%d]", path, i), inner)
		}
	case map[string]any:
		question, depends := v["?"]
		for _, key := range sortedKeys(v) {
			switch {
			case !depends || key == "yes" || key == "no":
				c.checkArgument(p, path+"."+key, v[key])
			case key != "?":
				c.report(path+"."+key, "unknown field", suggest(key, []string{"?", "yes", "no"}))
			}
		}
		if wanted, ok := question.(string); depends && ok {
			c.wanted(p, path+".?", wanted)
		} else if depends {
			c.report(path+".?", "is no text", "what has to be allowed: a category, or category/service")
		}
	}
}
