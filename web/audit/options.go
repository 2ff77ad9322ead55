package audit

import "time"

// Options say how to look.
type Options struct {
	// The browser's program, or the address of one that runs already (ws://…); both empty, one is looked for.
	Browser, Remote string
	// How long a page may take in one phase, and how long nothing must happen for it to be at rest.
	Timeout, Wait time.Duration
	// Look before an answer only.
	BeforeOnly bool
	// Allow each of these categories alone, too.
	Each []string
	// How to answer where the page has another banner: selectors, each a chain of presses separated by ">>".
	Accept, Refuse, Withdraw string
	// Cookies that every profile begins with, as "name=value": they are the pages' hosts' alone.
	Cookies []string
	// The language that the browser asks for, as in "fr".
	Lang string
	// Send the browser's privacy signal, Global Privacy Control.
	GPC bool
	// The size of the window: false is a desktop's, true a phone's.
	Phone bool
	// Keep the values of cookies and of queries.
	Values bool
	// Keep a picture of every visit.
	Pictures bool
	// Follow links and sitemaps until this many pages are known, 0 for none; how many links away from the pages that were named;
	// hosts that belong to the site besides, as "cdn.example.org:8443"; and whether robots.txt is left aside.
	Pages, Depth int
	Also         []string
	IgnoreRobots bool
	// How many pages are looked at at once.
	Workers int
	// Told of what is being done; may be nil.
	Progress func(done, all int, what string)
	// Flags for the browser; tests use them.
	Flags map[string]any
}

// withDefaults fills in what is left out.
func (o Options) withDefaults() Options {
	if o.Timeout == 0 {
		o.Timeout = 30 * time.Second
	}
	if o.Wait == 0 {
		o.Wait = 500 * time.Millisecond
	}
	if o.Workers == 0 {
		o.Workers = 2
	}
	if o.Progress == nil {
		o.Progress = func(int, int, string) {}
	}
	return o
}
