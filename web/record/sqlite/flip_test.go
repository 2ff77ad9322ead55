package sqlite

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"biscotte/web/record"
	"biscotte/web/record/storetest"
)

// Every bit of the file that anything can be read differently for is noticed, wherever it is: in records, chains, texts,
// counts, indexes or the schema. Bits that no reader sees differently do not matter: free pages and gaps, and what SQLite
// notes of the file's history. Neither do gravestones, counts of banners that were shown, and counts on days on which records
// were removed: they prove nothing. One bit of every seventh byte is flipped.
func TestEveryBitThatMatters(t *testing.T) {
	path := filepath.Join(t.TempDir(), "r.db")
	if err := touch(path, true); err != nil {
		t.Fatal(err)
	}
	exec(t, path, "PRAGMA page_size = 1024; PRAGMA journal_mode = DELETE; VACUUM") // for less to flip
	var all []*Store
	storetest.Filled(t, func(t *testing.T, chain string) record.Store {
		all = append(all, opened(t, path, chain))
		return all[len(all)-1]
	})
	for _, s := range all {
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, fault := readAll(t, path)
	if fault != "" {
		t.Fatal(fault)
	}
	noticed, same := 0, 0
	for at := 0; at < len(whole); at += 7 {
		bit := byte(1 << (at / 7 % 8))
		whole[at] ^= bit
		if err := os.WriteFile(path, whole, 0o600); err != nil {
			t.Fatal(err)
		}
		whole[at] ^= bit
		switch after, fault := readAll(t, path); {
		case fault != "":
			noticed++
		case after == before:
			same++
		default:
			t.Errorf("byte %d, bit %d of %d bytes is not noticed, though what is read is another:\n%s", at, bit, len(whole), firstDifference(before, after))
		}
	}
	t.Logf("of %d bits, %d are noticed, and %d make no difference", noticed+same, noticed, same)
}

// readAll is all that can be read of a store, and what is wrong with it.
func readAll(t *testing.T, path string) (text, fault string) {
	t.Helper()
	for _, suffix := range suffixes {
		_ = os.Remove(path + suffix) // of the file before
	}
	s, err := Open(t.Context(), path, "a", false)
	if err != nil {
		return "", err.Error()
	}
	defer s.Close()
	verdict, err := record.Verify(t.Context(), s, nil, func(int) {})
	if err != nil {
		return "", err.Error()
	}
	faults := verdict.Faults
	for _, c := range verdict.Chains {
		for _, f := range c.Faults {
			faults = append(faults, f.What)
		}
	}
	if text, err = written(t, s); err != nil {
		return "", err.Error()
	}
	return text, strings.Join(faults, "\n")
}

// written is all that a reader of the store sees.
func written(t *testing.T, s *Store) (string, error) {
	var b strings.Builder
	put := func(one any, err error) error {
		if err == nil {
			err = json.NewEncoder(&b).Encode(one)
		}
		return err
	}
	err := s.Read(t.Context(), func(r record.Reader) error {
		heads, err := r.Heads()
		if err := put(heads, err); err != nil {
			return err
		}
		for _, h := range heads {
			for one, err := range r.Batches(h.Chain) {
				if err := put(one, err); err != nil {
					return err
				}
			}
			for one, err := range r.Records(h.Chain) {
				if err := put(one, err); err != nil {
					return err
				}
				if _, err := s.Find(t.Context(), one.Ref); err != nil {
					return err
				}
			}
		}
		for one, err := range r.Snapshots() {
			if err := put(one, err); err != nil {
				return err
			}
			if err := put(one.Archive, nil); err != nil {
				return err
			}
		}
		counts, err := r.Counts()
		for _, c := range counts {
			if c.Site == "two.example" && c.What != record.Shown { // from where nothing was removed
				_ = put(c, nil)
			}
		}
		return err
	})
	return b.String(), err
}

func firstDifference(before, after string) string {
	a, b := strings.Split(before, "\n"), strings.Split(after, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return a[i] + "\n" + b[i]
		}
	}
	return "a line more, or fewer"
}
