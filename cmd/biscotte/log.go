package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"sync"

	"biscotte/policy"
)

// How the log is written.
const (
	textLog = "text"
	jsonLog = "json"
)

// newLog is the log of a server: for who runs it. Nothing of a visitor is ever written there.
func newLog(w io.Writer, format string) *slog.Logger {
	if format == jsonLog {
		return slog.New(slog.NewJSONHandler(w, nil))
	}
	return slog.New(&talk{to: w, mu: &sync.Mutex{}})
}

// talk is a [slog.Handler] for people: a line each, as the other commands talk, with a hint in a line of its own. Service
// managers add the time.
type talk struct {
	to    io.Writer
	mu    *sync.Mutex // of to
	attrs []slog.Attr
}

// Enabled reports whether somebody wants to read it.
func (l *talk) Enabled(_ context.Context, level slog.Level) bool { return level >= slog.LevelInfo }

// WithAttrs adds attributes to every line.
func (l *talk) WithAttrs(attrs []slog.Attr) slog.Handler {
	return &talk{l.to, l.mu, append(l.attrs[:len(l.attrs):len(l.attrs)], attrs...)}
}

// WithGroup changes nothing: talk has no groups.
func (l *talk) WithGroup(string) slog.Handler { return l }

// Handle writes a line.
func (l *talk) Handle(_ context.Context, r slog.Record) error {
	var line, hint strings.Builder
	line.WriteString("biscotte: ")
	if r.Level >= slog.LevelWarn {
		line.WriteString(strings.ToLower(r.Level.String()) + ": ")
	}
	line.WriteString(oneLine(r.Message))
	write := func(a slog.Attr) bool {
		switch text := oneLine(a.Value.Resolve().String()); {
		case a.Key == "hint" && text != "":
			hint.WriteString("biscotte: hint: " + text + "\n")
		case text != "":
			line.WriteString("; " + a.Key + ": " + text)
		}
		return true
	}
	for _, a := range l.attrs {
		write(a)
	}
	r.Attrs(write)
	l.mu.Lock()
	defer l.mu.Unlock()
	_, err := io.WriteString(l.to, line.String()+"\n"+hint.String())
	return err
}

// oneLine keeps what others have written from looking like another line.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// logError is [report] for a server that goes on.
func logError(log *slog.Logger, err error) {
	var problems *policy.Problems
	var h *hinted
	switch {
	case errors.As(err, &problems):
		for _, p := range problems.List {
			hint := p.Hint
			p.Hint = "" // it is an attribute of its own
			log.Error(fmt.Sprintf("%s:%s", problems.File, p), "hint", hint)
		}
	case errors.As(err, &h):
		log.Error(err.Error(), "hint", h.hint)
	default:
		log.Error(err.Error())
	}
}
