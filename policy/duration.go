package policy

import (
	"strconv"
	"strings"
)

// Unit is what a cookie's duration is counted in.
type Unit string

// The values of [Unit].
const (
	Session Unit = "session"
	Minute  Unit = "minute"
	Hour    Unit = "hour"
	Day     Unit = "day"
	Month   Unit = "month"
	Year    Unit = "year"
)

// Duration is how long a cookie stays: Count units, or the browser's session, for which Count is 0.
type Duration struct {
	Count int
	Unit  Unit
}

// ParseDuration reads "session", "30 minutes", "1 day", "13 months": a count from 1 to 9999 and a unit, singular or
// plural.
func ParseDuration(s string) (d Duration, ok bool) {
	if s == string(Session) {
		return Duration{Unit: Session}, true
	}
	count, unit, found := strings.Cut(s, " ")
	n, err := strconv.Atoi(count)
	if !found || err != nil || n < 1 || n > 9999 || strconv.Itoa(n) != count {
		return Duration{}, false
	}
	switch u := Unit(strings.TrimSuffix(unit, "s")); u {
	case Minute, Hour, Day, Month, Year:
		return Duration{Count: n, Unit: u}, true
	}
	return Duration{}, false
}
