package main

import (
	"fmt"
	"io"
	"strings"
)

func printTable(w io.Writer, sizes []size) error {
	var sum size
	for _, s := range sizes {
		sum.code += s.code
		sum.data += s.data
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%9s %9s %9s %6s  %s\n", "code", "data", "total", "share", "package")
	for _, s := range sizes {
		writeRow(&b, s, sum.total())
	}
	sum.owner = "total"
	writeRow(&b, sum, sum.total())
	_, err := io.WriteString(w, b.String())
	return err
}

func writeRow(b *strings.Builder, s size, all int) {
	share := 0.0
	if all > 0 {
		share = 100 * float64(s.total()) / float64(all)
	}
	fmt.Fprintf(b, "%9d %9d %9d %5.1f%%  %s\n", s.code, s.data, s.total(), share, s.owner)
}
