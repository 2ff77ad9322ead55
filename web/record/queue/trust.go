package queue

// longestRest bounds for how many ticks a store is not asked.
const longestRest = 31

// trust is how far the word of a store is taken that it is there. One that says so and then refuses the first answers is
// asked after 1 tick, then 3, 7 and so on: else the server would be "ready" every other moment, and the log would grow.
type trust struct {
	unproven bool // the store has said that it is there, and written nothing since
	rest     int  // for how many ticks it is not asked when it fails again
	left     int  // for how many it is not asked now
}

// rests reports whether the store is not to be asked at this tick.
func (t *trust) rests() bool {
	if t.left == 0 {
		return false
	}
	t.left--
	return true
}

// onWord notes that the store says that it is there.
func (t *trust) onWord() { t.unproven = true }

// proven notes that the store has written something.
func (t *trust) proven() { *t = trust{} }

// failed notes that the store was thought to be there, and has failed.
func (t *trust) failed() {
	if t.unproven {
		t.rest = min(2*t.rest+1, longestRest)
		t.left, t.unproven = t.rest, false
	}
}
