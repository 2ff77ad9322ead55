package choice

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"biscotte/policy/schema"
	"biscotte/web/dist"
	"biscotte/web/record"
	"biscotte/web/site"
)

// Snapshot makes the copy of a site that its records refer to: all files that a browser may have got, what built them,
// and what was asked under which regime. The frozen loader is consent.js under another name, and the schema is for
// editors: both are left out.
func Snapshot(name string, s *site.Site, d *dist.Dist, now time.Time) (record.Snapshot, error) {
	var files []record.File
	for _, f := range s.Files {
		if f.Path == s.Frozen().Path || f.Path == schema.Name {
			continue
		}
		body, err := f.Content()
		if err != nil {
			return record.Snapshot{}, err
		}
		files = append(files, record.File{Path: "site" + f.At(""), Body: body})
	}
	for _, r := range s.Regional {
		files = append(files, record.File{Path: "regions/" + strings.Join(r.Regions, "+") + "/" + r.Loader.Path, Body: r.Loader.Body})
	}
	for path, content := range map[string]any{dist.ManifestName: d.Manifest, askedFile: s.Asked} {
		body, err := json.MarshalIndent(content, "", "  ")
		if err != nil {
			return record.Snapshot{}, fmt.Errorf("making a snapshot: %w", err)
		}
		files = append(files, record.File{Path: path, Body: body})
	}
	return record.Pack(name, now, files)
}
