package choice

import (
	"strings"

	"biscotte/web/record"
	"biscotte/web/site"
)

// Served are the files of a snapshot that have their hash in their name: pages that were opened before may ask for them.
func Served(n record.Snapshot) ([]site.File, error) {
	files, err := n.Files()
	if err != nil {
		return nil, err
	}
	var served []site.File
	for _, f := range files {
		name, ok := strings.CutPrefix(f.Path, "site/")
		if !ok {
			continue
		}
		if earlier, ok := site.Earlier(name, f.Body); ok {
			served = append(served, earlier)
		}
	}
	return served, nil
}
