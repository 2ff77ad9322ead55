package main

import (
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"biscotte/web/record/storetest"
)

// visit is how long a visitor waits for an answer in these tests, on a busy machine.
const visit = 15 * time.Second

// hung asks for everything that wants to know something of the records, as a browser that has answered before.
func hung(t *testing.T, p *process) {
	t.Helper()
	client := &http.Client{Timeout: visit, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	do := func(method, path, body string) (int, string) {
		r, err := http.NewRequestWithContext(t.Context(), method, p.url+path, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Cookie", "eu-consent-record=0123456789abcdef0123456789abcdef")
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
		w, err := client.Do(r)
		if err != nil {
			t.Errorf("%s %s: %v", method, path, err)
			return 0, ""
		}
		defer w.Body.Close()
		text, err := io.ReadAll(w.Body)
		if err != nil {
			t.Errorf("%s %s: %v", method, path, err)
		}
		return w.StatusCode, string(text)
	}
	status, form := do(http.MethodGet, "preferences", "")
	if status != http.StatusOK {
		t.Errorf("the form: %d", status)
	}
	for _, button := range []string{"accept", "refuse"} {
		values := url.Values{"answer": {button}}
		for _, m := range hidden.FindAllStringSubmatch(form, -1) {
			values.Set(m[1], m[2])
		}
		if status, text := do(http.MethodPost, "choice", values.Encode()); status != http.StatusSeeOther {
			t.Errorf("%s by the form: %d %s", button, status, text)
		}
	}
	if status, _ := do(http.MethodGet, "record", ""); status != http.StatusServiceUnavailable && status != http.StatusNotFound {
		t.Errorf("the visitor's record: %d", status)
	}
	if status, _ := do(http.MethodGet, "consent.js", ""); status != http.StatusOK {
		t.Errorf("the banner: %d", status)
	}
	if status, text := do(http.MethodGet, "readyz", ""); status != http.StatusOK {
		t.Errorf("readyz: %d %s", status, text)
	}
}

// withReceipt writes a policy by which browsers know their record.
func withReceipt(t *testing.T, folder string) {
	l := asking(t, folder)
	records := replacing(`"endpoint": "/choice"`, `"endpoint": "/choice", "cookie": "eu-consent-record"`)
	cookie := replacing(`"cookies": [`, `"cookies": [{"name": "eu-consent-record", "party": "first", "kind": "necessary", "duration": "180 days",
		"httpOnly": true, "purpose": {"en": "Shows your record.", "fr": "Montre votre preuve."}},`)
	l.write(folder, func(source string) string { return cookie(records(source)) })
}

// The database takes connections and never says a word, from the start: everybody is served, and nothing is lost.
func TestADatabaseThatNeverAnswers(t *testing.T) {
	t.Parallel()
	database, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { database.Close() })
	go func() {
		for {
			c, err := database.Accept()
			if err != nil {
				return
			}
			t.Cleanup(func() { c.Close() })
		}
	}()
	folder := t.TempDir()
	withReceipt(t, folder)
	p := launch(t, folder, append(args[:len(args)-2:len(args)-2], "--records", "postgres://u@"+database.Addr().String()+"/db?sslmode=disable",
		"--chain", "a", "--spool", "a.spool")...)
	hung(t, p)
	p.log.await(t, "the store of the records is away, answers are kept in the spool")
	hung(t, p)
	p.stop(t)
}

// The database is frozen under a server, and thaws: visitors notice nothing.
func TestADatabaseThatIsFrozen(t *testing.T) {
	t.Parallel()
	c, folder := database(t), t.TempDir()
	withReceipt(t, folder)
	p := launch(t, folder, inDatabase(c, "a")...)
	answer(t, http.DefaultClient, p.url)
	if err := c.Freeze(); err != nil {
		t.Fatal(err)
	}
	hung(t, p)
	p.log.await(t, "the store of the records is away, answers are kept in the spool")
	if err := c.Thaw(); err != nil {
		t.Fatal(err)
	}
	p.log.await(t, "everything from the spool is in the store")
	p.stop(t)
	records := 0
	for _, chain := range storetest.Verified(t, openDatabase(t, c)) {
		records += chain.Records
	}
	if records != 3 {
		t.Errorf("%d records, want 3", records)
	}
}
