package seal

import (
	"crypto/ed25519"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
)

// ErrKey means that a file has no Ed25519 key of the kind that is wanted.
var ErrKey = errors.New("it is no Ed25519 key in PEM")

// Types of PEM blocks (RFC 7468), as openssl writes them.
const (
	privateType = "PRIVATE KEY"
	publicType  = "PUBLIC KEY"
)

// NewKey makes a key: the private and the public half, both in PEM.
func NewKey(random io.Reader) (private, public []byte, err error) {
	pub, key, err := ed25519.GenerateKey(random)
	if err != nil {
		return nil, nil, fmt.Errorf("making a key: %w", err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return nil, nil, fmt.Errorf("making a key: %w", err)
	}
	open, err := x509.MarshalPKIXPublicKey(pub)
	if err != nil {
		return nil, nil, fmt.Errorf("making a key: %w", err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: privateType, Bytes: secret}), pem.EncodeToMemory(&pem.Block{Type: publicType, Bytes: open}), nil
}

// ParsePrivate reads the private half.
func ParsePrivate(text []byte) (ed25519.PrivateKey, error) {
	if b, _ := pem.Decode(text); b != nil && b.Type == privateType {
		if key, err := x509.ParsePKCS8PrivateKey(b.Bytes); err == nil {
			if key, ok := key.(ed25519.PrivateKey); ok {
				return key, nil
			}
		}
	}
	return nil, ErrKey
}

// ParsePublic reads the public half.
func ParsePublic(text []byte) (ed25519.PublicKey, error) {
	if b, _ := pem.Decode(text); b != nil && b.Type == publicType {
		if key, err := x509.ParsePKIXPublicKey(b.Bytes); err == nil {
			if key, ok := key.(ed25519.PublicKey); ok {
				return key, nil
			}
		}
	}
	return nil, ErrKey
}
