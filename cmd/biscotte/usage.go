package main

import (
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"biscotte/policy"
)

// usage explains an error of the argument parser in the words of the help. Its own words are a programmer's: "expected a
// float but got "x" (string)".
func usage(err error, args []string, app *kong.Node) error {
	var h *hinted
	if errors.As(err, &h) {
		return &misuse{*h}
	}
	command := called(app, args)
	message, hint := reworded(err.Error(), args, command)
	if hint == "" {
		hint = fmt.Sprintf("%q tells how it is called", strings.TrimSpace(command.FullPath())+" --help")
	}
	return &misuse{hinted{errors.New(message), hint}}
}

// called is the command that the arguments name, as far as they do.
func called(app *kong.Node, args []string) *kong.Node {
	for _, arg := range args {
		i := slices.IndexFunc(app.Children, func(child *kong.Node) bool { return child.Name == arg })
		if i < 0 {
			break
		}
		app = app.Children[i]
	}
	return app
}

// The parser's words. The command before a flag is that of a Validate of ours, whose words are good.
var (
	ofCommand   = regexp.MustCompile(`^[a-z]+( [a-z]+)*: (--.*)$`)
	fromVar     = regexp.MustCompile(` \(from envar \w+=".*"\)$`)
	badValue    = regexp.MustCompile(`^--([a-z-]+): (?:expected (?:a )?([a-z"<>=]+)|(bool) value must be .*) but got "(.*?)"(?: \(\w+\))?(?:: .*)?$`)
	badChoice   = regexp.MustCompile(`^--([a-z-]+) must be one of (.*) but got "(.*)"$`)
	noValue     = regexp.MustCompile(`^--([a-z-]+): (?:expected .* value but got "EOL" .*|missing value, .*)$`)
	likeFlag    = regexp.MustCompile(`^--([a-z-]+): expected .* value but got "(-.*)" \(.*\); perhaps try .*$`)
	noArguments = regexp.MustCompile(`^expected "([^"]*)"$`)
	noFlags     = regexp.MustCompile(`^missing flags: (.*)$`)
)

// reworded is a message of the parser as a person would say it, and a hint where one is better than the help.
func reworded(message string, args []string, command *kong.Node) (said, hint string) {
	message = fromVar.ReplaceAllString(message, "")
	if m := noFlags.FindStringSubmatch(message); m != nil {
		return "missing: " + m[1], ""
	}
	if m := ofCommand.FindStringSubmatch(message); m != nil {
		return m[2], ""
	}
	if m := badChoice.FindStringSubmatch(message); m != nil {
		known := strings.FieldsFunc(m[2], func(r rune) bool { return r == '"' || r == ',' })
		return fmt.Sprintf("%s: %q is unknown", where(m[1], args), m[3]), policy.Suggest(m[3], known)
	}
	if m := noValue.FindStringSubmatch(message); m != nil {
		return "--" + m[1] + ": its value is missing", "write it as --" + m[1] + "=" + placeholder(command, m[1])
	}
	if m := likeFlag.FindStringSubmatch(message); m != nil {
		return fmt.Sprintf("--%s: its value begins like a flag: %q", m[1], m[2]), fmt.Sprintf("write it as --%s=%q", m[1], m[2])
	}
	if m := badValue.FindStringSubmatch(message); m != nil {
		return fmt.Sprintf("%s: %q is %s", where(m[1], args), m[4], unlike(m[2]+m[3], placeholder(command, m[1]))), ""
	}
	if m := noArguments.FindStringSubmatch(message); m != nil {
		return "missing: " + m[1], ""
	}
	return message, ""
}

// unlike says what a value is not.
func unlike(kind, form string) string {
	switch kind {
	case "float", "int":
		return "no number"
	case "bool":
		return "neither true nor false"
	case "duration":
		return `no time such as "5s" or "1m30s"`
	}
	return "not of the form " + form
}

// placeholder is what the help has in the place of a flag's value.
func placeholder(command *kong.Node, name string) string {
	for _, flag := range command.Flags {
		if flag.Name == name {
			return flag.FormatPlaceHolder()
		}
	}
	return "…"
}

// where says whether a flag's value comes from the command line, or from the environment or the file of --config, where nobody
// who reads the command would look.
func where(flag string, args []string) string {
	given := func(arg string) bool { return arg == "--"+flag || strings.HasPrefix(arg, "--"+flag+"=") }
	variable := environment + "_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
	if _, set := os.LookupEnv(variable); set && !slices.ContainsFunc(args, given) {
		return variable
	}
	return "--" + flag
}
