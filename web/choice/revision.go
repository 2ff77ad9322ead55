package choice

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"

	"biscotte/policy"
	"biscotte/web/dist"
	"biscotte/web/record"
)

// Revision is what visitors may have been asked by: a policy, as one version of this program served it.
type Revision struct {
	Hash     record.Hash
	Bundle   record.Hash
	Purposes []policy.Purpose
	Views    map[string]string // the path of the texts in each language, which the loader names
}

// files of a snapshot that tell what it is about.
const (
	purposesFile = "site/purposes.json"
	viewsFile    = "views.json"
)

// Describe reads what a snapshot says of itself.
func Describe(s record.Snapshot) (Revision, error) {
	r := Revision{Hash: s.Revision}
	files, err := s.Files()
	if err != nil {
		return r, err
	}
	var known policy.Known
	for _, f := range files {
		switch f.Path {
		case dist.ManifestName:
			r.Bundle = sha256.Sum256(f.Body)
		case purposesFile:
			err = json.Unmarshal(f.Body, &known)
		case viewsFile:
			err = json.Unmarshal(f.Body, &r.Views)
		}
		if err != nil {
			return r, fmt.Errorf("reading %q of the snapshot %s: %w", f.Path, s.Revision, err)
		}
	}
	r.Purposes = known.Purposes
	return r, nil
}

// answers reports whether a choice answers what this revision asks: every category that it names is asked, with the
// fingerprint of today, and so is the category of every service.
func (r *Revision) answers(c *policy.Choice) bool {
	for _, a := range c.Answers {
		if p := r.purpose(a.Category); p == nil || p.Exempt || p.Fingerprint != a.Fingerprint {
			return false
		}
	}
	for _, e := range c.Exceptions {
		if !r.apart(c, e.Service) {
			return false
		}
	}
	return true
}

// apart reports whether a service belongs to a category that is answered.
func (r *Revision) apart(c *policy.Choice, service string) bool {
	for _, a := range c.Answers {
		for _, s := range r.purpose(a.Category).Services {
			if s == service {
				return true
			}
		}
	}
	return false
}

func (r *Revision) purpose(id string) *policy.Purpose {
	for i := range r.Purposes {
		if r.Purposes[i].ID == id {
			return &r.Purposes[i]
		}
	}
	return nil
}
