package main

import (
	"io"

	"biscotte/web/export"
)

// snippet prints what goes into a site's pages.
type snippet struct{ embedding }

// Help is what follows the flags.
func (snippet) Help() string {
	return `Examples:

  biscotte snippet --policy policy.json --origin https://consent.example.org
  biscotte snippet --policy policy.json --prefix /consent

The first tag always brings the policy that is served. The frozen one brings what this program and this policy give
today: browsers refuse anything else.`
}

// Run prints it.
func (c *snippet) Run(s streams) error {
	assembled, options, err := c.assemble()
	if err != nil {
		return err
	}
	text, err := export.Snippet(assembled, options)
	if err != nil {
		return err
	}
	_, err = io.WriteString(s.out, text)
	return err
}
