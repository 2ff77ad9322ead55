package main

import (
	"bytes"
	"encoding/json"
)

// node is one schema, its keywords in the order in which people read them.
type node struct {
	Schema               string     `json:"$schema,omitempty"`
	Ref                  string     `json:"$ref,omitempty"`
	Title                string     `json:"title,omitempty"`
	Description          string     `json:"description,omitempty"`
	Type                 string     `json:"type,omitempty"`
	Const                any        `json:"const,omitempty"`
	Enum                 []string   `json:"enum,omitempty"`
	Format               string     `json:"format,omitempty"`
	Pattern              string     `json:"pattern,omitempty"`
	Examples             []string   `json:"examples,omitempty"`
	MinLength            int        `json:"minLength,omitempty"`
	Minimum              *int       `json:"minimum,omitempty"`
	Maximum              *int       `json:"maximum,omitempty"`
	MinItems             int        `json:"minItems,omitempty"`
	UniqueItems          bool       `json:"uniqueItems,omitempty"`
	Items                *node      `json:"items,omitempty"`
	PropertyNames        *node      `json:"propertyNames,omitempty"`
	Properties           properties `json:"properties,omitzero"`
	Required             []string   `json:"required,omitempty"`
	OneOf                []*node    `json:"oneOf,omitempty"`
	AdditionalProperties any        `json:"additionalProperties,omitempty"` // false, or a *node
	Defs                 properties `json:"$defs,omitzero"`
}

// properties are schemas by name, in an order that a map would lose.
type properties []property

type property struct {
	name  string
	value *node
}

// MarshalJSON writes an object.
func (p properties) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, one := range p {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := json.Marshal(one.name)
		if err != nil {
			return nil, err
		}
		value, err := encode(one.value)
		if err != nil {
			return nil, err
		}
		b.Write(append(append(name, ':'), value...))
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// encode writes a schema as people would: what is < stays <.
func encode(n *node) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(n)
	return b.Bytes(), err
}
