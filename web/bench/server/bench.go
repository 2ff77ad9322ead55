package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"time"
)

// bench is the whole run: files and answers, figures.
func bench(ctx context.Context, o options) error {
	dir, err := os.MkdirTemp("", "biscotte-bench-")
	if err != nil {
		return fmt.Errorf("making a folder: %w", err)
	}
	defer func() { _ = os.RemoveAll(dir) }()

	var r result
	if o.only != "choices" {
		if r, err = benchFiles(ctx, o, dir); err != nil {
			return err
		}
	}
	if o.only != "files" && o.url == "" {
		if r.Choices, err = choices(ctx, o, dir); err != nil {
			return err
		}
	}
	r.Date, r.Rounds, r.Connections, r.Seconds = o.date, o.rounds, o.connections, o.time.Seconds()
	r.Cores, r.BrotliModule = runtime.NumCPU(), brotliModule() != ""
	fmt.Print(r.table())
	return r.write(o.out)
}

// benchFiles measures the hand-out of files beside nginx.
func benchFiles(ctx context.Context, o options, dir string) (result, error) {
	ours, err := startOurs(ctx, o, dir)
	if err != nil {
		return result{}, err
	}
	defer ours.stop()
	files, err := mirror(ctx, ours.url, o.wasm)
	if err != nil {
		return result{}, err
	}
	nginx, err := startNginx(ctx, filepath.Join(dir, "nginx"), files)
	if err != nil {
		return result{}, err
	}
	defer nginx.stop()
	if err := sameBytes(ctx, nginx.url, files); err != nil {
		return result{}, err
	}
	runs, err := rounds(ctx, o, []*server{ours, nginx}, files)
	if err != nil {
		return result{}, err
	}
	return conclude(runs, files), nil
}

// run is one measurement: one server, one file.
type run struct {
	Server string
	Path   string
	wrkResult
	Resident int64 // bytes, the server's processes together, right after
}

func rounds(ctx context.Context, o options, servers []*server, files []file) ([]run, error) {
	for _, s := range servers { // caches warm, connections opened once
		for _, f := range files {
			if _, err := wrk(ctx, s.url+f.path, o.connections, time.Second); err != nil {
				return nil, err
			}
		}
	}
	var runs []run
	for round := range o.rounds {
		for _, f := range files {
			for i := range servers {
				s := servers[(i+round)%len(servers)] // who goes first changes
				result, err := wrk(ctx, s.url+f.path, o.connections, o.time)
				if err != nil {
					return nil, err
				}
				resident, err := residentTree(s.pid)
				if err != nil {
					return nil, err
				}
				fmt.Fprintf(os.Stderr, "bench-server: round %d of %d: %s %s %.0f/s\n", round+1, o.rounds, s.name, f.path, result.PerSecond)
				runs = append(runs, run{s.name, f.path, result, resident})
			}
		}
	}
	return runs, nil
}
