package main

import (
	"fmt"

	"biscotte/policy/review"
)

// diff says what a new policy means to visitors.
type diff struct {
	Old    string `arg:"" help:"The policy that visitors have answered."`
	New    string `arg:"" help:"The policy that is to replace it."`
	Format string `enum:"text,json" default:"text" help:"Output format: text or json (default ${default})."`
}

// Help is what follows the flags.
func (diff) Help() string {
	return `Examples:

  biscotte diff served.json policy.json
    statistics: asked
      service "matomo": cookie "_pk_id*": duration 14 months, was 13 months
    media: kept

A purpose is "asked" of every visitor, "asked about what is new" where the answer stands for the rest, "kept" where it
stands, "exempt" where nobody is asked, "no longer asked" where it has become so, and "dropped" where it is gone. Whether
an answer stands is in the policy's history: "biscotte release" writes it.`
}

// Run compares.
func (c *diff) Run(s streams) error {
	old, _, err := readPolicy(c.Old)
	if err != nil {
		return err
	}
	now, _, err := readPolicy(c.New)
	if err != nil {
		return err
	}
	changes := review.Diff(old, now)
	if c.Format == "json" {
		return changesJSON(s, changes)
	}
	changesText(s, changes)
	return nil
}

func changesJSON(s streams, changes []review.Change) error {
	out, err := indented(changes)
	if err != nil {
		return fmt.Errorf("writing the changes: %w", err)
	}
	_, err = s.out.Write(out)
	return err
}

func changesText(s streams, changes []review.Change) {
	asked := 0
	for _, change := range changes {
		fmt.Fprintf(s.out, "%s: %s\n", change.Category, change.Fate)
		for _, what := range change.What {
			fmt.Fprintf(s.out, "  %s\n", what)
		}
		if change.Fate == review.Asked || change.Fate == review.Partly {
			asked++
		}
	}
	fmt.Fprintf(s.talk, "biscotte: who has answered before is asked about %s\n", count(asked, "purpose"))
}
