package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"biscotte/policy"
	"biscotte/web/dist"
)

// builtIn is what errors call the policy inside the program.
const builtIn = "opendatasoft.json"

// readPolicy reads the policy file, or the policy inside the program where none is named, and returns it with its
// text.
func readPolicy(file string) (*policy.Policy, []byte, error) {
	if file == "" {
		p, err := policy.Load(builtIn, policy.Opendatasoft)
		return p, policy.Opendatasoft, err
	}
	source, err := os.ReadFile(file)
	if err != nil {
		return nil, nil, unreadable(file, err)
	}
	p, err := policy.Load(file, source)
	return p, source, err
}

func unreadable(file string, err error) error {
	err = pathless(err)
	hint := "does this user have the right to read it?"
	switch {
	case errors.Is(err, fs.ErrNotExist):
		hint = "check the path"
	case errors.Is(err, syscall.EISDIR):
		hint = "name the file in it, as in " + filepath.Join(file, policyHere)
	}
	return &hinted{fmt.Errorf("reading the policy %q: %w", file, err), hint}
}

// pathless takes off the name that an error of the file system repeats.
func pathless(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// unbuilt says what the error about the bundle, which tells how to build one, cannot know: where the bundle is.
func unbuilt(err error) error {
	if !errors.Is(err, dist.ErrNotBuilt) {
		return err
	}
	return &hinted{err, "the bundle is part of this program: build that again when the bundle is there"}
}
