// Command biscotte serves the consent banner of a site. Data goes to standard output, talk to standard error; it ends
// with 1 where something failed, with 2 where it was called wrongly, and with 3 where an audit could not look.
package main

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"slices"
	"syscall"

	"github.com/alecthomas/kong"
)

const description = `Biscotte asks a site's visitors for their consent, remembers the answer and obeys it.

A site needs one policy file, this server, and one tag in the head of its pages:

  <script src="https://consent.example.org/consent.js"></script>

Data goes to standard output, everything else to standard error. The status is 0, 1 where something failed, 2 where a command
was called wrongly, 3 where an audit could not look, and 130 after Ctrl-C.
`

// commands are the subcommands, each in a file of its own.
type commands struct {
	Serve   serve       `cmd:"" help:"Serve the banner of a policy, and a demo to try it on."`
	Dev     dev         `cmd:"" help:"Serve the demo from a clone of the source, and build again on every change."`
	Init    begin       `cmd:"" help:"Start a policy file, by a few questions or by flags."`
	Check   check       `cmd:"" help:"Find what is wrong or unfair in policy files."`
	Format  format      `cmd:"" name:"fmt" help:"Write policy files in their canonical form."`
	Audit   auditSite   `cmd:"" help:"Look at pages with a real browser, and hold them to the policy."`
	Diff    diff        `cmd:"" help:"Compare two policies: which purposes are visitors asked about again?"`
	Release release     `cmd:"" help:"Note in a policy what visitors have answered, so that they are asked about the difference alone."`
	Export  exportFiles `cmd:"" help:"Write the files of a site to a folder, for any static host."`
	Snippet snippet     `cmd:"" help:"Print the tag for a site's pages, and what their content security policy must allow."`
	Declare declare     `cmd:"" name:"declaration" help:"Print what a policy declares: a page, Markdown or JSON."`
	Records records     `cmd:"" help:"Verify, export, show and purge the records that a server has kept."`
	Secret  secret      `cmd:"" help:"Make the password of the admin page."`
	Schema  printSchema `cmd:"" name:"schema" help:"Print the JSON Schema of a policy file."`
	Version version     `cmd:"" help:"Print the version of the program, and the compiler of its component."`
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	status := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

// run is the program but for the process around it. It returns the exit status.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	var c commands
	ended := -1
	args = plainly(args)
	parser, err := kong.New(
		&c,
		kong.Name("biscotte"),
		kong.Description(description),
		kong.Writers(stdout, stderr),
		kong.Exit(func(status int) { ended = status }), // after a help text
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true, WrapUpperBound: 100}),
		kong.Configuration(loadSettings),
		kong.DefaultEnvars(environment),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(streams{in: os.Stdin, out: stdout, talk: stderr}),
	)
	if err != nil {
		return report(stderr, err)
	}
	parser.Model.HelpFlag.Help = "Show this help."
	if err := checkEnvironment(parser, os.Environ()); err != nil {
		return report(stderr, err)
	}
	command, err := parser.Parse(args)
	switch {
	case ended >= 0:
		return ended
	case err != nil:
		return report(stderr, usage(err, args, parser.Model.Node))
	}
	err = command.Run()
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		err = errInterrupted
	}
	return report(stderr, err)
}

// plainly takes what people try first for what it means: no command at all, or half of one, "help", "--version".
func plainly(args []string) []string {
	switch {
	case len(args) == 0:
		return []string{"--help"}
	case args[0] == "help":
		return append(slices.Clone(args[1:]), "--help")
	case args[0] == "--version" || args[0] == "-v" || args[0] == "-V":
		return []string{"version"}
	case len(args) == 1 && args[0] == "records":
		return []string{"records", "--help"}
	}
	return args
}

// streams are where a command reads answers, and where it writes: its data, and what it has to say.
type streams struct {
	in        io.Reader
	out, talk io.Writer
}
