package bundle

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"biscotte/web/dist"
)

// writeManifest weighs what has been built. It comes last: a folder without it is no bundle.
func (o Options) writeManifest(tools toolchain) error {
	m := dist.Manifest{Compiler: tools.name}
	before := map[dist.File]int{} // without its weight: what it weighs
	for _, f := range o.manifest().Files {
		weight := f.Brotli
		f.Brotli = 0
		before[f] = weight
	}
	for _, name := range dist.Names {
		f, err := o.weigh(name, before)
		if errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("writing the manifest: %s has not been built", name)
		}
		if err != nil {
			return fmt.Errorf("writing the manifest: %w", err)
		}
		m.Files = append(m.Files, f)
	}
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return fmt.Errorf("writing the manifest: %w", err)
	}
	return o.step(dist.ManifestName, func() ([]byte, error) { return append(data, '\n'), nil })
}

// builtBy is the compiler of the bundle that is there, "" if there is none.
func (o Options) builtBy() string { return o.manifest().Compiler }

// manifest is that of the bundle that is there, empty if there is none.
func (o Options) manifest() dist.Manifest {
	var m dist.Manifest
	data, err := os.ReadFile(filepath.Join(o.Out, dist.ManifestName))
	if err != nil || json.Unmarshal(data, &m) != nil {
		return dist.Manifest{}
	}
	return m
}

// weigh compresses a file as well as can be, unless that has been done before.
func (o Options) weigh(name string, before map[dist.File]int) (dist.File, error) {
	data, err := os.ReadFile(filepath.Join(o.Out, name))
	if err != nil {
		return dist.File{}, err
	}
	sum := sha256.Sum256(data)
	f := dist.File{Name: name, Size: len(data), SHA256: hex.EncodeToString(sum[:])}
	weight, known := before[f]
	switch {
	case known:
	case name == dist.Wasm:
		weight = len(data)
	default:
		weight = len(compress(data, 11))
	}
	f.Brotli = weight
	return f, nil
}
