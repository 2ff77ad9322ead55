package choice

import (
	"log/slog"
	"sync"
	"time"
)

// quiet is how long the log is silent on a trouble that it has told of: visitors are many, and a full disk must not be
// filled by its own log.
const quiet = time.Minute

// troubles are what the log has told of lately, by endpoint and reason.
type troubles struct {
	mu   sync.Mutex
	told map[[2]string]*told
}

type told struct {
	at    time.Time
	since int // how often it has happened since
}

// log writes a line, unless one on the same trouble has been written lately.
func (t *troubles) log(log *slog.Logger, now time.Time, endpoint, reason string, cause error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	last := t.told[[2]string{endpoint, reason}]
	if last != nil && now.Sub(last.at) < quiet {
		last.since++
		return
	}
	more := 0
	if last != nil {
		more = last.since
	}
	if t.told == nil {
		t.told = map[[2]string]*told{}
	}
	t.told[[2]string{endpoint, reason}] = &told{at: now}
	log.Error("a request could not be answered", "endpoint", endpoint, "reason", reason, "cause", cause, "unreported", more)
}
