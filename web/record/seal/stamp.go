package seal

import (
	"bytes"
	"context"
	"crypto"
	"crypto/rand"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"time"

	"github.com/digitorus/pkcs7"
	"github.com/digitorus/timestamp"
)

// Bounds of what an authority may answer: bytes, and how long it may take.
const (
	maxStamp   = 1 << 20
	stampLimit = 30 * time.Second
)

// ErrStamp means that a time stamp is not one over this seal.
var ErrStamp = errors.New("the time stamp is not over this seal")

// GetStamp asks an authority for a time stamp over the seal (RFC 3161, section 3.4), and looks whether it is one.
func (s *Seal) GetStamp(ctx context.Context, url string) error {
	if err := s.getStamp(ctx, url); err != nil {
		return fmt.Errorf("getting a time stamp from %q: %w", url, err)
	}
	return nil
}

func (s *Seal) getStamp(ctx context.Context, url string) error {
	nonce, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 64))
	if err != nil {
		return err
	}
	digest := s.digest()
	query, err := (&timestamp.Request{HashAlgorithm: crypto.SHA256, HashedMessage: digest[:], Certificates: true, Nonce: nonce}).Marshal()
	if err != nil {
		return err
	}
	answer, err := post(ctx, url, query)
	if err != nil {
		return err
	}
	t, err := parse(timestamp.ParseResponse, answer)
	if err != nil {
		return err
	}
	if t.Nonce == nil || t.Nonce.Cmp(nonce) != 0 {
		return ErrStamp
	}
	before := s.Stamp
	s.Stamp = t.RawToken
	if _, err = s.Stamped(nil); err != nil {
		s.Stamp = before
	}
	return err
}

func post(ctx context.Context, url string, query []byte) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, stampLimit)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(query))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/timestamp-query")
	w, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, err
	}
	defer func() { _ = w.Body.Close() }() // read
	if w.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("it answers with status %d", w.StatusCode)
	}
	return io.ReadAll(io.LimitReader(w.Body, maxStamp))
}

// parse reads what comes from elsewhere with a library that stops the program at some of it.
func parse[T any](read func([]byte) (*T, error), text []byte) (out *T, err error) {
	defer func() {
		if p := recover(); p != nil {
			out, err = nil, fmt.Errorf("%w: %v", ErrStamp, p)
		}
	}()
	return read(text)
}

// Stamp is what an authority says: that the seal was there at a time. By is the name in its certificate.
type Stamp struct {
	Time    time.Time
	By      string
	Trusted bool // whether the certificate leads to one of the roots
}

// Stamped reads the time stamp of a seal, nil where it has none. Where there are roots, its certificate has to lead to one of
// them; where there are none, only that it is over this seal is known.
func (s *Seal) Stamped(roots *x509.CertPool) (*Stamp, error) {
	if s.Stamp == nil {
		return nil, nil
	}
	t, err := parse(timestamp.Parse, s.Stamp) // which looks at the signature
	if err != nil {
		return nil, fmt.Errorf("reading a time stamp: %w", err)
	}
	digest := s.digest()
	signed, err := parse(pkcs7.Parse, s.Stamp)
	switch {
	case err != nil:
		return nil, fmt.Errorf("reading a time stamp: %w", err)
	case t.HashAlgorithm != crypto.SHA256 || !bytes.Equal(t.HashedMessage, digest[:]), signed.GetOnlySigner() == nil:
		return nil, ErrStamp
	}
	out := &Stamp{Time: t.Time.UTC(), By: signed.GetOnlySigner().Subject.String()}
	if roots == nil {
		return out, nil
	}
	between := x509.NewCertPool()
	for _, c := range signed.Certificates {
		between.AddCert(c)
	}
	err = signed.VerifyWithOpts(x509.VerifyOptions{
		Roots: roots, Intermediates: between, CurrentTime: t.Time, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageTimeStamping},
	})
	if err != nil {
		return nil, fmt.Errorf("the time stamp of %q: %w", out.By, err)
	}
	out.Trusted = true
	return out, nil
}
