package policy

import (
	"strconv"
	"strings"
)

// FormatVersion is the first field of every choice in a cookie.
const FormatVersion = "1"

// Bounds of the wire format. A cookie beyond 4096 octets is dropped whole by browsers (RFC 6265bis, section 5.6);
// ours stays far below.
const (
	maxChoice      = 2048
	maxIdentifier  = 32
	maxFingerprint = 8
	maxTimeDigits  = 11
)

// clockSkew is how far in the future a decision may lie before it is not believed, in seconds.
const clockSkew = 24 * 60 * 60

// Choice is a visitor's decision. Time is when it was taken, in seconds since the Unix epoch. One without answers takes
// back every earlier one: see [Choice.Forgets].
type Choice struct {
	Time       int64       `json:"time"`
	Answers    []Answer    `json:"answers"`
	Exceptions []Exception `json:"exceptions,omitempty"`
}

// Answer is the decision on one category, with the fingerprint of what was answered.
type Answer struct {
	Category    string `json:"category"`
	Granted     bool   `json:"granted"`
	Fingerprint string `json:"fingerprint"`
}

// Exception answers one service otherwise than its category.
type Exception struct {
	Service string `json:"service"`
	Granted bool   `json:"granted"`
}

// Encode writes the choice as a cookie value: fields separated by dots, first the format's version, then the time,
// then one category:answer:fingerprint per category, then one ~service:answer per exception, as in
//
//	1.1795000000.statistics:true:k3f9a2.media:false:9fj2ka.~youtube:true
//
// A choice that takes back every earlier one has a time and nothing else: 1.1795000000.
//
// Only characters of [A-Za-z0-9._:~-] occur: Go's and Django's cookie parsers mangle others.
func (c *Choice) Encode() string {
	var b strings.Builder
	b.WriteString(FormatVersion)
	b.WriteByte('.')
	b.WriteString(strconv.FormatInt(c.Time, 10))
	for _, a := range c.Answers {
		b.WriteString("." + a.Category + ":" + strconv.FormatBool(a.Granted) + ":" + a.Fingerprint)
	}
	for _, e := range c.Exceptions {
		b.WriteString(".~" + e.Service + ":" + strconv.FormatBool(e.Granted))
	}
	return b.String()
}

// Decode reads what [Choice.Encode] wrote. Anything else, however slightly off, is no answer: nil.
func Decode(value string) *Choice {
	if len(value) > maxChoice {
		return nil
	}
	fields := strings.Split(value, ".")
	if len(fields) < 2 || fields[0] != FormatVersion {
		return nil
	}
	time, ok := decodeTime(fields[1])
	if !ok {
		return nil
	}
	c := &Choice{Time: time}
	for _, field := range fields[2:] {
		if !c.decodeField(field) {
			return nil
		}
	}
	if len(c.Answers) == 0 && len(c.Exceptions) > 0 {
		return nil
	}
	return c
}

// Forgets reports whether the choice takes back every earlier one: after a reset, and where a record was deleted. It is
// written instead of a cookie being removed, as a late answer of the server may bring an earlier choice after it.
func (c *Choice) Forgets() bool { return len(c.Answers) == 0 }

func decodeTime(s string) (int64, bool) {
	if len(s) == 0 || len(s) > maxTimeDigits || s[0] == '0' {
		return 0, false
	}
	var n int64
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int64(s[i]-'0')
	}
	return n, true
}

// decodeField adds one answer or exception to c and reports whether it was well formed, new and in its place.
func (c *Choice) decodeField(field string) bool {
	parts := strings.Split(field, ":")
	if strings.HasPrefix(field, "~") {
		return c.decodeException(parts)
	}
	if len(parts) != 3 || len(c.Exceptions) > 0 {
		return false
	}
	granted, ok := decodeBool(parts[1])
	if !ok || !ValidID(parts[0]) || !validFingerprint(parts[2]) {
		return false
	}
	if _, twice := c.answer(parts[0]); twice {
		return false
	}
	c.Answers = append(c.Answers, Answer{Category: parts[0], Granted: granted, Fingerprint: parts[2]})
	return true
}

func (c *Choice) decodeException(parts []string) bool {
	if len(parts) != 2 || !ValidID(parts[0][1:]) {
		return false
	}
	service := parts[0][1:]
	granted, ok := decodeBool(parts[1])
	if _, twice := c.exception(service); !ok || twice {
		return false
	}
	c.Exceptions = append(c.Exceptions, Exception{Service: service, Granted: granted})
	return true
}

func decodeBool(s string) (value, ok bool) {
	return s == "true", s == "true" || s == "false"
}

// ValidID reports whether s can name a category, a service or a provider: a lower-case letter, then lower-case
// letters, digits and hyphens, at most 32 in all.
func ValidID(s string) bool {
	if len(s) == 0 || len(s) > maxIdentifier || s[0] < 'a' || s[0] > 'z' {
		return false
	}
	for i := 1; i < len(s); i++ {
		if !lowerOrDigit(s[i]) && s[i] != '-' {
			return false
		}
	}
	return true
}

func validFingerprint(s string) bool {
	if len(s) == 0 || len(s) > maxFingerprint {
		return false
	}
	for i := 0; i < len(s); i++ {
		if !lowerOrDigit(s[i]) {
			return false
		}
	}
	return true
}

func lowerOrDigit(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= '0' && b <= '9'
}

// Remaining is how many seconds of the choice's life are left at the Unix time now: counted from the decision, so
// that no visit extends it. It is 0 or less for a choice that has run out or claims to come from the future.
func (c *Choice) Remaining(now int64) int64 { return c.RemainingOf(ChoiceDays, now) }

// RemainingOf is [Choice.Remaining] for choices that are kept for a number of days; see [Days].
func (c *Choice) RemainingOf(days, now int64) int64 {
	if c.Time > now+clockSkew {
		return 0
	}
	return c.Time + days*24*60*60 - now
}

// Latest picks the newest valid choice among the values of a cookie that may occur several times, nil if there is none,
// or if the newest takes back the others: script and server each write a copy, and changing a cookie's domain can leave
// two that disagree.
func Latest(values []string, now int64) *Choice { return inForce(newest(values, now, ChoiceDays)) }

// inForce is nil for a choice that takes back every earlier one.
func inForce(c *Choice) *Choice {
	if c == nil || c.Forgets() {
		return nil
	}
	return c
}

// newest picks the newest choice of those that are kept for a number of days.
func newest(values []string, now, days int64) *Choice {
	var newest *Choice
	for _, v := range values {
		c := Decode(v)
		if c == nil || c.RemainingOf(days, now) <= 0 {
			continue
		}
		if newest == nil || c.Time > newest.Time {
			newest = c
		}
	}
	return newest
}

func (c *Choice) answer(category string) (Answer, bool) {
	if c == nil {
		return Answer{}, false
	}
	for _, a := range c.Answers {
		if a.Category == category {
			return a, true
		}
	}
	return Answer{}, false
}

func (c *Choice) exception(service string) (granted, ok bool) {
	if c == nil {
		return false, false
	}
	for _, e := range c.Exceptions {
		if e.Service == service {
			return e.Granted, true
		}
	}
	return false, false
}
