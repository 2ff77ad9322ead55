package policy

import "sort"

// Signal declares whom to tell about the visitor's choice. To is the receiver; which of the other fields it takes is in
// [Signal.fields]. Name is the queue or function under window where it is not the vendor's usual one. Category is what
// has to be allowed: "category" or "category/service", or several with spaces between them.
type Signal struct {
	// The receiver: a vendor, or "queue" or "call" for anything else under window.
	To Receiver `json:"to"`
	// The queue or function under window, where it is not the vendor's usual one.
	Name string `json:"name,omitempty"`
	// What has to be allowed: "category" or "category/service", or several with spaces between them.
	Category string `json:"category,omitempty"`
	// The vendor's own consent types, each with what has to be allowed for it.
	Update map[string]string `json:"update,omitempty"`

	// How much is held back: for google "basic" or "advanced", for matomo "consent" or "cookie".
	Mode string `json:"mode,omitempty"`
	// Where Google's defaults differ.
	Regions []Region `json:"regions,omitempty"`
	// How long Google's tags wait for the answer, in milliseconds.
	WaitForUpdate int `json:"waitForUpdate,omitempty"`
	// Whether Google takes click ids out of what it sends while advertising is refused.
	AdsDataRedaction bool `json:"adsDataRedaction,omitempty"`
	// Whether Google carries click ids along in links.
	URLPassthrough bool `json:"urlPassthrough,omitempty"`
	// The event that the tag manager is sent after each decision.
	Event string `json:"event,omitempty"`
	// How long Matomo remembers the consent by itself, in hours.
	Hours int `json:"hours,omitempty"`

	// How a queue takes its arguments.
	Form Form `json:"form,omitempty"`
	// Calls on every page, before anything runs.
	Start []Call `json:"start,omitempty"`
	// Calls where there is an answer, and after each decision.
	Known []Call `json:"known,omitempty"`
	// Calls where the category is allowed.
	Yes []Call `json:"yes,omitempty"`
	// Calls where it is refused.
	No []Call `json:"no,omitempty"`
}

// Receiver is who gets a signal: a vendor whose contract we know, or any queue or function.
type Receiver string

// The values of [Receiver].
const (
	ToGoogle  Receiver = "google"
	ToGTM     Receiver = "gtm"
	ToUET     Receiver = "uet"
	ToClarity Receiver = "clarity"
	ToMeta    Receiver = "meta"
	ToMatomo  Receiver = "matomo"
	ToQueue   Receiver = "queue"
	ToCall    Receiver = "call"
)

// Receivers lists every [Receiver].
var Receivers = []Receiver{ToGoogle, ToGTM, ToUET, ToClarity, ToMeta, ToMatomo, ToQueue, ToCall}

// Region is where other defaults hold than everywhere: ISO 3166-2 codes, and the consent types granted there until the
// visitor answers.
type Region struct {
	// Countries and regions by ISO 3166-2, as in "US" or "US-CA".
	Codes []string `json:"codes"`
	// The consent types that are granted there until the visitor answers.
	Granted []string `json:"granted"`
}

// Form says how arguments reach the receiver: pushed as one arguments object, pushed one by one, pushed as one list, or
// as those of a function.
type Form string

// The values of [Form].
const (
	AsArguments Form = "arguments"
	AsSpread    Form = "spread"
	AsList      Form = "list"
	AsCall      Form = "call"
)

// Call is the arguments of one call. An object {"?": category, "yes": a, "no": b} in it stands for a or b, by what is
// allowed at the time.
type Call []any

// Instruction is a signal as the loader carries it out: every vendor is data. Start is sent on every page before
// anything is let go; Known where there is an answer, and after each decision; Yes where When is allowed, and Yes or No
// after each decision.
type Instruction struct {
	To    string `json:"to"`
	Form  Form   `json:"form"`
	Start []Call `json:"start,omitempty"`
	Known []Call `json:"known,omitempty"`
	Yes   []Call `json:"yes,omitempty"`
	No    []Call `json:"no,omitempty"`
	When  string `json:"when,omitempty"`
}

// Instructions compiles the policy's signals. Google's come first, whatever the file's order: a tag manager's event may
// start tags, which must find the update done.
func (p *Policy) Instructions() []Instruction {
	ordered := append([]Signal(nil), p.Signals...)
	sort.SliceStable(ordered, func(i, j int) bool { return ordered[i].To == ToGoogle && ordered[j].To != ToGoogle })
	instructions := make([]Instruction, 0, len(ordered))
	for _, s := range ordered {
		instructions = append(instructions, s.compile(p))
	}
	return instructions
}

func (s Signal) compile(p *Policy) Instruction {
	i := Instruction{To: s.Name, Form: s.form()}
	if i.To == "" {
		i.To = s.usualName()
	}
	switch s.To {
	case ToGoogle:
		s.google(&i)
	case ToGTM:
		s.gtm(&i, p)
	case ToUET:
		i.Start = []Call{{"consent", "default", map[string]any{"ad_storage": "denied"}}}
		i.Known = []Call{{"consent", "update", map[string]any{"ad_storage": grantedIf(s.Category)}}}
	case ToClarity:
		s.clarity(&i)
	case ToMeta:
		i.Start = []Call{{"consent", "revoke"}}
		i.Yes, i.No, i.When = []Call{{"consent", "grant"}}, []Call{{"consent", "revoke"}}, s.Category
	case ToMatomo:
		s.matomo(&i)
	default:
		i.Start, i.Known, i.Yes, i.No, i.When = s.Start, s.Known, s.Yes, s.No, s.Category
	}
	return i
}

// usualName is the queue or function under window that the vendor's own snippet uses.
func (s Signal) usualName() string {
	switch s.To {
	case ToGoogle, ToGTM:
		return "dataLayer"
	case ToUET:
		return "uetq"
	case ToClarity:
		return "clarity"
	case ToMeta:
		return "fbq"
	case ToMatomo:
		return "_paq"
	}
	return ""
}

// form is how the vendor wants it: Google's dataLayer takes commands as arguments objects only.
func (s Signal) form() Form {
	switch s.To {
	case ToGoogle:
		return AsArguments
	case ToClarity, ToMeta, ToCall:
		return AsCall
	case ToMatomo:
		return AsList
	}
	if s.Form != "" {
		return s.Form
	}
	return AsSpread
}

// fields are those that a signal may have beside "to" and "name".
func (s Signal) fields() []string {
	switch s.To {
	case ToGoogle:
		return []string{"update", "mode", "regions", "waitForUpdate", "adsDataRedaction", "urlPassthrough"}
	case ToGTM:
		return []string{"event"}
	case ToUET, ToMeta:
		return []string{"category"}
	case ToClarity:
		return []string{"update"}
	case ToMatomo:
		return []string{"category", "mode", "hours"}
	case ToQueue:
		return []string{"form", "category", "start", "known", "yes", "no"}
	}
	return []string{"category", "start", "known", "yes", "no"}
}

// ifAllowed is what stands for yes or no in a [Call], by whether category is allowed.
func ifAllowed(category string, yes, no any) map[string]any {
	return map[string]any{"?": category, "yes": yes, "no": no}
}

// grantedIf is the word that Google and Microsoft use.
func grantedIf(category string) map[string]any { return ifAllowed(category, "granted", "denied") }
