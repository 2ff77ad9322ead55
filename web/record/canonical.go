package record

import (
	"crypto/sha256"
	"encoding/binary"
	"time"
)

// canonical is what is hashed: fields one after the other, each preceded by its length in four bytes, the most
// significant first, so that no two records have the same bytes. Times are milliseconds since the Unix epoch in eight
// bytes. The first field says what it is.
type canonical []byte

func (c *canonical) field(b []byte) {
	*c = binary.BigEndian.AppendUint32(*c, uint32(len(b)))
	*c = append(*c, b...)
}

func (c *canonical) text(s string) {
	*c = binary.BigEndian.AppendUint32(*c, uint32(len(s)))
	*c = append(*c, s...)
}

func (c *canonical) number(n int64) { c.field(binary.BigEndian.AppendUint64(nil, uint64(n))) }

func (c *canonical) time(t time.Time) { c.number(t.UnixMilli()) }

func (c *canonical) hash() Hash { return sha256.Sum256(*c) }

// Hash is over everything in the record.
func (r *Record) Hash() Hash {
	c := make(canonical, 0, 512)
	c.text("biscotte record 1")
	c.field(r.ID[:])
	c.field(r.Previous[:])
	c.time(r.Time)
	for _, s := range []string{string(r.Kind), string(r.Source), r.Site, r.Language, string(r.Regime)} {
		c.text(s)
	}
	c.field(r.Revision[:])
	c.field(r.Bundle[:])
	c.text(r.Choice)
	return c.hash()
}

// sum is the hash over everything in the batch but the hash itself.
func (b *Batch) sum() Hash {
	c := make(canonical, 0, 256+len(b.Hashes)*len(Hash{}))
	c.text("biscotte batch 1")
	c.text(b.Chain)
	c.number(b.Number)
	c.field(b.Previous[:])
	c.time(b.Time)
	c.field(b.Removal.canonical())
	c.field(JoinHashes(b.Hashes))
	return c.hash()
}

// canonical is empty where nothing is removed.
func (r *Removal) canonical() []byte {
	if r == nil {
		return nil
	}
	c := canonical{}
	c.text("biscotte removal 1")
	if !r.Before.IsZero() {
		c.time(r.Before)
	}
	c.field(JoinHashes(r.Records))
	return c
}

// JoinHashes puts hashes one after the other, as stores keep them.
func JoinHashes(hashes []Hash) []byte {
	joined := make([]byte, 0, len(hashes)*len(Hash{}))
	for _, h := range hashes {
		joined = append(joined, h[:]...)
	}
	return joined
}

// SplitHashes reads what [JoinHashes] wrote; ok is false for anything else.
func SplitHashes(joined []byte) (hashes []Hash, ok bool) {
	for ; len(joined) >= len(Hash{}); joined = joined[len(Hash{}):] {
		hashes = append(hashes, Hash(joined))
	}
	return hashes, len(joined) == 0
}
