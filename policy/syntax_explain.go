package policy

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

const looseEnd = "look just before this place for a quote, comma or bracket that is missing or too many"

// unexpected is a character that JSON does not expect.
type unexpected struct {
	data   []byte
	offset int
	said   string // the decoder's words
	found  rune
	before []byte // the data up to the character, without space at the end
}

// explanations are tried one after the other; the first that knows what is meant counts.
var explanations = []func(unexpected) *syntaxError{
	explainBeginning, explainText, explainPunctuation, explainForeign, explainNumber, explainWord,
}

// explain says of a character that JSON does not expect what a person meant by it, where that is plain.
func explain(data []byte, offset int, said string) *syntaxError {
	u := unexpected{data: data, offset: offset, said: said, before: bytes.TrimRight(data[:offset], " \t\r\n")}
	u.found, _ = utf8.DecodeRune(data[offset:])
	for _, explanation := range explanations {
		if e := explanation(u); e != nil {
			return e
		}
	}
	return u.is("not JSON: "+said, looseEnd)
}

// is explains the character where it is.
func (u unexpected) is(message, hint string) *syntaxError {
	return &syntaxError{offset: u.offset, message: message, hint: hint}
}

// lacks explains a character by another one that is missing before it.
func (u unexpected) lacks(message, hint string) *syntaxError {
	return &syntaxError{offset: len(u.before), message: message, hint: hint}
}

// explainBeginning is about files that are no JSON at all, or more than one, or nested without an end.
func explainBeginning(u unexpected) *syntaxError {
	switch {
	case u.offset == 0 && u.found == '\ufeff':
		return u.is("begins with a byte order mark", "save it as UTF-8 without one")
	case len(u.before) == 0 && !strings.ContainsRune("\"'/#\u201c", u.found):
		return u.is("not JSON", "the file is a JSON object: it begins with {")
	case strings.HasSuffix(u.said, "after top-level value"):
		return u.is("something follows the last closing brace", "take it out, or a brace too many before it: the file is one JSON object")
	case strings.HasSuffix(u.said, "exceeded max depth"):
		return u.is("brackets within brackets, thousands deep", "is it a policy?")
	}
	return nil
}

// explainText is about characters that may not be in a text as they are.
func explainText(u unexpected) *syntaxError {
	inText := strings.HasSuffix(u.said, "in string literal")
	switch {
	case inText && (u.found == '\n' || u.found == '\r'):
		return u.is("the line ends within a text", `close it with a quote; a new line within a text is written \n`)
	case inText && u.found == '\t':
		return u.is("a tab within a text", `write a space, or \t`)
	case inText:
		return u.is(fmt.Sprintf("a control character within a text (%U)", u.found), "take it out: it cannot be seen")
	case strings.Contains(u.said, "escape"):
		return u.is("a backslash within a text, and no escape that JSON knows", `write \\ for the backslash itself; \" for a quote, \n for a new line, \u00e9 for a character by its number`)
	}
	return nil
}

func explainPunctuation(u unexpected) *syntaxError {
	afterComma := bytes.HasSuffix(u.before, []byte(","))
	switch {
	case (u.found == '}' || u.found == ']') && afterComma:
		return &syntaxError{offset: len(u.before) - 1, message: fmt.Sprintf("a comma before '%c'", u.found), hint: "take it out: JSON has none after the last one"}
	case u.found == ',' && afterComma:
		return u.is("a second comma", "take it out")
	case u.found == '/' || u.found == '#':
		return u.is("a comment", `take it out: JSON has none; "$schema" makes an editor explain every field`)
	case u.found == '\'' || strings.ContainsRune("“”„«»‘’‹›", u.found):
		return u.is(fmt.Sprintf("a quote that JSON does not know: %c", u.found), `write it as "`)
	case u.found == '=' || u.found == ';':
		return u.is(fmt.Sprintf("'%c', which JSON does not know", u.found), "write a colon between a name and its value, and a comma between two")
	case strings.HasSuffix(u.said, "after object key"):
		return u.lacks("a colon is missing here", "put one between the name and its value")
	case u.found == '"' && lacksComma(u.before):
		return u.lacks("a comma is missing here", "put one between the two")
	}
	return nil
}

// explainForeign is about characters that look like one of JSON's, or like nothing.
func explainForeign(u unexpected) *syntaxError {
	const from = "; it comes from a web page or a word processor"
	switch {
	case u.found < utf8.RuneSelf:
		return nil
	case unicode.IsSpace(u.found):
		return u.is(fmt.Sprintf("a space that JSON does not know (%U)", u.found), "write an ordinary space"+from)
	case !unicode.IsPrint(u.found):
		return u.is(fmt.Sprintf("a character that cannot be seen (%U)", u.found), "take it out"+from)
	}
	return u.is(fmt.Sprintf("%c (%U), which JSON does not know outside of texts", u.found, u.found), "take it out, or put the text in quotes")
}

func explainNumber(u unexpected) *syntaxError {
	digit := u.found >= '0' && u.found <= '9'
	switch {
	case digit && bytes.HasSuffix(u.before, []byte("0")) && len(u.before) == u.offset:
		return u.is("a number that begins with 0", "write it without the zero")
	case u.found == '+' || u.found == '.':
		return u.is(fmt.Sprintf("a number that begins with '%c'", u.found), "write it in digits alone")
	}
	return nil
}

// explainWord is about words that are not in quotes.
func explainWord(u unexpected) *syntaxError {
	isLetter := func(r rune) bool {
		return r == '_' || r == '$' || r == '-' || unicode.IsLetter(r) || unicode.IsDigit(r)
	}
	if !unicode.IsLetter(u.found) && u.found != '_' && u.found != '$' {
		return nil
	}
	start := bytes.LastIndexFunc(u.data[:u.offset], func(r rune) bool { return !isLetter(r) }) + 1
	rest := u.data[start:]
	end := bytes.IndexFunc(rest, func(r rune) bool { return !isLetter(r) })
	if end < 0 {
		return nil
	}
	word := string(rest[:end])
	e := &syntaxError{offset: start, message: fmt.Sprintf("%q is not in quotes", word), hint: fmt.Sprintf("write it as %q", word)}
	switch low := strings.ToLower(word); {
	case low == "true" || low == "false" || low == "null":
		e.message, e.hint = fmt.Sprintf("%q is no word of JSON", word), fmt.Sprintf("write it as %s, in lower case", low)
	case word[0] >= '0' && word[0] <= '9':
		e.message, e.hint = fmt.Sprintf("%q is no number", word), "write a number in decimal digits, or a text in quotes"
	}
	return e
}

// lacksComma reports whether what comes before a quote is a value that has ended.
func lacksComma(before []byte) bool {
	return len(before) > 0 && bytes.IndexByte([]byte(`"}]0123456789el`), before[len(before)-1]) >= 0
}
