package record

import (
	"context"
	"iter"
	"slices"
	"testing"
	"time"
)

// shelf is a store that can be read, and nothing else.
type shelf struct {
	Store
	reader *short
}

// short is a chain of one batch with one record.
type short struct {
	batch  *Batch
	record Record
}

func (s shelf) Read(_ context.Context, read func(Reader) error) error { return read(s.reader) }
func (s *short) Heads() ([]Head, error)                               { return []Head{s.batch.Head()}, nil }

func (s *short) Chains() ([]string, error) { return []string{s.batch.Chain}, nil }

func (s *short) Counts() ([]Count, error) { return Tally([]Record{s.record}), nil }
func (s *short) Check() ([]string, error) { return nil, nil }

func (s *short) Batches(string) iter.Seq2[*Batch, error] {
	return func(yield func(*Batch, error) bool) { yield(s.batch, nil) }
}

func (s *short) Records(string) iter.Seq2[*Placed, error] {
	return func(yield func(*Placed, error) bool) { yield(&Placed{s.record, 1, 0}, nil) }
}

func (s *short) Snapshots() iter.Seq2[*Snapshot, error] { return func(func(*Snapshot, error) bool) {} }

// Who writes a chain anew can say of each batch that it formerly was another, as the step from the first version did. A head
// that was noted, or sealed, since then must not be found by that.
func TestAChainThatIsWrittenAnewIsNotTheOneThatWasNoted(t *testing.T) {
	at := time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)
	s := &short{record: Record{Ref: Ref{1}, Time: at, Kind: Refused, Source: Banner, Language: "en"}}
	s.batch = Head{Chain: "one"}.Seal(at, []Record{s.record})
	faults := func(noted ...Head) []Fault {
		v, err := Verify(t.Context(), shelf{reader: s}, noted, func(int) {})
		if err != nil {
			t.Fatal(err)
		}
		return v.Chains[0].Faults
	}
	before, err := Verify(t.Context(), shelf{reader: s}, nil, func(int) {})
	if err != nil {
		t.Fatal(err)
	}
	noted := before.Chains[0].Head
	if found := faults(noted); len(found) > 0 {
		t.Fatalf("as it is: %+v", found)
	}
	s.record.Language = "de"
	s.batch = Head{Chain: "one"}.Seal(at, []Record{s.record})
	s.batch.Formerly = noted.Hash
	s.batch.Hash = s.batch.sum()
	if found := faults(noted); !slices.Equal(found, []Fault{{1, "it is not the one that was noted"}}) {
		t.Errorf("written anew: %+v", found)
	}
}
