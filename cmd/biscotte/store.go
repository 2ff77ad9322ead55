package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"syscall"

	"biscotte/web/record"
	"biscotte/web/record/postgres"
	"biscotte/web/record/sqlite"
)

// defaultChain is the chain of a file: one program writes it.
const defaultChain = "main"

// databases begin with one of PostgreSQL's schemes; like any scheme, in letters of either case (RFC 3986, section 3.1).
var databases = regexp.MustCompile(`(?i)^(postgres(?:ql)?):(//)?`)

// keywords are how PostgreSQL's other programs can be told of a database. As a file, its name would have the password.
var keywords = regexp.MustCompile(`(?i)^\s*(host|hostaddr|port|dbname|user|password|passfile|service|sslmode)\s*=`)

// isDatabase tells a database's address from a file's name.
func isDatabase(where string) bool { return databases.MatchString(where) }

// openStore opens the records at a file or in a database. create makes a file that is not there.
func openStore(ctx context.Context, where, chain string, create bool) (record.Store, error) {
	switch {
	case isDatabase(where):
		where = databases.ReplaceAllStringFunc(where, strings.ToLower)
		s, err := postgres.Open(ctx, where, chain)
		if err != nil {
			return nil, &hinted{err, `as in "postgres://user@host/database"; a password goes into PGPASSWORD or ~/.pgpass`}
		}
		return s, nil
	case keywords.MatchString(where):
		return nil, &hinted{errors.New("opening the records: these are a database's settings, and no file"), storeHint("://", nil)}
	case strings.Contains(where, "://"):
		return nil, &hinted{errors.New("opening the records: no database of this kind is known"), storeHint(where, nil)}
	}
	s, err := sqlite.Open(ctx, where, chain, create)
	if err != nil {
		return nil, &hinted{err, storeHint(where, err)}
	}
	return s, nil
}

func storeHint(where string, err error) string {
	switch {
	case errors.Is(err, record.ErrNewer):
		return "use the version that wrote it, or a later one"
	case strings.Contains(where, "://"):
		return `a database is "postgres://…"; anything else is a file`
	case errors.Is(err, fs.ErrNotExist):
		return "check the path"
	case errors.Is(err, syscall.EROFS):
		return "put it where this program may write"
	case errors.Is(err, fs.ErrPermission):
		return "does this user have the right to write it, and its folder?"
	}
	return "it is to be a file that biscotte has made"
}

// chainName is the name of this server's chain: its own in a database that several share.
func chainName(where, chain string) (string, error) {
	if chain != "" || !isDatabase(where) {
		return defaultTo(chain, defaultChain), nil
	}
	name, err := os.Hostname()
	if err != nil || name == "" {
		return "", &hinted{fmt.Errorf("naming this server's chain: %w", err), "name it yourself with --chain"}
	}
	return name, nil
}

func defaultTo(s, fallback string) string {
	if s == "" {
		return fallback
	}
	return s
}
