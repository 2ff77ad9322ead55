package policy

// Known is what a backend has to know to read an answer: the names of the cookie, and the purposes. A site serves it as
// purposes.json. Formerly are the names that the cookie had before: the newest answer counts, whichever name it has.
type Known struct {
	Cookie   string    `json:"cookie"`
	Formerly []string  `json:"formerly,omitempty"`
	Purposes []Purpose `json:"purposes"`
}

// Known is what is to be known of p.
func (p *Policy) Known() Known {
	return Known{p.ConsentCookie.Name, p.ConsentCookie.Formerly, p.Purposes()}
}
