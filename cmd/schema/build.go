package main

import (
	"fmt"
	"reflect"
	"strings"

	"biscotte/policy"
)

// builder makes schemas of types: one in $defs for each type with a name.
type builder struct {
	docs *docs
	defs properties
	seen map[string]bool
}

// build makes the schema of the policy file. A field without a comment is an error: editors show it.
func build(d *docs) (*node, error) {
	b := &builder{docs: d, seen: map[string]bool{}}
	root, err := b.object(reflect.TypeFor[policy.Policy]())
	if err != nil {
		return nil, err
	}
	root.Schema = "https://json-schema.org/draft/2020-12/schema"
	root.Title = "A policy of Biscotte"
	root.Defs = b.defs
	return root, nil
}

func (b *builder) object(t reflect.Type) (*node, error) {
	n := &node{Type: "object", Description: b.docs.comments[t.Name()], AdditionalProperties: false}
	for i := range t.NumField() {
		field := t.Field(i)
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		key := t.Name() + "." + field.Name
		comment := b.docs.comments[key]
		if comment == "" {
			return nil, fmt.Errorf("the field %s has no comment", key)
		}
		value, err := b.of(field.Type)
		if err != nil {
			return nil, err
		}
		value.Description = comment
		if narrow, ok := rules[key]; ok {
			narrow(value)
		}
		n.Properties = append(n.Properties, property{name, value})
		if options != "omitempty" {
			n.Required = append(n.Required, name)
		}
	}
	if narrow, ok := rules[t.Name()]; ok {
		narrow(n)
	}
	return n, nil
}

// of is the schema of a type: a reference, if the type is ours.
func (b *builder) of(t reflect.Type) (*node, error) {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.PkgPath() != "" {
		return &node{Ref: "#/$defs/" + t.Name()}, b.define(t)
	}
	return b.unnamed(t)
}

func (b *builder) define(t reflect.Type) error {
	if b.seen[t.Name()] {
		return nil
	}
	b.seen[t.Name()] = true
	at := len(b.defs)
	b.defs = append(b.defs, property{name: t.Name()})
	n, err := b.named(t)
	b.defs[at].value = n
	return err
}

func (b *builder) named(t reflect.Type) (*node, error) {
	if t.Kind() == reflect.Struct {
		return b.object(t)
	}
	n, err := b.unnamed(t)
	if err != nil {
		return nil, err
	}
	n.Description, n.Enum = b.docs.comments[t.Name()], b.docs.values[t.Name()]
	if narrow, ok := rules[t.Name()]; ok {
		narrow(n)
	}
	return n, nil
}

func (b *builder) unnamed(t reflect.Type) (*node, error) {
	switch t.Kind() {
	case reflect.String:
		return &node{Type: "string"}, nil
	case reflect.Bool:
		return &node{Type: "boolean"}, nil
	case reflect.Int:
		return &node{Type: "integer"}, nil
	case reflect.Slice:
		items, err := b.of(t.Elem())
		return &node{Type: "array", Items: items}, err
	case reflect.Map:
		values, err := b.of(t.Elem())
		return &node{Type: "object", AdditionalProperties: values}, err
	case reflect.Interface:
		return &node{}, nil
	}
	return nil, fmt.Errorf("a policy has no %s", t)
}
