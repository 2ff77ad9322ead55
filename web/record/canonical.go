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
func (r *Record) Hash() Hash { return r.sum("biscotte record 2", r.Ref[:], r.Previous[:]) }

func (r *Record) sum(version string, name, previous []byte) Hash {
	c := make(canonical, 0, 512)
	c.text(version)
	c.field(name)
	c.field(previous)
	c.time(r.Time)
	for _, s := range []string{string(r.Kind), string(r.Source), r.Site, r.Language, string(r.Regime)} {
		c.text(s)
	}
	c.field(r.Revision[:])
	c.field(r.Bundle[:])
	c.text(r.Choice)
	return c.hash()
}

// sum is the hash over everything in the batch but the hash itself. Batches of the first version have neither a snapshot
// nor another hash before, and are hashed as they were then.
func (b *Batch) sum() Hash {
	c := make(canonical, 0, 256+len(b.Hashes)*len(Hash{}))
	second := b.Shown != nil || b.Formerly != Hash{}
	if second {
		c.text("biscotte batch 2")
	} else {
		c.text("biscotte batch 1")
	}
	c.text(b.Chain)
	c.number(b.Number)
	c.field(b.Previous[:])
	c.time(b.Time)
	c.field(b.Removal.canonical())
	c.field(JoinHashes(b.Hashes))
	if second {
		c.field(b.Shown.canonical())
		c.field(b.Formerly[:])
	}
	return c.hash()
}

// canonical is empty where nothing is shown.
func (e *Exhibit) canonical() []byte {
	if e == nil {
		return nil
	}
	c := canonical{}
	c.field(e.Revision[:])
	c.text(e.Site)
	c.time(e.Time)
	c.field(e.Archive[:])
	return c
}

// canonical is empty where nothing is removed. Removals of the first version do not say who asked for them.
func (r *Removal) canonical() []byte {
	if r == nil {
		return nil
	}
	c := canonical{}
	if r.By == "" {
		c.text("biscotte removal 1")
		if !r.Before.IsZero() {
			c.time(r.Before)
		}
		c.field(JoinHashes(r.Records))
		return c
	}
	c.text("biscotte removal 2")
	c.text(string(r.By))
	if r.Before.IsZero() {
		c.field(nil)
	} else {
		c.time(r.Before)
	}
	c.field(JoinHashes(r.Records))
	c.field(JoinHashes(r.Snapshots))
	for _, span := range r.Batches {
		c.number(span.First)
		c.number(span.Last)
	}
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
