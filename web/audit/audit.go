package audit

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"biscotte/policy/audit"
)

// Look looks at pages, several at once, and at those that they lead to, as far as that is wanted. What was seen until ctx ends
// is returned, as partial.
func Look(ctx context.Context, pages []string, o Options) (*audit.Seen, error) {
	o = o.withDefaults()
	browser, stop, name, err := start(context.WithoutCancel(ctx), o)
	if err != nil {
		return nil, err
	}
	defer stop()
	l := &looking{o: o, frontier: newFrontier(pages, o), seen: map[string][]audit.Visit{}}
	l.frontier.survey(ctx)
	defer context.AfterFunc(ctx, l.frontier.close)()
	var working sync.WaitGroup
	for range o.Workers {
		working.Go(func() {
			for p, ok := l.frontier.next(); ok; p, ok = l.frontier.next() {
				l.page(ctx, browser, p)
				l.frontier.done()
			}
		})
	}
	working.Wait()
	seen := &audit.Seen{Version: audit.Version, Browser: name, Partial: ctx.Err() != nil}
	for _, page := range l.order {
		seen.Visits = append(seen.Visits, l.seen[page]...)
	}
	if l.err != nil && ctx.Err() == nil {
		return seen, l.err
	}
	return seen, nil
}

// looking is an audit under way.
type looking struct {
	o        Options
	frontier *frontier
	mu       sync.Mutex
	seen     map[string][]audit.Visit
	order    []string
	err      error
	done     int
}

// page looks at one page in all phases. One that cannot be opened is not tried again in the next phase.
func (l *looking) page(ctx, browser context.Context, p place) {
	ctx, cancel := both(ctx, browser)
	defer cancel()
	l.keep(p.url, nil)
	var outcomes []outcome
	for n, j := range l.o.journeys() {
		l.o.Progress(l.count(0), l.frontier.all()*len(l.o.journeys()), fmt.Sprintf("%s: %s", p.url, j.phase))
		out, err := j.travel(ctx, l.o, p.url)
		if err != nil {
			l.fail(err)
			return
		}
		outcomes = append(outcomes, out)
		l.keep(p.url, out.visits)
		if n == 0 && slices.ContainsFunc(out.visits, func(v audit.Visit) bool { return v.Failure != "" }) {
			l.count(len(l.o.journeys()))
			return
		}
		l.frontier.add(out.links, p.depth+1)
		l.count(1)
	}
	l.compare(p.url, outcomes)
}

// both is the browser's context, which ends with the audit's too.
func both(ctx, browser context.Context) (context.Context, context.CancelFunc) {
	joined, cancel := context.WithCancel(browser)
	stop := context.AfterFunc(ctx, cancel)
	return joined, func() { stop(); cancel() }
}

// compare finds out whether a page depends on the answer: without one it came twice the same, and with one it did not.
func (l *looking) compare(page string, outcomes []outcome) {
	if len(outcomes) < 3 || outcomes[0].first == [32]byte{} || outcomes[2].after == [32]byte{} {
		return
	}
	before, refused, accepted := outcomes[0], outcomes[1], outcomes[2]
	l.mu.Lock()
	defer l.mu.Unlock()
	if facts := l.seen[page][0].Facts; facts != nil {
		facts.Depends = before.first == refused.first && (accepted.after != before.first || refused.after != before.first)
	}
}

// keep notes the visits of a page; the first call gives the page its place.
func (l *looking) keep(page string, visits []audit.Visit) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if _, ok := l.seen[page]; !ok {
		l.order = append(l.order, page)
	}
	l.seen[page] = append(l.seen[page], visits...)
}

func (l *looking) count(n int) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.done += n
	return l.done
}

func (l *looking) fail(err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.err == nil {
		l.err = err
	}
}
