package postgres

import (
	"errors"
	"fmt"
	"testing"

	"biscotte/web/record"
	"biscotte/web/record/storetest"
)

func add(t *testing.T, s *Store, first, count, want int) {
	t.Helper()
	if n, err := s.Append(t.Context(), storetest.Day, storetest.Records(first, count)); err != nil || n != want {
		t.Fatalf("appending %d from %d on: %d are new, want %d, %v", count, first, n, want, err)
	}
}

func chainHas(t *testing.T, s *Store, batches int64, records int) {
	t.Helper()
	if r := storetest.Verified(t, s)[s.chain]; r.Head.Number != batches || r.Records != records {
		t.Errorf("the chain ends at %d with %d records, want %d with %d", r.Head.Number, r.Records, batches, records)
	}
}

// A chain that nobody else writes costs one round trip a batch.
func TestAnAppendIsOneRoundTrip(t *testing.T) {
	s, w := wired(t, database(t), "one")
	add(t, s, 0, 10, 10) // looks where the chain ends
	add(t, s, 10, 10, 10)
	before := w.turns.Load()
	add(t, s, 20, 10, 10)
	if n := w.turns.Load() - before; n != 1 {
		t.Errorf("there are %d round trips", n)
	}
	chainHas(t, s, 3, 30)
}

// Two servers that were given the same name write one chain all the same.
func TestAHeadThatAnotherHasMoved(t *testing.T) {
	name := database(t)
	a, b := opened(t, name, "one"), opened(t, name, "one")
	for i := range 6 { // each remembers where the chain ended for it
		add(t, []*Store{a, a, b}[i%3], i, 1, 1)
	}
	if err := b.Erase(t.Context(), storetest.Day, record.Visitor, []record.Ref{storetest.Record(2).Ref}); err != nil {
		t.Fatal(err)
	}
	add(t, a, 6, 1, 1)
	add(t, a, 7, 1, 1)
	chainHas(t, a, 9, 7)
}

// A database that falls back to an earlier state, as when a standby takes over that was behind, has its chain go on from
// there: no gap, and no batch that follows one that is not there.
func TestAHeadThatFellBack(t *testing.T) {
	name := database(t)
	s := opened(t, name, "one")
	for i := range 3 {
		add(t, s, i, 1, 1)
	}
	exec(t, name, `DELETE FROM records WHERE batch = 3; DELETE FROM places WHERE batch = 3;
		DELETE FROM batches WHERE number = 3;
		UPDATE chains SET number = 2, (time, hash) = (SELECT time, hash FROM batches WHERE number = 2);
		UPDATE counts SET n = 2`)
	if _, err := s.Append(t.Context(), storetest.Day, storetest.Records(3, 2)); !errors.Is(err, record.ErrBehind) {
		t.Errorf("it says %v", err)
	}
	add(t, s, 3, 2, 2)
	chainHas(t, s, 3, 4)
}

// failing makes a trigger that does something to whoever writes to a table: IMMEDIATE, or DEFERRED until the commit.
func failing(table, when, does string) string {
	return fmt.Sprintf(`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN %s; RETURN NULL; END';
		CREATE CONSTRAINT TRIGGER fail AFTER INSERT OR UPDATE ON %s DEFERRABLE INITIALLY %s
		FOR EACH ROW EXECUTE FUNCTION fail()`, does, table, when)
}

// Nothing of a batch stays that did not get to its end.
func TestAConnectionThatEndsInTheMiddle(t *testing.T) {
	for _, when := range []string{"IMMEDIATE", "DEFERRED"} { // at the last table, and with the commit
		name := database(t)
		s := opened(t, name, "one")
		add(t, s, 0, 2, 2)
		exec(t, name, failing("counts", when, "PERFORM pg_terminate_backend(pg_backend_pid())"))
		if _, err := s.Append(t.Context(), storetest.Day, storetest.Records(2, 2)); err == nil {
			t.Errorf("%s: it acknowledges what is not there", when)
		}
		chainHas(t, s, 1, 2)
		exec(t, name, "DROP FUNCTION fail CASCADE")
		add(t, s, 1, 3, 2)
		add(t, s, 4, 1, 1)
		chainHas(t, s, 3, 5)
	}
}

// What was committed before the answer got lost is not written twice.
func TestAnAnswerThatGetsLost(t *testing.T) {
	s, w := wired(t, database(t), "one")
	add(t, s, 0, 2, 2)
	add(t, s, 2, 2, 2)
	w.cut.Store(true)
	if _, err := s.Append(t.Context(), storetest.Day, storetest.Records(4, 2)); err == nil {
		t.Error("it has an answer")
	}
	chainHas(t, s, 3, 6)
	add(t, s, 4, 3, 1)
	add(t, s, 7, 1, 1)
	chainHas(t, s, 5, 8)
}

// What is acknowledged is on the disk, even where the database is set to be fast instead.
func TestAnAppendIsDurable(t *testing.T) {
	name := database(t)
	exec(t, name, fmt.Sprintf("ALTER DATABASE %s SET synchronous_commit = off", name))
	s := opened(t, name, "one")
	add(t, s, 0, 1, 1)
	exec(t, name, failing("batches", "DEFERRED", "ASSERT current_setting(''synchronous_commit'') = ''on''"))
	add(t, s, 1, 1, 1)
	add(t, s, 2, 1, 1)
	chainHas(t, s, 3, 3)
}
