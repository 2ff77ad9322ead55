package policy

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
)

// place is where a value begins in the file, and what is in it. Members keep the file's order.
type place struct {
	offset  int
	kind    string // object, array, string, whole number, number, boolean, null
	members []member
}

type member struct {
	path   string
	key    string
	offset int // of the key in an object, of the value in an array
	value  *place
}

// maxDepth bounds how deeply a file may nest: ours nests six deep.
const maxDepth = 32

// outline reads where everything is in a JSON text. encoding/json decodes well but does not say where.
func outline(data []byte) (*place, error) {
	if err := checkSyntax(data); err != nil {
		return nil, err
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	root, err := readPlace(d, data, "", 0)
	if err != nil {
		return nil, err
	}
	return root, nil
}

func readPlace(d *json.Decoder, data []byte, path string, depth int) (*place, error) {
	offset := skipSpace(data, int(d.InputOffset()))
	if depth > maxDepth {
		return nil, &syntaxError{offset: offset, message: "nested too deeply", hint: "is it a policy?"}
	}
	token, err := d.Token()
	if err != nil {
		return nil, &syntaxError{offset: offset, message: err.Error(), hint: looseEnd}
	}
	p := &place{offset: offset, kind: kindOf(token)}
	switch token {
	case json.Delim('{'):
		return p, readObject(d, data, path, depth, p)
	case json.Delim('['):
		return p, readArray(d, data, path, depth, p)
	}
	return p, nil
}

func readObject(d *json.Decoder, data []byte, path string, depth int, p *place) error {
	for d.More() {
		offset := skipSpace(data, int(d.InputOffset()))
		token, err := d.Token()
		if err != nil {
			return &syntaxError{offset: offset, message: err.Error(), hint: looseEnd}
		}
		key, _ := token.(string)
		at := key
		if path != "" {
			at = path + "." + key
		}
		value, err := readPlace(d, data, at, depth+1)
		if err != nil {
			return err
		}
		p.members = append(p.members, member{path: at, key: key, offset: offset, value: value})
	}
	return closing(d, data)
}

func readArray(d *json.Decoder, data []byte, path string, depth int, p *place) error {
	for d.More() {
		at := fmt.Sprintf("%s[%d]", path, len(p.members))
		value, err := readPlace(d, data, at, depth+1)
		if err != nil {
			return err
		}
		p.members = append(p.members, member{path: at, offset: value.offset, value: value})
	}
	return closing(d, data)
}

func closing(d *json.Decoder, data []byte) error {
	offset := skipSpace(data, int(d.InputOffset()))
	if _, err := d.Token(); err != nil {
		return &syntaxError{offset: offset, message: err.Error(), hint: looseEnd}
	}
	return nil
}

func kindOf(token json.Token) string {
	switch token := token.(type) {
	case json.Delim:
		if token == '{' {
			return "object"
		}
		return "array"
	case string:
		return "string"
	case json.Number:
		if _, err := strconv.Atoi(token.String()); err == nil {
			return "whole number"
		}
		return "number"
	case bool:
		return "boolean"
	}
	return "null"
}

// skipSpace moves offset past what may stand before a value: white space, commas and colons.
func skipSpace(data []byte, offset int) int {
	for offset < len(data) && bytes.IndexByte([]byte(" \t\r\n,:"), data[offset]) >= 0 {
		offset++
	}
	return offset
}

// lineColumn turns an offset in bytes into a line and a column in characters, both from 1.
func lineColumn(data []byte, offset int) (line, column int) {
	before := data[:min(offset, len(data))]
	line = 1 + bytes.Count(before, []byte("\n"))
	start := bytes.LastIndexByte(before, '\n') + 1
	return line, 1 + len([]rune(string(before[start:])))
}
