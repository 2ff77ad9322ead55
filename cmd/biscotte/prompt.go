package main

import (
	"bufio"
	"context"
	"errors"
	"io"
)

// errInterrupted is the end of a command that the person at the terminal broke off.
var errInterrupted = errors.New("interrupted")

// prompt reads answers line by line. A read from a terminal knows no context: Ctrl-C ends the wait, not the read.
type prompt struct {
	ctx context.Context
	in  *bufio.Reader
}

func newPrompt(ctx context.Context, in io.Reader) *prompt {
	return &prompt{ctx, bufio.NewReader(in)}
}

// line is the next one, with its end.
func (p *prompt) line() (string, error) {
	type answer struct {
		line string
		err  error
	}
	read := make(chan answer, 1)
	go func() {
		line, err := p.in.ReadString('\n')
		read <- answer{line, err}
	}()
	select {
	case a := <-read:
		return a.line, a.err
	case <-p.ctx.Done():
		return "", errInterrupted
	}
}
