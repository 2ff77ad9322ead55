package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"time"

	"biscotte/policy"
	findings "biscotte/policy/audit"
	"biscotte/web/audit"
	auditreport "biscotte/web/audit/report"
)

// auditSite looks at pages with a real browser and holds them to the policy.
type auditSite struct {
	Pages     []string `arg:"" optional:"" name:"url" help:"Pages to look at."`
	Policy    string   `placeholder:"FILE" help:"The site's policy; without it, policy.json of this folder, if there is one."`
	Format    string   `enum:"text,json,sarif,html,markdown" default:"text" placeholder:"FORMAT" help:"How findings are written: text, json, sarif, html or markdown (default ${default})."`
	FailOn    string   `enum:"error,warning,never" default:"error" placeholder:"SEVERITY" help:"What makes the status 1: error, warning or never (default ${default})."`
	Baseline  string   `placeholder:"FILE" help:"An earlier report as JSON: its findings are left out."`
	Draft     string   `placeholder:"FILE" help:"Write a first policy of what was seen, or add to the one that is there."`
	Catalogue string   `placeholder:"FILE" help:"What others know of cookies, for the draft: the Open Cookie Database, as CSV or JSON."`
	Save      string   `placeholder:"FILE" help:"Write down what was seen, to be judged again without a browser."`
	From      string   `placeholder:"FILE" help:"Judge what an audit has saved, and look at nothing."`
	looked
}

// looked says how to look.
type looked struct {
	Browser    string        `placeholder:"PROGRAM" help:"The Chromium to look with; without it, an installed one is found."`
	Remote     string        `placeholder:"URL" help:"A Chromium that runs already, as in ws://127.0.0.1:9222."`
	BeforeOnly bool          `help:"Look before an answer only: the page has no banner."`
	Each       bool          `help:"Allow each category alone, too."`
	Accept     string        `placeholder:"SELECTOR" help:"The button of another banner that accepts; several presses are separated by >>."`
	Refuse     string        `placeholder:"SELECTOR" help:"The button that refuses."`
	Withdraw   string        `placeholder:"SELECTOR" help:"The button, or the presses, that withdraw."`
	Crawl      int           `name:"pages" placeholder:"N" help:"Follow links and the sitemap until N pages are known; without it, the named pages alone."`
	Depth      int           `default:"3" placeholder:"N" help:"How many links away from the named pages (default ${default})."`
	Also       []string      `placeholder:"HOST" help:"A host that belongs to the site besides."`
	NoRobots   bool          `name:"ignore-robots" help:"Follow links that robots.txt forbids to programs."`
	Cookie     []string      `placeholder:"NAME=VALUE" sep:"none" help:"A cookie that the visitor has from the start, as of a sign-in."`
	Lang       string        `placeholder:"CODE" help:"The language that the visitor speaks, as in fr."`
	GPC        bool          `name:"gpc" help:"Send the browser's privacy signal, Global Privacy Control."`
	Viewport   string        `enum:"desktop,phone" default:"desktop" placeholder:"SIZE" help:"The visitor's window: desktop or phone (default ${default})."`
	Wait       time.Duration `default:"500ms" placeholder:"TIME" help:"How long nothing must happen for a page to be at rest (default ${default})."`
	Timeout    time.Duration `default:"30s" placeholder:"TIME" help:"How long a page may take (default ${default})."`
	Parallel   int           `default:"2" placeholder:"N" help:"How many pages are looked at at once (default ${default})."`
	Values     bool          `help:"Keep the values of cookies and queries in what is saved."`
}

// Help is what follows the flags.
func (auditSite) Help() string {
	return `Examples:

  biscotte audit --policy policy.json https://www.example.org/ https://www.example.org/contact
    https://www.example.org/: error: cookie "_pk_id.1" of "statistics/matomo" is kept before an answer
      cause: https://stats.example.org/matomo.js:1:8710, by line 12 of the page: <script src="https://stats.example.org/matomo.js">
      hint: hold the tag: type="text/plain" and data-consent="statistics/matomo"

  In a pipeline, failing on what is new alone:
    biscotte audit --policy policy.json --baseline audit.json --format sarif https://staging.example.org/ > audit.sarif

  A first policy of what the pages keep and send:
    biscotte audit --draft policy.json --before-only https://www.example.org/

Each page is visited before an answer, after a refusal, after a yes and after a withdrawal, each time with an empty profile
of an installed Chromium. Nothing is sent anywhere but to the pages. The status is 0 where nothing was found, 1 where
something was, 3 where no page could be looked at.`
}

// Validate checks what no type can.
func (c *auditSite) Validate() error {
	switch {
	case c.From != "" && len(c.Pages) > 0:
		return errors.New("--from looks at no pages: leave the addresses out")
	case c.From == "" && len(c.Pages) == 0:
		return errors.New("no page is named: give an address such as https://www.example.org/")
	case c.Draft != "" && c.Policy != "":
		return errors.New("--draft names the policy that is added to: leave --policy out")
	case c.Parallel < 1 || c.Timeout <= 0 || c.Wait <= 0:
		return errors.New("--parallel, --timeout and --wait must be more than nothing")
	}
	for _, page := range c.Pages {
		if u, err := url.Parse(page); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			return fmt.Errorf(`%q is no address such as "https://www.example.org/"`, page)
		}
	}
	return nil
}

