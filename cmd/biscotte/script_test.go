package main

import (
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"biscotte": main})
}

// TestScripts calls the program as people do. Each script finds a good policy.json in its folder.
func TestScripts(t *testing.T) {
	policy, err := os.ReadFile(filepath.Join("testdata", "policy.json"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(e *testscript.Env) error {
			e.Setenv("BISCOTTE_TODAY", "2026-11-25")
			return os.WriteFile(filepath.Join(e.WorkDir, "policy.json"), policy, 0o644)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"authority": startAuthority,
			"edit":      edit,
			"exits":     exits,
			"hold":      hold,
			"kept":      keptRecords,
			"modeis":    modeIs,
			"sql":       runSQL,
		},
	})
}

// edit replaces the only occurrence of a text in a file: edit FILE OLD NEW.
func edit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: edit FILE OLD NEW")
	}
	old := ts.ReadFile(args[0])
	if n := strings.Count(old, args[1]); n != 1 {
		ts.Fatalf("%q stands %d times in %s", args[1], n, args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(old, args[1], args[2], 1)), 0o644))
}

// exits runs a program that is to end with a status: exits STATUS PROGRAM ARGUMENTS…
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS PROGRAM ARGUMENTS…")
	}
	status := 0
	err := ts.Exec(args[1], args[2:]...)
	var ended *exec.ExitError
	switch {
	case errors.As(err, &ended):
		status = ended.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if strconv.Itoa(status) != args[0] {
		ts.Fatalf("it ended with %d, not %s", status, args[0])
	}
}

// hold takes a port for as long as the script runs and puts its address into ADDRESS.
func hold(ts *testscript.TestScript, _ bool, _ []string) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	ts.Defer(func() { l.Close() })
	ts.Setenv("ADDRESS", l.Addr().String())
}
