package record

import (
	"errors"
	"reflect"
	"testing"
	"time"
)

func TestASnapshotComesBackAsItWas(t *testing.T) {
	now := time.Date(2026, 11, 25, 10, 0, 0, 0, time.UTC)
	files := []File{{"b/two.js", []byte("2")}, {"a/one.json", []byte("{}")}, {"empty", []byte{}}}
	s, err := Pack("portal", now, files)
	if err != nil {
		t.Fatal(err)
	}
	back, err := s.Files()
	want := []File{files[1], files[0], files[2]}
	if err != nil || !reflect.DeepEqual(back, want) {
		t.Errorf("it comes back as %q, %v", back, err)
	}
	if same, _ := Pack("portal", now.Add(time.Hour), want); same.Revision != s.Revision {
		t.Error("its revision depends on time or order")
	}
	for what, other := range map[string]Snapshot{
		"site":    pack(t, "other", files),
		"path":    pack(t, "portal", append([]File{{"b/too.js", []byte("2")}}, files[1:]...)),
		"content": pack(t, "portal", append([]File{{"b/two.js", []byte("3")}}, files[1:]...)),
		"fewer":   pack(t, "portal", files[1:]),
	} {
		if other.Revision == s.Revision {
			t.Errorf("%s does not count", what)
		}
		other.Revision = s.Revision
		if _, err := other.Files(); !errors.Is(err, errAltered) && what != "site" {
			t.Errorf("another %s is not noticed: %v", what, err)
		}
	}
	s.Archive = s.Archive[:len(s.Archive)/2]
	if _, err := s.Files(); err == nil {
		t.Error("half of it is unpacked")
	}
}

func pack(t *testing.T, site string, files []File) Snapshot {
	t.Helper()
	s, err := Pack(site, time.Time{}, files)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
