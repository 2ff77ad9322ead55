package seal

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/x509"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"biscotte/web/record"
	"biscotte/web/record/seal/authority"
)

var now = time.Date(2026, 11, 25, 10, 0, 0, 0, time.UTC)

func keys(t *testing.T) (ed25519.PrivateKey, ed25519.PublicKey) {
	t.Helper()
	private, public, err := NewKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	key, err := ParsePrivate(private)
	if err != nil {
		t.Fatal(err)
	}
	open, err := ParsePublic(public)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range [][]byte{nil, []byte("key"), public[:60], private[:60]} {
		if _, err := ParsePrivate(text); !errors.Is(err, ErrKey) {
			t.Errorf("%q is a private key: %v", text, err)
		}
		if _, err := ParsePublic(text); !errors.Is(err, ErrKey) {
			t.Errorf("%q is a public key: %v", text, err)
		}
	}
	return key, open
}

func sealed(t *testing.T, key ed25519.PrivateKey) *Seal {
	t.Helper()
	s, err := New(key, now, []record.Head{{Chain: "a", Number: 7, Time: now, Hash: record.Hash{1}}, {Chain: "b", Number: 2, Time: now, Hash: record.Hash{2}}})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// A seal is known again after it has travelled, and not where anything in it is another.
func TestASeal(t *testing.T) {
	key, public := keys(t)
	_, other := keys(t)
	line, err := json.Marshal(sealed(t, key))
	if err != nil {
		t.Fatal(err)
	}
	all, err := Read(bytes.NewReader(append(append(line, '\n'), line...)))
	if err != nil || len(all) != 2 {
		t.Fatalf("%d are read, %v", len(all), err)
	}
	if err := all[1].Verify(public); err != nil {
		t.Error(err)
	}
	if err := all[1].Verify(other); !errors.Is(err, ErrOther) {
		t.Errorf("by another key: %v", err)
	}
	for what, change := range map[string]func(*Seal){
		"time":         func(s *Seal) { s.Time = s.Time.Add(time.Millisecond) },
		"head":         func(s *Seal) { s.Heads[0].Number++ },
		"hash":         func(s *Seal) { s.Heads[1].Hash[31]++ },
		"chain":        func(s *Seal) { s.Heads[1].Chain = "c" },
		"fewer chains": func(s *Seal) { s.Heads = s.Heads[:1] },
		"signature":    func(s *Seal) { s.Signature[5]++ },
		"none":         func(s *Seal) { s.Signature = nil },
	} {
		s := sealed(t, key)
		if change(s); !errors.Is(s.Verify(public), ErrOther) {
			t.Errorf("another %s is not noticed", what)
		}
	}
	for _, text := range []string{"", "{}", "no seal", string(line) + "\n{}", strings.Replace(string(line), "time", "tame", 1)} {
		if _, err := Read(strings.NewReader(text)); !errors.Is(err, ErrMalformed) {
			t.Errorf("%q is a seal: %v", text, err)
		}
	}
}

// An authority, which is openssl here, says when a seal was there.
func TestATimeStamp(t *testing.T) {
	a, err := authority.New(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(a)
	defer server.Close()
	key, _ := keys(t)
	s := sealed(t, key)
	if stamp, err := s.Stamped(nil); stamp != nil || err != nil {
		t.Errorf("it has a time stamp already: %+v, %v", stamp, err)
	}
	if err := s.GetStamp(t.Context(), server.URL); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(a.Root())
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(text)
	for _, test := range []struct {
		roots   *x509.CertPool
		trusted bool
	}{{nil, false}, {roots, true}} {
		stamp, err := s.Stamped(test.roots)
		if err != nil || stamp.By != "CN=An authority" || stamp.Trusted != test.trusted || time.Since(stamp.Time).Abs() > time.Hour {
			t.Errorf("it says %+v, %v", stamp, err)
		}
	}
	if _, err := s.Stamped(x509.NewCertPool()); err == nil {
		t.Error("an authority that nobody trusts is trusted")
	}
	other := sealed(t, key)
	other.Signature = bytes.Repeat([]byte{1}, ed25519.SignatureSize)
	other.Stamp = s.Stamp
	if _, err := other.Stamped(roots); !errors.Is(err, ErrStamp) {
		t.Errorf("over another seal: %v", err)
	}
	for at := 0; at < len(s.Stamp); at += 97 {
		changed := *s
		changed.Stamp = bytes.Clone(s.Stamp)
		changed.Stamp[at] ^= 4
		if stamp, err := changed.Stamped(roots); err == nil && !stamp.Time.Equal(must(s.Stamped(roots)).Time) {
			t.Errorf("a changed byte %d makes it another time", at)
		}
	}
}

func must(s *Stamp, _ error) *Stamp { return s }

// An authority that fails leaves the seal without a time stamp.
func TestAnAuthorityThatFails(t *testing.T) {
	a, err := authority.New(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	var once []byte
	for what, answer := range map[string]http.HandlerFunc{
		"status":   func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "no", http.StatusBadGateway) },
		"nonsense": func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("nonsense")) },
		"without end": func(w http.ResponseWriter, r *http.Request) {
			for range 2 << 10 {
				_, _ = w.Write(make([]byte, 1<<10))
			}
		},
		"an answer to another": func(w http.ResponseWriter, r *http.Request) {
			if once == nil {
				first := httptest.NewRecorder()
				a.ServeHTTP(first, r)
				once = first.Body.Bytes()
			}
			_, _ = w.Write(once)
		},
	} {
		server := httptest.NewServer(answer)
		key, _ := keys(t)
		s := sealed(t, key)
		err := s.GetStamp(t.Context(), server.URL)
		if what == "an answer to another" && err == nil {
			s = sealed(t, key)
			err = s.GetStamp(t.Context(), server.URL) // with the nonce of before
		}
		if err == nil || s.Stamp != nil {
			t.Errorf("%s: it is taken: %v", what, err)
		}
		server.Close()
	}
}

// FuzzStamp looks at tokens that come from elsewhere.
func FuzzStamp(f *testing.F) {
	f.Add([]byte("0\x82"))
	f.Fuzz(func(t *testing.T, token []byte) {
		s := Seal{Signature: make([]byte, ed25519.SignatureSize), Stamp: token}
		if stamp, err := s.Stamped(nil); err == nil && stamp != nil && stamp.By == "" && stamp.Time.IsZero() {
			t.Errorf("%x is a time stamp of nothing", token)
		}
	})
}
