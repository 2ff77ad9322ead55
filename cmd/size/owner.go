package main

import "strings"

// Owners that are no packages.
const (
	ownerC         = "(C library and runtime glue)"
	ownerInterface = "(calls through interfaces)"
	ownerTypes     = "(type descriptors)"
	ownerData      = "(strings and unknown data)"
	ownerModule    = "(tables, imports, other sections)"
)

// owner finds the package in a symbol as TinyGo writes it:
//
//	encoding/json.Marshal
//	(*encoding/json.decodeState).value
//	slices.pdqsortCmpFunc[encoding/json.field]
//	interface:{Error:func:{}{basic:string}}.Error$invoke
//
// A generic function counts for the package that declares it, wherever it is used.
func owner(symbol string) string {
	switch {
	case strings.HasPrefix(symbol, "interface:"):
		return ownerInterface
	case strings.HasPrefix(symbol, "reflect/types."), strings.HasPrefix(symbol, "type "):
		return ownerTypes
	}
	symbol = strings.TrimLeft(symbol, "(*")
	symbol, _, _ = strings.Cut(symbol, "[")
	folder := strings.LastIndexByte(symbol, '/') + 1
	name, _, ok := strings.Cut(symbol[folder:], ".")
	if !ok || name == "" {
		return ownerC
	}
	return symbol[:folder] + name
}
