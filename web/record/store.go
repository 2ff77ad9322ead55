package record

import (
	"context"
	"errors"
	"iter"
	"time"
)

// Errors of a [Store].
var (
	// ErrUnknown means that there is no such record, or no such snapshot.
	ErrUnknown = errors.New("there is none")
	// ErrMisplaced means that a store's file is not where it was opened: it was deleted, or another is in its place, or it was
	// cut off. What would be written to it could not be found again.
	ErrMisplaced = errors.New("the file of the records was deleted, replaced or cut off while it was in use")
	// ErrBehind means that a store is an earlier one than it was: it was restored while it was in use. It is said once: whoever
	// hears it has to keep again what it shows, and may then go on.
	ErrBehind = errors.New("the records have been restored from an earlier state")
	// ErrNewer means that a later version of this program has written the store, in a form that this one does not know.
	ErrNewer = errors.New("a later version of biscotte has written it")
)

// Grave is for how long an erased record is known: longer than any answer counts, and so than any browser sends it.
const Grave = 500 * 24 * time.Hour

// Room is how many bytes a store writes to show that it can be written to: a group of answers takes no more, as a rule. Fewer
// fit on a disk that is as good as full, which refuses the next group.
const Room = 1 << 20

// Store keeps records. Several programs may use it at once, each with a chain of its own; one that shares a chain with
// another waits for it. Package storetest tests what is said here.
type Store interface {
	// Append puts records at the end of the chain, as one batch, at the time now, and says how many were new: a record that
	// is there already, in any chain, or was erased, is left out. When it returns without an error, they are durable; with
	// one, they may or may not be there. It fails once with [ErrBehind] where the chain ends before what was put there.
	Append(ctx context.Context, now time.Time, records []Record) (int, error)
	// Remember keeps a snapshot, and notes it in the chain. One that is there already stays as it is.
	Remember(ctx context.Context, s Snapshot) error
	// Snapshot finds a snapshot by its revision, or fails with [ErrUnknown].
	Snapshot(ctx context.Context, revision Hash) (Snapshot, error)
	// Revisions lists the snapshots of a site, without what is in them, the latest first.
	Revisions(ctx context.Context, site string) ([]Snapshot, error)
	// Find finds a record by its name, or fails with [ErrUnknown].
	Find(ctx context.Context, ref Ref) (Record, error)
	// Erase removes single records at the time now, and notes that in their chains, with who asked for it. When it returns,
	// nothing of them can be read from the files of the store any more, as far as that is in its hands. None of them is taken
	// again when it is sent once more, for as long as [Grave].
	Erase(ctx context.Context, now time.Time, by Asker, refs []Ref) error
	// Purge removes the records of a time before before, by their own time or that of their batch, at the time now, and notes
	// that in their chains. It tells progress how many are gone, of how many, and returns that. One that was interrupted is
	// taken up by the next.
	Purge(ctx context.Context, now, before time.Time, progress func(done, all int)) (int, error)
	// Read lets read look at everything as it is at one moment, whatever is written meanwhile.
	Read(ctx context.Context, read func(Reader) error) error
	// Add adds to the counts what leaves no record.
	Add(ctx context.Context, counts []Count) error
	// Counts sums up what was decided on the days from first to last, as in "2026-11-25", in order.
	Counts(ctx context.Context, first, last string) ([]Count, error)
	// Ping reports whether the store can be written to: it writes as much as [Room], durably, and takes that away again. It
	// brings back one that was misplaced, if that can be.
	Ping(ctx context.Context) error
	// Here reports at once whether the store is where it was opened, or fails with [ErrMisplaced]. It asks no database.
	Here() error
	// Close ends the use of the store.
	Close() error
}

// Reader is a store at one moment.
type Reader interface {
	// Heads lists the ends of all chains, by name.
	Heads() ([]Head, error)
	// Batches goes through a chain in its order.
	Batches(chain string) iter.Seq2[*Batch, error]
	// Records goes through the records of a chain that have not been removed, in its order.
	Records(chain string) iter.Seq2[*Placed, error]
	// Chains lists the names of all chains of which there is anything, be it an end, a batch or a record.
	Chains() ([]string, error)
	// Snapshots goes through what is kept of what was shown.
	Snapshots() iter.Seq2[*Snapshot, error]
	// Counts lists all counts, in order.
	Counts() ([]Count, error)
	// Check lists what is wrong with the store below what it keeps: with its pages, its indexes, its links.
	Check() ([]string, error)
}

// Placed is a record with its place: the number of its batch, and its position in there, from 0.
type Placed struct {
	Record
	Batch    int64
	Position int
}
