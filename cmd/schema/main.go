// Command schema makes the JSON Schema of the policy file from the Go types of package policy and their comments.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"biscotte/policy/schema"
)

func main() {
	root := flag.String("root", ".", "the clone")
	flag.Parse()
	if err := run(*root); err != nil {
		fmt.Fprintf(os.Stderr, "schema: error: %v\n", err)
		os.Exit(1)
	}
}

func run(root string) error {
	made, err := generate(filepath.Join(root, "policy"))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(root, "policy", "schema", schema.Name), made, 0o644)
}

// generate makes the schema from the source in a folder.
func generate(folder string) ([]byte, error) {
	d, err := readDocs(folder)
	if err != nil {
		return nil, err
	}
	root, err := build(d)
	if err != nil {
		return nil, err
	}
	encoded, err := encode(root)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = json.Indent(&b, encoded, "", "  ")
	return b.Bytes(), err
}
