package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/net/publicsuffix"

	"biscotte/policy"
	"biscotte/policy/review"
)

// check reviews policy files.
type check struct {
	Files  []string `arg:"" name:"file" help:"Policy files; - is standard input."`
	Format string   `enum:"text,json,sarif" default:"text" help:"Output format: text, json or sarif (default ${default})."`
	Strict bool     `help:"Fail on warnings too."`
	today
}

// Help is what follows the flags.
func (check) Help() string {
	return `Examples:

  biscotte check policy.json
    policy.json:59:15: error: categories[1].services[0].cookies[0].kind: "statistic" is unknown
      hint: did you mean "statistical"?

  In a pipeline, for the host of the source to show beside the lines:
    biscotte check --format sarif policy.json > policy.sarif

A policy has to be well formed first; then it is held to the law's rules of fairness, each with its source. Everything
is told at once. The status is 1 where there is an error (with --strict, a warning), 0 otherwise.`
}

// reviewed is a file with what was found in it.
type reviewed struct {
	file     string
	findings []review.Finding
}

// Run reviews the files.
func (c *check) Run(s streams) error {
	day, err := c.day()
	if err != nil {
		return err
	}
	var all []reviewed
	for _, file := range c.Files {
		data, err := c.read(file, s.in)
		if err != nil {
			return unreadable(file, err)
		}
		all = append(all, reviewed{file, append(review.Review(data, day), review.Domains(data, isSuffix)...)})
	}
	write := map[string]func([]reviewed) ([]byte, error){"text": findingsText, "json": findingsJSON, "sarif": findingsSARIF}[c.Format]
	out, err := write(all)
	if err != nil {
		return fmt.Errorf("writing the findings: %w", err)
	}
	if _, err := s.out.Write(out); err != nil {
		return err
	}
	return c.conclude(s, all)
}

// isSuffix reports whether a domain is nobody's own, as "co.uk": browsers refuse a cookie for it (RFC 6265bis, section 5.7).
func isSuffix(domain string) bool {
	suffix, _ := publicsuffix.PublicSuffix(domain)
	return suffix == domain
}

// read reads a file, or standard input where that is called "-".
func (c *check) read(file string, in io.Reader) ([]byte, error) {
	if file == "-" {
		return io.ReadAll(io.LimitReader(in, policy.MaxSize+1))
	}
	return os.ReadFile(file)
}

// conclude says how it went.
func (c *check) conclude(s streams, all []reviewed) error {
	number := map[review.Level]int{}
	for _, one := range all {
		for _, finding := range one.findings {
			number[finding.Rule.Level]++
		}
	}
	var found []string
	for _, level := range []review.Level{review.Error, review.Warning} {
		if n := number[level]; n > 0 {
			found = append(found, count(n, string(level)))
		}
	}
	said := strings.Join(found, ", ") + " in " + count(len(all), "file")
	switch {
	case number[review.Error] > 0 || c.Strict && number[review.Warning] > 0:
		return fmt.Errorf("checking: %s", said)
	case len(found) == 0:
		said = "nothing to mend in " + count(len(all), "file")
	}
	fmt.Fprintf(s.talk, "biscotte: %s\n", said)
	return nil
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
