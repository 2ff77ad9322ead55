package main

import (
	"io"
	"log/slog"
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
	return slog.New(slog.NewTextHandler(w, nil))
}
