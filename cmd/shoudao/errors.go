package main

import (
	"errors"
	"strconv"

	"shoudao/tui"
	"shoudao/tui/text"
)

// A plain error is one that the user can be told of in her own words.
type plain interface {
	error
	tell(w text.TroubleWords) [2]string
}

// A usage error says that the command line was not understood: nothing was done.
type usage interface {
	plain
	usage()
}

// Errors of the command line.
type (
	parseError   struct{ error } // what the flag parser found and has no words of ours
	argsError    struct{ usageLine string }
	commandError struct {
		name string
		like []string
	}
	flagValueError   struct{ flag, value string }
	flagMissingError struct{ flag string }
	flagClashError   struct{ flags string }
	variantError     struct{ name string }
	badNowError      struct{ value string }
	noConfigError    struct{ path string }
)

func (e parseError) Unwrap() error       { return e.error }
func (e argsError) Error() string        { return "wrong number of arguments: " + e.usageLine }
func (e commandError) Error() string     { return "no command " + e.name }
func (e flagValueError) Error() string   { return "flag " + e.flag + ": bad value " + e.value }
func (e flagMissingError) Error() string { return "flag " + e.flag + " is missing" }
func (e flagClashError) Error() string   { return "flags exclude each other: " + e.flags }
func (e variantError) Error() string     { return "no variant " + e.name }
func (e badNowError) Error() string      { return "--now: bad value " + e.value }
func (e noConfigError) Error() string    { return "no settings: " + e.path }

func (e parseError) tell(w text.TroubleWords) [2]string   { return w.Other(e.Error()) }
func (e argsError) tell(w text.TroubleWords) [2]string    { return w.BadArgs(e.usageLine) }
func (e commandError) tell(w text.TroubleWords) [2]string { return w.BadCommand(e.name, e.like) }

func (e flagValueError) tell(w text.TroubleWords) [2]string   { return w.FlagValue(e.flag, e.value) }
func (e flagMissingError) tell(w text.TroubleWords) [2]string { return w.FlagMissing(e.flag) }
func (e flagClashError) tell(w text.TroubleWords) [2]string   { return w.FlagClash(e.flags) }
func (e variantError) tell(w text.TroubleWords) [2]string     { return w.NoVariant(e.name) }
func (e badNowError) tell(w text.TroubleWords) [2]string      { return w.BadNow(e.value) }
func (e noConfigError) tell(w text.TroubleWords) [2]string    { return w.NoConfig(e.path) }

func (parseError) usage()       {}
func (argsError) usage()        {}
func (commandError) usage()     {}
func (flagValueError) usage()   {}
func (flagMissingError) usage() {}
func (flagClashError) usage()   {}
func (variantError) usage()     {}
func (badNowError) usage()      {}
func (noConfigError) usage()    {}

// Errors of what was asked for.
type (
	noArchiveError struct{ path string }
	noSourceError  struct{ path string }
	noItemError    struct{ handle string }
	ambiguousError struct {
		handle string
		some   []string
	}
	notATimeError   struct{ typed string }
	pastError       struct{ at string }
	longNoteError   struct{ bytes int }
	existsError     struct{ path string }
	unknownError    struct{ name string }
	emptyError      struct{ name string }
	unreadableError struct{ name, kind string }
	nothingError    struct{ path string }
	clipboardError  struct{ cause error }
	emptyPasteError struct{}
	nothingToUndo   struct{}
	nothingToRedo   struct{}
)

func (e noArchiveError) Error() string  { return "no archive: " + e.path }
func (e noSourceError) Error() string   { return "no source: " + e.path }
func (e noItemError) Error() string     { return "no item " + e.handle }
func (e ambiguousError) Error() string  { return "ambiguous: " + e.handle }
func (e notATimeError) Error() string   { return "no time: " + e.typed }
func (e pastError) Error() string       { return "past: " + e.at }
func (e longNoteError) Error() string   { return "note too long: " + strconv.Itoa(e.bytes) }
func (e existsError) Error() string     { return "exists: " + e.path }
func (e unknownError) Error() string    { return "unknown form: " + e.name }
func (e emptyError) Error() string      { return "empty: " + e.name }
func (e unreadableError) Error() string { return e.name + " is " + e.kind }
func (e nothingError) Error() string    { return "nothing read: " + e.path }
func (e clipboardError) Error() string  { return "read clipboard: " + e.cause.Error() }
func (e clipboardError) Unwrap() error  { return e.cause }
func (emptyPasteError) Error() string   { return "the clipboard is empty" }
func (nothingToUndo) Error() string     { return "nothing to undo" }
func (nothingToRedo) Error() string     { return "nothing to redo" }

func (e noArchiveError) tell(w text.TroubleWords) [2]string { return w.NoArchive(e.path) }
func (e noItemError) tell(w text.TroubleWords) [2]string    { return w.NoItem(e.handle) }
func (e ambiguousError) tell(w text.TroubleWords) [2]string { return w.Ambiguous(e.handle, e.some) }
func (e notATimeError) tell(w text.TroubleWords) [2]string  { return w.NotATime(e.typed) }
func (e pastError) tell(w text.TroubleWords) [2]string      { return w.Past(e.at) }
func (e longNoteError) tell(w text.TroubleWords) [2]string {
	return w.NoteTooLong(int64(e.bytes), tui.MaxNote)
}
func (e existsError) tell(w text.TroubleWords) [2]string     { return w.Exists(e.path) }
func (e unknownError) tell(w text.TroubleWords) [2]string    { return w.Unknown(e.name) }
func (e emptyError) tell(w text.TroubleWords) [2]string      { return w.EmptyFile(e.name) }
func (e unreadableError) tell(w text.TroubleWords) [2]string { return w.Unreadable(e.name, e.kind) }
func (e nothingError) tell(w text.TroubleWords) [2]string    { return w.NothingRead(e.path) }
func (e clipboardError) tell(w text.TroubleWords) [2]string  { return w.NoClipboard(e.cause.Error()) }
func (emptyPasteError) tell(w text.TroubleWords) [2]string   { return w.EmptyPaste }
func (nothingToUndo) tell(w text.TroubleWords) [2]string     { return w.NothingLeft }
func (nothingToRedo) tell(w text.TroubleWords) [2]string     { return w.NothingToGo }

// errTold ends a command that has said itself what went wrong.
var errTold = errors.New("told already")
