package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"regexp"
)

// A file is what our server answers to one path when brotli is accepted.
type file struct {
	path     string
	body     []byte // as sent
	encoding string
	kind     string // content type
	caching  string // Cache-Control
}

// wasmName is the member of the loader's data that names the wasm, relative to the loader.
var wasmName = regexp.MustCompile(`"wasm":"([\w./-]+\.wasm)"`)

// mirror asks our server for consent.js and for the wasm that it names.
func mirror(ctx context.Context, origin, wasm string) ([]file, error) {
	script, err := fetch(ctx, origin, "/consent.js", "br")
	if err != nil {
		return nil, err
	}
	if wasm == "" {
		plain, err := fetch(ctx, origin, "/consent.js", "identity")
		if err != nil {
			return nil, err
		}
		if wasm, err = wasmPath(plain.body); err != nil {
			return nil, err
		}
	}
	program, err := fetch(ctx, origin, wasm, "br")
	if err != nil {
		return nil, err
	}
	return []file{script, program}, nil
}

// wasmPath finds the program's path in the loader.
func wasmPath(script []byte) (string, error) {
	name := wasmName.FindSubmatch(script)
	if name == nil {
		return "", errors.New("looking for the wasm in consent.js: its data names none; name it with --wasm")
	}
	return "/" + string(name[1]), nil
}

// sameBytes makes sure that the other server sends what ours does.
func sameBytes(ctx context.Context, origin string, files []file) error {
	for _, want := range files {
		got, err := fetch(ctx, origin, want.path, "br")
		if err != nil {
			return err
		}
		if !bytes.Equal(got.body, want.body) || got.encoding != want.encoding {
			return fmt.Errorf("comparing %s: %d bytes (%q) from %s, %d (%q) from ours",
				want.path, len(got.body), got.encoding, origin, len(want.body), want.encoding)
		}
	}
	return nil
}

func fetch(ctx context.Context, origin, path, accept string) (file, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, origin+path, http.NoBody)
	if err != nil {
		return file{}, fmt.Errorf("asking for %q: %w", path, err)
	}
	req.Header.Set("Accept-Encoding", accept) // set by hand, so that the body is not decoded
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return file{}, fmt.Errorf("asking for %q: %w", path, err)
	}
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		return file{}, fmt.Errorf("reading %q: %w", path, err)
	}
	if res.StatusCode != http.StatusOK {
		return file{}, fmt.Errorf("asking %s for %q: %s", origin, path, res.Status)
	}
	h := res.Header
	return file{path, body, h.Get("Content-Encoding"), h.Get("Content-Type"), h.Get("Cache-Control")}, nil
}
