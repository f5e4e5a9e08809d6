// Shoudao is a terminal inbox for one person who sits in many work groups. It
// reads copies of their messages, finds those that ask something of her, and
// shows them as one queue.
//
// This package alone reads the clock, files, the environment and the arguments;
// everything below it is handed what it needs. Each command is a file; what they
// share is the [app].
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
	_ "time/tzdata" // Windows has no time zones of its own

	"github.com/mattn/go-runewidth"

	"shoudao/tui/text"
)

func main() {
	// The width of a glyph must not hang on the locale: libraries below the screen
	// ask this one.
	runewidth.DefaultCondition.EastAsianWidth = false
	os.Exit(realMain())
}

// realMain is the program; it returns its exit code.
func realMain() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	// Who is told to end does so in order, unless something keeps it, such as a network drive
	// that does not answer: the second signal ends it as it stands.
	context.AfterFunc(ctx, stop)
	// Who reads the output may go away; the program ends in order all the same. The
	// failed write is an error like any other.
	signal.Ignore(syscall.SIGPIPE)
	a := &app{in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: os.Getenv, now: time.Now, keyring: new(keyringDesk)}
	if testOnlyNow != nil {
		a.now = testOnlyNow
	}
	return a.run(ctx, os.Args[1:])
}

// testOnlyNow is the clock of the scripts; nil in the program.
var testOnlyNow func() time.Time

// An app is the program with the world that it is given.
type app struct {
	in       io.Reader
	out, err io.Writer
	getenv   func(string) string
	now      func() time.Time

	words  text.Words
	json   bool
	theme  string        // --theme: the colours of the screen
	lines  bool          // --plain: lines instead of the screen
	offset time.Duration // of --now: what the clock is off
	onExit []func()

	keyring *keyringDesk
}

// leave has do done when the program ends.
func (a *app) leave(do func()) { a.onExit = append(a.onExit, do) }

// clock is now, in the zone of loc.
func (a *app) clock(loc *time.Location) time.Time { return a.now().Add(a.offset).In(loc) }
