package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"os"

	"biscotte/web/record/seal"
)

// recordsKeygen makes the operator's key.
type recordsKeygen struct {
	Key string `arg:"" help:"The file for the private key. The public one goes beside, with .pub at its end."`
}

// Help is what follows the flags.
func (recordsKeygen) Help() string {
	return `Examples:

  biscotte records keygen seal.key
    writes seal.key, for the operator alone, and seal.key.pub, for whoever is to verify

Both are Ed25519 in PEM, as openssl writes them. Keep the private key off the machine that has the records.`
}

// Run makes it. What is there already stays.
func (c *recordsKeygen) Run(s streams) error {
	private, public, err := seal.NewKey(rand.Reader)
	if err != nil {
		return err
	}
	if err := writeNew(c.Key, private, 0o600); err != nil {
		return err
	}
	if err := writeNew(c.Key+".pub", public, 0o644); err != nil {
		return errors.Join(err, os.Remove(c.Key))
	}
	fmt.Fprintf(s.talk, "biscotte: wrote %s and %s.pub\n", c.Key, c.Key)
	return nil
}

func writeNew(name string, text []byte, mode os.FileMode) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if errors.Is(err, os.ErrExist) {
		return &hinted{fmt.Errorf("writing %q: it is there already", name), "take another name: what it has sealed could not be verified any more"}
	}
	if err != nil {
		return &hinted{fmt.Errorf("writing the key %q: %w", name, pathless(err)), "check the path: does the folder exist, and may this user write there?"}
	}
	_, err = f.Write(text)
	return errors.Join(err, f.Close())
}
