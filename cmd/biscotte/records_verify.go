package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"biscotte/web/record"
)

// recordsVerify verifies every chain.
type recordsVerify struct {
	kept
	Noted string `placeholder:"FILE" help:"The output of an earlier verification: those records must still be there."`
	sealed
}

// Help is what follows the flags.
func (recordsVerify) Help() string {
	return `Examples:

  biscotte records verify --records records.db > noted.jsonl
  biscotte records verify --records records.db --noted noted.jsonl
  biscotte records verify --records records.db --key seal.key.pub

It prints the end of every chain, a line of JSON each. Keep these lines elsewhere, with a date that others vouch for (a
signed mail, a commit), or have them sealed ("biscotte records seal"): a chain whose end was cut off is whole in itself, and
only they tell.

Records that were removed leave their hashes, and the chain says so: they are no fault.`
}

// Run verifies.
func (c *recordsVerify) Run(ctx context.Context, s streams) error {
	noted, err := c.heads()
	if err != nil {
		return err
	}
	under, err := c.sealed.heads(s, c.Records)
	if err != nil {
		return err
	}
	noted = append(noted, under...)
	return c.use(ctx, func(store record.Store) error {
		p := newProgress(s.talk, "records read")
		verdict, err := record.Verify(ctx, store, noted, func(done int) { p.tell(done, 0) })
		if err != nil {
			return err
		}
		return tell(s, verdict)
	})
}

// heads reads what was noted.
func (c *recordsVerify) heads() ([]record.Head, error) {
	if c.Noted == "" {
		return nil, nil
	}
	f, err := os.Open(c.Noted)
	if err != nil {
		return nil, unreadableNote(c.Noted, err)
	}
	defer func() { _ = f.Close() }() // only read
	var heads []record.Head
	d := json.NewDecoder(f)
	d.DisallowUnknownFields()
	for d.More() {
		var h record.Head
		if err := d.Decode(&h); err != nil {
			return nil, unreadableNote(c.Noted, err)
		}
		heads = append(heads, h)
	}
	return heads, nil
}

func unreadableNote(file string, err error) error {
	return &hinted{fmt.Errorf("reading %q: %w", file, err), "it is to hold the lines that an earlier verification has printed"}
}

// tell prints the heads, and tells what else there is to say.
func tell(s streams, v record.Verdict) error {
	faults := len(v.Faults)
	for _, f := range v.Faults {
		fmt.Fprintf(s.talk, "biscotte: error: %s\n", f)
	}
	for _, r := range v.Chains {
		faults += len(r.Faults)
		if err := tellChain(s, r); err != nil {
			return err
		}
	}
	fmt.Fprintf(s.talk, "biscotte: %s of what was shown\n", count(v.Snapshots, "snapshot"))
	switch {
	case faults > 0:
		return &hinted{errors.New("the records are not what was written"), "restore them from a backup, and find out who had access"}
	case len(v.Chains) == 0:
		fmt.Fprintln(s.talk, "biscotte: there are no records, and never were, as far as this store knows")
	}
	return nil
}

func tellChain(s streams, r record.Report) error {
	for _, f := range r.Faults {
		fmt.Fprintf(s.talk, "biscotte: error: chain %q, batch %d: %s\n", r.Head.Chain, f.Batch, f.What)
	}
	if r.Head.Number == 0 {
		return nil // it has no end that could be noted
	}
	fmt.Fprintf(s.talk, "biscotte: chain %q, up to batch %d: %s, %d removed%s%s\n", r.Head.Chain, r.Head.Number,
		count(r.Records, "record"), r.Removed, removers(r.By), due(r.Due))
	line, err := json.Marshal(r.Head)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%s\n", line)
	return nil
}

// wishes are at whose wish records are removed, in words.
var wishes = []struct {
	by   record.Asker
	said string
}{{record.Visitor, "by visitors"}, {record.Operator, "by the operator"}, {record.Retention, "as their time was over"}}

// removers says who had records removed, "" where that is not known.
func removers(by map[record.Asker]int) string {
	var said []string
	for _, w := range wishes {
		if n := by[w.by]; n > 0 {
			said = append(said, fmt.Sprintf("%d %s", n, w.said))
		}
	}
	if len(said) == 0 {
		return ""
	}
	return " (" + strings.Join(said, ", ") + ")"
}

func due(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(", %d still to be removed: a purge was interrupted", n)
}
