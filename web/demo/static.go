package demo

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"net/http"
	"path"
	"time"
)

//go:embed static
var static embed.FS

// mediaTypes by suffix: those of the machine's own tables differ from one machine to the next.
var mediaTypes = map[string]string{
	".css": "text/css; charset=utf-8",
	".js":  "text/javascript; charset=utf-8",
	".svg": "image/svg+xml",
}

type file struct {
	name, mediaType, etag string
	body                  []byte
}

func (h *handler) loadFiles() error {
	entries, err := static.ReadDir("static")
	if err != nil {
		return err
	}
	h.files = map[string]*file{}
	for _, e := range entries {
		body, err := static.ReadFile("static/" + e.Name())
		if err != nil {
			return err
		}
		mediaType, ok := mediaTypes[path.Ext(e.Name())]
		if !ok {
			return fmt.Errorf("static file %q: no media type for its suffix", e.Name())
		}
		sum := sha256.Sum256(body)
		etag := `"` + hex.EncodeToString(sum[:8]) + `"`
		h.files["/demo/"+e.Name()] = &file{name: e.Name(), mediaType: mediaType, etag: etag, body: body}
	}
	return nil
}

// serve leaves ranges and conditions to the standard library.
func (f *file) serve(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Content-Type", f.mediaType)
	header.Set("Cache-Control", "no-cache")
	header.Set("ETag", f.etag)
	http.ServeContent(w, r, f.name, time.Time{}, bytes.NewReader(f.body))
}
