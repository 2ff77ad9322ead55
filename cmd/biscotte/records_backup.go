package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"biscotte/web/record"
	"biscotte/web/record/sqlite"
)

// recordsBackup copies a file that may be in use.
type recordsBackup struct {
	To string `arg:"" help:"The file to write, which is not there yet."`
	kept
}

// Help is what follows the flags.
func (recordsBackup) Help() string {
	return `Examples:

  biscotte records backup backup.db --records records.db

The copy is whole, and of one moment, however many answers come meanwhile; none of them waits for it. A database has tools of
its own, such as pg_dump.`
}

// Run copies, and verifies the copy.
func (c *recordsBackup) Run(ctx context.Context, s streams) error {
	if isDatabase(c.Records) {
		return &hinted{errors.New("copying the records: they are in a database"), "use its own tools, such as pg_dump"}
	}
	err := c.use(ctx, func(store record.Store) error {
		file, ok := store.(*sqlite.Store)
		if !ok {
			return errors.ErrUnsupported
		}
		return file.Copy(ctx, c.To)
	})
	if errors.Is(err, os.ErrExist) {
		return &hinted{err, "name a file that is not there yet, as with the day in its name"}
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(s.talk, "biscotte: wrote %s; verifying it\n", c.To)
	verify := recordsVerify{kept: kept{c.To}}
	return verify.Run(ctx, streams{out: s.talk, talk: s.talk})
}
