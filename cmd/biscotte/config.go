package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"biscotte/policy"
)

// settings are flags of serve in a file: a JSON object with their names. What stands on the command line or in the
// environment counts before it.
type settings struct {
	file   string
	source []byte
	values map[string]any
}

// loadSettings reads the file that --config names.
func loadSettings(r io.Reader) (kong.Resolver, error) {
	s := settings{file: nameOf(r)}
	var err error
	if s.source, err = io.ReadAll(io.LimitReader(r, policy.MaxSize)); err != nil {
		return nil, fmt.Errorf("reading the configuration: %w", err)
	}
	if p := policy.Syntax(s.source); p != nil {
		return nil, &hinted{fmt.Errorf("reading the configuration: %s:%d:%d: %s", s.file, p.Line, p.Column, p.Message), p.Hint}
	}
	if err := json.Unmarshal(s.source, &s.values); err != nil {
		return nil, &hinted{fmt.Errorf("reading the configuration: %s is no JSON object", s.file), `as in {"policy": "policy.json"}`}
	}
	return s, nil
}

// nameOf is the name of a file.
func nameOf(r io.Reader) string {
	if f, ok := r.(interface{ Name() string }); ok {
		return f.Name()
	}
	return "--config"
}

// unset are the flags that make no sense in a file.
var unset = []string{"help", "config", "print-config"}

// Validate finds names that are no flags: a slip of the pen must not be silence.
func (s settings) Validate(app *kong.Application) error {
	var known []string
	for _, f := range called(app.Node, []string{"serve"}).Flags {
		if !slices.Contains(unset, f.Name) {
			known = append(known, f.Name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(s.values)) {
		if !slices.Contains(known, name) {
			return s.wrong(name, fmt.Errorf("unknown setting %q", name), policy.Suggest(name, known))
		}
	}
	return nil
}

// wrong is an error about one setting, with its place.
func (s settings) wrong(name string, err error, hint string) error {
	line, column := policy.Where(s.source, name)
	return &hinted{fmt.Errorf("reading the configuration: %s:%d:%d: %w", s.file, line, column, err), hint}
}

// unfit says what kind of value a flag has, where that of the file is another; "" where it fits.
func unfit(flag *kong.Flag, value any) string {
	fits, form := false, "a text in quotes"
	switch kind := flag.Target.Kind(); {
	case flag.IsBool():
		_, fits = value.(bool)
		form = "true or false"
	case kind == reflect.Float64:
		_, fits = value.(float64)
		form = "a number"
	case kind == reflect.Map:
		_, fits = value.(map[string]any)
		form = "an object, as in {" + `"www.example.org": "policy.json"}`
	case kind == reflect.Slice:
		_, fits = value.([]any)
		form = "an array"
	default:
		_, fits = value.(string)
	}
	if fits {
		return ""
	}
	return form
}

// Resolve finds the value of a flag. A variable that is empty says nothing.
func (s settings) Resolve(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	for _, name := range flag.Envs {
		if os.Getenv(name) != "" {
			return nil, nil
		}
	}
	value, there := s.values[flag.Name]
	if form := unfit(flag, value); there && form != "" {
		return nil, s.wrong(flag.Name, fmt.Errorf("%q is not %s", flag.Name, form), "write it as --print-config prints it")
	}
	return value, nil
}

// printConfig writes every setting, in the order of the help, as --config reads it. A password in an address is left out.
func printConfig(w io.Writer, command *kong.Node) error {
	var b bytes.Buffer
	for _, f := range command.Flags {
		if slices.Contains(unset, f.Name) {
			continue
		}
		encoded, err := json.Marshal(printed(f.Target.Interface()))
		if err != nil {
			return fmt.Errorf("writing the configuration: %w", err)
		}
		if string(encoded) != "null" {
			fmt.Fprintf(&b, ",\n  %q: %s", f.Name, encoded)
		}
	}
	_, err := fmt.Fprintf(w, "{%s\n}\n", strings.TrimPrefix(b.String(), ","))
	return err
}

// printed is a value as a file of settings has it.
func printed(value any) any {
	switch v := value.(type) {
	case string:
		return withoutPassword(v)
	case time.Duration:
		return v.String()
	}
	return value
}
