package main

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"shoudao/cmd/shoudao/digest"
	"shoudao/store"
	"shoudao/tui/text"
)

// digestOptions are what the flags say.
type digestOptions struct {
	morning, evening, tomorrow bool
	since, format, out         string
}

func (a *app) digestCommand() *cobra.Command {
	w := a.words.Cmd.Digest
	var o digestOptions
	c := &cobra.Command{
		Use: "digest [--morning|--evening|--tomorrow]", Short: w.Help.Short, Long: w.Help.Long, Args: args(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			if err := o.check(a.json); err != nil {
				return err
			}
			return a.with(c.Context(), func(d *desk) error { return a.digest(c.Context(), d, o) })
		},
	}
	f := c.Flags()
	f.BoolVar(&o.morning, "morning", false, w.FlagMorning)
	f.BoolVar(&o.evening, "evening", false, w.FlagEvening)
	f.BoolVar(&o.tomorrow, "tomorrow", false, w.FlagTomorrow)
	f.StringVar(&o.since, "since", "", w.FlagSince)
	f.StringVar(&o.format, "format", "", w.FlagFormat)
	f.StringVar(&o.out, "out", "", w.FlagOut)
	return c
}

// A form writes a digest.
type form func(io.Writer, digest.Digest, text.Words) error

// forms are the forms by their names.
func forms() map[string]form {
	return map[string]form{"text": digest.Text, "markdown": digest.Markdown, "html": digest.HTML}
}

// check looks whether the flags go together, before anything is opened.
func (o digestOptions) check(json bool) error {
	n := 0
	for _, set := range []bool{o.morning, o.evening, o.tomorrow} {
		if set {
			n++
		}
	}
	switch {
	case n > 1:
		return flagClashError{"--morning, --evening, --tomorrow"}
	case json && (o.format != "" || o.out != ""):
		return flagClashError{"--json, --format, --out"}
	case forms()[o.formName()] == nil:
		return flagValueError{"--format", o.format}
	}
	return nil
}

// formName is the form that is asked for, else the one that the name of the file says.
func (o digestOptions) formName() string {
	switch ext := strings.ToLower(filepath.Ext(o.out)); {
	case o.format == "md": // as files are called
		return "markdown"
	case o.format != "":
		return o.format
	case ext == ".html", ext == ".htm":
		return "html"
	case ext == ".md", ext == ".markdown":
		return "markdown"
	}
	return "text"
}

func (o digestOptions) edition(now time.Time) digest.Edition {
	switch {
	case o.morning:
		return digest.Morning
	case o.evening:
		return digest.Evening
	case o.tomorrow:
		return digest.Tomorrow
	}
	return digest.EditionAt(now)
}

// digest prints the digest or writes it to a file. The next one goes on from it, unless it
// was asked for from an instant on, or is of tomorrow alone.
func (a *app) digest(ctx context.Context, d *desk, o digestOptions) error {
	now := a.clock(d.zone())
	in, err := d.digestInput(ctx, a, o, now)
	if err != nil {
		return err
	}
	made := digest.Make(in)
	if a.json {
		err = a.digestJSON(ctx, d, made)
	} else {
		err = a.writeDigest(made, o)
	}
	if err == nil && o.since == "" && made.Edition != digest.Tomorrow && made.Proof.Groups > 0 {
		err = d.enter(ctx, made)
	}
	if err == nil && !made.Even() {
		err = errTold
	}
	return err
}

// enter keeps what a digest told, for the next one.
func (d *desk) enter(ctx context.Context, made digest.Digest) error {
	told, err := digest.Encode(made.Told)
	if err != nil {
		return err
	}
	return d.EnterDigest(ctx, store.Digest{At: made.At, Until: made.Until(), Told: told}, made.At.Add(-samePage))
}

// samePage is how long a digest that is given anew is the same one: in another form, or
// because the first was closed too soon.
const samePage = time.Hour

// writeDigest prints the digest, or puts it in the place of a file.
func (a *app) writeDigest(made digest.Digest, o digestOptions) error {
	write := forms()[o.formName()]
	if o.out == "" || o.out == "-" {
		return write(a.out, made, a.words)
	}
	if dir := filepath.Dir(o.out); !isFolder(dir) { // one that is mistyped is not made
		return &fs.PathError{Op: "write to", Path: dir + string(filepath.Separator), Err: fs.ErrNotExist}
	}
	var b bytes.Buffer
	if err := write(&b, made, a.words); err != nil {
		return err
	}
	if err := replaceFile(o.out, b.Bytes()); err != nil {
		return err
	}
	a.say(a.words.Cmd.Digest.Wrote(o.out))
	return nil
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
