package record

import (
	"encoding/json"
	"time"
)

// Batch is a link of a chain: what was written at once. It holds the hashes of its records in their order, or a removal.
type Batch struct {
	Chain    string    `json:"chain"`
	Number   int64     `json:"number"` // from 1, without gaps
	Previous Hash      `json:"previous"`
	Time     time.Time `json:"time"` // in whole milliseconds, never before that of the batch before
	Removal  *Removal  `json:"removal,omitempty"`
	Hashes   []Hash    `json:"hashes"`
	Hash     Hash      `json:"hash"`
}

// Removal says which records of its chain have been removed: those in batches of a time before Before, because their
// time is over, or those with certain hashes, because their visitors wanted that (GDPR art. 17).
type Removal struct {
	Before  time.Time `json:"before,omitzero"`
	Records []Hash    `json:"records,omitempty"`
}

// Text is the removal as stores keep it: JSON, or nothing for none.
func (r *Removal) Text() (string, error) {
	if r == nil {
		return "", nil
	}
	text, err := json.Marshal(r)
	return string(text), err
}

// Head is the end of a chain: its last batch. The zero number is that of a chain without any.
type Head struct {
	Chain  string    `json:"chain"`
	Number int64     `json:"number"`
	Time   time.Time `json:"time"`
	Hash   Hash      `json:"hash"`
}

// Head is the end of the chain after the batch.
func (b *Batch) Head() Head { return Head{b.Chain, b.Number, b.Time, b.Hash} }

// Seal makes the batch that follows a head, at a time by the server's clock. A clock that was put back does not put the
// chain back.
func (h Head) Seal(now time.Time, records []Record) *Batch {
	b := h.next(now)
	b.Hashes = make([]Hash, len(records))
	for i := range records {
		b.Hashes[i] = records[i].Hash()
	}
	b.Hash = b.sum()
	return b
}

// SealRemoval makes the batch that says what is removed.
func (h Head) SealRemoval(now time.Time, r Removal) *Batch {
	b := h.next(now)
	b.Removal = &r
	b.Hash = b.sum()
	return b
}

func (h Head) next(now time.Time) *Batch {
	now = Milliseconds(now)
	if now.Before(h.Time) {
		now = h.Time
	}
	return &Batch{Chain: h.Chain, Number: h.Number + 1, Previous: h.Hash, Time: now}
}

// Milliseconds is a time as records have it.
func Milliseconds(t time.Time) time.Time { return t.UTC().Truncate(time.Millisecond) }
