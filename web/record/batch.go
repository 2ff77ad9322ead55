package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"
)

// Batch is a link of a chain, written at once: the hashes of its records in their order, or a removal, or a snapshot.
type Batch struct {
	Chain    string    `json:"chain"`
	Number   int64     `json:"number"` // from 1, without gaps
	Previous Hash      `json:"previous"`
	Time     time.Time `json:"time"` // in whole milliseconds, never before that of the batch before
	Removal  *Removal  `json:"removal,omitempty"`
	Shown    *Exhibit  `json:"shown,omitempty"`
	Hashes   []Hash    `json:"hashes"`
	Formerly Hash      `json:"formerly,omitzero"` // its hash before [Resealing]
	Hash     Hash      `json:"hash"`
}

// Removal says which records of its chain have been removed: those in batches of a time before Before, those in certain
// batches, or those with certain hashes. It can name snapshots, too, that no record refers to any more.
type Removal struct {
	By        Asker     `json:"by,omitempty"`
	Before    time.Time `json:"before,omitzero"`
	Batches   []Span    `json:"batches,omitempty"`
	Records   []Hash    `json:"records,omitempty"`
	Snapshots []Hash    `json:"snapshots,omitempty"`
}

// covers reports whether all of a batch is removed.
func (r *Removal) covers(b *Batch) bool {
	return b.Time.Before(r.Before) || slices.ContainsFunc(r.Batches, func(s Span) bool { return s.First <= b.Number && b.Number <= s.Last })
}

// Span is a row of batches, from First to Last.
type Span struct {
	First int64 `json:"first"`
	Last  int64 `json:"last"`
}

// Asker says at whose wish something was removed. Removals of the first version of the stores do not say so.
type Asker string

// The values of [Asker].
const (
	Visitor   Asker = "visitor"   // GDPR art. 17
	Operator  Asker = "operator"  // who runs the server, one by one
	Retention Asker = "retention" // its time is over
)

// Exhibit is a snapshot as a chain knows it: the texts that the records after it refer to.
type Exhibit struct {
	Revision Hash      `json:"revision"`
	Site     string    `json:"site"`
	Time     time.Time `json:"time"`
	Archive  Hash      `json:"archive"` // of the bytes of the zip
}

// Text is what is shown as stores keep it: JSON, or nothing for none.
func (e *Exhibit) Text() (string, error) {
	if e == nil {
		return "", nil
	}
	text, err := json.Marshal(e)
	return string(text), err
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
	// Form is [HeadForm] where the head was noted of a chain as it is hashed now, and 0 where that is not known: a chain of the first
	// version has it as [Batch.Formerly], which nothing vouches for.
	Form int `json:"form,omitempty"`
}

// HeadForm is how chains are hashed now: over the names of records, and not over their ids.
const HeadForm = 2

// Head is the end of the chain after the batch.
func (b *Batch) Head() Head { return Head{b.Chain, b.Number, b.Time, b.Hash, HeadForm} }

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

// SealShown makes the batch that says what is shown from now on.
func (h Head) SealShown(s Snapshot) *Batch {
	b := h.next(s.Time)
	shown := s.exhibit()
	b.Shown = &shown
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

// errMalformed means that something is written there that is none of ours.
var errMalformed = errors.New("a row that cannot be read")

// Parse fills in what stores keep as text and as bytes: what [Removal.Text], [Exhibit.Text] and [JoinHashes] wrote.
func (b *Batch) Parse(hashes, removal, shown []byte) error {
	var ok bool
	if b.Hashes, ok = SplitHashes(hashes); !ok {
		return fmt.Errorf("%w: batch %d of %q", errMalformed, b.Number, b.Chain)
	}
	if len(removal) > 0 {
		if err := exact(removal, &b.Removal); err != nil {
			return fmt.Errorf("%w: what batch %d of %q removes: %w", errMalformed, b.Number, b.Chain, err)
		}
	}
	if len(shown) > 0 {
		if err := exact(shown, &b.Shown); err != nil {
			return fmt.Errorf("%w: what batch %d of %q shows: %w", errMalformed, b.Number, b.Chain, err)
		}
	}
	return nil
}

// exact reads JSON that was written by us, to the letter: what is not hashed must not differ either.
func exact(text []byte, to any) error {
	if err := json.Unmarshal(text, to); err != nil {
		return err
	}
	again, err := json.Marshal(to)
	if err == nil && !bytes.Equal(again, text) {
		err = errors.New("it is not written as it should be")
	}
	return err
}
