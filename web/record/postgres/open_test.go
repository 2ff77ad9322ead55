package postgres

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"biscotte/web/record"
	"biscotte/web/record/storetest"
)

func partitions(t *testing.T, s *Store) []string {
	t.Helper()
	rows, err := s.pool.Query(t.Context(), "SELECT tablename::text FROM pg_tables WHERE tablename LIKE 'records\\_%' ORDER BY 1")
	if err != nil {
		t.Fatal(err)
	}
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// The turn of a month waits for nobody, and a month whose time is over goes at once.
func TestEveryMonthHasItsPlace(t *testing.T) {
	s := opened(t, database(t), "one")
	for i, day := range []time.Time{
		time.Date(2026, 9, 30, 23, 59, 59, 0, time.UTC),
		time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC),
		time.Date(2026, 12, 31, 23, 59, 59, 0, time.FixedZone("Paris", 3600)),
	} {
		if _, err := s.Append(t.Context(), day, storetest.Records(i, 1)); err != nil {
			t.Fatal(err)
		}
	}
	want := []string{"records_2026_09", "records_2026_10", "records_2026_11", "records_2026_12", "records_2027_01"}
	if got := partitions(t, s); !slices.Equal(got, want) {
		t.Errorf("there are %q", got)
	}
	if _, err := s.Purge(t.Context(), storetest.Day, time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC), func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	if got := partitions(t, s); !slices.Equal(got, want[3:]) {
		t.Errorf("after a purge, there are %q", got)
	}
	if _, err := s.Append(t.Context(), time.Date(2026, 10, 2, 0, 0, 0, 0, time.UTC), storetest.Records(9, 1)); err != nil {
		t.Errorf("a clock that was put back to a month that is gone: %v", err)
	}
	storetest.Verified(t, s)
}

func TestASchemaOfALaterVersionIsLeftAlone(t *testing.T) {
	name := database(t)
	s := opened(t, name, "one")
	if err := s.Ping(t.Context()); err != nil {
		t.Fatal(err)
	}
	exec(t, name, "INSERT INTO versions VALUES (99)")
	if err := opened(t, name, "one").Ping(t.Context()); !errors.Is(err, record.ErrNewer) {
		t.Errorf("it says %v", err)
	}
}

// The server need not be there when ours starts, and may be away for a while.
func TestADatabaseThatIsAwayAndComesBack(t *testing.T) {
	name := database(t)
	s := opened(t, name, "one")
	if _, err := s.Append(t.Context(), storetest.Day, storetest.Records(0, 1)); err != nil {
		t.Fatal(err)
	}
	if err := server.Stop(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Append(t.Context(), storetest.Day, storetest.Records(1, 1)); err == nil {
		t.Error("it writes into nothing")
	}
	late := opened(t, name, "late")
	if err := late.Ping(t.Context()); err == nil {
		t.Error("nothing answers")
	}
	if err := server.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, s := range []*Store{s, late} {
		if _, err := s.Append(t.Context(), storetest.Day, storetest.Records(0, 3)); err != nil {
			t.Fatal(err)
		}
	}
	if r := storetest.Verified(t, s)["one"]; r.Records != 3 {
		t.Errorf("the chain is %+v", r)
	}
}
