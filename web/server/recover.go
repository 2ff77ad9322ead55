package server

import (
	"errors"
	"log/slog"
	"net/http"
	"runtime/debug"
)

// recovering answers a request whose handler panics with 500, where nothing has been answered yet; otherwise it ends the
// connection, so that half an answer is not taken for a whole one. The server goes on.
func recovering(h http.Handler, log *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if len(r.TransferEncoding) > 0 {
			// One that has a length, too, may be two requests to somebody on the way: net/http does not tell, and nothing comes
			// after it (RFC 9112, section 6.1).
			w.Header().Set("Connection", "close")
		}
		noted := &noting{ResponseWriter: w}
		defer func() {
			reason := recover()
			if reason == nil {
				return
			}
			if err, ok := reason.(error); !ok || !errors.Is(err, http.ErrAbortHandler) {
				log.Error("a handler panicked", "cause", reason, "stack", string(debug.Stack()))
			}
			if noted.began {
				panic(http.ErrAbortHandler)
			}
			http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		}()
		h.ServeHTTP(noted, r)
	})
}

// noting notes whether an answer has begun.
type noting struct {
	http.ResponseWriter
	began bool
}

func (n *noting) WriteHeader(status int) {
	n.began = true
	n.ResponseWriter.WriteHeader(status)
}

func (n *noting) Write(b []byte) (int, error) {
	n.began = true
	return n.ResponseWriter.Write(b)
}

// Unwrap is for [http.ResponseController].
func (n *noting) Unwrap() http.ResponseWriter { return n.ResponseWriter }
