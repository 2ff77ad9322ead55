package audit

// Version is the version of the format of what was seen.
const Version = 1

// Seen is what a browser kept and sent, visit by visit.
type Seen struct {
	Version int    `json:"version"`
	Browser string `json:"browser"`
	// Whether the audit ended before all pages had been looked at.
	Partial bool    `json:"partial,omitempty"`
	Visits  []Visit `json:"visits"`
}

// Phase is what the visitor had answered.
type Phase string

// The values of [Phase], in the order in which they are looked at.
const (
	Before    Phase = "before"
	Refused   Phase = "refused"
	Accepted  Phase = "accepted"
	Withdrawn Phase = "withdrawn"
)

// Visit is one page in one phase.
type Visit struct {
	// The page's address as it was asked for.
	Page  string `json:"page"`
	Phase Phase  `json:"phase"`
	// The category that alone was allowed, in the phase accepted; "" where everything was.
	Only string `json:"only,omitempty"`
	// Whether the page was opened anew after the answer.
	Next bool `json:"next,omitempty"`
	// Why the page could not be looked at. Nothing follows then from what is missing.
	Failure string `json:"failure,omitempty"`
	// What else happened, such as a dialog that was closed.
	Notes    []string  `json:"notes,omitempty"`
	Kept     []Item    `json:"kept,omitempty"`
	Writes   []Write   `json:"writes,omitempty"`
	Requests []Request `json:"requests,omitempty"`
	Probes   []Probe   `json:"probes,omitempty"`
	// What it looked like in the end, as a JPEG.
	Picture []byte `json:"picture,omitempty"`
	// Facts about the page, of the phase before.
	Facts *Facts `json:"facts,omitempty"`
}

// Kind is what keeps something in a browser.
type Kind string

// The values of [Kind].
const (
	KindCookie   Kind = "cookie"
	KindLocal    Kind = "local"
	KindSession  Kind = "session"
	KindDatabase Kind = "database"
	KindCache    Kind = "cache"
	KindWorker   Kind = "worker"
)

// Item is one thing that the browser keeps. Origin is a storage's origin or a cookie's domain.
type Item struct {
	Kind   Kind   `json:"kind"`
	Name   string `json:"name"`
	Origin string `json:"origin"`
	// Whether it belongs to another site than the page.
	ThirdParty bool        `json:"thirdParty,omitempty"`
	Size       int64       `json:"size,omitempty"`
	Cookie     *Attributes `json:"cookie,omitempty"`
	Value      string      `json:"value,omitempty"`
	// When it was last written, in milliseconds since the visit began, and by what; 0 and nil where that was not seen.
	At    int64  `json:"at,omitempty"`
	Cause *Cause `json:"cause,omitempty"`
}

// Attributes are a cookie's. Seconds is the life that it has left, 0 for the browser's session.
type Attributes struct {
	Path        string `json:"path"`
	Seconds     int64  `json:"seconds"`
	Secure      bool   `json:"secure,omitempty"`
	HTTPOnly    bool   `json:"httpOnly,omitempty"`
	SameSite    string `json:"sameSite,omitempty"`
	Partitioned bool   `json:"partitioned,omitempty"`
}

// Write is one act of keeping something, even if it is gone in the end.
type Write struct {
	At         int64  `json:"at"`
	Kind       Kind   `json:"kind"`
	Name       string `json:"name"`
	Origin     string `json:"origin"`
	ThirdParty bool   `json:"thirdParty,omitempty"`
	Cause      *Cause `json:"cause,omitempty"`
}

// Request is one that left for another origin than the page's. URL has no values in its query.
type Request struct {
	At         int64  `json:"at"`
	URL        string `json:"url"`
	Host       string `json:"host"`
	Method     string `json:"method"`
	Type       string `json:"type"`
	ThirdParty bool   `json:"thirdParty,omitempty"`
	// The names of the cookies that went along, and those in the query.
	Cookies []string `json:"cookies,omitempty"`
	Query   []string `json:"query,omitempty"`
	// Whether it had a body.
	Body  bool   `json:"body,omitempty"`
	Cause *Cause `json:"cause,omitempty"`
}

// Probe is a call that only fingerprinting makes, as reading back what a canvas has drawn.
type Probe struct {
	At    int64  `json:"at"`
	Call  string `json:"call"`
	Cause *Cause `json:"cause,omitempty"`
}

// Cause is what did something: a script at a position, or a response. Tag is the element of the page that it came from, and
// Chain the scripts and frames in between, the nearest to the act first.
type Cause struct {
	Script   string   `json:"script,omitempty"`
	Line     int64    `json:"line,omitempty"`
	Column   int64    `json:"column,omitempty"`
	Response string   `json:"response,omitempty"`
	Tag      *Tag     `json:"tag,omitempty"`
	Chain    []string `json:"chain,omitempty"`
}

// Tag is an element in a page's source: the address that it loads, "" for an inline script, and its data-consent.
type Tag struct {
	Page    string `json:"page"`
	Line    int64  `json:"line"`
	Address string `json:"address,omitempty"`
	Markup  string `json:"markup,omitempty"`
	Consent string `json:"consent,omitempty"`
}
