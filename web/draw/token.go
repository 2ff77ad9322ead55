package draw

import (
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"strconv"

	"biscotte/policy"
)

// token stands for the n-th text of a view while go-app writes HTML. It needs no escaping anywhere.
func token(n int) string { return fmt.Sprintf("text-%d-text", n) }

var tokens = regexp.MustCompile(`^text-(\d+)-text$`)

// tokenNumber reads a token; ok is false for any other text.
func tokenNumber(s string) (n int, ok bool) {
	m := tokens.FindStringSubmatch(s)
	if m == nil {
		return 0, false
	}
	n, err := strconv.Atoi(m[1])
	return n, err == nil
}

// anywhere finds tokens within a text.
var anywhere = regexp.MustCompile(`text-\d+-text`)

// expand puts values in the place of their tokens, wherever they stand in s. A value is not looked at again.
func expand(s string, values []string) string {
	return anywhere.ReplaceAllStringFunc(s, func(found string) string {
		if n, ok := tokenNumber(found); ok && n < len(values) {
			return values[n]
		}
		return found
	})
}

// texts lists the texts of a view that are not empty, always in the same order.
func texts(v *policy.View) []string {
	var list []string
	eachText(reflect.ValueOf(v).Elem(), func(s reflect.Value) { list = append(list, s.String()) })
	return list
}

// tokenised is a copy of v with a token for each text.
func tokenised(v *policy.View) *policy.View {
	replaced := clone(v)
	n := 0
	eachText(reflect.ValueOf(replaced).Elem(), func(s reflect.Value) {
		s.SetString(token(n))
		n++
	})
	return replaced
}

func clone(v *policy.View) *policy.View {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // a view is strings, numbers and booleans
	}
	copied := &policy.View{}
	if err := json.Unmarshal(data, copied); err != nil {
		panic(err)
	}
	return copied
}

func eachText(v reflect.Value, do func(reflect.Value)) {
	switch v.Kind() {
	case reflect.String:
		if v.Len() > 0 {
			do(v)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			eachText(v.Field(i), do)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachText(v.Index(i), do)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			eachText(v.Elem(), do)
		}
	}
}
