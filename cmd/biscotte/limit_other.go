//go:build !unix

package main

import "biscotte/web/server"

// bearLimits has nothing to do where files have no limits.
func bearLimits() {}

// mostConnections is what the server itself bears.
func mostConnections() int { return server.MaxConnections }
