package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// docs is what the source says and reflection cannot: the comment of each "Type" and "Type.Field", and the values of
// each type that has a closed list of them.
type docs struct {
	comments map[string]string
	values   map[string][]string
}

// readDocs reads the Go files of a folder, tests aside.
func readDocs(folder string) (*docs, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		return nil, err
	}
	d := &docs{comments: map[string]string{}, values: map[string][]string{}}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, source, parser.ParseComments)
		if err != nil {
			return nil, fmt.Errorf("reading the types: %w", err)
		}
		for _, decl := range parsed.Decls {
			if general, ok := decl.(*ast.GenDecl); ok {
				d.read(general)
			}
		}
	}
	return d, nil
}

func (d *docs) read(decl *ast.GenDecl) {
	for _, spec := range decl.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			d.readType(spec, decl.Doc)
		case *ast.ValueSpec:
			d.readValue(spec)
		}
	}
}

func (d *docs) readType(spec *ast.TypeSpec, doc *ast.CommentGroup) {
	d.comments[spec.Name.Name] = oneLine(doc.Text())
	fields, ok := spec.Type.(*ast.StructType)
	if !ok {
		return
	}
	for _, field := range fields.Fields.List {
		for _, name := range field.Names {
			d.comments[spec.Name.Name+"."+name.Name] = oneLine(field.Doc.Text())
		}
	}
}

// readValue notes a constant such as Required Consent = "required".
func (d *docs) readValue(spec *ast.ValueSpec) {
	name, ok := spec.Type.(*ast.Ident)
	if !ok || len(spec.Values) != 1 {
		return
	}
	if literal, ok := spec.Values[0].(*ast.BasicLit); ok && literal.Kind == token.STRING {
		if value, err := strconv.Unquote(literal.Value); err == nil {
			d.values[name.Name] = append(d.values[name.Name], value)
		}
	}
}

// links are how Go's comments point at other names. Editors would show the brackets.
var links = regexp.MustCompile(`\[([A-Z][A-Za-z.]*)\]`)

func oneLine(s string) string {
	return links.ReplaceAllString(strings.Join(strings.Fields(s), " "), "$1")
}
