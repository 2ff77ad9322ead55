package main

import (
	"debug/dwarf"
	"encoding/binary"
	"fmt"
	"slices"
)

// variableSizes adds up the variables that DWARF describes and the data section holds, by owner. Without DWARF there are
// none. What starts as zeros is not in the file.
func variableSizes(m *module) (map[string]int, error) {
	debug, sizes := m.debug, map[string]int{}
	if len(debug[".debug_info"]) == 0 {
		return sizes, nil
	}
	d, err := dwarf.New(debug[".debug_abbrev"], nil, nil, debug[".debug_info"], debug[".debug_line"], nil,
		debug[".debug_ranges"], debug[".debug_str"])
	if err != nil {
		return nil, fmt.Errorf("reading DWARF: %w", err)
	}
	entries := d.Reader()
	for {
		e, err := entries.Next()
		if err != nil {
			return nil, fmt.Errorf("reading DWARF: %w", err)
		}
		if e == nil {
			return sizes, nil
		}
		if v, ok := variableAt(d, e); ok && m.holds(v.address) {
			sizes[owner(v.name)] += v.size
		}
	}
}

func (m *module) holds(address int) bool {
	return slices.ContainsFunc(m.segments, func(s span) bool { return s.has(address) })
}

type variable struct {
	name          string
	address, size int
}

func variableAt(d *dwarf.Data, e *dwarf.Entry) (v variable, ok bool) {
	const atAddress = 0x03 // DW_OP_addr: DWARF 4, section 7.7.1; four bytes of address follow
	place, _ := e.Val(dwarf.AttrLocation).([]byte)
	if e.Tag != dwarf.TagVariable || len(place) != 5 || place[0] != atAddress {
		return v, false
	}
	kind, ok := e.Val(dwarf.AttrType).(dwarf.Offset)
	if !ok {
		return v, false
	}
	t, err := d.Type(kind)
	if err != nil {
		return v, false
	}
	v.name, ok = e.Val(dwarf.AttrName).(string)
	v.address = int(binary.LittleEndian.Uint32(place[1:]))
	v.size = int(t.Size())
	return v, ok
}
