package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"biscotte/web/record"
)

// records are the tools for what a server has kept.
type records struct {
	Verify  recordsVerify  `cmd:"" help:"Find records that were changed, lost or put elsewhere."`
	Seal    recordsSeal    `cmd:"" help:"Sign the end of every chain, so that records cannot be written anew."`
	Keygen  recordsKeygen  `cmd:"" help:"Make the key pair that seals are signed with."`
	Backup  recordsBackup  `cmd:"" help:"Copy a file of records, also while a server uses it."`
	Export  recordsExport  `cmd:"" help:"Write all records, as JSON Lines or CSV."`
	Show    recordsShow    `cmd:"" help:"Show one record, and what its visitor was shown."`
	Erase   recordsErase   `cmd:"" help:"Remove single records, as their visitors ask by mail."`
	Purge   recordsPurge   `cmd:"" help:"Remove the records that are older than a time."`
	Counts  recordsCounts  `cmd:"" help:"Write the number of decisions of every day, as CSV."`
	Migrate recordsMigrate `cmd:"" help:"Make the tables of a database or file of records, or bring them up to date."`
}

// kept says where records are.
type kept struct {
	Records string `required:"" placeholder:"WHERE" help:"The file or the database, as for serve."`
}

// use opens the records for as long as something is done with them.
func (k kept) use(ctx context.Context, do func(record.Store) error) (err error) {
	s, err := openStore(ctx, k.Records, defaultChain, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	return k.explain(do(s))
}

// explain tells an error of the database from one of the program.
func (k kept) explain(err error) error {
	var h *hinted
	switch {
	case err == nil || errors.As(err, &h):
		return err
	case errors.Is(err, record.ErrNewer):
		return &hinted{err, storeHint(k.Records, err)}
	case isDatabase(k.Records) && !errors.Is(err, record.ErrUnknown):
		return &hinted{err, "is the database there, and may this user use it?"}
	}
	return err
}

// progress tells how far something is, a few times in a second, and not where nobody watches.
type progress struct {
	to   io.Writer
	what string
	last time.Time
}

// told is how long ago it was told, at least, when it is told again.
const told = 200 * time.Millisecond

func newProgress(to io.Writer, what string) *progress { return &progress{to, what, time.Now()} }

func (p *progress) tell(done, all int) {
	now := time.Now()
	if now.Sub(p.last) < told {
		return
	}
	p.last = now
	if all > 0 {
		fmt.Fprintf(p.to, "biscotte: %s: %d of %d\n", p.what, done, all)
		return
	}
	fmt.Fprintf(p.to, "biscotte: %s: %d\n", p.what, done)
}

// recordsMigrate makes or updates a store.
type recordsMigrate struct{ kept }

// Help is what follows the flags.
func (recordsMigrate) Help() string {
	return `Examples:

  biscotte records migrate --records postgres://owner@host/database

A server does the same when it starts. This is for those whose servers may not create tables.`
}

// Run opens the store, which is all that is needed.
func (c *recordsMigrate) Run(ctx context.Context, s streams) error {
	store, err := openStore(ctx, c.Records, defaultChain, true)
	if err != nil {
		return err
	}
	if err := store.Ping(ctx); err != nil {
		return errors.Join(c.explain(err), store.Close())
	}
	fmt.Fprintln(s.talk, "biscotte: the store is up to date")
	return store.Close()
}
