package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"time"

	"biscotte/policy"
	"biscotte/web/record"
	"biscotte/web/record/sheet"
)

// recordsExport writes every record.
type recordsExport struct {
	kept
	Format string `enum:"jsonl,csv" default:"jsonl" help:"Output format: jsonl or csv (default ${default})."`
}

// Help is what follows the flags.
func (recordsExport) Help() string {
	return `Examples:

  biscotte records export --records records.db > records.jsonl
  biscotte records export --records records.db --format csv > records.csv

They come chain by chain, in the order in which they were written, as of one moment.`
}

// receipt is a record as others read it: what can be derived is written out.
type receipt struct {
	record.Record
	*place                     // where it is in its chain, if that is of interest
	Hash       record.Hash     `json:"hash"`
	Decided    time.Time       `json:"decided"`
	ValidUntil time.Time       `json:"validUntil,omitzero"` // by the rules of the regime, where these are known
	Answers    map[string]bool `json:"answers"`
	Exceptions map[string]bool `json:"exceptions,omitempty"`
}

// place is where a record is.
type place struct {
	Chain    string `json:"chain"`
	Batch    int64  `json:"batch"`
	Position int    `json:"position"`
}

// newReceipt is for a record that counts for a number of days, 0 if that is not known.
func newReceipt(r record.Record, days int64) receipt {
	out := receipt{Record: r, Hash: r.Hash(), Answers: map[string]bool{}}
	c := policy.Decode(r.Choice)
	if c == nil {
		return out
	}
	out.Decided = time.Unix(c.Time, 0).UTC()
	if days > 0 {
		out.ValidUntil = out.Decided.AddDate(0, 0, int(days))
	}
	for _, a := range c.Answers {
		out.Answers[a.Category] = a.Granted
	}
	for _, e := range c.Exceptions {
		if out.Exceptions == nil {
			out.Exceptions = map[string]bool{}
		}
		out.Exceptions[e.Service] = e.Granted
	}
	return out
}

// Run exports.
func (c *recordsExport) Run(ctx context.Context, s streams) error {
	return c.use(ctx, func(store record.Store) error {
		p := newProgress(s.talk, "records written")
		done := 0
		out := bufio.NewWriter(s.out)
		write := c.writer(out)
		err := store.Read(ctx, func(r record.Reader) error {
			return everyRecord(r, func(one receipt) error {
				done++
				p.tell(done, 0)
				return write(one)
			})
		})
		if err != nil {
			return err
		}
		if err := out.Flush(); err != nil {
			return fmt.Errorf("writing the records: %w", err)
		}
		fmt.Fprintf(s.talk, "biscotte: wrote %s\n", count(done, "record"))
		return nil
	})
}

func everyRecord(r record.Reader, each func(receipt) error) error {
	heads, err := r.Heads()
	if err != nil {
		return err
	}
	rules, err := rulesIn(r)
	if err != nil {
		return err
	}
	for _, head := range heads {
		for p, err := range r.Records(head.Chain) {
			if err != nil {
				return err
			}
			one := newReceipt(p.Record, rules[rule{p.Revision, p.Regime}])
			one.place = &place{head.Chain, p.Batch, p.Position}
			if err := each(one); err != nil {
				return err
			}
		}
	}
	return nil
}

// writer writes one record after the other.
func (c *recordsExport) writer(out io.Writer) func(receipt) error {
	if c.Format == "jsonl" {
		lines := json.NewEncoder(out)
		lines.SetEscapeHTML(false)
		return func(r receipt) error { return lines.Encode(r) }
	}
	table := sheet.NewWriter(out)
	_ = table.Write(columns...) // what is behind it tells when it is flushed
	return func(r receipt) error { return table.Write(r.row()...) }
}

// columns are the head of the table.
var columns = []string{
	"chain", "batch", "position", "ref", "previous", "time", "kind", "source", "site", "language", "regime",
	"decided", "validUntil", "choice", "revision", "bundle", "hash",
}

func (r *receipt) row() []string {
	return []string{
		r.Chain, strconv.FormatInt(r.Batch, 10), strconv.Itoa(r.Position), r.Ref.String(), r.Previous.String(),
		r.Time.Format(time.RFC3339Nano), string(r.Kind), string(r.Source), r.Site, r.Language, string(r.Regime),
		r.Decided.Format(time.RFC3339), r.until(), r.Choice,
		r.Revision.String(), r.Bundle.String(), r.Hash.String(),
	}
}

func (r *receipt) until() string {
	if r.ValidUntil.IsZero() {
		return ""
	}
	return r.ValidUntil.Format(time.RFC3339)
}
