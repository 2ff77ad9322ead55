package policy

// Revision is an earlier state of a category, and how the one after it differs. By the list of them, whoever answered one
// is asked about the difference alone and told what it is; `biscotte release` adds to it. A revision that is neither
// minor nor followed by new services alone has everything asked again.
type Revision struct {
	// The fingerprint that visitors answered.
	Fingerprint string `json:"fingerprint"`
	// The last day on which it was asked, as in "2026-11-24". No answer outlives it by more than 400 days.
	Until string `json:"until,omitempty"`
	// Whether what came next changes nothing for visitors, such as a typo that was mended: the answer stands.
	Minor bool `json:"minor,omitempty"`
	// The ids of the services that came next, where nothing else changed: for all others the answer stands.
	Added []string `json:"added,omitempty"`
	// What changed, in a sentence of your own, by language.
	Note Text `json:"note,omitempty"`
}

// stands reports whether an answer to r still counts after what came next, but for new services.
func (r Revision) stands() bool { return r.Minor || len(r.Added) > 0 }

// earlier lists the fingerprints to which an answer still counts, each with the services that it does not cover: those
// that have come since. first is today's in the first version, "" where the history says what became of that.
func (c Category) earlier(today, first string) map[string][]string {
	known := map[string][]string{}
	for i, r := range c.History {
		delete(known, r.Fingerprint) // an old state may have come back, and gone again
		added, stands := c.since(i)
		if stands && r.Fingerprint != today {
			known[r.Fingerprint] = added
		}
	}
	if first != "" {
		known[first] = []string{}
	}
	if len(known) == 0 {
		return nil
	}
	return known
}

// since lists the services that have come after the i-th revision and are still there, and reports whether an answer to
// it stands for the others. Where there are no others, it stands for nothing.
func (c Category) since(i int) (added []string, stands bool) {
	added, stands = []string{}, true
	for _, r := range c.History[i:] {
		stands = stands && r.stands()
		for _, id := range r.Added {
			if c.service(id) != nil && !contains(added, id) {
				added = append(added, id)
			}
		}
	}
	return added, stands && (len(added) == 0 || len(added) < len(c.Services))
}

// service finds a service by its id.
func (c Category) service(id string) *Service {
	for i := range c.Services {
		if c.Services[i].ID == id {
			return &c.Services[i]
		}
	}
	return nil
}
