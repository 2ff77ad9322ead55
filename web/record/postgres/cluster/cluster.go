// Package cluster starts a PostgreSQL in a temporary folder, for tests and benchmarks. It needs Debian's package
// postgresql, and nothing of what that package set up: no port, no user, no password, only a socket in the folder.
package cluster

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
)

// Cluster is a PostgreSQL of its own.
type Cluster struct {
	folder string
	bin    string
	owner  *syscall.Credential // whom it runs as, where root started it: PostgreSQL refuses to run as root
	run    *exec.Cmd
}

// New makes a cluster in a new folder and starts it. The caller removes it.
func New(ctx context.Context, settings ...string) (*Cluster, error) {
	c, err := create(ctx)
	if err == nil {
		err = c.Start(ctx, settings...)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("starting a PostgreSQL: %w", err), c.Remove())
	}
	return c, nil
}

func create(ctx context.Context) (*Cluster, error) {
	c := &Cluster{}
	var err error
	if c.bin, err = programs(); err != nil {
		return c, err
	}
	// A socket's path has room for 107 characters (unix(7)): the folders of tests are too deep.
	if c.folder, err = os.MkdirTemp("/tmp", "pg"); err != nil {
		return c, err
	}
	if err := c.own(); err != nil {
		return c, err
	}
	init := c.command(ctx, "initdb", "--pgdata", c.data(), "--username", "biscotte", "--auth", "trust", "--encoding", "UTF8",
		"--locale", "C", "--no-sync")
	if out, err := init.CombinedOutput(); err != nil {
		return c, fmt.Errorf("initdb: %w: %s", err, out)
	}
	return c, nil
}

// programs finds the folder of initdb and postgres, which Debian keeps out of the way.
func programs() (string, error) {
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err == nil && len(found) > 0 {
		return filepath.Dir(slices.Max(found)), nil
	}
	path, err := exec.LookPath("initdb")
	if err != nil {
		return "", errors.New("PostgreSQL is missing: install Debian's package postgresql")
	}
	return filepath.Dir(path), nil
}

// own gives the folder to the user that Debian's package has made, where root runs this.
func (c *Cluster) own() error {
	if os.Getuid() != 0 {
		return nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		return err
	}
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	if err != nil {
		return err
	}
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	if err != nil {
		return err
	}
	c.owner = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	return os.Chown(c.folder, int(uid), int(gid))
}

func (c *Cluster) data() string { return filepath.Join(c.folder, "data") }

func (c *Cluster) command(ctx context.Context, name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, filepath.Join(c.bin, name), args...)
	cmd.Dir = c.folder
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: c.owner}
	return cmd
}

// URL is where a database of the cluster is to be had; "postgres" is always there.
func (c *Cluster) URL(database string) string {
	return "postgres://biscotte@/" + database + "?host=" + c.folder
}
