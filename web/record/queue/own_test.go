package queue

import (
	"errors"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"biscotte/web/record"
	"biscotte/web/record/storetest"
)

// While the store is away, a visitor sees the record that waits, and has it deleted; with it goes, later, the one before
// that, which the store has.
func TestARecordInTheSpoolIsItsVisitors(t *testing.T) {
	where := path(t)
	synctest.Test(t, func(t *testing.T) {
		b := start(t, where, roomy)
		before, oldest := storetest.Record(0), storetest.Record(2)
		before.Previous = oldest.Ref
		for _, r := range []record.Record{oldest, before} {
			if err := b.Keep(t.Context(), r); err != nil {
				t.Fatal(err)
			}
		}
		b.store.breakDown(errGone)
		r := storetest.Record(1)
		r.Previous = before.Ref
		if err := b.Keep(t.Context(), r); err != nil {
			t.Fatal(err)
		}
		if found, err := b.Find(t.Context(), r.Ref); err != nil || !reflect.DeepEqual(found, r) {
			t.Errorf("its visitor finds %+v, %v", found, err)
		}
		if _, err := b.Find(t.Context(), before.Ref); err == nil || errors.Is(err, record.ErrUnknown) {
			t.Errorf("of one that cannot be looked for it says %v", err)
		}
		if err := b.Erase(t.Context(), storetest.Day, []record.Ref{r.Ref, before.Ref}); err != nil {
			t.Fatal(err)
		}
		if _, err := b.Find(t.Context(), r.Ref); err == nil {
			t.Error("it is found after it was deleted")
		}
		if err := b.Keep(t.Context(), r); err != nil { // sent once more
			t.Error(err)
		}
		b.store.breakDown(nil)
		b.retry <- time.Now()
		synctest.Wait()
		if got := b.store.sizes(); !reflect.DeepEqual(got, []int{1, 1}) {
			t.Errorf("it was brought to the store after it was deleted: %d", got)
		}
		if want := []record.Ref{r.Ref, before.Ref, oldest.Ref}; !reflect.DeepEqual(b.store.erased, want) {
			t.Errorf("deleted are %v, want %v", b.store.erased, want)
		}
		if err := b.Erase(t.Context(), storetest.Day, []record.Ref{storetest.Record(7).Ref}); err != nil || len(b.store.erased) != 4 {
			t.Errorf("while the store is there, it is asked at once: %v, %v", b.store.erased, err)
		}
		b.Close()
	})
}

// Nothing is acknowledged into a file that is nowhere any more: it goes to the spool, behind the text that it refers to, and
// to the file that comes in its place.
func TestAStoreThatIsMisplaced(t *testing.T) {
	where := path(t)
	synctest.Test(t, func(t *testing.T) {
		b := start(t, where, roomy)
		n := storetest.Snapshot(t, "portal", "text", storetest.Day)
		if err := b.Remember(t.Context(), n); err != nil {
			t.Fatal(err)
		}
		b.store.mu.Lock()
		b.store.away = fmt.Errorf("%w: r.db", record.ErrMisplaced) // while what is written still gets somewhere
		b.store.mu.Unlock()
		if err := b.keep(0); err != nil {
			t.Fatal(err)
		}
		b.store.misplace(b.store.away)
		b.retry <- time.Now()
		synctest.Wait()
		if s := b.State(); !errors.Is(s.Misplaced, record.ErrMisplaced) || s.Spooled != 1 {
			t.Errorf("its state is %+v", s)
		}
		for range 2 {
			b.retry <- time.Now()
			synctest.Wait()
		}
		if n := strings.Count(b.heard(), "deleted, replaced or cut off"); n != 1 {
			t.Errorf("it is told %d times:\n%s", n, b.heard())
		}
		b.store.groups, b.store.texts = nil, nil // another file
		b.store.misplace(nil)
		b.retry <- time.Now()
		synctest.Wait()
		b.retry <- time.Now()
		synctest.Wait()
		if !reflect.DeepEqual(b.store.texts, []record.Hash{n.Revision}) || !reflect.DeepEqual(b.store.sizes(), []int{1}) {
			t.Errorf("the new one has the texts %v and the groups %v", b.store.texts, b.store.sizes())
		}
		if s := b.State(); s.Misplaced != nil || s.Spooled != 0 {
			t.Errorf("its state is %+v", s)
		}
		b.Close()
	})
}

