package main

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"biscotte/policy"
	"biscotte/web/dist"
)

func TestReporting(t *testing.T) {
	problems := &policy.Problems{File: "p.json", List: []policy.Problem{
		{Path: "a.b", Line: 2, Column: 3, Message: "is wrong", Hint: "mend it"},
		{Line: 4, Column: 5, Message: "is odd"},
	}}
	app := &kong.Node{Type: kong.ApplicationNode, Name: "biscotte"}
	app.Children = []*kong.Node{{Type: kong.CommandNode, Name: "dev", Parent: app}}
	tests := map[string]struct {
		err    error
		want   string
		status int
	}{
		"nothing":      {nil, "", succeeded},
		"an error":     {errors.New("x failed"), "biscotte: error: x failed\n", failed},
		"with a hint":  {fmt.Errorf("y: %w", &hinted{errors.New("x"), "try z"}), "biscotte: error: y: x\nbiscotte: hint: try z\n", failed},
		"a wrong call": {usage(errors.New("no"), []string{"dev"}, app), "biscotte: error: no\nbiscotte: hint: \"biscotte dev --help\" tells how it is called\n", misused},
		"a policy": {
			problems, "biscotte: error: p.json:2:3: a.b: is wrong\nbiscotte: hint: mend it\nbiscotte: error: p.json:4:5: is odd\n", failed,
		},
		"no bundle": {
			unbuilt(dist.ErrNotBuilt), "biscotte: error: the browser bundle is not built: run \"make wasm\"\n" +
				"biscotte: hint: the bundle is part of this program: build that again when the bundle is there\n", failed,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var said strings.Builder
			if got := report(&said, test.err); got != test.status || said.String() != test.want {
				t.Errorf("status %d, %q; want %d, %q", got, said.String(), test.status, test.want)
			}
		})
	}
}
