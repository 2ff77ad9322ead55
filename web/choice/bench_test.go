package choice

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"biscotte/web/record"
)

func BenchmarkAnswer(b *testing.B) {
	d := openWith(b, func(o *Options) {
		o.Rate = 1e12
		o.Keep = func(context.Context, record.Record) error { return nil }
	})
	body := []byte(d.fill(good))
	r := request(http.MethodPost, "/consent/choice", "")
	r.ContentLength = int64(len(body))
	b.ReportAllocs()
	for b.Loop() {
		r.Body = io.NopCloser(bytes.NewReader(body))
		w := httptest.NewRecorder()
		d.ServeHTTP(w, r)
		if w.Code != http.StatusNoContent {
			b.Fatal(w.Code)
		}
	}
}
