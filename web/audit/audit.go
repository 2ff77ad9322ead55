package audit

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"biscotte/policy/audit"
)

// Look looks at pages, several at once. What was seen until ctx ends is returned, as partial.
func Look(ctx context.Context, pages []string, o Options) (*audit.Seen, error) {
	o = o.withDefaults()
	browser, stop, name, err := start(context.WithoutCancel(ctx), o)
	if err != nil {
		return nil, err
	}
	defer stop()
	l := &looking{o: o, seen: make([][]audit.Visit, len(pages)), all: len(pages) * len(o.journeys())}
	next := make(chan int)
	var working sync.WaitGroup
	for range min(o.Workers, len(pages)) {
		working.Go(func() {
			for i := range next {
				l.page(ctx, browser, pages, i)
			}
		})
	}
	for i := range pages {
		select {
		case next <- i:
			continue
		case <-ctx.Done():
		}
		break
	}
	close(next)
	working.Wait()
	seen := &audit.Seen{Version: audit.Version, Browser: name, Visits: slices.Concat(l.seen...), Partial: ctx.Err() != nil}
	if l.err != nil && ctx.Err() == nil {
		return seen, l.err
	}
	return seen, nil
}

// looking is an audit under way.
type looking struct {
	o    Options
	mu   sync.Mutex
	seen [][]audit.Visit
	err  error
	done int
	all  int
}

// page looks at one page in all phases. One that cannot be opened is not tried again in the next phase.
func (l *looking) page(ctx, browser context.Context, pages []string, i int) {
	ctx, cancel := both(ctx, browser)
	defer cancel()
	var outcomes []outcome
	for n, j := range l.o.journeys() {
		l.o.Progress(l.count(0), l.all, fmt.Sprintf("%s: %s", pages[i], j.phase))
		out, err := j.travel(ctx, l.o, pages[i])
		if err != nil {
			l.fail(err)
			return
		}
		outcomes = append(outcomes, out)
		l.keep(i, out.visits)
		if n == 0 && slices.ContainsFunc(out.visits, func(v audit.Visit) bool { return v.Failure != "" }) {
			l.count(len(l.o.journeys()))
			return
		}
		l.count(1)
	}
	l.compare(i, outcomes)
}

// both is the browser's context, which ends with the audit's too.
func both(ctx, browser context.Context) (context.Context, context.CancelFunc) {
	joined, cancel := context.WithCancel(browser)
	stop := context.AfterFunc(ctx, cancel)
	return joined, func() { stop(); cancel() }
}

// compare finds out whether a page depends on the answer: without one it came twice the same, and with one it did not.
func (l *looking) compare(i int, outcomes []outcome) {
	if len(outcomes) < 3 || outcomes[0].first == [32]byte{} || outcomes[2].after == [32]byte{} {
		return
	}
	before, refused, accepted := outcomes[0], outcomes[1], outcomes[2]
	l.mu.Lock()
	defer l.mu.Unlock()
	if facts := l.seen[i][0].Facts; facts != nil {
		facts.Depends = before.first == refused.first && (accepted.after != before.first || refused.after != before.first)
	}
}

func (l *looking) keep(i int, visits []audit.Visit) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.seen[i] = append(l.seen[i], visits...)
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
