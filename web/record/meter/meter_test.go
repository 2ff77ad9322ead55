package meter

import (
	"context"
	"errors"
	"reflect"
	"sync"
	"testing"

	"biscotte/web/record"
)

func TestNothingThatWasCountedIsLostOrCountedTwice(t *testing.T) {
	var m Meter
	en := record.Count{Day: "2026-11-25", Site: "harbour", Language: "en", What: record.Shown, N: 1}
	fr := en
	fr.Language = "fr"
	var all sync.WaitGroup
	for range 50 {
		all.Go(func() { m.Note(en); m.Note(fr); m.Note(en) })
	}
	all.Wait()
	away := errors.New("away")
	err := m.Flush(t.Context(), func(context.Context, []record.Count) error { return away })
	if !errors.Is(err, away) {
		t.Errorf("a store that is away: %v", err)
	}
	var got []record.Count
	keep := func(_ context.Context, counts []record.Count) error { got = append(got, counts...); return nil }
	for range 2 {
		if err := m.Flush(t.Context(), keep); err != nil {
			t.Error(err)
		}
	}
	en.N, fr.N = 100, 50
	if want := []record.Count{en, fr}; !reflect.DeepEqual(got, want) {
		t.Errorf("counted %+v, want %+v", got, want)
	}
}
