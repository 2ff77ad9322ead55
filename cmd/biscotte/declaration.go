package main

import (
	"fmt"
	"strings"

	"biscotte/policy"
	"biscotte/policy/phrase"
	"biscotte/web/declaration"
	"biscotte/web/dist"
)

// declare prints what a policy declares.
type declare struct {
	File string `arg:"" name:"policy" optional:"" help:"The site's policy, as with --policy."`
	chosen
	Format string `enum:"html,md,json" default:"html" help:"Output format: html, md or json (default ${default})."`
	Lang   string `placeholder:"CODE" help:"One of the policy's languages; without it, the main one."`
}

// Help is what follows the flags.
func (declare) Help() string {
	return `Examples:

  biscotte declaration policy.json > cookies.html          a page in one file, which needs no script
  biscotte declaration --format md --lang fr policy.json   for a site that is written in Markdown
  biscotte declaration --format json policy.json           for a template of your own

A server has the same in every language, beside consent.js: policy.html, policy.fr.html, declaration.fr.md,
declaration.fr.json. In a page of your own, <div data-consent-declaration></div> is filled with it.`
}

// Run prints it.
func (c *declare) Run(s streams) error {
	if c.File != "" {
		c.Policy = c.File
	}
	file, err := c.file()
	if err != nil {
		return err
	}
	p, _, err := readPolicy(file)
	if err != nil {
		return err
	}
	v, err := c.view(p)
	if err != nil {
		return err
	}
	out, err := c.write(v)
	if err != nil {
		return err
	}
	_, err = s.out.Write(out)
	return err
}

func (c *declare) view(p *policy.Policy) (*policy.View, error) {
	lang := c.Lang
	if lang == "" {
		lang = p.Default
	}
	if policy.MatchLanguage(lang, p.Languages) != lang {
		return nil, &hinted{fmt.Errorf("--lang: the policy has no texts in %q", lang), "its languages are: " + strings.Join(p.Languages, ", ")}
	}
	return p.View(lang, phrase.All()), nil
}

func (c *declare) write(v *policy.View) ([]byte, error) {
	switch c.Format {
	case "md":
		return declaration.Markdown(v), nil
	case "json":
		return declaration.JSON(v)
	}
	bundle, err := dist.Open()
	if err != nil {
		return nil, unbuilt(err)
	}
	return declaration.Alone(v, bundle.File(dist.PageCSS))
}
