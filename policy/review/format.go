package review

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"biscotte/policy"
)

// Format writes a policy in its canonical form: fields in the order in which package policy declares them, languages
// in the policy's own, one thing a line, lists of plain values on one. What is left out when empty is left out.
func Format(p *policy.Policy) []byte {
	f := &formatter{order: append(slices.Clone(p.Languages), policy.PhraseNames()...)}
	f.value(reflect.ValueOf(*p))
	f.WriteByte('\n')
	return f.Bytes()
}

// formatter writes JSON. order is that of the keys of maps that have one; other keys are sorted behind them.
type formatter struct {
	bytes.Buffer
	order []string
	depth int
}

// entry is one line of an object or a list. A list's have no key.
type entry struct {
	key   string
	value reflect.Value
}

func (f *formatter) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		f.value(v.Elem())
	case reflect.Struct:
		f.block('{', '}', fields(v))
	case reflect.Map:
		f.block('{', '}', f.members(v))
	case reflect.Slice:
		f.list(v)
	default:
		f.plain(v.Interface())
	}
}

// fields are those of a struct that say something.
func fields(v reflect.Value) []entry {
	var list []entry
	for i := range v.NumField() {
		name, options, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		if options != "omitempty" || !empty(v.Field(i)) {
			list = append(list, entry{name, v.Field(i)})
		}
	}
	return list
}

func empty(v reflect.Value) bool {
	if v.Kind() == reflect.Slice || v.Kind() == reflect.Map {
		return v.Len() == 0
	}
	return v.IsZero()
}

func (f *formatter) members(v reflect.Value) []entry {
	var list []entry
	for _, key := range v.MapKeys() {
		list = append(list, entry{key.String(), v.MapIndex(key)})
	}
	slices.SortFunc(list, func(a, b entry) int {
		if byOrder := f.rank(a.key) - f.rank(b.key); byOrder != 0 {
			return byOrder
		}
		return strings.Compare(a.key, b.key)
	})
	return list
}

func (f *formatter) rank(key string) int {
	if at := slices.Index(f.order, key); at >= 0 {
		return at
	}
	return len(f.order)
}

// list writes objects below each other, and anything else beside.
func (f *formatter) list(v reflect.Value) {
	element := v.Type().Elem().Kind()
	if v.Len() == 0 || element != reflect.Struct {
		f.beside(v)
		return
	}
	var list []entry
	for i := range v.Len() {
		list = append(list, entry{"", v.Index(i)})
	}
	f.block('[', ']', list)
}

func (f *formatter) beside(v reflect.Value) {
	f.WriteByte('[')
	for i := range v.Len() {
		if i > 0 {
			f.WriteString(", ")
		}
		f.plain(v.Index(i).Interface())
	}
	f.WriteByte(']')
}

func (f *formatter) block(begin, end byte, entries []entry) {
	f.WriteByte(begin)
	f.depth++
	for i, e := range entries {
		if i > 0 {
			f.WriteByte(',')
		}
		f.line()
		if begin == '{' {
			f.plain(e.key)
			f.WriteString(": ")
		}
		f.value(e.value)
	}
	f.depth--
	if len(entries) > 0 {
		f.line()
	}
	f.WriteByte(end)
}

func (f *formatter) line() { f.WriteString("\n" + strings.Repeat("  ", f.depth)) }

// plain writes a value on one line, as people would: what is < stays <.
func (f *formatter) plain(v any) {
	e := json.NewEncoder(f)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // what has been read as JSON can be written as such
	}
	f.Truncate(f.Len() - 1) // the encoder's line end
}
