package server

import (
	"log"
	"log/slog"
	"regexp"
	"strings"
)

// addresses are what net/http writes of a visitor: "1.2.3.4:5678", "[::1]:5678".
var addresses = regexp.MustCompile(`(\d{1,3}(\.\d{1,3}){3}|\[[0-9A-Fa-f:.%a-z]+\]):\d+`)

// discreet passes the lines of net/http on without the visitors' addresses: those are personal data (CJEU C-582/14,
// Breyer), and nobody who runs a consent banner wants to account for them.
type discreet struct{ to *slog.Logger }

// Write logs a line.
func (d discreet) Write(line []byte) (int, error) {
	d.to.Error("serving a request", "cause", addresses.ReplaceAllString(strings.TrimSpace(string(line)), "a visitor"))
	return len(line), nil
}

// newLog is for net/http, which reports errors of its own by lines. There is no log of requests.
func newLog(to *slog.Logger) *log.Logger { return log.New(discreet{to}, "", 0) }
