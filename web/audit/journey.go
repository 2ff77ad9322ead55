package audit

import (
	"context"
	"errors"
	"time"

	"github.com/chromedp/cdproto/network"

	"biscotte/policy/audit"
)

// journey is one page in one phase, with a profile of its own.
type journey struct {
	phase audit.Phase
	only  string
}

// journeys are the phases that a page is looked at in.
func (o Options) journeys() []journey {
	if o.BeforeOnly {
		return []journey{{phase: audit.Before}}
	}
	all := []journey{{phase: audit.Before}, {phase: audit.Refused}, {phase: audit.Accepted}}
	for _, only := range o.Each {
		all = append(all, journey{audit.Accepted, only})
	}
	return append(all, journey{phase: audit.Withdrawn})
}

// outcome is what a journey has seen, where the page links to, and the digests of the page's source: as it came first, and
// after the answer.
type outcome struct {
	visits       []audit.Visit
	links        []string
	first, after [32]byte
}

// travel makes a journey. A page that could not be looked at is a visit that says so; an error ends the audit.
func (j journey) travel(parent context.Context, o Options, address string) (outcome, error) {
	t, end, err := openTab(parent, o, address)
	if err != nil {
		return outcome{}, err
	}
	defer end()
	defer t.closeDialogs()()
	ctx, cancel := context.WithTimeout(t.ctx, j.time(o))
	defer cancel()
	out, err := j.walk(ctx, t)
	var why *unreachable
	var missing *absent
	switch {
	case parent.Err() != nil:
		return outcome{}, parent.Err()
	case errors.As(err, &why), errors.As(err, &missing):
		out.visits = append(out.visits, j.visit(address, false, err.Error()))
	case err != nil && ctx.Err() != nil:
		out.visits = append(out.visits, j.visit(address, false, t.expired(ctx).Error()))
	case err != nil:
		out.visits = append(out.visits, j.visit(address, false, t.unable(err).Error()))
	}
	return out, nil
}

// time is how long a journey may take: its pages, each with the time of one.
func (j journey) time(o Options) time.Duration {
	if j.phase == audit.Before {
		return o.Timeout
	}
	return 2 * o.Timeout
}

func (j journey) visit(address string, next bool, failure string) audit.Visit {
	return audit.Visit{Page: address, Phase: j.phase, Only: j.only, Next: next, Failure: failure}
}

// walk goes through the phase: the page, the answer, what follows, and the page once more.
func (j journey) walk(ctx context.Context, t *tab) (outcome, error) {
	var out outcome
	if err := t.open(ctx); err != nil {
		return out, err
	}
	_, out.first = t.source(ctx)
	if j.phase == audit.Before {
		return out, j.before(ctx, t, &out)
	}
	if err := j.answer(ctx, t); err != nil {
		return out, err
	}
	if err := j.see(ctx, t, &out, false); err != nil {
		return out, err
	}
	if j.phase != audit.Accepted {
		t.mark()
	} else if err := call(ctx, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true}); err != nil {
		return out, t.failed(ctx, err) // only the server knows whether the page depends on the answer
	}
	if err := t.open(ctx); err != nil {
		return out, err
	}
	_, out.after = t.source(ctx)
	return out, j.see(ctx, t, &out, true)
}

func (j journey) before(ctx context.Context, t *tab, out *outcome) error {
	facts, err := t.facts(ctx)
	if err != nil {
		return err
	}
	if err := j.see(ctx, t, out, false); err != nil {
		return err
	}
	out.visits[0].Facts = facts
	if t.o.Pages > 0 {
		return t.evaluate(ctx, linksScript, 0, &out.links)
	}
	return nil
}

// linksScript lists where a page links to.
const linksScript = `[...document.querySelectorAll("a[href], area[href]")].slice(0, 2000).map((a) => String(a.href)).filter((a) => a.startsWith("http"))`

// answer gives the phase's answer. What comes after a no is looked at alone.
func (j journey) answer(ctx context.Context, t *tab) error {
	switch j.phase {
	case audit.Refused:
		t.mark()
		return t.give(ctx, answer{do: "refuse"})
	case audit.Accepted:
		return t.give(ctx, answer{do: "accept", only: j.only})
	}
	if err := t.give(ctx, answer{do: "accept"}); err != nil {
		return err
	}
	if err := t.stir(ctx); err != nil {
		return err
	}
	t.mark()
	return t.give(ctx, answer{do: "withdraw"})
}

// see does what visitors do on the page, and writes down what has come of it.
func (j journey) see(ctx context.Context, t *tab, out *outcome, next bool) error {
	if err := t.stir(ctx); err != nil {
		return err
	}
	v, err := t.see(ctx, j.visit(t.page, next, ""))
	if err != nil {
		return err
	}
	out.visits = append(out.visits, v)
	return nil
}

// mark begins a phase: what happened before belongs to another one.
func (t *tab) mark() {
	t.r.mu.Lock()
	defer t.r.mu.Unlock()
	t.from = t.r.now()
	t.r.dialogs = 0
}
