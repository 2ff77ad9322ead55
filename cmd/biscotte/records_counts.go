package main

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"time"

	"biscotte/web/record"
	"biscotte/web/record/sheet"
)

// recordsCounts writes the counts.
type recordsCounts struct {
	kept
	First string `placeholder:"DAY" help:"The first day, as in 2026-11-01; without it, from the beginning."`
	Last  string `placeholder:"DAY" help:"The last day; without it, up to now."`
}

// Help is what follows the flags.
func (recordsCounts) Help() string {
	return `Examples:

  biscotte records counts --records records.db --first 2026-11-01

Days are those of UTC. What is counted: kind/given, kind/refused, kind/changed, kind/withdrawn, kind/gpc; answer/accepted,
answer/refused, answer/mixed; source/banner, source/panel, source/form, source/api; category/NAME/true and …/false; shown/banner,
where the policy has banners counted.`
}

// Validate checks the days.
func (c *recordsCounts) Validate() error {
	for _, flag := range []struct{ name, day string }{{"--first", c.First}, {"--last", c.Last}} {
		if _, err := time.Parse(time.DateOnly, flag.day); flag.day != "" && err != nil {
			return fmt.Errorf("%s: %q is no day such as 2026-11-25", flag.name, flag.day)
		}
	}
	return nil
}

// Run counts.
func (c *recordsCounts) Run(ctx context.Context, s streams) error {
	return c.use(ctx, func(store record.Store) error {
		counts, err := store.Counts(ctx, defaultTo(c.First, "0000-00-00"), defaultTo(c.Last, "9999-99-99"))
		if err != nil {
			return err
		}
		return writeCounts(s.out, counts)
	})
}

func writeCounts(w io.Writer, counts []record.Count) error {
	table := sheet.NewWriter(w)
	if err := table.Write("day", "site", "language", "what", "n"); err != nil {
		return err
	}
	for _, c := range counts {
		if err := table.Write(c.Day, c.Site, c.Language, c.What, strconv.FormatInt(c.N, 10)); err != nil {
			return err
		}
	}
	return nil
}
