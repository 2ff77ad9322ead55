package main

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
)

// Section numbers: WebAssembly core specification 2.0, section 5.5.2.
const (
	customSection = 0
	importSection = 2
	codeSection   = 10
	dataSection   = 11
)

// A module is what the table is made from.
type module struct {
	imported  int   // functions, which come first in the numbering of all functions
	bodies    []int // bytes of each function that the file defines, its length prefix included
	names     map[int]string
	debug     map[string][]byte // DWARF sections by name
	dataBytes int               // of the whole section
	segments  []span            // the memory that the data section fills
	rest      int               // bytes of all other sections that a release keeps
}

// A span is a part of the memory.
type span struct{ start, end int }

func (s span) has(address int) bool { return s.start <= address && address < s.end }

func parse(file []byte) (*module, error) {
	if !bytes.HasPrefix(file, []byte("\x00asm\x01\x00\x00\x00")) {
		return nil, errors.New("not a WebAssembly module of version 1")
	}
	m := &module{names: map[int]string{}, debug: map[string][]byte{}, rest: 8}
	r := &reader{rest: file[8:]}
	for r.more() {
		id, body := r.byte(), r.block()
		if err := m.section(id, body); err != nil {
			return nil, fmt.Errorf("section %d: %w", id, err)
		}
	}
	return m, r.err
}

func (m *module) section(id byte, body []byte) error {
	r := &reader{rest: body}
	switch id {
	case customSection:
		m.custom(r)
		return r.err
	case codeSection:
		r.each(func() { m.bodies = append(m.bodies, r.skipped(func() { r.block() })) })
	case dataSection:
		m.dataBytes = len(body)
		r.each(func() { m.segment(r) })
	case importSection:
		m.rest += len(body)
		r.each(func() { m.importOne(r) })
	default:
		m.rest += len(body)
	}
	return r.err
}

// Kinds of imports: section 5.5.5.
func (m *module) importOne(r *reader) {
	r.block() // module
	r.block() // name
	switch kind := r.byte(); kind {
	case 0: // function
		m.imported++
		r.number()
	case 1: // table
		r.byte()
		r.limits()
	case 2: // memory
		r.limits()
	case 3: // global
		r.byte()
		r.byte()
	default:
		r.fail(fmt.Errorf("unknown kind of import: %d", kind))
	}
}

// segment reads one data segment: section 5.5.14. A passive one has no place yet, so no variable is in it.
func (m *module) segment(r *reader) {
	const i32Const, end = 0x41, 0x0b
	switch kind := r.number(); kind {
	case 0:
		opcode, start, last := r.byte(), r.number(), r.byte()
		if opcode != i32Const || last != end {
			r.fail(errors.New("data segment at an address that is no constant"))
		}
		m.segments = append(m.segments, span{start, start + len(r.block())})
	case 1:
		r.block()
	default:
		r.fail(fmt.Errorf("unknown kind of data segment: %d", kind))
	}
}

// custom keeps names and DWARF. What else compilers leave here, a release strips.
func (m *module) custom(r *reader) {
	switch name := string(r.block()); {
	case name == "name":
		m.nameSection(r)
	case strings.HasPrefix(name, ".debug_"):
		m.debug[name] = r.rest
	}
}

// nameSection reads the functions' names: section 7.4.1 of the specification's appendix.
func (m *module) nameSection(r *reader) {
	const functionNames = 1
	for r.more() {
		id, body := r.byte(), r.block()
		if id != functionNames {
			continue
		}
		names := &reader{rest: body}
		names.each(func() { m.names[names.number()] = string(names.block()) })
		r.fail(names.err)
	}
}
