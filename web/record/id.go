package record

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
)

// ID is the key to a record: 128 random bits, made where the decision was made. Who has it may see the record and have it
// deleted, so only the visitor's browser keeps it. Stores, exports and backups have its [Ref].
type ID [16]byte

// NewID makes an ID from a source of randomness.
func NewID(random io.Reader) (ID, error) {
	var id ID
	if _, err := io.ReadFull(random, id[:]); err != nil {
		return ID{}, fmt.Errorf("making an id: %w", err)
	}
	return id, nil
}

// IsZero reports whether there is no id.
func (id ID) IsZero() bool { return id == ID{} }

// String is the id in 32 hexadecimal digits, "" for none.
func (id ID) String() string {
	if id.IsZero() {
		return ""
	}
	return hex.EncodeToString(id[:])
}

// Ref is the name of the id's record; no id has no name.
func (id ID) Ref() Ref {
	if id.IsZero() {
		return Ref{}
	}
	sum := sha256.Sum256(append([]byte("biscotte id 1"), id[:]...))
	return Ref(sum[:len(Ref{})])
}

// ParseID reads what [ID.String] wrote, in lower case alone: one id has one name. None is an error.
func ParseID(s string) (ID, error) {
	var id ID
	if err := parseHex(id[:], s); err != nil || id.IsZero() {
		return ID{}, fmt.Errorf("%q is no record's id: 32 hexadecimal digits", s)
	}
	return id, nil
}

// MarshalText is for JSON.
func (id ID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText is for JSON; an empty text is no id.
func (id *ID) UnmarshalText(text []byte) (err error) {
	*id = ID{}
	if len(text) > 0 {
		*id, err = ParseID(string(text))
	}
	return err
}

// Ref names a record: the first half of a hash of its [ID], so that a decision that is sent twice is kept once, and who reads
// a record cannot delete it in its visitor's name.
type Ref [16]byte

// IsZero reports whether there is no name.
func (r Ref) IsZero() bool { return r == Ref{} }

// String is the name in 32 hexadecimal digits, "" for none.
func (r Ref) String() string { return ID(r).String() }

// Gravestone is what stays of the name of a record that was erased: the record is known when it is sent once more, and
// nothing else can be learned from it, not even which hash of a batch was the record's.
func (r Ref) Gravestone() Ref {
	sum := sha256.Sum256(append([]byte("biscotte erased 1"), r[:]...))
	return Ref(sum[:len(Ref{})])
}

// MarshalText is for JSON.
func (r Ref) MarshalText() ([]byte, error) { return ID(r).MarshalText() }

// UnmarshalText is for JSON; an empty text is no name.
func (r *Ref) UnmarshalText(text []byte) error { return (*ID)(r).UnmarshalText(text) }

// Hash is a SHA-256.
type Hash [32]byte

// String is the hash in 64 hexadecimal digits.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// ParseHash reads what [Hash.String] wrote.
func ParseHash(s string) (Hash, error) {
	var h Hash
	if err := parseHex(h[:], s); err != nil {
		return Hash{}, fmt.Errorf("%q is no hash: 64 hexadecimal digits", s)
	}
	return h, nil
}

// MarshalText is for JSON.
func (h Hash) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// UnmarshalText is for JSON.
func (h *Hash) UnmarshalText(text []byte) (err error) {
	*h, err = ParseHash(string(text))
	return err
}

// parseHex fills to with the bytes that s writes in lower case.
func parseHex(to []byte, s string) error {
	decoded, err := hex.DecodeString(s)
	if err != nil || len(decoded) != len(to) || hex.EncodeToString(decoded) != s {
		return fmt.Errorf("not %d bytes in hexadecimal", len(to))
	}
	copy(to, decoded)
	return nil
}
