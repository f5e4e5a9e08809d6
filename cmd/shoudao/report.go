package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"shoudao/ingest"
	"shoudao/ingest/file"
	"shoudao/store"
	"shoudao/triage"
	"shoudao/tui"
)

// report tells what went wrong and what to do, and returns the exit code.
func (a *app) report(err error) int {
	if errors.Is(err, errTold) {
		return exitError
	}
	if code, ok := exitOf(err); ok {
		return code
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
	w := a.words.Cmd.Trouble
	if said, ok := a.flagTrouble(err); ok {
		return said, exitUsage
	}
	if e, ok := errors.AsType[plain](err); ok {
		if _, ok := e.(usage); ok {
			return e.tell(w), exitUsage
		}
		return e.tell(w), exitError
	}
	if said, ok := a.storeTrouble(err); ok {
		return said, exitError
	}
	if said, ok := a.fileTrouble(err); ok {
		return said, exitError
	}
	return w.Other(err.Error()), exitError
}

// flagTrouble is of what the flag parser found.
func (a *app) flagTrouble(err error) ([2]string, bool) {
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
		case store.BadIndex:
			return w.BadIndex(e.Path), true
		case store.Newer:
			return w.Newer(e.Path), true
		case store.DiskFull:
			return w.DiskFull(e.Path), true
		case store.ReadOnly:
			return w.ReadOnly(e.Path), true
		case store.Busy:
			return w.Busy(e.Path), true
		case store.Moved:
			return w.Moved(e.Path), true
		}
		cause := ""
		if e.Err != nil {
			cause = e.Err.Error()
		}
		return w.Unreachable(e.Path, cause), true
	}
	return [2]string{}, false
}

// fileTrouble is of the files that are read.
func (a *app) fileTrouble(err error) ([2]string, bool) {
	w := a.words.Cmd.Trouble
	if e, ok := errors.AsType[configError](err); ok {
		return a.configTrouble(e), true
	}
	if errors.Is(err, tui.ErrBroken) {
		return w.Broken, true
	}
	path := ""
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		path = e.Path
	}
	if said, ok := a.feedTrouble(err, path); ok {
		return said, true
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return w.NoFile(path), true
	case errors.Is(err, fs.ErrPermission):
		return w.NoAccess(path), true
	case errors.Is(err, syscall.ENOSPC):
		return w.DiskFull(path), true
	case errors.Is(err, file.ErrNotRegular):
		return w.NotRegular(path), true
	case errors.Is(err, file.ErrChanged):
		return w.Changed(path), true
	case errors.Is(err, ingest.ErrCursorMoved):
		return w.Busy(a.archivePath()), true
	}
	return [2]string{}, false
}

func (a *app) configTrouble(e configError) [2]string {
	w := a.words.Cmd.Trouble
	want := map[configFault]string{
		badZone: w.Zone, badHours: w.Hours, badCalendar: w.Calendar, badHolidays: w.Holidays, noName: w.Names,
		badWord: w.Word, badNoise: w.Noise, badGroup: w.Group, badPoints: w.Points(triage.MostPoints),
		badQuiet: a.words.Notify.Quiet, badAdvance: a.words.Cmd.Rebind.Advance,
		badKey: a.words.Cmd.Rebind.Key, noKey: a.words.Cmd.Rebind.NoKey, keyTaken: a.words.Cmd.Rebind.Taken(e.Detail, e.Taken),
		badSource: a.words.Cmd.Sync.Kind, noPath: a.words.Cmd.Sync.Path, sameSource: a.words.Cmd.Sync.Same,
		noAddress: a.words.Cmd.Sync.Address, noUser: a.words.Cmd.Sync.User, badSince: a.words.Cmd.Sync.Since, badSecret: a.words.Cmd.Sync.WhereSecret,
	}[e.Fault]
	switch e.Fault {
	case unknownKey:
		return w.ConfigKey(e.Path, e.Line, e.Key)
	case badAction:
		return [2]string{w.ConfigKey(e.Path, e.Line, e.Key)[0], a.words.Cmd.Rebind.Action}
	case badTOML:
		return w.ConfigSyntax(e.Path, e.Line, e.Detail)
	}
	return w.ConfigValue(e.Path, e.Line, e.Key, e.Detail, want)
}

// skip says which record could not be read, and why.
func (a *app) skip(s ingest.Skip) string {
	w := a.words.Cmd.Trouble
	return string(tui.Line(w.Skip(s.Path, w.At(s), w.Faults.Of(s.Fault), s.Detail)))
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
