package reader

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"biscotte/policy"
)

// asked is what every reader is asked: the vectors of package policy.
type asked struct {
	Known   policy.Known `json:"known"`
	Values  []named      `json:"values"`
	Decode  []string     `json:"decode"`
	Latest  []several    `json:"latest"`
	Allowed []wish       `json:"allowed"`
}

type named struct {
	Header string `json:"header"`
	Name   string `json:"name"`
}

type several struct {
	Values []string `json:"values"`
	Now    int64    `json:"now"`
}

type wish struct {
	Header string `json:"header"`
	What   string `json:"what"`
	Now    int64  `json:"now"`
	Region string `json:"region"`
	Signal bool   `json:"signal"`
}

// said is what it says.
type said struct {
	Values  [][]string       `json:"values"`
	Decode  []*policy.Choice `json:"decode"`
	Latest  []*policy.Choice `json:"latest"`
	Allowed []bool           `json:"allowed"`
}

func vectors(t *testing.T, name string, into any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../../policy/testdata/vectors", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// questions are the vectors, and what they say is right.
func questions(t *testing.T) (asked, said) {
	t.Helper()
	var cookie struct {
		Values []struct {
			named
			Values []string
		}
	}
	var choice struct {
		Decode []struct {
			Value  string
			Choice *policy.Choice
		}
		Latest []several
	}
	var purpose struct {
		Purposes []policy.Purpose
		Allowed  []struct {
			Choice            *policy.Choice
			Category, Service string
			Allowed           bool
		}
	}
	vectors(t, "cookie.json", &cookie)
	vectors(t, "choice.json", &choice)
	vectors(t, "purpose.json", &purpose)
	a, want := asked{Known: policy.Known{Cookie: "eu-consent", Purposes: purpose.Purposes}, Latest: choice.Latest}, said{}
	for _, v := range cookie.Values {
		a.Values, want.Values = append(a.Values, v.named), append(want.Values, v.Values)
	}
	for _, v := range choice.Decode {
		a.Decode, want.Decode = append(a.Decode, v.Value), append(want.Decode, v.Choice)
	}
	for _, v := range choice.Latest {
		want.Latest = append(want.Latest, policy.Latest(v.Values, v.Now)) // held to the vector's time in package policy
	}
	for _, v := range purpose.Allowed {
		w := wish{What: v.Category, Now: 1795000000}
		if v.Service != "" {
			w.What += "/" + v.Service
		}
		if v.Choice != nil {
			w.Header = "a=1; eu-consent=" + v.Choice.Encode()
			if policy.Decode(v.Choice.Encode()) == nil {
				continue // no cookie can hold it
			}
		}
		a.Allowed, want.Allowed = append(a.Allowed, w), append(want.Allowed, v.Allowed)
	}
	return a, want
}

// readers are the programs that ask a reader. What each needs is in the Makefile's tools.
var readers = map[string][]string{
	"Python": {"/usr/bin/python3", "testdata/say.py"},
	"PHP":    {"php", "testdata/say.php"},
	"Node":   {"node", "testdata/say.mjs"},
}

func TestReadersKeepToTheVectors(t *testing.T) {
	a, want := questions(t)
	for name, command := range readers {
		t.Run(name, func(t *testing.T) {
			got := ask(t, command, a)
			compare(t, "values", a.Values, got.Values, want.Values)
			compare(t, "decode", a.Decode, got.Decode, want.Decode)
			compare(t, "latest", a.Latest, got.Latest, want.Latest)
			compare(t, "allowed", a.Allowed, got.Allowed, want.Allowed)
		})
	}
}

// ask runs a reader.
func ask(t *testing.T, command []string, a asked) said {
	t.Helper()
	in, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), command[0], command[1:]...)
	cmd.Stdin, cmd.Stderr = bytes.NewReader(in), t.Output()
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("running %s: %v\nhint: `make tools` installs it", command[0], err)
	}
	var got said
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatalf("it says %s: %v", out, err)
	}
	return got
}

func compare[A, S any](t *testing.T, what string, asked []A, got, want []S) {
	t.Helper()
	if len(got) != len(want) || len(want) == 0 {
		t.Fatalf("%s: %d answers to %d questions", what, len(got), len(want))
	}
	for i := range want {
		// Lists that are empty and lists that are none say the same, and are the same as JSON without them.
		g, w := normal(t, got[i]), normal(t, want[i])
		if !reflect.DeepEqual(g, w) {
			t.Errorf("%s of %.200v: %v, want %v", what, asked[i], g, w)
		}
	}
}

func normal(t *testing.T, v any) any {
	t.Helper()
	encoded, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var plain any
	if err := json.Unmarshal(encoded, &plain); err != nil {
		t.Fatal(err)
	}
	return plain
}

func TestGoKeepsToTheVectors(t *testing.T) {
	a, want := questions(t)
	known, err := json.Marshal(a.Known)
	if err != nil {
		t.Fatal(err)
	}
	r, err := New(known)
	if err != nil {
		t.Fatal(err)
	}
	var got []bool
	for _, w := range a.Allowed {
		got = append(got, r.Allowed(&http.Request{Header: http.Header{"Cookie": {w.Header}}}, w.What, time.Unix(w.Now, 0)))
	}
	compare(t, "allowed", a.Allowed, got, want.Allowed)
	if r.Allowed(&http.Request{}, "statistics", time.Unix(0, 0)) {
		t.Error("no cookie at all is a yes")
	}
	for _, broken := range []string{"", "{}", "[]"} {
		if _, err := New([]byte(broken)); err == nil {
			t.Errorf("%q passes for purposes", broken)
		}
	}
}

// Whoever sends the longest header that a server takes, of nothing but blanks, gets an answer at once.
func TestReadersAreNotKeptByBlanks(t *testing.T) {
	a, _ := questions(t)
	pad := func(n int) string { return strings.Repeat(" \t", n) }
	a.Allowed = nil
	for _, header := range []string{
		"x=1;" + pad(7000) + ";y", "a" + pad(7000) + "b", "a=" + pad(7000) + "b", "eu-consent" + pad(3000) + "x=" + pad(3000) + "y",
		strings.Repeat(";", 14000), strings.Repeat("eu-consent=1.;", 1100), `eu-consent="` + strings.Repeat(`"`, 14000) + "x",
		"eu-consent=1.1795000000" + strings.Repeat(".a:true:abc", 1300) + "!",
	} {
		a.Allowed = append(a.Allowed, wish{Header: header, What: "statistics", Now: 1795000000})
	}
	for name, command := range readers {
		t.Run(name, func(t *testing.T) {
			for i, allowed := range ask(t, command, a).Allowed {
				if allowed {
					t.Errorf("%.40q is a yes", a.Allowed[i].Header)
				}
			}
		})
	}
}
