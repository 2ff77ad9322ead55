package dist

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"testing"
	"testing/fstest"
)

// bundle is a whole one; change it before it is read to see what Read says.
func bundle(t *testing.T) fstest.MapFS {
	t.Helper()
	folder := fstest.MapFS{}
	manifest := Manifest{Compiler: "test"}
	for _, name := range Names {
		data := []byte("content of " + name)
		sum := sha256.Sum256(data)
		folder[name] = &fstest.MapFile{Data: data}
		manifest.Files = append(manifest.Files, File{Name: name, Size: len(data), SHA256: hex.EncodeToString(sum[:])})
	}
	data, err := json.Marshal(manifest)
	if err != nil {
		t.Fatal(err)
	}
	folder[ManifestName] = &fstest.MapFile{Data: data}
	return folder
}

func TestReadGivesEveryFile(t *testing.T) {
	d, err := Read(bundle(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range Names {
		if got := string(d.File(name)); got != "content of "+name {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestReadSaysWhatToDoAboutABundleThatIsNotWhole(t *testing.T) {
	tests := map[string]func(fstest.MapFS){
		"no manifest":  func(f fstest.MapFS) { delete(f, ManifestName) },
		"file missing": func(f fstest.MapFS) { delete(f, Wasm) },
		"file changed": func(f fstest.MapFS) { f[Start].Data = []byte("other") },
		"not listed":   func(f fstest.MapFS) { f[ManifestName].Data = []byte(`{"files":[]}`) },
	}
	for name, change := range tests {
		t.Run(name, func(t *testing.T) {
			folder := bundle(t)
			change(folder)
			if _, err := Read(folder); !errors.Is(err, ErrNotBuilt) {
				t.Errorf("error %v, not ErrNotBuilt", err)
			}
		})
	}
}
