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

// usage explains an error of the argument parser.
func usage(err error, args []string) error {
	help := "biscotte --help"
	if len(args) > 0 {
		switch args[0] {
		case "serve", "dev", "version":
			help = "biscotte " + args[0] + " --help"
		}
	}
	return &misuse{hinted{err, fmt.Sprintf("%q tells how it is called", help)}}
}

// report tells of an error and returns the exit status that goes with it. A policy's problems come one a line, each
// with its place first, so that editors can jump there.
func report(w io.Writer, err error) int {
	if err == nil {
		return succeeded
	}
	var problems *policy.Problems
	if errors.As(err, &problems) {
		fmt.Fprintf(w, "biscotte: error: the policy has %s\n%s\n", count(len(problems.List), "problem"), problems)
		return failed
	}
	fmt.Fprintf(w, "biscotte: error: %s\n", err)
	var called *misuse
	if errors.As(err, &called) {
		fmt.Fprintf(w, "biscotte: hint: %s\n", called.hint)
		return misused
	}
	var h *hinted
	if errors.As(err, &h) {
		fmt.Fprintf(w, "biscotte: hint: %s\n", h.hint)
	}
	return failed
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
