package main

import (
	"context"
	"fmt"
	"time"

	"biscotte/policy"
	"biscotte/web/record"
)

// recordsPurge removes what is old.
type recordsPurge struct {
	kept
	OlderThan string `required:"" placeholder:"TIME" help:"The age from which records go, as in \"13 months\" or 5years."`
}

// Help is what follows the flags.
func (recordsPurge) Help() string {
	return `Examples:

  biscotte records purge --records records.db --older-than "5 years"

A record proves consent for as long as what was consented to goes on, and afterwards for as long as somebody may claim
otherwise (EDPB Guidelines 05/2020, paragraph 107): how long that is, the site's lawyer says. The chain notes what was
removed, and can be verified as before; the counts stay, and so do the texts that a record still refers to.`
}

// Run purges.
func (c *recordsPurge) Run(ctx context.Context, s streams) error {
	now := time.Now()
	before, err := ago(now, c.OlderThan)
	if err != nil {
		return err
	}
	return c.use(ctx, func(store record.Store) error {
		p := newProgress(s.talk, "records removed")
		n, err := store.Purge(ctx, now, before, p.tell)
		if err != nil {
			return &hinted{err, fmt.Sprintf("%s gone; the same command goes on from there", count(n, "record"))}
		}
		fmt.Fprintf(s.talk, "biscotte: removed %s of before %s\n", count(n, "record"), before.Format(time.DateOnly))
		return nil
	})
}

// ago is a time in the past: a count and a unit, with or without a blank between them.
func ago(now time.Time, span string) (time.Time, error) {
	i := 0
	for i < len(span) && span[i] >= '0' && span[i] <= '9' {
		i++
	}
	d, ok := policy.ParseDuration(span)
	if !ok {
		d, ok = policy.ParseDuration(span[:i] + " " + span[i:])
	}
	switch {
	case !ok:
	case d.Unit == policy.Day:
		return now.AddDate(0, 0, -d.Count), nil
	case d.Unit == policy.Month:
		return now.AddDate(0, -d.Count, 0), nil
	case d.Unit == policy.Year:
		return now.AddDate(-d.Count, 0, 0), nil
	}
	return now, &misuse{hinted{fmt.Errorf("--older-than: %q is no time", span), `write days, months or years, as in "13 months"`}}
}
