package main

import (
	"reflect"
	"testing"
)

func TestNotInstalledPackages(t *testing.T) {
	lines := "g++ installed\nlld-19 config-files\nclang-19-doc installed\n"
	got := notInstalled([]string{"g++", "lld-19", "clang-19"}, lines)
	if want := []string{"lld-19", "clang-19"}; !reflect.DeepEqual(got, want) {
		t.Errorf("missing = %v, want %v", got, want)
	}
	if got := notInstalled([]string{"g++"}, lines); got != nil {
		t.Errorf("missing = %v, want none", got)
	}
}
