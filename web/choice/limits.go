package choice

import (
	"encoding/binary"
	"hash/maphash"
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// limits bound what is taken in a second: of all clients together, and of each, so that one cannot keep the others out.
//
// They keep no address, and nothing that one could be found from: a client is one of a fixed number of counters, by a hash
// with a key that is made anew at each start. Some clients share a counter; each has two, and is refused where both are
// spent.
type limits struct {
	all *rate.Limiter

	seed   maphash.Seed
	each   rate.Limit
	burst  float64
	mu     sync.Mutex
	counts [rows][counters]counter
}

const (
	rows     = 2
	counters = 4096

	// clientShare is which part of the whole limit one client may use, and clientBurst how many requests at once, whatever
	// that is: a household, or an office, is one client.
	clientShare = 50
	clientBurst = 20
)

// counter is how many requests are left, at a time.
type counter struct {
	left float64
	at   int64 // nanoseconds, since 1970; 0 for none yet
}

// newLimits allows perSecond requests a second, and twice that at once.
func newLimits(perSecond float64) *limits {
	each := perSecond / clientShare
	return &limits{
		all:  rate.NewLimiter(rate.Limit(perSecond), max(1, int(2*perSecond))),
		seed: maphash.MakeSeed(), each: rate.Limit(each), burst: max(clientBurst, 2*each),
	}
}

// allow reports whether a client may have one more request now. One of no known address is bounded with all others alone.
func (l *limits) allow(client netip.Addr, now time.Time) bool {
	return (!client.IsValid() || l.allowOne(client, now)) && l.all.AllowN(now, 1)
}

func (l *limits) allowOne(client netip.Addr, now time.Time) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	allowed := false
	for row := range rows {
		c := &l.counts[row][l.place(client, row)]
		c.refill(l.each, l.burst, now.UnixNano())
		if c.left >= 1 {
			c.left--
			allowed = true
		}
	}
	return allowed
}

// place is where a client is counted. A whole network of IPv6 is one client: each visitor has some 2^64 addresses.
func (l *limits) place(client netip.Addr, row int) uint64 {
	client = client.Unmap().WithZone("")
	if client.Is6() {
		network, _ := client.Prefix(56) // it has that many bits
		client = network.Addr()
	}
	b := client.As16()
	return maphash.Bytes(l.seed, binary.AppendUvarint(b[:], uint64(row))) % counters
}

func (c *counter) refill(each rate.Limit, burst float64, now int64) {
	if c.at == 0 {
		c.left = burst
	}
	passed := time.Duration(now-c.at).Seconds() * float64(each)
	if passed > 0 {
		c.left = min(burst, c.left+passed)
	}
	if passed > 0 || passed < -burst { // a clock that was ahead is set back: nothing would come until it is there again
		c.at = now
	}
}
