package export

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"biscotte/web/site"
)

func TestEarlierExportsAreStillServed(t *testing.T) {
	folder := t.TempDir()
	now := time.Now()
	export := func(name string, now time.Time) string {
		t.Helper()
		s := &site.Site{Files: []site.File{
			{Path: "consent.js", Type: site.JavaScript, Body: []byte(name)},
			{Path: "loader." + name + ".js", Type: site.JavaScript, Immutable: true, Body: []byte(name)},
			{Path: "a/more." + name + ".clear.js", Type: site.JavaScript, Immutable: true, Body: []byte(name)},
		}}
		if _, err := Write(folder, s, Options{Prefix: "/c", Now: now}); err != nil {
			t.Fatal(err)
		}
		conf, err := os.ReadFile(filepath.Join(folder, "nginx.conf"))
		if err != nil {
			t.Fatal(err)
		}
		return string(conf)
	}
	export("first", now)
	conf := export("second", now)
	for _, path := range []string{"/c/a/more.first.clear.js", "/c/a/more.second.clear.js", "/c/loader.first.js"} {
		if !strings.Contains(conf, "location = "+path+" {") {
			t.Errorf("nginx is not told of %s", path)
		}
	}
	if _, err := os.Stat(filepath.Join(folder, Public, "c/a/more.first.clear.js")); err != nil {
		t.Error(err)
	}
	if conf = export("third", now.Add(earlierLife+time.Hour)); strings.Contains(conf, "more.first") {
		t.Error("ninety days later, nginx is still told of the first")
	}
}
