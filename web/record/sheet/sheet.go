// Package sheet writes tables for spreadsheets (CSV, RFC 4180). It knows that these take a cell for a formula by how it begins,
// and runs it: what visitors, owners and attackers can name must stay text
// (https://owasp.org/www-community/attacks/CSV_Injection).
package sheet

import (
	"encoding/csv"
	"io"
	"strings"
)

// formulas is how a cell begins that is taken for one, in the wide forms of East Asian keyboards, too.
const formulas = "=+-@\t\r\n＝＋－＠"

// Writer writes rows.
type Writer struct{ csv *csv.Writer }

// NewWriter returns one that writes to w.
func NewWriter(w io.Writer) *Writer { return &Writer{csv.NewWriter(w)} }

// Write writes a row.
func (w *Writer) Write(cells ...string) error {
	row := make([]string, len(cells))
	for i, cell := range cells {
		row[i] = plain(cell)
	}
	_ = w.csv.Write(row) // flushed below, which tells
	w.csv.Flush()
	return w.csv.Error()
}

// plain makes a text of what would be a formula.
func plain(cell string) string {
	if strings.IndexAny(strings.TrimLeft(cell, " "), formulas) == 0 {
		return "'" + cell
	}
	return cell
}
