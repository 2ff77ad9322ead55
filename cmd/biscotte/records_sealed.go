package main

import (
	"crypto/x509"
	"errors"
	"fmt"
	"os"
	"time"

	"biscotte/web/record"
	"biscotte/web/record/seal"
)

// sealed are the flags of who wants records to be what was sealed.
type sealed struct {
	Key      string `placeholder:"FILE" help:"The operator's public key: what was sealed with it must still be there."`
	Seal     string `placeholder:"FILE" help:"Where the seals are (default: beside the records)."`
	TSARoots string `name:"tsa-roots" placeholder:"FILE" help:"Certificates, in PEM, to which that of a time stamp must lead."`
}

// Validate wants a key wherever there are seals.
func (c *sealed) Validate() error {
	if c.Key == "" && (c.Seal != "" || c.TSARoots != "") {
		return errors.New("--seal and --tsa-roots go with --key: a seal that nobody has signed says nothing")
	}
	return nil
}

// heads verifies all seals, and returns what they are over.
func (c *sealed) heads(s streams, records string) ([]record.Head, error) {
	if c.Key == "" {
		return nil, nil
	}
	text, err := os.ReadFile(c.Key)
	if err != nil {
		return nil, fmt.Errorf("reading the key: %w", err)
	}
	key, err := seal.ParsePublic(text)
	if err != nil {
		return nil, &hinted{fmt.Errorf("reading the key %q: %w", c.Key, err), "name the public key, which ends in .pub"}
	}
	roots, err := c.roots()
	if err != nil {
		return nil, err
	}
	name := defaultTo(c.Seal, besideRecords(records))
	f, err := os.Open(name)
	if err != nil {
		return nil, &hinted{fmt.Errorf("reading the seals: %w", err), "name their file with --seal"}
	}
	defer func() { _ = f.Close() }() // only read
	seals, err := seal.Read(f)
	if err != nil {
		return nil, fmt.Errorf("reading %q: %w", name, err)
	}
	var heads []record.Head
	for i := range seals {
		one := &seals[i]
		if err := one.Verify(key); err != nil {
			return nil, &hinted{fmt.Errorf("%q: %w", name, err), "was it made by the same operator?"}
		}
		stamp, err := one.Stamped(roots)
		if err != nil {
			return nil, fmt.Errorf("%q: the seal of %s: %w", name, one.Time.Format(time.RFC3339), err)
		}
		fmt.Fprintf(s.talk, "biscotte: sealed on %s%s\n", one.Time.Format(time.RFC3339), stampedBy(stamp))
		for _, head := range one.Heads {
			head.Form = record.HeadForm // as it is in every seal
			heads = append(heads, head)
		}
	}
	return heads, nil
}

// roots are whom time stamps must come from, nil where that is not said.
func (c *sealed) roots() (*x509.CertPool, error) {
	if c.TSARoots == "" {
		return nil, nil
	}
	text, err := os.ReadFile(c.TSARoots)
	if err != nil {
		return nil, fmt.Errorf("reading the certificates: %w", err)
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(text) {
		return nil, fmt.Errorf("reading the certificates: %q has none in PEM", c.TSARoots)
	}
	return roots, nil
}
