package policy

import "fmt"

// Exemption states the conditions under which the measurement of an audience needs no consent in France: all of them,
// or it does (CNIL, https://www.cnil.fr/fr/node/167364, 4 July 2025). They are the owner's word; nothing here can see
// what a tool does.
type Exemption struct {
	// Whether it measures this site alone, for its publisher's exclusive account.
	OwnUse bool `json:"ownUse"`
	// Whether it gives anonymous statistics only.
	Anonymous bool `json:"anonymous"`
	// Whether its data is neither combined with other data nor passed on.
	NotShared bool `json:"notShared"`
	// Whether it follows nobody to other sites or applications.
	NotFollowing bool `json:"notFollowing"`
	// Whether its cookies end when they were first to end, however often the visitor comes back.
	NotRenewed bool `json:"notRenewed"`
	// How long its data is kept, in months: at most 25.
	DataMonths int `json:"dataMonths"`
	// The link by which a visitor objects.
	OptOut string `json:"optOut"`
}

// MaxDataMonths is how long the data of an exempt measurement may be kept.
const MaxDataMonths = 25

func (c *checker) checkExemption(path string, e *Exemption) {
	if e == nil {
		return
	}
	if e.DataMonths < 0 || e.DataMonths > MaxDataMonths {
		c.report(path+".dataMonths", fmt.Sprintf("%d is out of range", e.DataMonths), fmt.Sprintf("months, at most %d", MaxDataMonths))
	}
	c.link(path+".optOut", e.OptOut)
}
