package sqlite

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"biscotte/web/record"
)

// suffixes are those of the files beside the one that was opened: the log, and the index of that
// (https://www.sqlite.org/walformat.html).
var suffixes = []string{"-wal", "-shm"}

// identify notes which files are open. As long as they are, no other has their numbers.
func identify(path string) (map[string]os.FileInfo, error) {
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return nil, err
	}
	files := map[string]os.FileInfo{}
	for _, name := range []string{path, target + suffixes[0], target + suffixes[1]} {
		if files[name], err = os.Stat(name); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// Here looks for the files that are open at their places, and whether all is there of the first of them.
func (s *Store) Here() error {
	for name, was := range s.files {
		now, err := os.Stat(name)
		if err != nil || !os.SameFile(now, was) || name == s.path && s.cut(now.Size()) {
			return fmt.Errorf("%w: %q", record.ErrMisplaced, name)
		}
	}
	return nil
}

// cut reports whether the file has less than its header says (https://www.sqlite.org/fileformat.html, section 1.3), at the size
// that it has now. It is looked at only where the file was larger once: while it grows, its header is written first.
func (s *Store) cut(size int64) bool {
	largest := s.largest.Load()
	if size >= largest {
		s.largest.CompareAndSwap(largest, size)
		return false
	}
	pages, err := s.pages()
	if err != nil || size < pages {
		return true
	}
	s.largest.CompareAndSwap(largest, size)
	return false
}

// pages is how many bytes all pages of the file have, by its header.
func (s *Store) pages() (int64, error) {
	header := make([]byte, 100)
	if _, err := s.file.ReadAt(header, 0); err != nil {
		return 0, err
	}
	page := int64(binary.BigEndian.Uint16(header[16:]))
	if page == 1 {
		page = 64 << 10
	}
	return page * int64(binary.BigEndian.Uint32(header[28:])), nil
}

// Copy writes all that is in the store to a new file, as it is at one moment, while others write
// (https://www.sqlite.org/lang_vacuum.html#vacuuminto). Until it is whole, the file has another name.
func (s *Store) Copy(ctx context.Context, to string) error {
	if exists(to) {
		return fmt.Errorf("copying the records to %q: %w", to, fs.ErrExist)
	}
	f, err := os.CreateTemp(filepath.Dir(to), filepath.Base(to)+".part")
	if err != nil {
		return fmt.Errorf("copying the records: %w", err)
	}
	part := f.Name()
	if err = f.Close(); err == nil {
		err = s.vacuum(ctx, part)
	}
	if err == nil {
		err = syncFile(part)
	}
	if err == nil {
		err = place(part, to)
	}
	_ = os.Remove(part) // half a copy, or another name of the whole one
	if err != nil {
		return fmt.Errorf("copying the records to %q: %w", to, err)
	}
	return syncFolder(to)
}

// place gives a whole copy its name, which no other file has: a copy that was interrupted must not be taken for one of
// records that never were. Not every file system has a second name for a file.
func place(part, to string) error {
	err := os.Link(part, to)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	return os.Rename(part, to)
}

// vacuum reads over a new connection, so that nobody waits; and where the files are elsewhere by now, over the one that has
// them open.
func (s *Store) vacuum(ctx context.Context, to string) error {
	db := s.read
	if s.Here() != nil {
		db = s.write
	}
	_, err := db.ExecContext(ctx, "VACUUM INTO ?", to)
	return err
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	err = f.Sync()
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}
