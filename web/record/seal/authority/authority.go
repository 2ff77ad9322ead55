// Package authority is a time-stamping authority for tests: a real one, of openssl, with certificates of its own.
package authority

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
)

// config is for "openssl req" and "openssl ts" (openssl-ts(1)).
const config = `[ext]
extendedKeyUsage = critical, timeStamping
[tsa]
serial = serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
`

// Authority has a folder of its own, with root.pem for those who trust it.
type Authority struct{ Folder string }

// New makes the certificates in a folder.
func New(ctx context.Context, folder string) (*Authority, error) {
	a := &Authority{folder}
	for name, text := range map[string]string{"tsa.cnf": config, "serial": "01\n"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			return nil, err
		}
	}
	for _, args := range [][]string{
		{"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "root.key", "-out", "root.pem", "-subj", "/CN=A root", "-days", "2"},
		{"req", "-newkey", "rsa:2048", "-nodes", "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=An authority"},
		{"x509", "-req", "-in", "tsa.csr", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", "-out", "tsa.pem", "-days", "1", "-extfile", "tsa.cnf", "-extensions", "ext"},
	} {
		if err := a.openssl(ctx, args...); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// Root is the file of the certificate that others trust.
func (a *Authority) Root() string { return filepath.Join(a.Folder, "root.pem") }

// ServeHTTP answers a query (RFC 3161, section 3.4).
func (a *Authority) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	text, err := io.ReadAll(r.Body)
	if err == nil && r.Header.Get("Content-Type") != "application/timestamp-query" {
		err = errors.New("it is no query")
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(a.Folder, "query"), text, 0o600)
	}
	if err == nil {
		err = a.openssl(r.Context(), "ts", "-reply", "-config", "tsa.cnf", "-section", "tsa", "-queryfile", "query",
			"-signer", "tsa.pem", "-inkey", "tsa.key", "-out", "reply")
	}
	if err == nil {
		text, err = os.ReadFile(filepath.Join(a.Folder, "reply"))
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	w.Header().Set("Content-Type", "application/timestamp-reply")
	_, _ = w.Write(text) // a test that has gone needs no answer
}

func (a *Authority) openssl(ctx context.Context, args ...string) error {
	cmd := exec.CommandContext(ctx, "openssl", args...)
	cmd.Dir = a.Folder
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("openssl %s: %w: %s", args[0], err, out)
	}
	return nil
}
