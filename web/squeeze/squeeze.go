// Package squeeze compresses what is compressed once and sent many times: as small as it gets, whatever time that takes.
package squeeze

import (
	"bytes"
	"compress/gzip"
	"io"
	"math/bits"

	"github.com/andybalholm/brotli"
)

// Gzip is body in gzip.
func Gzip(body []byte) []byte { return gzipped(body, gzip.BestCompression) }

// QuickGzip is body in gzip, larger, in a moment.
func QuickGzip(body []byte) []byte { return gzipped(body, gzip.BestSpeed) }

func gzipped(body []byte, level int) []byte {
	return into(body, func(w io.Writer) io.WriteCloser {
		z, err := gzip.NewWriterLevel(w, level)
		if err != nil {
			panic(err) // the levels are constants
		}
		return z
	})
}

// quickBrotli is the quality that makes files some hundredths larger than the best one, in a twentieth of the time.
const quickBrotli = 5

// Brotli is body in brotli.
func Brotli(body []byte) []byte { return brotlied(body, brotli.BestCompression) }

// QuickBrotli is body in brotli, larger, in a moment.
func QuickBrotli(body []byte) []byte { return brotlied(body, quickBrotli) }

// brotlied compresses. It takes a window that just holds the file (RFC 7932, section 9.1): the compressor's memory
// grows with it, to 32 MB for the usual one, while a larger one than the file finds nothing more.
func brotlied(body []byte, quality int) []byte {
	return into(body, func(w io.Writer) io.WriteCloser {
		return brotli.NewWriterOptions(w, brotli.WriterOptions{
			Quality: quality,
			LGWin:   min(max(bits.Len(uint(len(body)+16)), 16), 22),
		})
	})
}

// into writes body through a compressor. A bytes.Buffer refuses nothing.
func into(body []byte, open func(io.Writer) io.WriteCloser) []byte {
	var b bytes.Buffer
	w := open(&b)
	_, _ = w.Write(body)
	_ = w.Close()
	return bytes.Clone(b.Bytes()) // what grew has room to spare, and would keep it
}
