package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"shoudao/ingest"
	"shoudao/ingest/file"
	"shoudao/store"
	"shoudao/tui"
)

// Errors of the command line itself.
type (
	usageError   struct{ err error } // what the flag parser found
	argsError    struct{ usage string }
	commandError struct {
		name string
		like []string
	}
	flagValueError   struct{ flag, value string }
	flagMissingError struct{ flag string }
	flagClashError   struct{ flags string }
	badNowError      struct{ value string }
	noConfigError    struct{ path string }
	noArchiveError   struct{ path string }
	noItemError      struct{ handle string }
	ambiguousError   struct {
		handle string
		some   []string
	}
	notATimeError   struct{ typed string }
	unknownError    struct{ name string }
	emptyError      struct{ name string }
	unreadableError struct{ name, kind string }
	clipboardError  struct{ cause error }
	existsError     struct{ path string }
	nothingError    struct{ path string }
	saidError       struct{ said [2]string } // what to say is known already
)

var (
	errEmptyPaste = errors.New("the clipboard is empty")
	errTold       = errors.New("told already") // the command has said what went wrong
)

func (e usageError) Error() string       { return e.err.Error() }
func (e usageError) Unwrap() error       { return e.err }
func (e argsError) Error() string        { return "wrong number of arguments: " + e.usage }
func (e commandError) Error() string     { return "no command " + e.name }
func (e flagValueError) Error() string   { return "flag " + e.flag + ": bad value " + e.value }
func (e flagMissingError) Error() string { return "flag " + e.flag + " is missing" }
func (e flagClashError) Error() string   { return "flags exclude each other: " + e.flags }
func (e badNowError) Error() string      { return "--now: bad value " + e.value }
func (e noConfigError) Error() string    { return "no settings: " + e.path }
func (e noArchiveError) Error() string   { return "no archive: " + e.path }
func (e noItemError) Error() string      { return "no item " + e.handle }
func (e ambiguousError) Error() string   { return "ambiguous: " + e.handle }
func (e notATimeError) Error() string    { return "no time: " + e.typed }
func (e unknownError) Error() string     { return "unknown form: " + e.name }
func (e emptyError) Error() string       { return "empty: " + e.name }
func (e unreadableError) Error() string  { return e.name + " is " + e.kind }
func (e clipboardError) Error() string   { return "read clipboard: " + e.cause.Error() }
func (e clipboardError) Unwrap() error   { return e.cause }
func (e existsError) Error() string      { return "exists: " + e.path }
func (e saidError) Error() string        { return e.said[0] }
func (e nothingError) Error() string     { return "nothing read: " + e.path }

// report tells what went wrong and what to do, and returns the exit code.
func (a *app) report(err error) int {
	if errors.Is(err, errTold) {
		return exitError
	}
	if errors.Is(err, context.Canceled) {
		fmt.Fprintln(a.err, a.words.Cmd.Trouble.Stopped)
		return exitError
	}
	said, code := a.trouble(err)
	heads := a.words.Cmd.Trouble.Heads
	fmt.Fprintf(a.err, "%s%s\n%s%s\n", heads[0], tui.Text(said[0]), heads[1], tui.Text(said[1]))
	return code
}

// trouble is what to say of an error, and the exit code.
func (a *app) trouble(err error) ([2]string, int) {
	if said, ok := a.usageTrouble(err); ok {
		return said, exitUsage
	}
	if said, ok := a.storeTrouble(err); ok {
		return said, exitError
	}
	if said, ok := a.fileTrouble(err); ok {
		return said, exitError
	}
	if said, ok := a.userTrouble(err); ok {
		return said, exitError
	}
	return a.words.Cmd.Trouble.Other(err.Error()), exitError
}

// usageTrouble is of the command line: nothing was done.
func (a *app) usageTrouble(err error) ([2]string, bool) {
	w := a.words.Cmd.Trouble
	if e, ok := errors.AsType[*pflag.NotExistError](err); ok {
		return w.BadFlag("--" + e.GetSpecifiedName()), true
	}
	if e, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		return w.FlagNeeds("--" + e.GetFlag().Name), true
	}
	if e, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		return w.FlagValue("--"+e.GetFlag().Name, e.GetValue()), true
	}
	if e, ok := errors.AsType[*pflag.InvalidSyntaxError](err); ok {
		return w.BadFlag(e.GetSpecifiedFlag()), true
	}
	switch e := err.(type) {
	case usageError:
		return w.Other(e.Error()), true
	case argsError:
		return w.BadArgs(e.usage), true
	case commandError:
		return w.BadCommand(e.name, e.like), true
	case flagValueError:
		return w.FlagValue(e.flag, e.value), true
	case flagMissingError:
		return w.FlagMissing(e.flag), true
	case flagClashError:
		return w.FlagClash(e.flags), true
	case badNowError:
		return w.BadNow(e.value), true
	case noConfigError:
		return w.NoConfig(e.path), true
	}
	return [2]string{}, false
}

