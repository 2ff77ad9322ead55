package declaration

import (
	"regexp"
	"strings"
)

// inline are the characters that mean something within a line of Markdown (CommonMark 0.31, section 2.4), and in its
// tables. beginning are those that do at its beginning.
const (
	inline    = "\\`*_[]<>&|~"
	beginning = "#+-=:"
)

// oneLine leaves the spaces alone that do not break.
var oneLine = strings.NewReplacer("\r", "", "\n", " ", "\t", " ")

// escape makes text of text: on one line, nothing in it is markup.
func escape(text string) string {
	var b strings.Builder
	text = strings.TrimSpace(oneLine.Replace(text))
	for i, r := range text {
		if strings.ContainsRune(inline, r) || i == 0 && strings.ContainsRune(beginning, r) || numbers(text[:i]) && (r == '.' || r == ')') {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// numbers reports whether s is digits alone: what a numbered list begins with.
func numbers(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// code is a name in a code span, in a table too. Spans are set off by more backticks than stand in them.
func code(name string) string {
	name = strings.ReplaceAll(name, "|", `\|`)
	if strings.Contains(name, "`") {
		return "`` " + strings.ReplaceAll(name, "``", "` `") + " ``"
	}
	return "`" + name + "`"
}

// plain are addresses that need nothing around them.
var plain = regexp.MustCompile(`^[A-Za-z0-9:/?=&%._~#@!$,;+*-]+$`)

// link is a text that leads somewhere.
func link(text, address string) string {
	if !plain.MatchString(address) {
		address = "<" + strings.NewReplacer("<", "%3C", ">", "%3E", `\`, "%5C", "\n", "").Replace(address) + ">"
	}
	return "[" + escape(text) + "](" + address + ")"
}
