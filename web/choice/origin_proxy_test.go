package choice

import (
	"net/http"
	"strings"
	"testing"
)

// A proxy that does not say that visitors come over HTTPS is told of once: pages say so, and forms without scripts cannot.
func TestAProxyThatDoesNotSayHTTPS(t *testing.T) {
	const line = "visitors come over HTTPS, and the proxy does not say so"
	for name, test := range map[string]struct {
		header []string
		want   int
	}{
		"nothing said":     {nil, 1},
		"the proxy says":   {[]string{"X-Forwarded-Proto", "https"}, 0},
		"a page over HTTP": {[]string{"Origin", "http://harbour.example"}, 0},
		"no origin":        {[]string{"Origin", ""}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			var log strings.Builder
			d := openWith(t, func(o *Options) { o.Log = logTo(&log) })
			for range 3 {
				d.serve(request(http.MethodPost, "/consent/choice", "{}", test.header...))
			}
			if got := strings.Count(log.String(), line); got != test.want {
				t.Errorf("it is told %d times, want %d: %s", got, test.want, &log)
			}
		})
	}
}
