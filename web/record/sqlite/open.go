// Package sqlite keeps records in one file, with nothing to install. What it acknowledges is on the disk: it writes ahead
// (WAL) and waits for the disk at every commit (synchronous=FULL, https://www.sqlite.org/pragma.html#pragma_synchronous).
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// patience is how long one program waits for another that writes, in milliseconds.
const patience = "10000"

// Store is a [record.Store] in a file.
type Store struct {
	chain   string
	path    string
	files   map[string]os.FileInfo // that are open, by their names
	largest atomic.Int64           // size that the first of them has had, in bytes
	file    *os.File               // that one; closed last, as that would take SQLite's locks (howtocorrupt.html, section 2.2)
	write   *sql.DB                // one connection, so that nobody waits for a lock of our own
	read    *sql.DB
	insert  *sql.Stmt
	wiping  wiping
	mu      sync.Mutex // of whoever writes
}

// Open opens the file, and makes it if create is true. chain is the name of the chain to write to.
func Open(ctx context.Context, path, chain string, create bool) (*Store, error) {
	s, err := open(ctx, path, chain, create)
	if err != nil {
		return nil, fmt.Errorf("opening the records %q: %w", path, err)
	}
	return s, nil
}

func open(ctx context.Context, path, chain string, create bool) (*Store, error) {
	if err := touch(path, create); err != nil {
		return nil, err
	}
	s := &Store{chain: chain, path: path}
	var err error
	if s.file, err = os.Open(path); err != nil {
		return nil, err
	}
	if s.write, err = sql.Open("sqlite", source(path)); err != nil {
		return nil, err
	}
	s.write.SetMaxOpenConns(1)
	if s.read, err = sql.Open("sqlite", source(path)); err != nil {
		return nil, err
	}
	if s.wiping.db, err = sql.Open("sqlite", impatient(path)); err != nil {
		return nil, err
	}
	err = s.migrate(ctx)
	if err == nil {
		s.insert, err = s.write.PrepareContext(ctx, insertRecord)
	}
	if err == nil {
		s.files, err = identify(path)
	}
	if err == nil {
		s.largest.Store(s.files[path].Size())
	}
	if err != nil {
		_ = s.Close()
		return nil, forbidden(err)
	}
	return s, nil
}

// forbidden tells of a file that may be written in a folder that may not, where SQLite keeps two more, in the words of the
// system (https://www.sqlite.org/rescode.html#readonly_directory).
func forbidden(err error) error {
	var e *sqlite.Error
	if errors.As(err, &e) && e.Code()&0xff == sqlite3.SQLITE_READONLY {
		return fs.ErrPermission
	}
	return err
}

// touch makes the file for its owner alone, and makes sure that a power cut does not take its name away again.
func touch(path string, create bool) error {
	flags := os.O_RDWR
	if create {
		flags |= os.O_CREATE
	}
	f, err := os.OpenFile(path, flags, 0o600)
	if err != nil {
		var p *fs.PathError
		if errors.As(err, &p) {
			return p.Err // the rest repeats the name
		}
		return err
	}
	info, err := f.Stat()
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	if create {
		return syncFolder(path)
	}
	if info.Size() == 0 {
		return errEmpty
	}
	return nil
}

// errEmpty is that of a file without anything: what was in it is lost, or still to come. Who makes it an empty store says that
// nothing ever was.
var errEmpty = errors.New("the file is empty")

// syncFolder makes sure that a power cut does not take the file's name away.
func syncFolder(path string) error {
	folder, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	defer func() { _ = folder.Close() }() // only synced
	return folder.Sync()
}

// source is what the driver calls the file. What is deleted is overwritten (secure_delete).
func source(path string) string { return within(path, patience) }

// impatient is for what is tried again anyway.
func impatient(path string) string { return within(path, "0") }

func within(path, patience string) string {
	q := url.Values{"mode": {"rw"}, "_txlock": {"immediate"}, "_pragma": {
		"busy_timeout(" + patience + ")", "journal_mode(WAL)", "synchronous(FULL)", "secure_delete(ON)",
	}}
	return (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: q.Encode()}).String()
}

// update does something in a transaction that waits for whoever else writes.
func (s *Store) update(ctx context.Context, do func(*sql.Tx) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := do(tx); err != nil {
		_ = tx.Rollback() // it has failed already
		return err
	}
	return tx.Commit()
}

// Close ends the use of the file.
func (s *Store) Close() error {
	s.wiping.stop()
	return errors.Join(s.write.Close(), s.read.Close(), s.wiping.db.Close(), s.file.Close())
}
