package audit

import (
	"strings"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"

	"biscotte/policy/audit"
)

// maxChain bounds the scripts between an act and the tag that it came from.
const maxChain = 20

// tracer finds out what caused something, once a visit is over. The recorder is locked meanwhile.
type tracer struct {
	r *recorder
	s *source
}

// position is a place in a script or in a page. Line and column count from 1.
type position struct {
	url          string
	line, column int64
	script       cdp.ScriptID
}

// ofWrite is the cause of something that was kept.
func (t *tracer) ofWrite(w *write) *audit.Cause {
	if w.response != nil {
		c := &audit.Cause{}
		c.Response, _ = withoutValues(w.response.url)
		t.followRequest(c, w.response)
		return c
	}
	return t.ofStack(w.stack)
}

// ofRequest is the cause of a request.
func (t *tracer) ofRequest(one *request) *audit.Cause {
	c := &audit.Cause{}
	if one.by != nil && one.by.Stack != nil {
		if from := t.ofStack(one.by.Stack); from != nil {
			c = from
		}
	}
	if c.Script == "" || t.s != nil && t.s.byAddress[withoutFragment(one.url)] != nil {
		t.followRequest(c, one) // a tag that waited names itself: the gate only let it go
	}
	return c
}

// ofStack is the cause by the place in a script that comes first, or before that what has called for it to run.
func (t *tracer) ofStack(stack *runtime.StackTrace) *audit.Cause {
	if c := t.ofHeld(stack); c != nil {
		return c
	}
	places := places(stack)
	if len(places) == 0 {
		return nil
	}
	c := &audit.Cause{Script: places[0].url, Line: places[0].line, Column: places[0].column}
	t.follow(c, places[0], maxChain)
	return c
}

// ofHeld is the cause where an inline script that waited for consent comes first in a stack: once the gate has let it go, it
// has no address any more, and is known by its text. It is nil where another script comes first.
func (t *tracer) ofHeld(stack *runtime.StackTrace) *audit.Cause {
	if stack == nil || t.s == nil {
		return nil
	}
	for _, f := range stack.CallFrames {
		switch {
		case strings.HasPrefix(f.URL, "biscotte-audit:"):
			continue
		case f.URL != "":
			return nil
		}
		if e := t.s.held(t.r.inline[f.ScriptID]); e != nil {
			return &audit.Cause{Script: t.s.page, Line: e.Line + f.LineNumber, Tag: t.s.tag(e)}
		}
	}
	return nil
}

// places are the positions of a stack in scripts with an address, the nearest first, without those of our own.
func places(stack *runtime.StackTrace) []position {
	var all []position
	for depth := 0; stack != nil && depth < maxChain; stack, depth = stack.Parent, depth+1 {
		for _, f := range stack.CallFrames {
			if f.URL != "" && !strings.HasPrefix(f.URL, "biscotte-audit:") {
				all = append(all, position{withoutFragment(f.URL), f.LineNumber + 1, f.ColumnNumber + 1, f.ScriptID})
			}
		}
	}
	return all
}

// follow goes from a place towards the page until it finds the tag.
func (t *tracer) follow(c *audit.Cause, at position, left int) {
	if left == 0 || t.s == nil {
		return
	}
	if e := t.s.byAddress[at.url]; e != nil && at.url != t.s.page {
		c.Tag = t.s.tag(e)
		return
	}
	if script := t.r.scripts[at.script]; script != nil && script.StackTrace != nil && t.isDocument(at.url) {
		t.followInline(c, at, script.StackTrace, left)
		return
	}
	if at.url == t.s.page {
		if e := t.s.at(at.line); e != nil {
			c.Tag = t.s.tag(e)
		}
		return
	}
	if one := t.r.first[at.url]; one != nil {
		if left < maxChain {
			c.Chain = append(c.Chain, at.url)
		}
		t.followInitiator(c, one, left)
	}
}

// followInline goes on from an inline script that another script has put into the page: the gate with one that waited, or
// a tag manager.
func (t *tracer) followInline(c *audit.Cause, at position, by *runtime.StackTrace, left int) {
	if e := t.s.held(t.r.inline[at.script]); e != nil {
		c.Tag = t.s.tag(e)
		return
	}
	if from := places(by); len(from) > 0 {
		c.Chain = append(c.Chain, "inline script in "+at.url)
		t.follow(c, from[0], left-1)
	}
}

// followRequest goes on from a request, by the element that has its address, or by what asked for it.
func (t *tracer) followRequest(c *audit.Cause, one *request) {
	if t.s == nil {
		return
	}
	if e := t.s.byAddress[withoutFragment(one.url)]; e != nil {
		c.Tag = t.s.tag(e)
		return
	}
	t.followInitiator(c, one, maxChain)
}

func (t *tracer) followInitiator(c *audit.Cause, one *request, left int) {
	by := one.by
	if by == nil {
		return
	}
	if from := places(by.Stack); len(from) > 0 {
		t.next(c, from[0], left)
		return
	}
	if by.Type == network.InitiatorTypeParser || by.URL != "" {
		t.next(c, position{url: withoutFragment(by.URL), line: int64(by.LineNumber) + 1, column: int64(by.ColumnNumber) + 1}, left)
	}
}

// next follows one step more. A place without a script before it is the cause itself.
func (t *tracer) next(c *audit.Cause, at position, left int) {
	if c.Script == "" {
		c.Script, c.Line, c.Column = at.url, at.line, at.column
	} else if at.url != t.s.page && c.Script != at.url && t.s.byAddress[at.url] != nil {
		c.Chain = append(c.Chain, at.url)
	}
	t.follow(c, at, left-1)
}

// isDocument reports whether an address is that of a page or of a frame in it.
func (t *tracer) isDocument(address string) bool {
	one := t.r.first[address]
	return address == t.s.page || one != nil && one.kind == network.ResourceTypeDocument
}

func withoutFragment(address string) string {
	address, _, _ = strings.Cut(address, "#")
	return address
}
