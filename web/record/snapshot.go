package record

import (
	"archive/zip"
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"
)

// Snapshot is a copy of all that a site served at one time: the policy, the texts in every language, and the program
// that the browser ran. With it, what was shown to a visitor can be read again, and looked at again in a browser.
type Snapshot struct {
	Revision Hash      `json:"revision"`
	Site     string    `json:"site"`
	Time     time.Time `json:"time"` // when it was first kept
	Archive  []byte    `json:"-"`    // a zip
}

// File is one file of a snapshot.
type File struct {
	Path string
	Body []byte
}

// maxFile bounds what is unpacked, in bytes: more than any file of a site has.
const maxFile = 64 << 20

// errAltered means that the archive of a snapshot is not the one that its revision is the hash of.
var errAltered = errors.New("its files are not those that were kept")

// Pack makes a snapshot of a site's files.
func Pack(site string, now time.Time, files []File) (Snapshot, error) {
	files = slices.Clone(files)
	slices.SortFunc(files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		w, err := z.Create(f.Path)
		if err == nil {
			_, err = w.Write(f.Body)
		}
		if err != nil {
			return Snapshot{}, fmt.Errorf("packing %q: %w", f.Path, err)
		}
	}
	if err := z.Close(); err != nil {
		return Snapshot{}, fmt.Errorf("packing a snapshot: %w", err)
	}
	return Snapshot{revision(site, files), site, Milliseconds(now), b.Bytes()}, nil
}

// revision is the hash of a site's files, which are in order: of the paths and of the content, however it is packed.
func revision(site string, files []File) Hash {
	c := canonical{}
	c.text("biscotte snapshot 1")
	c.text(site)
	for _, f := range files {
		sum := sha256.Sum256(f.Body)
		c.text(f.Path)
		c.field(sum[:])
	}
	return c.hash()
}

// exhibit is what a chain says of the snapshot.
func (s *Snapshot) exhibit() Exhibit {
	return Exhibit{s.Revision, s.Site, s.Time, sha256.Sum256(s.Archive)}
}

// Files unpacks a snapshot, and fails where it is not what was kept.
func (s Snapshot) Files() ([]File, error) {
	files, err := s.unpack()
	if err != nil {
		return nil, fmt.Errorf("unpacking the snapshot %s: %w", s.Revision, err)
	}
	return files, nil
}

func (s Snapshot) unpack() ([]File, error) {
	z, err := zip.NewReader(bytes.NewReader(s.Archive), int64(len(s.Archive)))
	if err != nil {
		return nil, err
	}
	var files []File
	for _, entry := range z.File {
		body, err := content(entry)
		if err != nil {
			return nil, err
		}
		files = append(files, File{entry.Name, body})
	}
	if revision(s.Site, files) != s.Revision {
		return nil, errAltered
	}
	return files, nil
}

func content(entry *zip.File) ([]byte, error) {
	r, err := entry.Open()
	if err != nil {
		return nil, err
	}
	defer func() { _ = r.Close() }() // only read
	return io.ReadAll(io.LimitReader(r, maxFile))
}
