package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"biscotte/web/admin"
)

// secret makes the password of the admin page.
type secret struct {
	Output string `short:"o" required:"" placeholder:"FILE" help:"Where to write what the server reads."`
	Stdin  bool   `help:"Take the password from standard input, instead of making one."`
}

// Help is what follows the flags.
func (secret) Help() string {
	return `Examples:

  biscotte secret -o admin.secret
    prints a new password, once

  biscotte serve --records records.db --admin localhost:9090 --admin-secret admin.secret

The file has the password's Argon2id hash alone: whoever reads it cannot sign in.`
}

// shortest is the length of a password that is let pass, in bytes.
const shortest = 12

// Run makes it.
func (c *secret) Run(ctx context.Context, s streams) error {
	password := rand.Text()
	if c.Stdin {
		var err error
		if password, err = readPassword(newPrompt(ctx, s.in)); err != nil {
			return err
		}
	}
	f, err := os.OpenFile(c.Output, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, os.ErrExist) {
		return &hinted{fmt.Errorf("writing %q: it is there already", c.Output), "remove it first: its password will not do any more"}
	}
	if err != nil {
		return &hinted{fmt.Errorf("writing the secret %q: %w", c.Output, pathless(err)), "does this user have the right to write there? -o names another place"}
	}
	_, err = f.WriteString(admin.Hash(password) + "\n")
	if err := errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("writing the secret: %w", err)
	}
	if !c.Stdin {
		fmt.Fprintln(s.out, password)
	}
	return nil
}

func readPassword(in *prompt) (string, error) {
	line, err := in.line()
	password := strings.TrimRight(line, "\r\n")
	switch {
	case errors.Is(err, errInterrupted):
		return "", err
	case err != nil && !errors.Is(err, io.EOF):
		return "", fmt.Errorf("reading the password: %w", err)
	case len(password) < shortest:
		return "", &hinted{errors.New("reading the password: it is too short"), fmt.Sprintf("take at least %d characters", shortest)}
	}
	return password, nil
}
