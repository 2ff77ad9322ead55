package admin

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"net/http"
	"strconv"
)

// table is the same as a file for spreadsheets.
func (h *handler) table(w http.ResponseWriter, r *http.Request) {
	days := span(r.FormValue("first"), r.FormValue("last"), h.o.Now())
	counts, err := h.o.Counts(r.Context(), days[0], days[len(days)-1])
	if err != nil {
		http.Error(w, "the counts cannot be read now", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", fmt.Sprintf(`attachment; filename="counts-%s-%s.csv"`, days[0], days[len(days)-1]))
	rows := [][]string{{"day", "site", "language", "what", "n"}}
	for _, c := range counts {
		rows = append(rows, []string{c.Day, plain(c.Site), c.Language, c.What, strconv.FormatInt(c.N, 10)})
	}
	_ = csv.NewWriter(w).WriteAll(rows) // a client that has gone needs no answer
}

// plain keeps a spreadsheet from taking a name for a formula.
func plain(cell string) string {
	if cell != "" && bytes.IndexByte([]byte("=+-@\t\r"), cell[0]) >= 0 {
		return "'" + cell
	}
	return cell
}
