package policy

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// SPEC.md cites a vector for each rule: by the file, or by the file and the name of a case in it. What it cites has to be there,
// and each file has to hold a rule that is written down.
func TestTheSpecificationCitesVectorsThatExist(t *testing.T) {
	spec, err := os.ReadFile("SPEC.md")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("testdata/vectors/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no vectors: %v", err)
	}
	content := map[string]string{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		content[filepath.Base(file)] = string(data)
	}
	text := strings.Join(strings.Fields(string(spec)), " ")
	cited := map[string]bool{}
	for _, m := range regexp.MustCompile("`([a-z]+\\.json)`(?: \\(([a-z, ]+)\\)|((?:, \"[^\"]+\")+))?").FindAllStringSubmatch(text, -1) {
		file, groups, names := m[1], m[2], m[3]
		cited[file] = true
		if content[file] == "" {
			t.Errorf("there is no file of vectors %q", file)
		}
		for _, group := range strings.FieldsFunc(groups, func(r rune) bool { return r == ',' || r == ' ' }) {
			if !strings.Contains(content[file], "\""+group+"\":") {
				t.Errorf("%s has no group %q", file, group)
			}
		}
		for _, name := range regexp.MustCompile(`"([^"]+)"`).FindAllStringSubmatch(names, -1) {
			if !strings.Contains(content[file], "\"name\": \""+name[1]+"\"") {
				t.Errorf("%s has no case %q", file, name[1])
			}
		}
	}
	for file := range content {
		if !cited[file] {
			t.Errorf("no rule cites %s", file)
		}
	}
}
