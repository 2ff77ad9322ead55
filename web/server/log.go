package server

import (
	"bytes"
	"io"
	"log"
	"regexp"
)

// addresses are what net/http writes of a visitor: "1.2.3.4:5678", "[::1]:5678".
var addresses = regexp.MustCompile(`(\d{1,3}(\.\d{1,3}){3}|\[[0-9A-Fa-f:.%a-z]+\]):\d+`)

// discreet passes lines on without the visitors' addresses: those are personal data (CJEU C-582/14, Breyer), and
// nobody who runs a consent banner wants to account for them.
type discreet struct{ to io.Writer }

// visitors begins what fasthttp writes of a request that it cannot read. The rest is that request, cookies and all; it is
// the visitor's fault, and nobody's business.
var visitors = []byte("error when serving connection")

// Write hides what looks like an address.
func (d discreet) Write(line []byte) (int, error) {
	if bytes.Contains(line, visitors) {
		return len(line), nil
	}
	if _, err := d.to.Write(addresses.ReplaceAll(line, []byte("a visitor"))); err != nil {
		return 0, err
	}
	return len(line), nil
}

// newLog is for the errors of the server itself, such as a panic. There is no log of requests.
func newLog(w io.Writer) *log.Logger { return log.New(discreet{w}, "biscotte: error: ", 0) }
