package main

import (
	"fmt"
	"slices"
	"strings"

	"biscotte/policy"
	"biscotte/policy/review"
)

// release writes down what visitors have answered so far.
type release struct {
	Old   string   `arg:"" help:"The policy that visitors have answered."`
	New   string   `arg:"" help:"The policy that is to replace it; it is written again."`
	Minor []string `placeholder:"CATEGORY" help:"A purpose in which nothing changes for visitors but what is new: a typo that was mended. Several with commas."`
	today
}

// Help is what follows the flags.
func (release) Help() string {
	return `Examples:

  biscotte release served.json policy.json
    statistics: asked about what is new
      service "heat" is new

  A typo in the summary of a purpose, which asks nobody again:
    biscotte release --minor statistics served.json policy.json

The new policy gets a "history" of what was asked before. By that, visitors who have answered are told what is new and
asked about that alone; without it, whoever answered another text or other services is asked the whole purpose again. A
sentence of yours may stand there as "note". Called twice, it changes nothing more. The file is written in its canonical
form.`
}

// Run writes the history.
func (c *release) Run(s streams) error {
	day, err := c.day()
	if err != nil {
		return err
	}
	old, _, err := readPolicy(c.Old)
	if err != nil {
		return err
	}
	now, _, err := readPolicy(c.New)
	if err != nil {
		return err
	}
	if err := c.known(now); err != nil {
		return err
	}
	review.Release(old, now, c.Minor, day)
	if err := overwrite(c.New, review.Format(now)); err != nil {
		return fmt.Errorf("writing the policy: %w", err)
	}
	changesText(s, review.Diff(old, now))
	return nil
}

// known wants purposes that are there.
func (c *release) known(now *policy.Policy) error {
	var ids []string
	for _, category := range now.Categories {
		ids = append(ids, category.ID)
	}
	for _, id := range c.Minor {
		if !slices.Contains(ids, id) {
			return &hinted{fmt.Errorf("--minor: the policy has no purpose %q", id), "known here: " + strings.Join(ids, ", ")}
		}
	}
	return nil
}
