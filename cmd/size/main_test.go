package main

import (
	"errors"
	"strings"
	"testing"
)

const small = "testdata/small.wasm"

// The figures can be read off `wasm-objdump` or the source, small.ll: table is 16 numbers of 4 bytes; zeros are not in the
// file; "no owner" and the headers of the data section are the rest of its 79 bytes.
const smallTable = `     code      data     total  share  package
        0       373       373  59.2%  (tables, imports, other sections)
       74         0        74  11.7%  encoding/json
        0        64        64  10.2%  internal/strconv
       44         0        44   7.0%  main
       42         0        42   6.7%  slices
       18         0        18   2.9%  (C library and runtime glue)
        0        15        15   2.4%  (strings and unknown data)
      178       452       630 100.0%  total
`

func TestTable(t *testing.T) {
	var out strings.Builder
	if err := run(small, &out); err != nil {
		t.Fatal(err)
	}
	if out.String() != smallTable {
		t.Errorf("got\n%s\nwant\n%s", out.String(), smallTable)
	}
}

func TestWithoutNames(t *testing.T) {
	_, err := measure(&module{bodies: []int{10}})
	if !errors.Is(err, errNoNames) {
		t.Errorf("err = %v", err)
	}
}

func TestOwner(t *testing.T) {
	for symbol, want := range map[string]string{
		"main.main":                                              "main",
		"encoding/json.Marshal":                                  "encoding/json",
		"(*encoding/json.decodeState).value":                     "encoding/json",
		"(time.Time).String":                                     "time",
		"slices.pdqsortCmpFunc[encoding/json.x]":                 "slices",
		"(*sync/atomic.Pointer[net/url.URL]).Load":               "sync/atomic",
		"github.com/maxence-charriere/go-app/v9/pkg/app.mount$1": "github.com/maxence-charriere/go-app/v9/pkg/app",
		"interface:{Error:func:{}{basic:string}}.Error$invoke":   ownerInterface,
		"reflect/types.type:pointer:named:net/url.URL":           ownerTypes,
		"memcpy":           ownerC,
		"asyncify_start_x": ownerC,
		"":                 ownerC,
	} {
		if got := owner(symbol); got != want {
			t.Errorf("owner(%q) = %q, want %q", symbol, got, want)
		}
	}
}
