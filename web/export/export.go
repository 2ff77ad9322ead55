package export

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"biscotte/policy"
	"biscotte/web/site"
	"biscotte/web/squeeze"
)

// Public is the folder within an export that a host serves; beside it lie the files for whoever runs the host.
const Public = "public"

// Options say where the files will be. Prefix is "" or a path such as "/consent", without a slash at its end; Origin is
// that of the host, "" if it is the site's own. Known is what a host's own rules may go by, Preferences the path of
// the form for visitors without JavaScript, "" if no server has it. Relative are the
// policy's links that hold on the site's own pages alone. Signals are what vendors are told, Now is the time.
type Options struct {
	Prefix      string
	Origin      string
	Known       policy.Known
	Preferences string
	Relative    []string
	Signals     []policy.Instruction
	Now         time.Time
}

// Write writes everything below a folder, and returns the paths in the order of writing. Files that are there are
// written over; no other is touched: pages that are open, or have an older frozen tag, still need theirs.
func Write(folder string, s *site.Site, o Options) ([]string, error) {
	snippet, err := Snippet(s, o)
	if err != nil {
		return nil, err
	}
	all, err := withEarlier(folder, s, o)
	if err != nil {
		return nil, err
	}
	beside := []struct{ path, text string }{
		{filepath.Join(Public, "_headers"), netlify(all, o.Prefix)},
		{filepath.Join(Public, ".htaccess"), apache(all, o.Prefix)},
		{"nginx.conf", nginx(all, o.Prefix)},
		{"nginx-map.conf", maps(o.Known)},
		{"Caddyfile", caddy(all, o.Prefix)},
		{"snippet.txt", snippet},
	}
	var written []string
	for _, f := range s.Files {
		body, err := f.Content()
		if err != nil {
			return written, fmt.Errorf("exporting: %w", err)
		}
		path := filepath.Join(Public, filepath.FromSlash(strings.TrimPrefix(f.At(o.Prefix), "/")))
		for _, form := range forms(f, body) {
			if err := write(folder, path+form.suffix, form.body); err != nil {
				return written, err
			}
			written = append(written, path+form.suffix)
		}
	}
	for _, one := range beside {
		if err := write(folder, one.path, []byte(one.text)); err != nil {
			return written, err
		}
		written = append(written, one.path)
	}
	return written, nil
}

// form is a file as it is, or compressed: the suffix is the one that nginx and Caddy look for.
type form struct {
	suffix string
	body   []byte
}

// forms are those that are worth their place.
func forms(f site.File, body []byte) []form {
	compressed := f.Brotli
	if compressed == nil {
		compressed = squeeze.Brotli(body)
	}
	list := []form{{"", body}}
	for _, one := range []form{{".gz", squeeze.Gzip(body)}, {".br", compressed}} {
		if len(one.body) < len(body) {
			list = append(list, one)
		}
	}
	return list
}

func write(folder, path string, body []byte) error {
	full := filepath.Join(folder, path)
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		return fmt.Errorf("exporting: %w", err)
	}
	if err := os.WriteFile(full, body, 0o644); err != nil {
		return fmt.Errorf("exporting: %w", err)
	}
	return nil
}
