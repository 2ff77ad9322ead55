// Package server serves the files of a site over HTTP: compressed once, at the start, with everything that a request
// needs ready in memory. It keeps nothing of a visitor: no address, no log of requests. It knows files and HTTP, and
// nothing of policies or demos.
package server
