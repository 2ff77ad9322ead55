package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"biscotte/policy"
)

// settings are flags of serve in a file: a JSON object with their names. What stands on the command line or in the
// environment counts before it.
type settings map[string]any

// loadSettings reads the file that --config names.
func loadSettings(r io.Reader) (kong.Resolver, error) {
	data, err := io.ReadAll(io.LimitReader(r, policy.MaxSize))
	if err != nil {
		return nil, fmt.Errorf("reading the configuration: %w", err)
	}
	if p := policy.Syntax(data); p != nil {
		return nil, &hinted{fmt.Errorf("reading the configuration: %d:%d: %s", p.Line, p.Column, p.Message), p.Hint}
	}
	var s settings
	if err := json.Unmarshal(data, &s); err != nil {
		return nil, &hinted{errors.New("reading the configuration: it is no JSON object"), `as in {"policy": "policy.json"}`}
	}
	return s, nil
}

// unset are the flags that make no sense in a file.
var unset = []string{"help", "config", "print-config"}

// Validate finds names that are no flags: a slip of the pen must not be silence.
func (s settings) Validate(app *kong.Application) error {
	var known []string
	for _, command := range app.Children {
		if command.Name != "serve" {
			continue
		}
		for _, f := range command.Flags {
			if !slices.Contains(unset, f.Name) {
				known = append(known, f.Name)
			}
		}
	}
	for name := range s {
		if !slices.Contains(known, name) {
			return &hinted{fmt.Errorf("--config: unknown setting %q", name), policy.Suggest(name, known)}
		}
	}
	return nil
}

// Resolve finds the value of a flag. A variable that is empty says nothing.
func (s settings) Resolve(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	for _, name := range flag.Envs {
		if os.Getenv(name) != "" {
			return nil, nil
		}
	}
	return s[flag.Name], nil
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
