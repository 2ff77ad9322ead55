package budget

import (
	"syscall"
	"time"
)

// ofThread is RUSAGE_THREAD (getrusage(2)), which package syscall does not name.
const ofThread = 1

// processor is how long the processor has worked for this thread.
func processor() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(ofThread, &used); err != nil {
		panic(err) // there is a thread
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
