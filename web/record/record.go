package record

import (
	"time"

	"biscotte/policy"
)

// Record is one decision of one visitor.
type Record struct {
	Ref Ref `json:"ref"`
	// Previous is the same visitor's record before, where the browser still knew it.
	Previous Ref `json:"previous"`
	// Time is when the server was told, by the server's clock, in whole milliseconds.
	Time   time.Time `json:"time"`
	Kind   Kind      `json:"kind"`
	Source Source    `json:"source"`
	// Site is the name under which the server knows the site.
	Site string `json:"site"`
	// Language is the one in which the visitor was asked.
	Language string `json:"language"`
	Regime   Regime `json:"regime"`
	// Revision is that of the [Snapshot] with all that was shown.
	Revision Hash `json:"revision"`
	// Bundle is the hash of the manifest of the program that the browser ran.
	Bundle Hash `json:"bundle"`
	// Choice is the decision as the cookie has it, with its time by the browser's clock and the fingerprint of each
	// purpose: see [policy.Choice.Encode].
	Choice string `json:"choice"`
}

// Kind is what a decision did to the one before.
type Kind string

// The values of [Kind].
const (
	Given     Kind = "given"     // something is granted, and nothing was before
	Refused   Kind = "refused"   // nothing is granted, and nothing was before
	Changed   Kind = "changed"   // something is granted, and something else was before
	Withdrawn Kind = "withdrawn" // nothing is granted any more
	GPC       Kind = "gpc"       // the browser's privacy signal has refused
)

// Source is where a decision was made.
type Source string

// The values of [Source]. API is a control of the page itself.
const (
	Banner Source = "banner"
	Panel  Source = "panel"
	Form   Source = "form"
	API    Source = "api"
	Signal Source = "gpc"
)

// Sources lists every [Source].
var Sources = []Source{Banner, Panel, Form, API, Signal}

// Regime is by whose rules the visitor was asked: the id of one of the policy's regimes, or [Strictest].
type Regime string

// Strictest is the regime wherever a policy has no other: nothing that is not exempt before a yes.
const Strictest Regime = "strictest"

// KindOf tells what a choice did to the one before, which may be nil.
func KindOf(before, now *policy.Choice) Kind {
	had, has := policy.Grants(before), policy.Grants(now)
	switch {
	case !had && has:
		return Given
	case !had:
		return Refused
	case !has:
		return Withdrawn
	case same(before, now):
		return Given // once more, as after six months
	}
	return Changed
}

// same reports whether two choices differ in nothing but their time.
func same(a, b *policy.Choice) bool {
	one, other := *a, *b
	one.Time, other.Time = 0, 0
	return one.Encode() == other.Encode()
}