// storeTrouble is of the archive.
func (a *app) storeTrouble(err error) ([2]string, bool) {
	w := a.words.Cmd.Trouble
	if e, ok := errors.AsType[*store.FileError](err); ok {
		switch e.Fault {
		case store.NotArchive:
			return w.NotArchive(e.Path), true
		case store.Damaged:
			return w.Damaged(e.Path), true
		case store.Newer:
			return w.Newer(e.Path), true
		case store.DiskFull:
			return w.DiskFull(e.Path), true
		case store.ReadOnly:
			return w.ReadOnly(e.Path), true
		case store.Busy:
			return w.Busy(e.Path), true
		}
		cause := ""
		if e.Err != nil {
			cause = e.Err.Error()
		}
		return w.Unreachable(e.Path, cause), true
	}
	if e, ok := errors.AsType[noArchiveError](err); ok {
		return w.NoArchive(e.path), true
	}
	return [2]string{}, false
}

// fileTrouble is of the files that are read.
func (a *app) fileTrouble(err error) ([2]string, bool) {
	w := a.words.Cmd.Trouble
	if e, ok := errors.AsType[configError](err); ok {
		return a.configTrouble(e), true
	}
	if e, ok := errors.AsType[unreadableError](err); ok {
		return w.Unreadable(e.name, e.kind), true
	}
	if e, ok := errors.AsType[unknownError](err); ok {
		return w.Unknown(e.name), true
	}
	if e, ok := errors.AsType[emptyError](err); ok {
		return w.EmptyFile(e.name), true
	}
	path := ""
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		path = e.Path
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return w.NoFile(path), true
	case errors.Is(err, fs.ErrPermission):
		return w.NoAccess(path), true
	case errors.Is(err, file.ErrNotRegular):
		return w.NotRegular(path), true
	case errors.Is(err, file.ErrChanged):
		return w.Changed(path), true
	case errors.Is(err, ingest.ErrCursorMoved):
		return w.Busy(path), true
	}
	return [2]string{}, false
}

// userTrouble is of what the user asked for.
func (a *app) userTrouble(err error) ([2]string, bool) {
	w := a.words.Cmd.Trouble
	switch e := err.(type) {
	case noItemError:
		return w.NoItem(e.handle), true
	case ambiguousError:
		return w.Ambiguous(e.handle, e.some), true
	case notATimeError:
		return w.NotATime(e.typed), true
	case clipboardError:
		return w.NoClipboard(e.cause.Error()), true
	case existsError:
		return w.Exists(e.path), true
	case saidError:
		return e.said, true
	case nothingError:
		return w.NothingRead(e.path), true
	}
	switch {
	case errors.Is(err, errEmptyPaste):
		return w.EmptyPaste, true
	}
	return [2]string{}, false
}

func (a *app) configTrouble(e configError) [2]string {
	w := a.words.Cmd.Trouble
	want := map[configFault]string{badZone: w.Zone, badHours: w.Hours, badCalendar: w.Calendar, badHolidays: w.Holidays, noName: w.Names}[e.Fault]
	switch e.Fault {
	case unknownKey:
		return w.ConfigKey(e.Path, e.Line, e.Key)
	case badTOML:
		return w.ConfigSyntax(e.Path, e.Line, e.Detail)
	}
	return w.ConfigValue(e.Path, e.Key, e.Detail, want)
}

// skip says which record could not be read, and why.
func (a *app) skip(s ingest.Skip) string {
	w := a.words.Cmd.Trouble
	return string(tui.Line(w.Skip(s.Path, s.Line, w.Faults.Of(s.Fault), s.Detail)))
}

// noSuchCommand is the check of the program's own arguments: there are none, so
// whatever stands there is meant for a command.
func (a *app) noSuchCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	c.SuggestionsMinimumDistance = 2
	return commandError{args[0], c.SuggestionsFor(args[0])}
}

// args checks how many arguments a command is given; most below 0 is no limit.
func args(least, most int) cobra.PositionalArgs {
	return func(c *cobra.Command, given []string) error {
		if len(given) < least || most >= 0 && len(given) > most {
			return argsError{strings.TrimSpace("shoudao " + c.Use)}
		}
		return nil
	}
}
