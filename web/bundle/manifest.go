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
	for _, name := range dist.Names {
		f, err := o.weigh(name)
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
func (o Options) builtBy() string {
	var m dist.Manifest
	data, err := os.ReadFile(filepath.Join(o.Out, dist.ManifestName))
	if err != nil || json.Unmarshal(data, &m) != nil {
		return ""
	}
	return m.Compiler
}

func (o Options) weigh(name string) (dist.File, error) {
	data, err := os.ReadFile(filepath.Join(o.Out, name))
	if err != nil {
		return dist.File{}, err
	}
	sum := sha256.Sum256(data)
	f := dist.File{Name: name, Size: len(data), Brotli: len(data), SHA256: hex.EncodeToString(sum[:])}
	if name != dist.Wasm {
		f.Brotli = len(compress(data, 11))
	}
	return f, nil
}
