package policy

import (
	"encoding/json"
	"fmt"
	"time"
)

// PrivacyControl says what a privacy signal of the browser refuses (Global Privacy Control, W3C): Refuses are categories
// that need consent. LastUpdate is the day of this statement. DNT makes Do Not Track such a signal too; it has no legal
// force where the other has, and is off by itself.
type PrivacyControl struct {
	// The categories that the signal refuses.
	Refuses []string `json:"refuses"`
	// The day of this statement, as in "2026-11-24".
	LastUpdate string `json:"lastUpdate"`
	// Whether Do Not Track counts as such a signal too.
	DNT bool `json:"dnt,omitempty"`
}

// GPC reports whether the values of a request's Sec-GPC header fields are the signal: one of them must be exactly "1",
// and all others mean nothing (GPC, section 3.2). An answer that depends on it says Vary: Sec-GPC.
func GPC(values []string) bool { return contains(values, "1") }

// refuses reports whether the signal refuses a category.
func (g *PrivacyControl) refuses(category string) bool {
	return g != nil && contains(g.Refuses, category)
}

// WellKnown is the content of /.well-known/gpc.json (GPC, section 4), by which a site states that it obeys the signal.
func (g *PrivacyControl) WellKnown() []byte {
	statement, err := json.Marshal(struct {
		GPC        bool   `json:"gpc"`
		LastUpdate string `json:"lastUpdate"`
	}{true, g.LastUpdate})
	if err != nil {
		panic(err) // a boolean and a string
	}
	return append(statement, '\n')
}

func (c *checker) checkGPC(p *Policy) {
	g := p.GPC
	if g == nil {
		return
	}
	if len(g.Refuses) == 0 {
		c.report("gpc.refuses", "no category", "list what the signal refuses, or leave gpc out")
	}
	seen := map[string]bool{}
	for i, id := range g.Refuses {
		path := fmt.Sprintf("gpc.refuses[%d]", i)
		switch category := p.category(id); {
		case category == nil && c.spoilt("categories"):
		case category == nil:
			c.report(path, fmt.Sprintf("unknown category %q", id), suggest(id, categoryIDs(p.Optional())))
		case category.Consent != Required:
			c.report(path, fmt.Sprintf("%q needs no consent, and nothing refuses it", id), "known here: those whose consent is required")
		case seen[id]:
			c.report(path, fmt.Sprintf("%q is here twice", id), "keep one of the two")
		}
		seen[id] = true
	}
	if !validDay(g.LastUpdate) {
		c.report("gpc.lastUpdate", fmt.Sprintf("%q is no date", g.LastUpdate), `write the day from which the signal is obeyed as "2026-11-24"`)
	}
}

func validDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	if err != nil {
		_, err = time.Parse(time.RFC3339, s)
	}
	return err == nil
}

// category finds a category by its id.
func (p *Policy) category(id string) *Category {
	for i := range p.Categories {
		if p.Categories[i].ID == id {
			return &p.Categories[i]
		}
	}
	return nil
}

func categoryIDs(categories []Category) []string {
	ids := make([]string, 0, len(categories))
	for _, c := range categories {
		ids = append(ids, c.ID)
	}
	return ids
}
