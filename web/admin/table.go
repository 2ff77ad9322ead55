package admin

import (
	"fmt"
	"net/http"
	"strconv"

	"biscotte/web/record/sheet"
)

// table is the same as a file for spreadsheets.
func (h *handler) table(w http.ResponseWriter, r *http.Request) {
	days := span(r.FormValue("first"), r.FormValue("last"), h.o.Now())
	counts, err := h.counts(r, days)
	if err != nil {
		http.Error(w, "the counts cannot be read now", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", fmt.Sprintf(`attachment; filename="counts-%s-%s.csv"`, days[0], days[len(days)-1]))
	table := sheet.NewWriter(w)
	_ = table.Write("day", "site", "language", "what", "n") // a client that has gone needs no answer
	for _, c := range counts {
		_ = table.Write(c.Day, c.Site, c.Language, c.What, strconv.FormatInt(c.N, 10))
	}
}
