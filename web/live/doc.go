// Package live tells a developer what becomes of a change: it watches folders, and keeps open pages told of every
// build, so that a good one reloads them and a bad one is shown over them. It knows files and browsers; it never knows
// what is built, or how.
package live
