package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"biscotte/web/record"
)

// recordsErase removes single records at the operator's wish.
type recordsErase struct {
	Names []string `arg:"" name:"record" help:"The records' names: 32 hexadecimal digits each. Their visitors' ids do as well."`
	kept
}

// Help is what follows the flags.
func (recordsErase) Help() string {
	return `Examples:

  biscotte records erase 5d41402abc4b2a76b9719d911017c592 --records records.db

For visitors who ask by mail, instead of in the form, to have their record deleted (GDPR art. 17). The chain notes that the
operator has removed it, and "records verify" says so.`
}

// Run removes them, all or none.
func (c *recordsErase) Run(ctx context.Context, s streams) error {
	return c.use(ctx, func(store record.Store) error {
		var refs []record.Ref
		for _, name := range c.Names {
			id, err := record.ParseID(name)
			if err != nil {
				return &hinted{fmt.Errorf("reading the name: %w", err), "copy all of it, in lower case"}
			}
			r, err := find(ctx, store, id)
			if errors.Is(err, record.ErrUnknown) {
				return &hinted{err, "it was never here, or it has been removed; no record was removed now"}
			}
			if err != nil {
				return err
			}
			refs = append(refs, r.Ref)
		}
		if err := store.Erase(ctx, time.Now(), record.Operator, refs); err != nil {
			return err
		}
		fmt.Fprintf(s.talk, "biscotte: removed %s\n", count(len(refs), "record"))
		return nil
	})
}
