package metrics

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"biscotte/web/record/queue"
)

func TestTheNumbers(t *testing.T) {
	m := New("0.1.0", func() queue.State {
		return queue.State{Away: errors.New("gone"), Spooled: 3, Bytes: 900, Stored: 7, Groups: 2, Lost: 1}
	})
	m.Observe("choice", http.StatusNoContent)
	m.Observe("choice", http.StatusNoContent)
	m.Observe("choice", http.StatusForbidden)
	m.Refused("choice", "elsewhere")
	m.Unreadable(http.StatusRequestTimeout)
	m.Outdated(true)
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	for _, want := range []string{
		`biscotte_requests_total{endpoint="choice",status="204"} 2`, `biscotte_requests_total{endpoint="choice",status="403"} 1`,
		`biscotte_build_info{version="0.1.0"} 1`, "biscotte_records_stored_total 7", "biscotte_records_groups_total 2",
		"biscotte_records_refused_total 1", "biscotte_spool_records 3", "biscotte_spool_bytes 900", "biscotte_store_away 1",
		`biscotte_refusals_total{endpoint="choice",reason="elsewhere"} 1`, `biscotte_requests_total{endpoint="none",status="408"} 1`,
		"biscotte_policy_outdated 1", "go_goroutines ", "process_open_fds ",
	} {
		if !strings.Contains(w.Body.String(), "\n"+want) {
			t.Errorf("no %s", want)
		}
	}
	if strings.Contains(w.Body.String(), "gone") {
		t.Error("the error of a store may tell more than a number")
	}
}

func TestAServerWithoutRecords(t *testing.T) {
	w := httptest.NewRecorder()
	New("0.1.0", nil).Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	if strings.Contains(w.Body.String(), "biscotte_store_away") {
		t.Error("it has numbers of records")
	}
}
