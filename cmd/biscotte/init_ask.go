package main

import (
	"context"
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
		{"--policy-page", "Where is the cookie policy (biscotte serves one as policy.html)?", defaultTo(c.Privacy, "the privacy policy"), &c.PolicyPage, noLink},
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
	found := strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' })
	for i, code := range found {
		found[i] = strings.ToLower(strings.ReplaceAll(code, "_", "-"))
	}
	return found
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
func (c *begin) ask(ctx context.Context, s streams) error {
	err := error(nil)
	if terminal(s.in) {
		err = c.askOn(newPrompt(ctx, s.in), s.talk)
	} else {
		err = c.askNobody()
	}
	if c.LanguageCookie == "none" {
		c.LanguageCookie = ""
	}
	return err
}

func (c *begin) askOn(in *prompt, talk io.Writer) error {
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

// askNobody takes what is usual, and names every flag that is missing, or wrong.
func (c *begin) askNobody() error {
	languages := strings.Join(c.Languages, ",")
	var missing []string
	for i := range c.questions(&languages) {
		q := c.questions(&languages)[i]
		switch {
		case *q.answer == "" && q.usual == "":
			missing = append(missing, q.flag)
		case *q.answer == "":
			*q.answer = q.usual
		case q.wrong(*q.answer) != "" && *q.answer != q.usual:
			return &misuse{hinted{fmt.Errorf("starting a policy: %s: %q cannot be used", q.flag, *q.answer), q.wrong(*q.answer)}}
		}
	}
	c.Languages = codes(languages)
	if len(missing) == 0 {
		return nil
	}
	verb := " is missing"
	if len(missing) > 1 {
		verb = " are missing"
	}
	return &misuse{hinted{errors.New("starting a policy: " + strings.Join(missing, ", ") + verb), "without a terminal to ask on, flags have to tell: biscotte init --help"}}
}

// ask puts a question until there is a good answer, or the end of all answers.
func (q question) ask(in *prompt, talk io.Writer) error {
	for *q.answer == "" {
		fmt.Fprintf(talk, "%s ", q.text)
		if q.usual != "" {
			fmt.Fprintf(talk, "[%s] ", q.usual)
		}
		line, err := in.line()
		said := strings.TrimSpace(line)
		if said == "" {
			said = q.usual
		}
		wrong := ""
		if said != q.usual {
			wrong = q.wrong(said)
		}
		switch {
		case errors.Is(err, errInterrupted):
			return err
		case said != "" && wrong == "" && (err == nil || strings.TrimSpace(line) != ""):
			*q.answer = said
		case err != nil:
			return q.unanswered(err)
		case said != "":
			fmt.Fprintln(talk, wrong)
		}
	}
	return nil
}

// unanswered is the end of the input, as by Ctrl-D, before the end of the questions.
func (q question) unanswered(err error) error {
	if !errors.Is(err, io.EOF) {
		return fmt.Errorf("reading the answer: %w", err)
	}
	return &hinted{errors.New("starting a policy: the answers end before " + q.flag), "nothing was written; begin again, or answer by flags: biscotte init --help"}
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
