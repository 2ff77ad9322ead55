package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"biscotte/policy"
)

// environment begins the name of every variable: BISCOTTE_ADMIN_SECRET is --admin-secret.
const environment = "BISCOTTE"

// neighbours are variables of that name which are for others: the readers, and the tests' browsers.
var neighbours = []string{
	"BISCOTTE_PURPOSES", "BISCOTTE_BINARY", "BISCOTTE_CHROMIUM", "BISCOTTE_FIREFOX", "BISCOTTE_WEBKIT", "BISCOTTE_WEBKIT_DRIVER", "BISCOTTE_XVFB",
}

// checkEnvironment finds variables that are no flag's: a slip of the pen must not be silence.
func checkEnvironment(k *kong.Kong, variables []string) error {
	known := variablesOf(k.Model.Node)
	for _, variable := range variables {
		name, _, _ := strings.Cut(variable, "=")
		if !strings.HasPrefix(name, environment+"_") || slices.Contains(known, name) || slices.Contains(neighbours, name) {
			continue
		}
		hint := `"biscotte serve --help" names the variables`
		if meant := policy.Suggest(name, known); strings.HasPrefix(meant, "did") {
			hint = meant
		}
		return &misuse{hinted{fmt.Errorf("the environment has %s, which is no setting", name), hint}}
	}
	return nil
}

// variablesOf lists the variables of a command and of those below it.
func variablesOf(node *kong.Node) []string {
	var names []string
	for _, flag := range node.Flags {
		names = append(names, flag.Envs...)
	}
	for _, child := range node.Children {
		names = append(names, variablesOf(child)...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}
