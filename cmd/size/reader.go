package main

import (
	"encoding/binary"
	"errors"
)

var errCut = errors.New("it ends too early")

// A reader takes values off the front of rest. After an error it gives zeros: look at err once, at the end.
type reader struct {
	rest []byte
	err  error
}

func (r *reader) more() bool { return r.err == nil && len(r.rest) > 0 }

func (r *reader) fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

func (r *reader) take(n int) []byte {
	if r.err != nil || n < 0 || n > len(r.rest) {
		r.fail(errCut)
		return nil
	}
	taken := r.rest[:n]
	r.rest = r.rest[n:]
	return taken
}

func (r *reader) byte() byte {
	if b := r.take(1); b != nil {
		return b[0]
	}
	return 0
}

// number reads an unsigned LEB128 number, which WebAssembly uses for all counts and indices.
func (r *reader) number() int {
	v, n := binary.Uvarint(r.rest)
	if n <= 0 || v > 1<<32-1 {
		r.fail(errCut)
		return 0
	}
	r.take(n)
	return int(v)
}

// block reads a length and that many bytes: names, sections and function bodies are written so.
func (r *reader) block() []byte { return r.take(r.number()) }

// each reads a count and calls read that many times.
func (r *reader) each(read func()) {
	for n := r.number(); n > 0 && r.err == nil; n-- {
		read()
	}
}

func (r *reader) limits() {
	if flags := r.byte(); flags&1 != 0 {
		r.number()
	}
	r.number()
}

// skipped returns how many bytes read takes.
func (r *reader) skipped(read func()) int {
	before := len(r.rest)
	read()
	return before - len(r.rest)
}
