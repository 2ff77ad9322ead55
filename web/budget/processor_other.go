//go:build !linux

package budget

import "time"

var start = time.Now()

// processor is the time on the wall, where the system does not tell a thread's.
func processor() time.Duration { return time.Since(start) }
