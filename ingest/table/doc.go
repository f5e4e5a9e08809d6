// Package table reads messages from CSV and its kin: what exporters write, and
// what people save from a spreadsheet.
//
//	时间,群,发送人,内容
//	2026-03-07 08:05,防汛工作群,郝主任,各村报数
//
// The columns may stand in any order. They are known by their names, Chinese or
// English, and by those of our own JSON lines (see package jsonl): [Columns] lists
// them. A time and a text must be among them. Lines before the line of names, such
// as a title, are no records, nor are rows without any value.
//
// # The file
//
// Values are separated by commas, semicolons, tabs or bars, whichever makes sense of
// the names; "sep=;" in the first line is obeyed. Quoting is that of RFC 4180, with
// the mistakes of simple exporters forgiven: a quote inside a quoted value that is
// not doubled, a value that begins with a quote and is not quoted, and unquoted
// separators in the text where the text is the last column. Any other row with too
// many values, or too few, is [ingest.WrongCount]. Chinese Excel saves GBK; every
// encoding that [file.Decode] knows is read.
//
// Exporters put ' before a value that a spreadsheet would calculate (= + - @); it is
// taken off again, and so is the ="…" around numbers that should stay as they are.
//
// # Time
//
// Times are read in every form with one meaning: 2026-03-07 08:05:30, 2026/3/7 8:05,
// 2026年3月7日 下午2:30, RFC 3339, seconds or milliseconds since 1970, 20260307080530,
// and the numbers in which Excel counts days. Date and clock time may stand in two
// columns. Without a zone they are of the place that the caller gives. Where no row of
// a file has a second but :00, the file knows minutes only, and so do its messages.
//
// # Ids
//
// Rows without an id get [ingest.ContentID] in the namespace "csv", counted over the
// whole file. Numbers of fewer than seven digits are not taken for ids: they count
// rows, and every file has a row 17. Nor are numbers that a spreadsheet has rounded
// (1.23457E+15).
//
// A row without a group is of the group that the caller names, else of the one the
// file is called after, since exporters write one file for each; a paste is called
// after none, and its rows are [ingest.NoGroup].
package table
