package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"time"
)

var listening = regexp.MustCompile(`http://[\w.:\[\]-]+`)

// startOurs builds and starts `biscotte serve`, or takes the one that --url names. It runs in dir, where records that
// it may write are out of the way.
func startOurs(ctx context.Context, o options, dir string) (*server, error) {
	if o.url != "" {
		s := &server{name: "biscotte", url: o.url, pid: o.pid}
		return s, s.ready(ctx)
	}
	policy, err := filepath.Abs(o.policy)
	if err != nil {
		return nil, fmt.Errorf("finding policy %q: %w", o.policy, err)
	}
	_, answering := apart(runtime.NumCPU())
	return startBiscotte(ctx, dir, answering, "--policy", policy)
}

// startKeeping starts those that keep answers.
func startKeeping(ctx context.Context, dir string, e engine, policy string) (fleet, error) {
	var f fleet
	for _, chain := range e.chains {
		s, err := startBiscotte(ctx, dir, nil, "--policy", policy, "--no-demo", "--rate", "1000000", "--records", e.where,
			"--spool", chain+".spool", "--chain", chain)
		if err != nil {
			f.stop()
			return nil, err
		}
		f = append(f, s)
	}
	return f, nil
}

func startBiscotte(ctx context.Context, dir string, begin []string, flags ...string) (*server, error) {
	binary := filepath.Join(dir, "biscotte")
	build := exec.CommandContext(ctx, "go", "build", "-o", binary, "./cmd/biscotte")
	if out, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("building cmd/biscotte: %w: %s", err, out)
	}
	args := slices.Concat(begin, []string{binary, "serve", "--listen", "127.0.0.1:0"}, flags)
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	cmd.Dir = dir
	said, err := outputs(cmd)
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("starting biscotte serve: %w", err)
	}
	s := &server{name: "biscotte", pid: cmd.Process.Pid, cmd: cmd}
	if s.url, err = firstURL(said); err != nil {
		s.stop()
		return nil, err
	}
	return s, s.ready(ctx)
}

// outputs joins both streams of cmd into one pipe: where a server says that it listens is its own affair.
func outputs(cmd *exec.Cmd) (io.Reader, error) {
	r, w, err := os.Pipe()
	if err != nil {
		return nil, fmt.Errorf("making a pipe: %w", err)
	}
	cmd.Stdout, cmd.Stderr = w, w
	return r, nil
}

// firstURL passes on what the server says until a URL comes by (a server that cannot start says why), then goes on
// reading so that the server never waits for its reader.
func firstURL(r io.Reader) (string, error) {
	found := make(chan string, 1)
	go func() {
		lines := bufio.NewScanner(r)
		for lines.Scan() {
			fmt.Fprintln(os.Stderr, lines.Text())
			if u := listening.FindString(lines.Text()); u != "" {
				found <- u
				break
			}
		}
		_, _ = io.Copy(io.Discard, r)
	}()
	select {
	case u := <-found:
		return u, nil
	case <-time.After(startLimit):
		return "", errors.New("biscotte serve did not say where it listens")
	}
}
