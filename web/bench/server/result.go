package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
)

// result is what goes into server.json.
type result struct {
	Date         string  `json:"date"`
	Rounds       int     `json:"rounds"`
	Connections  int     `json:"connections"`
	Seconds      float64 `json:"seconds"`
	Cores        int     `json:"cores"`
	BrotliModule bool    `json:"nginxPicksBrotliItself"`
	Files        []row   `json:"files,omitempty"`
	// Choices are answers that are on the disk.
	Choices []durable `json:"choices,omitempty"`
}

// row is one file, both servers.
type row struct {
	Path  string `json:"path"`
	Bytes int    `json:"bytes"` // of the body, as sent
	Ours  figure `json:"biscotte"`
	Nginx figure `json:"nginx"`
	// Ratio of requests per second, ours to nginx's.
	Ratio float64 `json:"ratio"`
}

type figure struct {
	PerSecond float64 `json:"requestsPerSecond"`
	P99ms     float64 `json:"p99Ms"`
	Resident  int64   `json:"residentBytes"` // the most that was seen
}

func conclude(runs []run, files []file) result {
	var r result
	for _, f := range files {
		ours, nginx := figureOf(runs, "biscotte", f.path), figureOf(runs, "nginx", f.path)
		r.Files = append(r.Files, row{f.path, len(f.body), ours, nginx, ours.PerSecond / nginx.PerSecond})
	}
	return r
}

func figureOf(runs []run, server, path string) figure {
	var rates, p99s []float64
	var f figure
	for _, r := range runs {
		if r.Server == server && r.Path == path {
			rates = append(rates, r.PerSecond)
			p99s = append(p99s, float64(r.P99)/float64(time.Millisecond))
			f.Resident = max(f.Resident, r.Resident)
		}
	}
	f.PerSecond, f.P99ms = median(rates), median(p99s)
	return f
}

// median of nothing is 0.
func median(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	s := slices.Sorted(slices.Values(values))
	mid := len(s) / 2
	if len(s)%2 == 1 {
		return s[mid]
	}
	return (s[mid-1] + s[mid]) / 2
}

func (r result) table() string {
	var b strings.Builder
	r.choicesTable(&b)
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "\tbytes\tserver\trequests/s\tof nginx\tp99\tresident\t")
	for _, f := range r.Files {
		fmt.Fprintf(w, "%s\t%d\tbiscotte\t%.0f\t%.2f\t%.2f ms\t%s\t\n", f.Path, f.Bytes, f.Ours.PerSecond, f.Ratio, f.Ours.P99ms, mb(f.Ours.Resident))
		fmt.Fprintf(w, "\t\tnginx\t%.0f\t\t%.2f ms\t%s\t\n", f.Nginx.PerSecond, f.Nginx.P99ms, mb(f.Nginx.Resident))
	}
	_ = w.Flush() // into memory: cannot fail
	return fmt.Sprintf("%d connections, %gs each, medians of %d, %d cores shared with wrk\n%s",
		r.Connections, r.Seconds, r.Rounds, r.Cores, b.String())
}

func (r result) choicesTable(b *strings.Builder) {
	w := tabwriter.NewWriter(b, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "\tanswers/s\tp99 at half\tresident\tafter an hour's worth\tqueued/s\tin a batch\tbare rows/s\tratio\t")
	for _, d := range r.Choices {
		fmt.Fprintf(w, "%s\t%.0f\t%.2f ms\t%s\t%s\t", d.Engine, d.PerSecond, d.P99Half, mb(d.Resident), mb(d.AfterHour))
		if d.Ratio > 0 {
			fmt.Fprintf(w, "%.0f\t%.0f\t%.0f\t%.2f\t", d.Queued, d.Batch, d.Bare, d.Ratio)
		}
		fmt.Fprintln(w)
	}
	if len(r.Choices) > 0 {
		_ = w.Flush() // into memory: cannot fail
	}
}

func mb(n int64) string {
	if n == 0 {
		return "–"
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}

func (r result) write(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("writing %q: %w", path, err)
	}
	text, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return fmt.Errorf("writing %q: %w", path, err)
	}
	if err := os.WriteFile(path, append(text, '\n'), 0o644); err != nil {
		return fmt.Errorf("writing %q: %w", path, err)
	}
	return nil
}
