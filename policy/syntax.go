package policy

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// syntaxError is a fault of the JSON itself, at an offset in bytes, and what to do about it.
type syntaxError struct {
	offset  int
	message string
	hint    string
}

func (e *syntaxError) Error() string { return e.message }

const looseEnd = "look just before this place for a quote, comma or bracket that is missing or too many"

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
	case fault.Error() == "unexpected end of JSON input":
		return &syntaxError{offset: len(data), message: "not JSON: the file ends too early", hint: "a quote or a closing bracket is missing; is the file whole?"}
	}
	return explain(data, int(fault.Offset)-1, fault.Error())
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

// checkEncoding wants UTF-8 (RFC 8259, section 8.1). A decoder would put U+FFFD in the place of every other byte, for
// visitors to read.
func checkEncoding(data []byte) error {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
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

// explain says of a character that JSON does not expect what a person meant by it, where that is plain.
func explain(data []byte, offset int, said string) *syntaxError {
	found, _ := utf8.DecodeRune(data[offset:])
	before := bytes.TrimRight(data[:offset], " \t\r\n")
	e := &syntaxError{offset: offset, message: "not JSON: " + said, hint: looseEnd}
	switch {
	case offset == 0 && bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		e.message, e.hint = "begins with a byte order mark", "save it as UTF-8 without one"
	case len(before) == 0 && found != '{' && !strings.ContainsRune("\"'/#\u201c", found):
		e.message, e.hint = "not JSON", "the file is a JSON object: it begins with {"
	case (found == '}' || found == ']') && bytes.HasSuffix(before, []byte(",")):
		e.offset = len(before) - 1
		e.message, e.hint = fmt.Sprintf("a comma before %q", found), "take it out: JSON has none after the last one"
	case found == ',' && bytes.HasSuffix(before, []byte(",")):
		e.message, e.hint = "a second comma", "take it out"
	case unicode.Is(unicode.Zs, found):
		e.message, e.hint = fmt.Sprintf("a space that JSON does not know (%U)", found), "write an ordinary space; this one comes from a web page or a word processor"
	case found == '/' || found == '#':
		e.message, e.hint = "a comment", `take it out: JSON has none; "$schema" makes an editor explain every field`
	case found == '\'' || found == '“' || found == '”' || found == '«':
		e.message, e.hint = fmt.Sprintf("a quote that JSON does not know: %c", found), `write it as "`
	case found == '\n' || found == '\r':
		e.message, e.hint = "the line ends within a text", `close it with a quote; a new line within a text is written \n`
	case found == '"' && lacksComma(before):
		e.offset = len(before)
		e.message, e.hint = "a comma is missing here", "put one between the two"
	}
	return e
}

// lacksComma reports whether what stands before a quote is a value that has ended.
func lacksComma(before []byte) bool {
	return len(before) > 0 && bytes.IndexByte([]byte(`"}]0123456789el`), before[len(before)-1]) >= 0
}
