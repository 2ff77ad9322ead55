//go:build !unix

package main

// bearLimits has nothing to do where files have no limits.
func bearLimits() {}
