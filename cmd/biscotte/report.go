package main

import (
	"errors"
	"fmt"
	"io"

	"biscotte/policy"
)

// Exit statuses.
const (
	succeeded = 0
	failed    = 1
	misused   = 2
	unseeing  = 3
	// broken is what shells know of a program that Ctrl-C has ended: 128 and the number of SIGINT.
	broken = 130
)

// hinted is an error with advice for whoever reads it.
type hinted struct {
	err  error
	hint string
}

func (h *hinted) Error() string { return h.err.Error() }
func (h *hinted) Unwrap() error { return h.err }

// misuse is a call that makes no sense.
type misuse struct{ hinted }

// report tells of an error and returns the exit status that goes with it. A policy's problems come one by one, each
// with its place.
func report(w io.Writer, err error) int {
	if err == nil {
		return succeeded
	}
	if errors.Is(err, errInterrupted) {
		fmt.Fprintln(w) // the cursor is behind the question
		return broken
	}
	var problems *policy.Problems
	if errors.As(err, &problems) {
		for _, p := range problems.List {
			reportProblem(w, problems.File, p)
		}
		return failed
	}
	fmt.Fprintf(w, "biscotte: error: %s\n", err)
	var called *misuse
	if errors.As(err, &called) {
		fmt.Fprintf(w, "biscotte: hint: %s\n", called.hint)
		return misused
	}
	var looked *blind
	if errors.As(err, &looked) {
		fmt.Fprintf(w, "biscotte: hint: %s\n", looked.hint)
		return unseeing
	}
	var h *hinted
	if errors.As(err, &h) {
		fmt.Fprintf(w, "biscotte: hint: %s\n", h.hint)
	}
	return failed
}

func reportProblem(w io.Writer, file string, p policy.Problem) {
	hint := p.Hint
	p.Hint = "" // it gets a line of its own
	fmt.Fprintf(w, "biscotte: error: %s:%s\n", file, p)
	if hint != "" {
		fmt.Fprintf(w, "biscotte: hint: %s\n", hint)
	}
}
