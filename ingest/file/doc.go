// Package file makes a source out of a text file and a form that tells its
// records apart.
//
// A [Form] knows one sort of file: JSON lines, a table, a transcript. It goes by lines, or
// by bytes where a file is not made of lines. Everything that such sorts have in common
// is here: encodings, lines, the order of time, ids that occur twice, pages, and the
// cursor.
//
// A file is read twice. The first reading finds the records, the second takes
// them up again in the order of time and hands them out. What is held meanwhile is one
// page, and of each record 40 bytes for its place and its instant and about as much
// for its id; the records themselves stay in the file. So one that another program
// wrote chat by chat, or newest first, needs no more memory than a sorted one, where
// the second reading simply runs from start to end.
//
// The cursor tells a file that has grown from one that was written anew: it holds
// a hash of all bytes that were read. Where they still begin the file, only what
// follows is new; otherwise everything is read again, and the sink knows what it
// has. A last record without a line end may be half a record: it is read, and
// read again once the file has grown.
package file
