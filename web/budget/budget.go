// Package budget holds, in tests, what a server does for one request to bounds of time and memory, whatever the request is.
// It knows nothing of servers.
package budget

import (
	"runtime"
	"testing"
	"time"
)

// What answering one request may take.
const (
	Time   = 50 * time.Millisecond
	Memory = 5 << 20 // bytes that are allocated, freed ones included
)

// Within fails where do takes more than the budget. Time is that of the processor, where the system tells it: how long a
// busy machine takes says nothing of the work. What is done beside, in other goroutines, counts as memory alone.
func Within(t testing.TB, do func()) {
	t.Helper()
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	began := processor()
	do()
	took := processor() - began
	runtime.ReadMemStats(&after)
	if n := after.TotalAlloc - before.TotalAlloc; n > Memory {
		t.Errorf("%d bytes are allocated, want at most %d", n, Memory)
	}
	if took > Time {
		t.Errorf("it takes %v of a processor, want at most %v", took, Time)
	}
}
