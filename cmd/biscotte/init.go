package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"biscotte/policy/review"
	"biscotte/policy/schema"
)

// begin writes a first policy.
type begin struct {
	Output         string   `short:"o" default:"policy.json" placeholder:"FILE" help:"Where to write (default ${default}); the schema goes beside it."`
	Site           string   `placeholder:"NAME" help:"The site's name."`
	Controller     string   `placeholder:"NAME" help:"The company or person that answers for the data, as in the legal notice."`
	Privacy        string   `placeholder:"LINK" help:"The controller's privacy policy."`
	PolicyPage     string   `placeholder:"LINK" help:"The site's cookie policy, if it is a page of its own."`
	Languages      []string `placeholder:"CODE" help:"The site's languages, the main one first, as in en,fr."`
	LanguageCookie string   `placeholder:"NAME" help:"The cookie that keeps the visitor's language, as in django_language."`
	Statistics     string   `enum:"none,matomo," default:"" placeholder:"TOOL" help:"The tool that counts visits: none or matomo."`
	Force          bool     `help:"Write over a file that is there."`
}

// Help is what follows the flags.
func (begin) Help() string {
	return `Examples:

  biscotte init
    asks a few questions

  biscotte init --site "The harbour" --controller "Harbour Ltd" --privacy /privacy --languages en,fr --statistics matomo

JSON has no comments. The explanations are in the schema beside the policy: editors show them with every field, and
offer what may be written there.`
}

// Run asks for what no flag says, and writes.
func (c *begin) Run(ctx context.Context, s streams) error {
	if err := c.ask(ctx, s); err != nil {
		return err
	}
	first := review.Start{
		Site: c.Site, Controller: c.Controller, Privacy: c.Privacy, PolicyPage: c.PolicyPage, Languages: c.Languages,
		LanguageCookie: c.LanguageCookie, Matomo: c.Statistics == "matomo",
	}
	data := review.Format(first.Policy(time.Now()))
	for _, f := range review.Review(data, time.Now()) {
		if f.Rule.Level == review.Error && f.Rule.ID != review.Unwritten {
			return &hinted{fmt.Errorf("starting a policy: %s: %s", f.Path, f.Message), f.Hint}
		}
	}
	if err := c.write(c.Output, data); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(filepath.Dir(c.Output), schema.Name), schema.Policy, 0o644); err != nil {
		return fmt.Errorf("writing the schema: %w", err)
	}
	fmt.Fprintf(s.talk, startNext, c.Output)
	if foreign := review.Unbegun(c.Languages); len(foreign) > 0 {
		fmt.Fprintf(s.talk, startForeign, strings.Join(foreign, ", "), review.Mark, c.Output)
	}
	return nil
}

// startNext is what is left to do. A first policy cannot know the site's cookies.
const startNext = `biscotte: wrote %[1]s, and its schema beside it
Next:
  - open %[1]s in an editor, and add every service of the site with its cookies
  - biscotte check %[1]s
  - biscotte serve --policy %[1]s
`

// startForeign is said where a first policy has texts that are not in their language yet.
const startForeign = `There are first texts in en, fr and es. Those in %[1]s are in English, marked %[2]q: write them in their language, and
take the mark out. Buttons and labels are there. "biscotte check %[3]s" lists what is left.
`

// write makes a file, and leaves one that is there.
func (c *begin) write(file string, data []byte) error {
	if c.Force {
		if err := overwrite(file, data); err != nil {
			return c.unwritable(file, err)
		}
		return nil
	}
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return &hinted{fmt.Errorf("starting a policy: %q is there already", file), "write elsewhere with -o, or over it with --force"}
	}
	if err != nil {
		return c.unwritable(file, err)
	}
	return fill(f, data, 0o644)
}

func (c *begin) unwritable(file string, err error) error {
	return &hinted{fmt.Errorf("starting a policy: writing %q: %w", file, pathless(err)), "does this user have the right to write there? -o names another place"}
}
