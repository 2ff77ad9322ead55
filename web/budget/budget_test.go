package budget

import (
	"testing"
	"time"
)

// silent keeps what a test would be told.
type silent struct {
	testing.TB
	failed int
}

func (s *silent) Helper()               {}
func (s *silent) Errorf(string, ...any) { s.failed++ }

var kept []byte

func TestWhatIsTooMuch(t *testing.T) {
	for name, test := range map[string]struct {
		do   func()
		want int
	}{
		"nothing": {func() {}, 0},
		"memory":  {func() { kept = make([]byte, Memory+1) }, 1},
		"time": {func() {
			for began := processor(); processor()-began < Time+time.Millisecond; {
			}
		}, 1},
	} {
		s := &silent{TB: t}
		if Within(s, test.do); s.failed != test.want {
			t.Errorf("%s: it fails %d times, want %d", name, s.failed, test.want)
		}
	}
}
