package policy

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"
)

// syntaxError is a fault of the JSON itself, at an offset in bytes, and what to do about it.
type syntaxError struct {
	offset  int
	message string
	hint    string
}

func (e *syntaxError) Error() string { return e.message }

// checkSyntax says where the JSON goes wrong. A decoder asked for tokens would not: in the faults it reports it counts
// the bytes of values only, without what stands between them.
func checkSyntax(data []byte) error {
	if fault := checkEncoding(data); fault != nil {
		return fault
	}
	var fault *json.SyntaxError
	switch err := json.Unmarshal(data, new(json.RawMessage)); {
	case !errors.As(err, &fault):
		return nil
	case len(bytes.TrimSpace(data)) == 0:
		return &syntaxError{message: "is empty", hint: "it is to be one JSON object, in braces"}
	case fault.Error() == "unexpected end of JSON input":
		return &syntaxError{offset: len(data), message: "not JSON: the file ends too early", hint: "a quote or a closing bracket is missing; is the file whole?"}
	}
	return explain(data, int(fault.Offset)-1, fault.Error())
}

// isUTF16 goes by the byte order mark, or by the zero that is half of the first character where there is none.
func isUTF16(data []byte) bool {
	if len(data) < 2 {
		return false
	}
	mark := string(data[:2])
	return mark == "\xff\xfe" || mark == "\xfe\xff" || data[0] == 0 || data[1] == 0
}

// Syntax says where a text is no JSON, nil if it is.
func Syntax(data []byte) *Problem {
	var fault *syntaxError
	if !errors.As(checkSyntax(data), &fault) {
		return nil
	}
	line, column := lineColumn(data, fault.offset)
	return &Problem{Line: line, Column: column, Message: fault.message, Hint: fault.hint}
}

// Where says where a path of a JSON text is, the beginning if it is not there.
func Where(data []byte, path string) (line, column int) {
	c := newChecker(data)
	if root, err := outline(data); err == nil {
		c.remember(root)
	}
	return lineColumn(data, c.places[path])
}

// checkEncoding wants UTF-8 (RFC 8259, section 8.1). A decoder would put U+FFFD in the place of every other byte, for
// visitors to read.
func checkEncoding(data []byte) error {
	if isUTF16(data) {
		return &syntaxError{message: "is UTF-16", hint: "save it as UTF-8"}
	}
	for offset := 0; offset < len(data); {
		r, size := utf8.DecodeRune(data[offset:])
		if r == utf8.RuneError && size == 1 {
			return &syntaxError{
				offset: offset, message: fmt.Sprintf("is not UTF-8: the byte 0x%x", data[offset]),
				hint: "save it as UTF-8; it may be Latin-1 or Windows-1252 now",
			}
		}
		offset += size
	}
	return nil
}
