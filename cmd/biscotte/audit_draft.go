package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"time"

	"biscotte/policy"
	findings "biscotte/policy/audit"
	"biscotte/policy/review"
)

// draft writes a policy of what was seen, or adds to p.
func (c *auditSite) draft(s streams, seen *findings.Seen, p *policy.Policy) error {
	if pages, failures := lookedAt(seen); pages == failures {
		_, err := s.out.Write(auditText(seen, findings.Judge(seen, p)))
		if err != nil {
			return err
		}
		return c.conclude(s, seen, nil)
	}
	if p == nil {
		name := seen.Visits[0].Page
		p = review.Start{
			Site: review.Mark + name, Controller: name, Privacy: "/privacy", PolicyPage: "/cookies", Languages: []string{c.language()},
		}.Policy(time.Now())
	}
	catalogue, err := c.catalogue()
	if err != nil {
		return err
	}
	added := findings.Draft(seen, p, catalogue)
	if err := overwrite(c.Draft, review.Format(p)); err != nil {
		return fmt.Errorf("writing the draft: %w", err)
	}
	if len(added) == 0 {
		fmt.Fprintf(s.talk, "biscotte: all that was seen is declared; %s stays as it is\n", c.Draft)
		return nil
	}
	fmt.Fprintf(s.talk, draftNext, c.Draft, count(len(added), "service"), strings.Join(added, ", "))
	return nil
}

// catalogue reads the catalogue that is named, nil where there is none.
func (c *auditSite) catalogue() (*findings.Catalogue, error) {
	if c.Catalogue == "" {
		return nil, nil
	}
	data, err := os.ReadFile(c.Catalogue)
	if err != nil {
		return nil, unreadable(c.Catalogue, err)
	}
	catalogue, err := findings.ReadCatalogue(bytes.NewReader(data))
	if err != nil {
		return nil, &hinted{fmt.Errorf("%q: %w", c.Catalogue, err), "take open-cookie-database.csv or .json of the Open Cookie Database"}
	}
	return catalogue, nil
}

// language is that of a first policy.
func (c *auditSite) language() string {
	if c.Lang == "" {
		return "en"
	}
	return c.Lang
}

// draftNext is what is left to do.
const draftNext = `biscotte: wrote %[1]s with %[2]s: %[3]s
Next:
  - biscotte check %[1]s, and write what it names
  - move each service to the category that it serves, and name who answers for the data
  - hold its tag: type="text/plain" and data-consent with the service's id
`
