package choice

import (
	"encoding/json"
	"fmt"
	"time"

	"biscotte/policy/schema"
	"biscotte/web/dist"
	"biscotte/web/record"
	"biscotte/web/site"
)

// Snapshot makes the copy of a site that its records refer to: all files that a browser may have got, what built them,
// and which texts belong to which language. The frozen loader is consent.js under another name, and the schema is for
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
	for path, content := range map[string]any{dist.ManifestName: d.Manifest, viewsFile: s.Views} {
		body, err := json.MarshalIndent(content, "", "  ")
		if err != nil {
			return record.Snapshot{}, fmt.Errorf("making a snapshot: %w", err)
		}
		files = append(files, record.File{Path: path, Body: body})
	}
	return record.Pack(name, now, files)
}
