package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
)

// auditProgress draws a bar in one line of a terminal; elsewhere it says nothing.
type auditProgress struct {
	mu  sync.Mutex
	to  io.Writer
	bar bool
}

func newAuditProgress(w io.Writer) *auditProgress {
	f, ok := w.(*os.File)
	if !ok {
		return &auditProgress{to: w}
	}
	info, err := f.Stat()
	return &auditProgress{to: w, bar: err == nil && info.Mode()&os.ModeCharDevice != 0}
}

const (
	barWidth  = 20
	lineWidth = 78
)

// step says how much is done of all, and what is being done.
func (p *auditProgress) step(done, all int, what string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.bar || all == 0 {
		return
	}
	filled := barWidth * done / all
	line := fmt.Sprintf("[%s%s] %d/%d %s", strings.Repeat("#", filled), strings.Repeat(".", barWidth-filled), done, all, what)
	if runes := []rune(line); len(runes) > lineWidth {
		line = string(runes[:lineWidth-1]) + "…"
	}
	fmt.Fprintf(p.to, "\r\x1b[K%s", line)
}

// end clears the line.
func (p *auditProgress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar {
		fmt.Fprint(p.to, "\r\x1b[K")
	}
}
