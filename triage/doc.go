// Package triage decides which messages put something on the user, and says why.
//
// It works in three steps, each in a file that can be read alone:
//
//	read   message -> signals   whom it speaks to, what it does, by when; no memory
//	fold   signals -> items     the memory: split messages, copies, chases, moves, answers
//	rank   items -> order       weights, bands, the total order at an instant
//
// and a fourth that the user takes: [Settle] lays decisions over the items.
//
// The package is pure. It reads no clock, no file, no network and no database, it
// logs nothing and speaks no language: reasons are codes with the span of bytes
// that gave rise to them, and whoever shows them finds the words. The same
// messages, profile and instant give the same bytes, in whatever order the
// messages came.
package triage
