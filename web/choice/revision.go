package choice

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"

	"biscotte/policy"
	"biscotte/web/dist"
	"biscotte/web/record"
	"biscotte/web/site"
)

// Revision is what visitors may have been asked by: a policy, as one version of this program served it. The strictest
// regime comes first.
type Revision struct {
	Hash   record.Hash
	Bundle record.Hash
	Asked  []site.Asked
}

// askedFile is the file of a snapshot that says what visitors were asked.
const askedFile = "asked.json"

// Describe reads what a snapshot says of itself.
func Describe(s record.Snapshot) (Revision, error) {
	r := Revision{Hash: s.Revision}
	files, err := s.Files()
	if err != nil {
		return r, err
	}
	for _, f := range files {
		switch f.Path {
		case dist.ManifestName:
			r.Bundle = sha256.Sum256(f.Body)
		case askedFile:
			err = json.Unmarshal(f.Body, &r.Asked)
		}
		if err != nil {
			return r, fmt.Errorf("reading %q of the snapshot %s: %w", f.Path, s.Revision, err)
		}
	}
	if len(r.Asked) == 0 {
		return r, fmt.Errorf("reading the snapshot %s: it does not say what was asked", s.Revision)
	}
	return r, nil
}

// question is what a visitor was asked: a revision, under a regime. At most so many days an answer counts, where that is not 0.
type question struct {
	*Revision
	site.Asked
	most int64
}

// question finds what is asked under a regime, by its id.
func (r *Revision) question(regime string) *question {
	for _, a := range r.Asked {
		if a.Regime == regime {
			return &question{Revision: r, Asked: a}
		}
	}
	return nil
}

// regime is how a record names it: "strictest" for the one without an id.
func (q *question) regime() record.Regime {
	if q.Regime == "" {
		return record.Strictest
	}
	return record.Regime(q.Regime)
}

// days is how long an answer counts.
func (q *question) days() int64 {
	days := policy.Days(q.Purposes)
	if q.most > 0 {
		return min(days, q.most)
	}
	return days
}

// answers reports whether a choice answers the question: it names nothing that is not asked, and the services of
// categories that it answers alone. refused says that the browser sends a privacy signal.
func (q *question) answers(c *policy.Choice, refused bool) bool {
	for _, a := range c.Answers {
		if !q.fits(a, refused) {
			return false
		}
	}
	for _, e := range c.Exceptions {
		if !q.apart(c, e.Service) {
			return false
		}
	}
	return true
}

// fits reports whether an answer can be to this question. One to an earlier text may go along where that still counts, or
// where nobody is asked: an objection needs no fingerprint, and a privacy signal has answered in the visitor's place.
func (q *question) fits(a policy.Answer, refused bool) bool {
	p := q.purpose(a.Category)
	if p == nil || p.Exempt {
		return false
	}
	_, earlier := p.Earlier[a.Fingerprint]
	return p.Fingerprint == a.Fingerprint || earlier || p.OptOut || p.GPC && refused
}

// apart reports whether a service belongs to a category that is answered.
func (q *question) apart(c *policy.Choice, service string) bool {
	for _, a := range c.Answers {
		for _, s := range q.purpose(a.Category).Services {
			if s == service {
				return true
			}
		}
	}
	return false
}

func (q *question) purpose(id string) *policy.Purpose {
	for i := range q.Purposes {
		if q.Purposes[i].ID == id {
			return &q.Purposes[i]
		}
	}
	return nil
}

// under is the question by the regime that the server knows the visitor to be under: what the page names is for the client
// to say. Where the answer is none to that, it was given under the other, as on a page that states its region; it then
// counts no longer than under this.
func (q *question) under(regime string, c *policy.Choice, refused bool) *question {
	there := q.question(regime)
	if there == nil || q.Regime == regime {
		return q
	}
	if there.answers(c, refused) {
		return there
	}
	q.most = policy.Days(there.Purposes)
	return q
}
