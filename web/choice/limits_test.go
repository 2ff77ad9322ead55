package choice

import (
	"net/netip"
	"testing"
	"time"
)

func address(s string) netip.Addr { return netip.MustParseAddr(s) }

// One client asks without end; every other one is served all the same.
func TestOneClientKeepsNoOtherOut(t *testing.T) {
	l, now := newLimits(500), today
	flooding, taken := address("192.0.2.1"), 0
	for range 10 * 1000 {
		now = now.Add(time.Millisecond)
		if l.allow(flooding, now) {
			taken++
		}
	}
	if taken > clientBurst+10*500/clientShare+1 {
		t.Errorf("%d of it are taken in ten seconds", taken)
	}
	for i := range 200 {
		if other := netip.AddrFrom4([4]byte{198, 51, 100, byte(i)}); !l.allow(other, now) {
			t.Errorf("%v is kept out", other)
		}
	}
}

// Who has a network is one client; who has an address of a network of IPv4 is not.
func TestWhoIsOneClient(t *testing.T) {
	l := newLimits(1)
	spend := func(a string) {
		for l.allowOne(address(a), today) {
		}
	}
	spend("2001:db8:0:1::1")
	if l.allowOne(address("2001:db8:0:2:3:4:5:6"), today) || l.allowOne(address("2001:db8:0:1::1%eth0"), today) {
		t.Error("an address of the same network is another client")
	}
	if !l.allowOne(address("2001:db8:1::1"), today) || !l.allowOne(address("192.0.2.1"), today) {
		t.Error("another network is the same client")
	}
	spend("192.0.2.1")
	if l.allowOne(address("::ffff:192.0.2.1"), today) {
		t.Error("an address that is spelt in the newer way is another client")
	}
	if !l.allowOne(address("192.0.2.2"), today) {
		t.Error("a neighbour is the same client")
	}
}

// A client that has spent its share has it again later; a clock that goes back gives and takes nothing.
func TestTheShareComesBack(t *testing.T) {
	l, a := newLimits(500), address("192.0.2.1")
	for l.allowOne(a, today) {
	}
	if l.allowOne(a, today) || l.allowOne(a, today.Add(-time.Second)) || l.allowOne(a, today) {
		t.Error("it has more without waiting")
	}
	if !l.allowOne(a, today.Add(time.Second)) {
		t.Error("a second later, it is kept out still")
	}
}

// A clock that was ahead when clients came, and is set back, keeps none of them out until it is there again.
func TestAClockThatIsSetBack(t *testing.T) {
	for _, ahead := range []time.Duration{time.Hour, 24 * time.Hour, 365 * 24 * time.Hour} {
		l, a := newLimits(500), address("192.0.2.1")
		for l.allowOne(a, today.Add(ahead)) {
		}
		if l.allowOne(a, today) {
			t.Errorf("%v: it has more without waiting", ahead)
		}
		if !l.allowOne(a, today.Add(time.Second)) {
			t.Errorf("%v: a second later, it is kept out still", ahead)
		}
	}
}

// However many there are, all together are bounded, and so is what is kept of them.
func TestAllTogetherAreBounded(t *testing.T) {
	l, taken := newLimits(100), 0
	for i := range 100_000 {
		if l.allow(netip.AddrFrom4([4]byte{10, byte(i >> 16), byte(i >> 8), byte(i)}), today) {
			taken++
		}
	}
	if taken != 200 {
		t.Errorf("%d are taken at once, want 200", taken)
	}
	if l.allow(netip.Addr{}, today) {
		t.Error("one of no known address is let past")
	}
}
