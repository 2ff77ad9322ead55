package policy

import (
	"reflect"
	"strings"
)

// override replaces the phrases that a site has texts of its own for, by their JSON names.
func (w *Phrases) override(texts map[string]string) {
	v := reflect.ValueOf(w).Elem()
	for i := range v.NumField() {
		if text, ok := texts[phraseName(v.Type().Field(i))]; ok {
			v.Field(i).SetString(text)
		}
	}
}

// PhraseNames lists the JSON names of all phrases.
func PhraseNames() []string {
	t := reflect.TypeFor[Phrases]()
	names := make([]string, 0, t.NumField())
	for i := range t.NumField() {
		names = append(names, phraseName(t.Field(i)))
	}
	return names
}

func phraseName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}
