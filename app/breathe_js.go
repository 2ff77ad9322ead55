//go:build js && wasm

package app

import "time"

// breathe gives the thread back to the page for a moment: what follows is another task. Starting takes a slow phone
// longer than the 50 ms after which a press is felt to wait (W3C Long Tasks, section 1).
func breathe() { time.Sleep(time.Millisecond) }