// A store that is restored from an earlier state, while it is in use or away, gets once more what is shown: it may be later
// than that state, and answers refer to it.
func TestAStoreThatIsRestored(t *testing.T) {
	for name, before := range map[string]error{"in use": nil, "away": errGone} {
		where := path(t)
		synctest.Test(t, func(t *testing.T) {
			b := start(t, where, roomy)
			n := storetest.Snapshot(t, "portal", "text", storetest.Day)
			if err := b.Remember(t.Context(), n); err != nil {
				t.Fatal(err)
			}
			look := func() {
				b.retry <- time.Now()
				synctest.Wait()
			}
			b.store.refuse(record.ErrBehind)
			b.store.breakDown(before)
			if err := b.keep(0); err != nil {
				t.Fatal(err)
			}
			b.store.texts = nil
			b.store.breakDown(nil)
			if before != nil {
				look()
			}
			b.store.refuse(nil)
			for range 5 { // what has just been refused rests for some ticks
				look()
			}
			if !reflect.DeepEqual(b.store.texts, []record.Hash{n.Revision}) || !reflect.DeepEqual(b.store.sizes(), []int{1}) {
				t.Errorf("%s: it has the texts %v and the groups %v", name, b.store.texts, b.store.sizes())
			}
			b.Close()
		})
	}
}

// A text that the store cannot take is on the disk before the first answer to it is acknowledged; where it can be nowhere,
// no answer to it is.
func TestTextsAreKeptBeforeAnswers(t *testing.T) {
	where := path(t)
	synctest.Test(t, func(t *testing.T) {
		b := start(t, where, 1500)
		b.store.breakDown(errGone)
		small := storetest.Snapshot(t, "portal", "text", storetest.Day)
		big := small
		big.Revision, big.Archive = record.Hash{9}, make([]byte, 3000)
		if err := b.Remember(t.Context(), small); err != nil {
			t.Fatal(err)
		}
		lot, err := b.spool.First(1)
		if err != nil || lot.Snapshot == nil || lot.Snapshot.Revision != small.Revision {
			t.Errorf("the spool has %+v, %v", lot, err)
		}
		if err := b.Remember(t.Context(), big); err == nil {
			t.Error("it is said to be kept")
		}
		r := storetest.Record(0)
		r.Revision = big.Revision
		if err := b.Keep(t.Context(), r); !errors.Is(err, ErrUnkept) {
			t.Errorf("an answer to it: %v", err)
		}
		r.Revision = small.Revision
		if err := b.Keep(t.Context(), r); err != nil {
			t.Error(err)
		}
		b.store.breakDown(nil)
		b.retry <- time.Now() // the store is found
		synctest.Wait()
		b.retry <- time.Now() // and takes the text
		synctest.Wait()
		r = storetest.Record(1)
		r.Revision = big.Revision
		if err := b.Keep(t.Context(), r); err != nil {
			t.Errorf("an answer to it: %v", err)
		}
		if want := []record.Hash{small.Revision, big.Revision}; !reflect.DeepEqual(b.store.texts, want) {
			t.Errorf("the store has the texts %v, want %v", b.store.texts, want)
		}
		b.Close()
	})
}

// A spool that was deleted is made anew at the next look, and one that was replaced is told of.
func TestASpoolThatIsMisplaced(t *testing.T) {
	where := path(t)
	synctest.Test(t, func(t *testing.T) {
		b := start(t, where, roomy)
		b.store.breakDown(errGone)
		if err := b.keep(0); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(where); err != nil {
			t.Fatal(err)
		}
		b.retry <- time.Now()
		synctest.Wait()
		if text, err := os.ReadFile(where); err != nil || !strings.Contains(string(text), storetest.Record(0).Choice) {
			t.Errorf("it has %q, %v", text, err)
		}
		if err := os.Rename(where, where+".away"); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(where, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			b.retry <- time.Now()
			synctest.Wait()
		}
		if err := b.keep(1); err == nil {
			t.Error("an answer is acknowledged into a file that is nowhere")
		}
		if s := b.State(); s.Misplaced == nil || strings.Count(b.heard(), "another file is in the place") > 2 {
			t.Errorf("its state is %+v; it says\n%s", s, b.heard())
		}
		if err := os.Rename(where+".away", where); err != nil {
			t.Fatal(err)
		}
		b.retry <- time.Now()
		synctest.Wait()
		if err := b.keep(1); err != nil || b.State().Misplaced != nil {
			t.Errorf("back in its place: %v", err)
		}
		b.Close()
	})
}
