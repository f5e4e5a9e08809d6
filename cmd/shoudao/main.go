// Shoudao is a terminal inbox for one person who sits in many work groups. It
// reads copies of their messages, finds those that ask something of her, and
// shows them as one queue.
//
// This package alone reads the clock, files, the environment and the arguments;
// everything below it is handed what it needs.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
	_ "time/tzdata" // Windows has no time zones of its own

	"shoudao/tui/text"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	a := &app{in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: os.Getenv, now: time.Now}
	code := a.run(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}

// An app is the program with the world that it is given.
type app struct {
	in       io.Reader
	out, err io.Writer
	getenv   func(string) string
	now      func() time.Time

	lang  text.Lang
	words CommandWords
	json  bool
	clock time.Time // of --now; zero: not given
}
