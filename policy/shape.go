package policy

import (
	"fmt"
	"reflect"
	"strings"
)

// checkShape compares what stands in the file with the Go type it is to be read into: unknown fields, doubled fields
// and values of the wrong type, each where it stands.
func (c *checker) checkShape(p *place, path string, t reflect.Type) {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() == reflect.Interface {
		c.checkAny(p)
		return
	}
	if want := jsonKind(t); p.kind != want {
		found, hint := article(p.kind)+" "+p.kind, shapeHint(t)
		if p.kind == "null" {
			found = p.kind
			if path != "" {
				hint = "leave the field out"
			}
		}
		c.at(p.offset, path, fmt.Sprintf("is %s, not %s %s", found, article(want), want), hint)
		return
	}
	switch t.Kind() {
	case reflect.Struct:
		c.checkFields(p, t)
	case reflect.Map:
		c.checkTwice(p)
		for _, m := range p.members {
			c.checkShape(m.value, m.path, t.Elem())
		}
	case reflect.Slice:
		for _, m := range p.members {
			c.checkShape(m.value, m.path, t.Elem())
		}
	}
}

// checkAny lets any value stand: what a signal hands over to others has no type of ours.
func (c *checker) checkAny(p *place) {
	if p.kind == "object" {
		c.checkTwice(p)
	}
	for _, m := range p.members {
		c.checkAny(m.value)
	}
}

func (c *checker) checkFields(p *place, t reflect.Type) {
	c.checkTwice(p)
	fields, required := map[string]reflect.Type{}, map[string]bool{}
	var names []string
	for i := range t.NumField() {
		name, options, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		fields[name], required[name] = t.Field(i).Type, options != "omitempty"
		names = append(names, name)
	}
	for _, m := range p.members {
		field, ok := fields[m.key]
		if !ok {
			c.at(m.offset, m.path, "unknown field", suggest(m.key, names))
			continue
		}
		if m.value.kind == "null" && required[m.key] {
			want := jsonKind(field)
			c.at(m.value.offset, m.path, "is null", fmt.Sprintf("write %s %s: the field is required", article(want), want))
			continue
		}
		c.checkShape(m.value, m.path, field)
	}
}

func (c *checker) checkTwice(p *place) {
	seen := map[string]bool{}
	for _, m := range p.members {
		if seen[m.key] {
			c.at(m.offset, m.path, "is here twice", "keep one of the two")
		}
		seen[m.key] = true
	}
}

func jsonKind(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Struct, reflect.Map:
		return "object"
	case reflect.Slice:
		return "array"
	case reflect.Bool:
		return "boolean"
	case reflect.Int:
		return "whole number"
	}
	return "string"
}

// shapeHint says how the wanted kind of value is written.
func shapeHint(t reflect.Type) string {
	switch want := jsonKind(t); {
	case t == reflect.TypeFor[Text]():
		return `one text for each language, as in {"en": "…", "fr": "…"}`
	case want == "boolean":
		return "write true or false, without quotes"
	case want == "whole number":
		return "write it in digits alone, without quotes or a fraction"
	case want == "array":
		return "put it in square brackets, even if there is only one"
	case want == "object":
		return "put its fields in braces"
	}
	return "write it in quotes"
}

func article(noun string) string {
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an"
	}
	return "a"
}

// Suggest says which of the known words a wrong one may be meant for, or lists them.
func Suggest(word string, known []string) string { return suggest(word, known) }

// suggest names the known word that is nearest to word, or all of them where none is near.
func suggest(word string, known []string) string {
	if len(known) == 0 {
		return ""
	}
	best, distance := "", 1+len(word)/2
	for _, k := range known {
		if d := editDistance(strings.ToLower(word), strings.ToLower(k)); d < distance {
			best, distance = k, d
		}
	}
	if best != "" {
		return fmt.Sprintf("did you mean %q?", best)
	}
	return "known here: " + strings.Join(known, ", ")
}

// editDistance is Levenshtein's.
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diagonal := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := diagonal
			if a[i-1] != b[j-1] {
				cost = 1 + min(diagonal, row[j], row[j-1])
			}
			diagonal, row[j] = row[j], cost
		}
	}
	return row[len(b)]
}
