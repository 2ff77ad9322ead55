package main

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
)

// answering gives the answers on a terminal, line by line, and returns what was asked.
func answering(t *testing.T, c *begin, lines string) (asked string, err error) {
	t.Helper()
	var talk strings.Builder
	err = c.askOn(newPrompt(t.Context(), strings.NewReader(lines)), &talk)
	return talk.String(), err
}

func TestQuestions(t *testing.T) {
	c := &begin{Controller: "Harbour Ltd"}
	asked, err := answering(t, c, "\nThe harbour\nprivacy\n/privacy\n\nfr,pt-pt\nfr, en\n\nmatomo\n")
	if err != nil {
		t.Fatal(err)
	}
	if c.Site != "The harbour" || c.Privacy != "/privacy" || c.PolicyPage != "/privacy" || c.LanguageCookie != "none" || c.Statistics != "matomo" {
		t.Errorf("understood %+v", c)
	}
	if got := strings.Join(c.Languages, " "); got != "fr en" {
		t.Errorf("the languages are %s", got)
	}
	if !strings.Contains(asked, `There are no buttons in "pt-pt": did you mean "pt"?`) {
		t.Errorf("no word on pt-pt: %s", asked)
	}
	if strings.Contains(asked, "Who answers") || strings.Count(asked, "site called?") != 2 || !strings.Contains(asked, "policy.html)? [/privacy] ") {
		t.Errorf("asked %s", asked)
	}
}

func TestQuestionsEnd(t *testing.T) {
	if _, err := answering(t, &begin{}, "The harbour\n"); err == nil || !strings.Contains(err.Error(), "end before --controller") {
		t.Errorf("error %v", err)
	}
}

// Nothing comes from the terminal when Ctrl-C is pressed.
func TestQuestionsAreBrokenOff(t *testing.T) {
	silent, write := io.Pipe()
	defer write.Close()
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if err := new(begin).askOn(newPrompt(ctx, silent), io.Discard); !errors.Is(err, errInterrupted) {
		t.Errorf("init: %v", err)
	}
	if _, err := readPassword(newPrompt(ctx, silent)); !errors.Is(err, errInterrupted) {
		t.Errorf("secret: %v", err)
	}
	if status := report(io.Discard, errInterrupted); status != 130 {
		t.Errorf("status %d", status)
	}
}
