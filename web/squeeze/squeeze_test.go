package squeeze

import (
	"bytes"
	"compress/gzip"
	"io"
	"testing"

	"github.com/andybalholm/brotli"
)

func TestWhatIsSqueezedComesBack(t *testing.T) {
	for _, body := range [][]byte{nil, []byte("a"), bytes.Repeat([]byte("biscuit "), 10_000)} {
		z, err := gzip.NewReader(bytes.NewReader(Gzip(body)))
		if err != nil {
			t.Fatal(err)
		}
		quick, err := gzip.NewReader(bytes.NewReader(QuickGzip(body)))
		if err != nil {
			t.Fatal(err)
		}
		for name, r := range map[string]io.Reader{
			"gzip": z, "brotli": brotli.NewReader(bytes.NewReader(Brotli(body))),
			"gzip, quickly": quick, "brotli, quickly": brotli.NewReader(bytes.NewReader(QuickBrotli(body))),
		} {
			if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, body) {
				t.Errorf("%s: %d bytes of %d come back: %v", name, len(got), len(body), err)
			}
		}
	}
}
