package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"biscotte/policy/review"
)

// question is one that a flag can answer too. One without usual has to be answered. wrong says what is wrong with an
// answer, "" if nothing.
type question struct {
	flag   string
	text   string
	usual  string
	answer *string
	wrong  func(string) string
}

func (c *begin) questions(languages *string) []question {
	return []question{
		{"--site", "What is the site called?", "", &c.Site, anything},
		{"--controller", "Who answers for the data (as in the legal notice)?", "", &c.Controller, anything},
		{"--privacy", `Where is the privacy policy (begins with "https://" or "/")?`, "", &c.Privacy, noLink},
		{"--policy-page", "Where is the cookie policy?", c.Privacy, &c.PolicyPage, noLink},
		{"--languages", "Which languages does the site speak (the main one first, commas between)?", "en", languages, unspoken},
		{"--language-cookie", "Which cookie keeps the visitor's language?", "none", &c.LanguageCookie, anything},
		{"--statistics", "How are visits counted (none, matomo)?", "none", &c.Statistics, noTool},
	}
}

func anything(string) string { return "" }

func noLink(s string) string {
	if strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "/") {
		return ""
	}
	return `It begins with "https://" or "/".`
}

// codes are language codes, as people write several of them.
func codes(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' })
}

func unspoken(s string) string {
	for _, code := range review.Unspoken(codes(s)) {
		return fmt.Sprintf("There are no buttons in %q: %s", code, review.LanguageHint(code))
	}
	return ""
}

func noTool(s string) string {
	if s == "none" || s == "matomo" {
		return ""
	}
	return "It is none or matomo."
}

// ask completes the answers: on a terminal by asking, elsewhere from what is usual.
func (c *begin) ask(s streams) error {
	in, talk := s.in, s.talk
	if !terminal(in) {
		in, talk = strings.NewReader(""), io.Discard
	}
	if err := c.askOn(bufio.NewReader(in), talk); err != nil {
		return err
	}
	if c.LanguageCookie == "none" {
		c.LanguageCookie = ""
	}
	return nil
}

func (c *begin) askOn(in *bufio.Reader, talk io.Writer) error {
	languages := strings.Join(c.Languages, ",")
	for i := range c.questions(&languages) {
		q := c.questions(&languages)[i] // anew: an answer may be usual for the next
		if err := q.ask(in, talk); err != nil {
			return err
		}
	}
	c.Languages = codes(languages)
	return nil
}

// ask puts a question until there is a good answer, or the end of all answers.
func (q question) ask(in *bufio.Reader, talk io.Writer) error {
	for *q.answer == "" {
		fmt.Fprintf(talk, "%s ", q.text)
		if q.usual != "" {
			fmt.Fprintf(talk, "[%s] ", q.usual)
		}
		line, err := in.ReadString('\n')
		said := strings.TrimSpace(line)
		if said == "" {
			said = q.usual
		}
		wrong := ""
		if said != q.usual {
			wrong = q.wrong(said)
		}
		switch {
		case said != "" && wrong == "":
			*q.answer = said
		case err != nil:
			return q.unanswered(err)
		case said != "":
			fmt.Fprintln(talk, wrong)
		}
	}
	return nil
}

func (q question) unanswered(err error) error {
	if !errors.Is(err, io.EOF) {
		return fmt.Errorf("reading the answer: %w", err)
	}
	return &misuse{hinted{errors.New("starting a policy: " + q.flag + " is missing"), "without a terminal to ask on, flags have to tell: biscotte init --help"}}
}

// terminal reports whether somebody is there to answer. The null device is a terminal in all but that.
func terminal(in io.Reader) bool {
	f, ok := in.(*os.File)
	if !ok {
		return false
	}
	about, err := f.Stat()
	if err != nil || about.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(about, null)
}
