package main

import (
	"context"
	"database/sql"
	"encoding/hex"
	"net/http"
	"net/http/httptest"
	"os"
	"strconv"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"biscotte/policy"
	"biscotte/web/choice"
	"biscotte/web/dist"
	"biscotte/web/record"
	"biscotte/web/record/seal/authority"
	"biscotte/web/record/sqlite"
	"biscotte/web/site"
)

// keptRecords makes a file with the records of two visitors: one who answered in November and took it back in December,
// and one who refused. kept FILE.
func keptRecords(ts *testscript.TestScript, _ bool, args []string) {
	ctx := context.Background()
	s, err := sqlite.Open(ctx, ts.MkAbs(args[0]), defaultChain, true)
	ts.Check(err)
	defer func() { ts.Check(s.Close()) }()
	source := []byte(ts.ReadFile("policy.json"))
	p, err := policy.Load("policy.json", source)
	ts.Check(err)
	bundle, err := dist.Open()
	ts.Check(err)
	assembled, err := site.Assemble(p, source, bundle, "")
	ts.Check(err)
	first := time.Date(2025, 11, 25, 10, 0, 0, 0, time.UTC)
	n, err := choice.Snapshot("harbour", assembled, bundle, first)
	ts.Check(err)
	ts.Check(s.Remember(ctx, n))
	revision, err := choice.Describe(n)
	ts.Check(err)
	made := func(id, previous byte, at time.Time, yes bool, kind record.Kind) {
		c := policy.Decide(p.Purposes(), at.Unix(), func(string) bool { return yes }, nil)
		r := record.Record{
			Ref: record.ID{id}.Ref(), Time: at, Kind: kind, Source: record.Banner, Site: "harbour", Language: "en",
			Regime: record.Strictest, Revision: n.Revision, Bundle: revision.Bundle, Choice: c.Encode(),
		}
		if previous > 0 {
			r.Previous = record.ID{previous}.Ref()
		}
		_, err := s.Append(ctx, at, []record.Record{r})
		ts.Check(err)
	}
	made(1, 0, first, true, record.Given)
	made(2, 0, first.Add(time.Hour), false, record.Refused)
	made(3, 1, first.AddDate(0, 1, 0), false, record.Withdrawn)
	ts.Setenv("FIRST", hex.EncodeToString(append([]byte{1}, make([]byte, 15)...)))
}

// runSQL runs SQL behind the program's back: sql FILE STATEMENTS.
func runSQL(ts *testscript.TestScript, _ bool, args []string) {
	db, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	ts.Check(err)
	defer func() { ts.Check(db.Close()) }()
	_, err = db.ExecContext(context.Background(), args[1])
	ts.Check(err)
}

// startAuthority starts one for time stamps, at $TSA; who trusts it has $TSA_ROOT. authority.
func startAuthority(ts *testscript.TestScript, _ bool, _ []string) {
	folder := ts.MkAbs("authority")
	ts.Check(os.Mkdir(folder, 0o700))
	a, err := authority.New(context.Background(), folder)
	ts.Check(err)
	mux := http.NewServeMux()
	mux.Handle("/{$}", a)
	server := httptest.NewServer(mux)
	ts.Defer(server.Close)
	ts.Setenv("TSA", server.URL)
	ts.Setenv("TSA_ROOT", a.Root())
}

// modeIs wants a file to have a mode: modeis FILE OCTAL.
func modeIs(ts *testscript.TestScript, _ bool, args []string) {
	info, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	if got := strconv.FormatInt(int64(info.Mode().Perm()), 8); got != args[1] {
		ts.Fatalf("%s has the mode %s, want %s", args[0], got, args[1])
	}
}
