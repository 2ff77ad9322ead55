package policy

// Known is what a backend has to know to read an answer: the name of the cookie, and the purposes. A site serves it as
// purposes.json.
type Known struct {
	Cookie   string    `json:"cookie"`
	Purposes []Purpose `json:"purposes"`
}

// Known is what is to be known of p.
func (p *Policy) Known() Known { return Known{p.ConsentCookie.Name, p.Purposes()} }
