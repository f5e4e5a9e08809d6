// Compare measures shoudao's archive and others side by side, on messages that are made up,
// and writes what it finds as Markdown: ratios of what was measured in one run, in turn, on
// one computer. It is run by .ci/compare, which finds out what is there to compare with.
//
//	.ci/compare                                a million messages
//	.ci/compare -n 10000000 -slow 3s           ten million; a class of a slow peer ends after 3 s
//	.ci/compare -dir DIR                       archives are kept in DIR, and not made again
//
// The peers are SQLite in C (mattn/go-sqlite3) with LIKE and with FTS5's trigrams, ripgrep
// over a file of text, and Xapian. One that is not installed is left out, and it says so.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"time"
)

// options are how it is to be measured.
type options struct {
	n       int
	rounds  int
	slow    time.Duration
	dir     string
	program string
	out     string
	without string
	judge   bool
}

func main() {
	if len(os.Args) > 2 && os.Args[1] == measureFlag {
		if err := measured(os.Args[2:]); err != nil {
			fmt.Fprintln(os.Stderr, "compare:", err)
			os.Exit(1)
		}
		return
	}
	var o options
	flag.IntVar(&o.n, "n", 1_000_000, "messages")
	flag.IntVar(&o.rounds, "rounds", 5, "how often each search runs")
	flag.DurationVar(&o.slow, "slow", 2*time.Second, "how much time a peer gets for a class of searches")
	flag.StringVar(&o.dir, "dir", "", "where the archives are kept; by default they are deleted")
	flag.StringVar(&o.program, "program", "", "the built program; by default it is built for this")
	flag.StringVar(&o.out, "out", "-", "the file for the tables")
	flag.StringVar(&o.without, "without", "", "peers to leave out, with commas: c-sqlite, ripgrep, xapian")
	flag.BoolVar(&o.judge, "judge", true, "judge all messages, and run whole programs on the archive")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := compare(ctx, o); err != nil {
		fmt.Fprintln(os.Stderr, "compare:", err)
		os.Exit(1)
	}
}

func compare(ctx context.Context, o options) (err error) {
	if o.dir == "" {
		if o.dir, err = os.MkdirTemp("", "shoudao-compare-"); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(o.dir)) }()
	} else if err := os.MkdirAll(o.dir, 0o700); err != nil {
		return err
	}
	f := newFair(o)
	defer func() { err = errors.Join(err, f.close()) }()
	tell("importing %d messages into each, in turn", o.n)
	if err := f.fill(ctx); err != nil {
		return err
	}
	tell("searching")
	if err := f.searchAll(ctx); err != nil {
		return err
	}
	if o.judge {
		tell("running the whole program")
		if err := f.runAll(ctx); err != nil {
			return err
		}
	}
	text := f.tables()
	if o.out == "-" {
		_, err = os.Stdout.WriteString(text)
		return err
	}
	return os.WriteFile(o.out, []byte(text), 0o644)
}

// tell says how far it is.
func tell(format string, args ...any) {
	fmt.Fprintf(os.Stderr, time.Now().Format("15:04:05 ")+format+"\n", args...)
}

// path is where a file is kept.
func (o options) path(name string) string {
	return filepath.Join(o.dir, fmt.Sprintf("%d-%s", o.n, name))
}
