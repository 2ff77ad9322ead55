// Package seal vouches for the ends of chains: an operator signs them (Ed25519), and an authority that is independent of the
// operator can say when (RFC 3161). Who has a seal from elsewhere knows that everything up to it is what it was then, even
// where the whole database was written anew. It knows no store, and no HTTP but that of the authority.
package seal

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"biscotte/web/record"
)

// Errors of a seal.
var (
	// ErrOther means that another key has made the seal, or that it was changed.
	ErrOther = errors.New("it was not made with this key, or has been changed since")
	// ErrMalformed means that it is no seal.
	ErrMalformed = errors.New("it is no seal")
)

// Seal is a line of JSON.
type Seal struct {
	Time      time.Time     `json:"time"` // by the clock of who signed
	Heads     []record.Head `json:"heads"`
	Signature []byte        `json:"signature"`
	Stamp     []byte        `json:"stamp,omitempty"` // a time-stamp token over the signature, DER
}

// message is what is signed: that it is a seal, and what is in it, to the letter.
func (s *Seal) message() ([]byte, error) {
	text, err := json.Marshal(Seal{Time: s.Time.UTC(), Heads: s.Heads})
	return append([]byte("biscotte seal 1\n"), text...), err
}

// New signs the ends of chains.
func New(key ed25519.PrivateKey, now time.Time, heads []record.Head) (*Seal, error) {
	s := &Seal{Time: record.Milliseconds(now), Heads: heads}
	text, err := s.message()
	if err != nil {
		return nil, fmt.Errorf("sealing: %w", err)
	}
	s.Signature = ed25519.Sign(key, text)
	return s, nil
}

// Verify reports whether the seal was made with a key, and is whole.
func (s *Seal) Verify(key ed25519.PublicKey) error {
	text, err := s.message()
	if err == nil && !ed25519.Verify(key, text, s.Signature) {
		err = ErrOther
	}
	if err != nil {
		return fmt.Errorf("the seal of %s: %w", s.Time.Format(time.RFC3339), err)
	}
	return nil
}

// digest is what a time stamp is over.
func (s *Seal) digest() [sha256.Size]byte { return sha256.Sum256(s.Signature) }

// Read reads seals, a line each.
func Read(r io.Reader) ([]Seal, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("reading seals: %w", err)
	}
	var all []Seal
	for i, line := range bytes.Split(bytes.TrimSpace(text), []byte("\n")) {
		var s Seal
		d := json.NewDecoder(bytes.NewReader(line))
		d.DisallowUnknownFields()
		if err := d.Decode(&s); err != nil || d.More() || len(s.Heads) == 0 {
			return nil, fmt.Errorf("reading line %d: %w", i+1, ErrMalformed)
		}
		all = append(all, s)
	}
	return all, nil
}
