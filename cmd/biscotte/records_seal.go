package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"biscotte/web/record"
	"biscotte/web/record/seal"
)

// recordsSeal signs the ends of all chains.
type recordsSeal struct {
	kept
	Key  string `required:"" placeholder:"FILE" help:"The private key, as \"biscotte records keygen\" has made it."`
	Seal string `placeholder:"FILE" help:"Where the seal is added, as a line of JSON (default: beside the records)."`
	TSA  string `placeholder:"URL" help:"Have a time-stamping authority say when (RFC 3161)."`
}

// Help is what follows the flags.
func (recordsSeal) Help() string {
	return `Examples:

  biscotte records seal --records records.db --key seal.key
  biscotte records seal --records records.db --key seal.key --tsa https://tsa.example/
  biscotte records verify --records records.db --key seal.key.pub

A seal is the signed end of every chain. Give it to others, or keep it elsewhere: whoever writes the whole database anew
cannot write the seal anew, and with a time stamp not even the operator can. Records that are not what was written are
not sealed.`
}

// Run verifies, and seals.
func (c *recordsSeal) Run(ctx context.Context, s streams) error {
	text, err := os.ReadFile(c.Key)
	if err != nil {
		return &hinted{fmt.Errorf("reading the key: %w", err), `make one with "biscotte records keygen"`}
	}
	key, err := seal.ParsePrivate(text)
	if err != nil {
		return &hinted{fmt.Errorf("reading the key %q: %w", c.Key, err), "name the private key, not the one that ends in .pub"}
	}
	return c.use(ctx, func(store record.Store) error {
		heads, err := c.sound(ctx, s, store)
		if err != nil {
			return err
		}
		one, err := seal.New(key, time.Now(), heads)
		if err != nil {
			return err
		}
		if c.TSA != "" {
			if err := one.GetStamp(ctx, c.TSA); err != nil {
				return &hinted{err, "nothing is sealed; is it the address of an authority that speaks RFC 3161 over HTTP?"}
			}
		}
		return c.add(s, one)
	})
}

// sound are the ends of all chains of a store without fault.
func (c *recordsSeal) sound(ctx context.Context, s streams, store record.Store) ([]record.Head, error) {
	p := newProgress(s.talk, "records read")
	verdict, err := record.Verify(ctx, store, nil, func(done int) { p.tell(done, 0) })
	if err != nil {
		return nil, err
	}
	faults := len(verdict.Faults)
	var heads []record.Head
	for _, r := range verdict.Chains {
		heads, faults = append(heads, r.Head), faults+len(r.Faults)
	}
	switch {
	case faults > 0:
		return nil, &hinted{errors.New("the records are not what was written, and are not sealed"), `"biscotte records verify" says what is wrong`}
	case len(heads) == 0:
		return nil, &hinted{errors.New("there are no records that could be sealed"), "serve with --records first"}
	}
	return heads, nil
}

func (c *recordsSeal) add(s streams, one *seal.Seal) error {
	line, err := json.Marshal(one)
	if err != nil {
		return err
	}
	name := defaultTo(c.Seal, besideRecords(c.Records))
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o644)
	if err != nil {
		return fmt.Errorf("writing the seal: %w", err)
	}
	_, err = f.Write(append(line, '\n'))
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("writing the seal: %w", err)
	}
	stamp, err := one.Stamped(nil)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.talk, "biscotte: sealed %s in %s%s\n", count(len(one.Heads), "chain"), name, stampedBy(stamp))
	return nil
}

// besideRecords is where seals are, if nothing else is said.
func besideRecords(where string) string {
	if isDatabase(where) {
		return "biscotte.seal"
	}
	return filepath.Clean(where) + ".seal"
}

// stampedBy says who vouches for the time, "" for nobody.
func stampedBy(stamp *seal.Stamp) string {
	switch {
	case stamp == nil:
		return ""
	case stamp.Trusted:
		return fmt.Sprintf(", at %s says %s", stamp.Time.Format(time.RFC3339), stamp.By)
	}
	return fmt.Sprintf(", at %s says %s, whose certificate was not looked at", stamp.Time.Format(time.RFC3339), stamp.By)
}
