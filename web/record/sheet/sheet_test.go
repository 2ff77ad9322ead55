package sheet

import (
	"encoding/csv"
	"strings"
	"testing"
)

func TestNoCellIsAFormula(t *testing.T) {
	for cell, want := range map[string]string{
		`=cmd|' /C calc'!A0`: `'=cmd|' /C calc'!A0`,
		"+1":                 "'+1",
		"-1":                 "'-1",
		"@SUM(A1)":           "'@SUM(A1)",
		"\t=1":               "'\t=1",
		"\n=1":               "'\n=1",
		"  =1":               "'  =1",
		"＝1":                 "'＝1",
		"a=b":                "a=b",
		"":                   "",
		"2026-11-25":         "2026-11-25",
		"portal, \"quoted\"": "portal, \"quoted\"",
	} {
		var b strings.Builder
		if err := NewWriter(&b).Write("x", cell); err != nil {
			t.Fatal(err)
		}
		row, err := csv.NewReader(strings.NewReader(b.String())).Read()
		if err != nil || row[1] != want {
			t.Errorf("%q becomes %q, want %q, %v", cell, row, want, err)
		}
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, csv.ErrFieldCount }

func TestAFailureIsTold(t *testing.T) {
	if err := NewWriter(broken{}).Write("x"); err == nil {
		t.Error("it is not")
	}
}