// blind is an audit that could not look.
type blind struct{ hinted }

// Run looks, judges and says what was found.
func (c *auditSite) Run(ctx context.Context, s streams) error {
	p, err := c.policy()
	if err != nil {
		return err
	}
	known, err := c.baseline()
	if err != nil {
		return err
	}
	seen, err := c.see(ctx, s, p)
	if err != nil {
		return err
	}
	if c.Draft != "" {
		return c.draft(s, seen, p)
	}
	found := findings.New(findings.Judge(seen, p), known)
	out, err := auditOutput(c.Format, &auditreport.Report{Seen: seen, Findings: found, Policy: p})
	if err != nil {
		return fmt.Errorf("writing the findings: %w", err)
	}
	if _, err := s.out.Write(out); err != nil {
		return err
	}
	return c.conclude(s, seen, found)
}

// policy reads the policy, nil where the site has none.
func (c *auditSite) policy() (*policy.Policy, error) {
	file := c.Policy
	if c.Draft != "" {
		file = c.Draft
	}
	if file == "" {
		file = policyHere
	}
	_, missing := os.Stat(file)
	if errors.Is(missing, fs.ErrNotExist) && c.Policy == "" {
		return nil, nil
	}
	p, _, err := readPolicy(file)
	return p, err
}

// see looks at the pages, or reads what was seen.
func (c *auditSite) see(ctx context.Context, s streams, p *policy.Policy) (*findings.Seen, error) {
	if c.From != "" {
		return readSeen(c.From)
	}
	draw := newAuditProgress(s.talk)
	seen, err := audit.Look(ctx, c.Pages, c.options(p, draw.step))
	draw.end()
	switch {
	case errors.Is(err, audit.ErrNoBrowser):
		return nil, &blind{hinted{err, `install it ("apt-get install chromium", or Google Chrome), name it with --browser, or use --remote`}}
	case err != nil:
		return nil, &blind{hinted{err, "look whether the browser starts at all, or name another one with --browser"}}
	}
	if c.Save != "" {
		data, err := indented(seen)
		if err == nil {
			err = overwrite(c.Save, data)
		}
		if err != nil {
			return nil, fmt.Errorf("saving what was seen: %w", err)
		}
	}
	return seen, nil
}

func (c *auditSite) options(p *policy.Policy, progress func(done, all int, what string)) audit.Options {
	o := audit.Options{
		Browser: c.Browser, Remote: c.Remote, BeforeOnly: c.BeforeOnly, Accept: c.Accept, Refuse: c.Refuse, Withdraw: c.Withdraw,
		Cookies: c.Cookie, Lang: c.Lang, GPC: c.GPC, Phone: c.Viewport == "phone", Wait: c.Wait, Timeout: c.Timeout, Workers: c.Parallel,
		Pages: c.Crawl, Depth: c.Depth, Also: c.Also, IgnoreRobots: c.NoRobots,
		Values: c.Values, Pictures: c.Format == "html", Progress: progress,
	}
	if c.Each && p != nil {
		for _, category := range p.Optional() {
			o.Each = append(o.Each, category.ID)
		}
	}
	return o
}

// conclude says how it went, and fails where that is wanted.
func (c *auditSite) conclude(s streams, seen *findings.Seen, found []findings.Finding) error {
	pages, failures := lookedAt(seen)
	said := auditCounts(found) + " on " + count(pages, "page")
	switch {
	case pages > 0 && pages == failures:
		return &blind{hinted{errors.New("no page could be looked at"), "the report says why for each of them"}}
	case c.fails(found):
		return fmt.Errorf("auditing: %s", said)
	case seen.Partial:
		return &blind{hinted{errors.New("the audit was ended before all pages had been looked at"), "what is written is what was found until then"}}
	}
	fmt.Fprintf(s.talk, "biscotte: %s\n", said)
	return nil
}

// fails reports whether something was found that the status is to tell of.
func (c *auditSite) fails(found []findings.Finding) bool {
	for _, f := range found {
		if c.FailOn != "never" && (f.Rule.Severity == findings.Error || c.FailOn == "warning" && f.Rule.Severity == findings.Warning) {
			return true
		}
	}
	return false
}

// lookedAt counts the pages, and those of them that could not be looked at in any phase.
func lookedAt(seen *findings.Seen) (pages, failures int) {
	good := map[string]bool{}
	for _, v := range seen.Visits {
		good[v.Page] = good[v.Page] || v.Failure == ""
	}
	for _, ok := range good {
		if !ok {
			failures++
		}
	}
	return len(good), failures
}
