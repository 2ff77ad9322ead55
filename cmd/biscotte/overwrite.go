package main

import (
	"io/fs"
	"os"
	"path/filepath"
)

// overwrite replaces a file of the owner's, whole or not at all: a server may be watching it, and a crash must not leave
// half a policy. A link stays one, and the file keeps its mode.
func overwrite(path string, data []byte) error {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	mode := fs.FileMode(0o644)
	if info, err := os.Stat(path); err == nil {
		mode = info.Mode().Perm()
	}
	temp, err := os.CreateTemp(filepath.Dir(path), ".biscotte-*")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name()) // in vain once it has its name
	if err := fill(temp, data, mode); err != nil {
		return err
	}
	return os.Rename(temp.Name(), path)
}

// fill writes a file to the disk and closes it.
func fill(f *os.File, data []byte, mode fs.FileMode) error {
	_, err := f.Write(data)
	if err == nil {
		err = f.Chmod(mode)
	}
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	return err
}
