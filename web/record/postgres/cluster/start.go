package cluster

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"

	"github.com/jackc/pgx/v5"
)

// Start starts the server and returns once it takes connections. settings are such as "fsync=off".
func (c *Cluster) Start(ctx context.Context, settings ...string) error {
	args := []string{"-D", c.data(), "-k", c.folder, "-c", "listen_addresses=", "-c", "unix_socket_permissions=0777"}
	for _, s := range settings {
		args = append(args, "-c", s)
	}
	c.run = c.command(context.WithoutCancel(ctx), "postgres", args...)
	said, err := c.run.StderrPipe()
	if err != nil {
		return err
	}
	if err := c.run.Start(); err != nil {
		return err
	}
	lines := bufio.NewScanner(said)
	var heard strings.Builder
	for lines.Scan() {
		heard.WriteString(lines.Text() + "\n")
		if strings.Contains(lines.Text(), "ready to accept connections") {
			go drain(lines)
			return nil
		}
	}
	return fmt.Errorf("postgres ended: %w: %s", c.run.Wait(), heard.String())
}

func drain(lines *bufio.Scanner) {
	for lines.Scan() { // or the server waits for its reader
	}
}

// Stop stops the server at once, as a machine does that is switched off (SIGQUIT), and keeps what it has.
func (c *Cluster) Stop() error {
	if c.run == nil {
		return nil
	}
	if err := c.run.Process.Signal(syscall.SIGQUIT); err != nil {
		return err
	}
	_ = c.run.Wait() // how it ended is of no interest
	c.run = nil
	return nil
}

// Remove stops the server and deletes what it has.
func (c *Cluster) Remove() error {
	err := c.Stop()
	if c.folder == "" {
		return err
	}
	return errors.Join(err, os.RemoveAll(c.folder))
}

// Create makes a database.
func (c *Cluster) Create(ctx context.Context, name string) error {
	return c.Exec(ctx, "postgres", "CREATE DATABASE "+pgx.Identifier{name}.Sanitize())
}

// Exec runs SQL in a database: several statements, if need be.
func (c *Cluster) Exec(ctx context.Context, database, sql string) error {
	conn, err := pgx.Connect(ctx, c.URL(database))
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close(ctx) }() // Exec tells
	if _, err := conn.Exec(ctx, "SET search_path = biscotte, public"); err != nil {
		return err
	}
	if _, err := conn.Exec(ctx, sql); err != nil {
		return fmt.Errorf("%s: %w", sql, err)
	}
	return nil
}
