// Package export writes a site to a folder, for any static host: the files that a server would serve, what the host must
// be told of them, and what the owner puts into their pages. It knows no HTTP: site says which files there are and which
// header fields they have.
package export
