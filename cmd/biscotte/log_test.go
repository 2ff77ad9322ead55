package main

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

func TestTheLogForPeople(t *testing.T) {
	var b strings.Builder
	log := newLog(&b, textLog)
	log.Info("the store is back", "after", 3)
	log.With("site", "a.example").Warn("something is odd", "cause", errors.New("a line\nbreak: \"quoted\""))
	logError(log, &hinted{errors.New("reading the policy"), "check the path"})
	want := `biscotte: the store is back; after: 3
biscotte: warn: something is odd; site: a.example; cause: a line break: "quoted"
biscotte: error: reading the policy
biscotte: hint: check the path
`
	if b.String() != want {
		t.Errorf("it says\n%s", b.String())
	}
}

func TestTheLogForPrograms(t *testing.T) {
	var b strings.Builder
	newLog(&b, jsonLog).Error("a request could not be answered", "cause", errors.New("a line\nbreak"))
	var got map[string]any
	if err := json.Unmarshal([]byte(b.String()), &got); err != nil || got["msg"] != "a request could not be answered" ||
		got["cause"] != "a line\nbreak" || got["level"] != "ERROR" || got["time"] == nil {
		t.Errorf("it is %q, %v", b.String(), err)
	}
}
