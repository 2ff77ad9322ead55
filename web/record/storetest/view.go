package storetest

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"biscotte/web/record"
)

// Snapshot packs a site of one file.
func Snapshot(t *testing.T, site, text string, now time.Time) record.Snapshot {
	t.Helper()
	s, err := record.Pack(site, now, []record.File{{Path: "policy.json", Body: []byte(text)}})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func snapshots(t *testing.T, d Database) {
	s := d.Open(t, "one")
	old, now := Snapshot(t, "portal", "old", Day), Snapshot(t, "portal", "new", Day.Add(time.Hour))
	again := old
	again.Time = Day.Add(48 * time.Hour)
	for _, n := range []record.Snapshot{old, now, again, Snapshot(t, "other", "old", Day)} {
		if err := s.Remember(t.Context(), n); err != nil {
			t.Fatal(err)
		}
	}
	got, err := s.Snapshot(t.Context(), old.Revision)
	if err != nil || !reflect.DeepEqual(got, old) {
		t.Errorf("it comes back as %+v, %v", got, err)
	}
	if files, err := got.Files(); err != nil || string(files[0].Body) != "old" {
		t.Errorf("its files are %v, %v", files, err)
	}
	revisions, err := s.Revisions(t.Context(), "portal")
	if err != nil || len(revisions) != 2 || revisions[0].Revision != now.Revision || !revisions[1].Time.Equal(Day) {
		t.Errorf("the revisions are %+v, %v", revisions, err)
	}
	if _, err := s.Snapshot(t.Context(), record.Hash{7}); !errors.Is(err, record.ErrUnknown) {
		t.Errorf("a snapshot that is not there: %v", err)
	}
}

// snapshotsGo: a text is kept as long as a record refers to it, and the present one always.
func snapshotsGo(t *testing.T, d Database) {
	s := d.Open(t, "one")
	var kept []record.Snapshot
	for m := range 4 {
		n := Snapshot(t, "portal", month(m).String(), month(m))
		kept = append(kept, n)
		if err := s.Remember(t.Context(), n); err != nil {
			t.Fatal(err)
		}
		r := Record(m)
		r.Revision = n.Revision
		if m == 1 {
			r.Revision = kept[0].Revision
		}
		if m < 3 {
			add(t, s, month(m), []record.Record{r}, 1)
		}
	}
	for _, purge := range []struct {
		before int
		want   []bool
	}{
		{1, []bool{true, true, true, true}}, // the first record goes; the second refers to the same text
		{2, []bool{false, false, true, true}},
		{9, []bool{false, false, false, true}},
	} {
		if _, err := s.Purge(t.Context(), month(10), month(purge.before), func(int, int) {}); err != nil {
			t.Fatal(err)
		}
		for i, n := range kept {
			if _, err := s.Snapshot(t.Context(), n.Revision); (err == nil) != purge.want[i] {
				t.Errorf("after a purge up to month %d, snapshot %d: %v", purge.before, i, err)
			}
		}
	}
}

func counts(t *testing.T, d Database) {
	a, b := d.Open(t, "a"), d.Open(t, "b")
	add(t, a, Day, Records(0, 3), 3)
	add(t, b, Day, Records(2, 2), 1) // one of them a replay, which does not count
	refused := Record(9)
	refused.Kind, refused.Language, refused.Time = record.Refused, "fr", Day.AddDate(0, 0, 1)
	refused.Choice = "1.1795000000.statistics:false:k3f9a2"
	add(t, a, Day, []record.Record{refused}, 1)
	got, err := a.Counts(t.Context(), "2026-11-25", "2026-11-26")
	if err != nil {
		t.Fatal(err)
	}
	want := record.Tally(append(Records(0, 4), refused))
	if !reflect.DeepEqual(got, want) {
		t.Errorf("counted\n%+v\nwant\n%+v", got, want)
	}
	if got, err = a.Counts(t.Context(), "2026-11-26", "2026-12-31"); err != nil || len(got) != 4 {
		t.Errorf("counted %+v, %v", got, err)
	}
}

func added(t *testing.T, d Database) {
	a, b := d.Open(t, "a"), d.Open(t, "b")
	add(t, a, Day, Records(0, 1), 1)
	seen := record.Count{Day: "2026-11-25", Site: Record(0).Site, Language: "en", What: record.Shown, N: 3}
	other := record.Count{Day: "2026-11-25", Site: Record(0).Site, Language: "fr", What: record.Shown, N: 1}
	for _, s := range []record.Store{a, b, a} {
		if err := s.Add(t.Context(), []record.Count{seen, other}); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.Add(t.Context(), nil); err != nil {
		t.Errorf("nothing: %v", err)
	}
	seen.N, other.N = 9, 3
	want := append(record.Tally(Records(0, 1)), seen, other)
	record.SortCounts(want)
	if got, err := b.Counts(t.Context(), "2026-11-25", "2026-11-25"); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("counted\n%+v\nwant\n%+v, %v", got, want, err)
	}
}

func oneMoment(t *testing.T, d Database) {
	s := d.Open(t, "one")
	add(t, s, Day, Records(0, 3), 3)
	err := s.Read(t.Context(), func(r record.Reader) error {
		if _, err := r.Heads(); err != nil {
			return err
		}
		add(t, s, Day, Records(3, 3), 3)
		n := 0
		for _, err := range r.Records("one") {
			if err != nil {
				return err
			}
			n++
		}
		if n != 3 {
			t.Errorf("%d records, want the 3 of the moment", n)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	if err := s.Read(t.Context(), func(record.Reader) error { return broken }); !errors.Is(err, broken) {
		t.Errorf("an error of the reader comes back as %v", err)
	}
}
