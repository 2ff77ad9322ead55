package export

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"biscotte/web/site"
)

// Pages that are open, or in a cache, ask for files of the export that they were opened with. The host is told how to serve
// those of the last eight exports, for ninety days.
const (
	earlierExports = 8
	earlierLife    = 90 * 24 * time.Hour
)

// withEarlier is the site with the files of earlier exports that a folder still has, the latest first.
func withEarlier(folder string, s *site.Site, o Options) (*site.Site, error) {
	present := map[string]bool{}
	for _, f := range s.Files {
		present[f.Path] = true
	}
	type aged struct {
		site.File
		written time.Time
	}
	var found []aged
	root := filepath.Join(folder, Public, filepath.FromSlash(o.Prefix))
	for _, where := range []string{"a/", ""} {
		entries, err := os.ReadDir(filepath.Join(root, filepath.FromSlash(where)))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("looking for earlier exports: %w", err)
		}
		for _, entry := range entries {
			f, ok := site.Earlier(where+entry.Name(), nil)
			if !ok || present[f.Path] || f.Path != where+entry.Name() {
				continue
			}
			info, err := entry.Info()
			if err != nil {
				return nil, fmt.Errorf("looking for earlier exports: %w", err)
			}
			if o.Now.Sub(info.ModTime()) < earlierLife {
				found = append(found, aged{f, info.ModTime()})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b aged) int {
		return cmp.Or(b.written.Compare(a.written), strings.Compare(a.Path, b.Path))
	})
	all := *s
	all.Files = slices.Clone(s.Files)
	for _, f := range found[:min(len(found), earlierExports*len(s.Lasting()))] {
		all.Files = append(all.Files, f.File)
	}
	return &all, nil
}
