package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"shoudao/ingest"
	"shoudao/ingest/chatlab"
	"shoudao/ingest/jsonl"
	"shoudao/store"
	"shoudao/tui"
	"shoudao/tui/text"
)

// A someGroupsError tells that a file can hold one group, and there are more.
type someGroupsError struct{ names []string } // there is room for one

func (e someGroupsError) Error() string { return "more than one group" }

func (e someGroupsError) tell(w text.TroubleWords) [2]string { return w.Keep.SomeGroups(e.names) }

// exportOptions are what the export command was told.
type exportOptions struct {
	format, since, out string
	force              bool
	store.Outgoing
	tell func(done int) // how many messages are written, of JSONL alone; nil: nobody is told
}

func (a *app) exportCommand() *cobra.Command {
	var o exportOptions
	w := a.words.Cmd
	c := &cobra.Command{
		Use: "export [--format jsonl|chatlab] [--group G] [--since DAY] [--out FILE]", Short: w.Keep.Export.Short, Long: w.Keep.Export.Long, Args: args(0, 0),
		RunE: func(c *cobra.Command, _ []string) error { return a.export(c.Context(), o) },
	}
	f := c.Flags()
	f.StringVar(&o.format, "format", "jsonl", w.Keep.Format)
	f.StringVar(&o.Group, "group", "", w.Flags.InGroup)
	f.StringVar(&o.since, "since", "", w.Files.Since)
	f.StringVar(&o.out, "out", "", w.Keep.Out)
	f.BoolVar(&o.force, "force", false, w.Flags.Force)
	return c
}

// An exporter writes messages in a form, one after the other. It returns how many.
type exporter func(context.Context, *desk, exportOptions, io.Writer) (int, error)

// exporter is that of the form; nil: there is none of that name.
func (a *app) exporter(form string) exporter {
	switch form {
	case "jsonl":
		return exportLines
	case "chatlab":
		return a.exportChatLab
	}
	return nil
}

// exportJSON says what was written to a file.
type exportJSON struct {
	Path  string `json:"path"`
	Lines int    `json:"lines"` // of messages, each as often as it came
}

// export writes messages to a file, or prints them.
func (a *app) export(ctx context.Context, o exportOptions) error {
	write := a.exporter(o.format)
	if write == nil {
		return flagValueError{"--format", o.format}
	}
	toFile := o.out != "" && o.out != "-"
	if toFile {
		if err := a.free(o.out, o.force); err != nil {
			return err
		}
	}
	return a.withStale(ctx, func(d *desk) (err error) {
		if o.From, err = dayOf("--since", o.since, d.zone()); err != nil {
			return err
		}
		if !toFile {
			_, err = buffered(a.out, func(w io.Writer) (int, error) { return write(ctx, d, o, w) })
			return unknownGroup(err, o.Group)
		}
		n := 0
		bar, all := a.progress(), 0
		if o.Group == "" && o.From.IsZero() { // of others it is not known how many there will be
			if all, err = d.Size(ctx); err != nil {
				return err
			}
		}
		defer bar.clear()
		o.tell = func(done int) { bar.tell(a.words.Cmd.Keep.Exporting, int64(min(done, all)), int64(all)) }
		err = inPlaceOf(o.out, func(f *os.File) (err error) {
			n, err = buffered(f, func(w io.Writer) (int, error) { return write(ctx, d, o, w) })
			return err
		})
		bar.clear()
		switch {
		case err != nil:
			return unknownGroup(err, o.Group)
		case a.json:
			return a.printJSON(exportJSON{o.out, n})
		}
		a.say(a.words.Cmd.Keep.Exported(o.out, n))
		return nil
	})
}

// unknownGroup says which group is not there.
func unknownGroup(err error, name string) error {
	if errors.Is(err, store.ErrNotFound) {
		return noGroupError{typed: name}
	}
	return err
}

// exportLines writes everything that is known of the messages.
func exportLines(ctx context.Context, d *desk, o exportOptions, w io.Writer) (n int, err error) {
	var line []byte
	for m, err := range d.Out(ctx, o.Outgoing) {
		if err == nil {
			line, err = jsonl.Append(line[:0], m)
		}
		if err == nil {
			_, err = w.Write(line)
		}
		if err != nil {
			return n, err
		}
		if n++; n%1000 == 0 && o.tell != nil {
			o.tell(n)
		}
	}
	return n, nil
}

// exportChatLab writes the messages of one group. The form wants to know first who takes
// part: the messages are read twice, and never held.
func (a *app) exportChatLab(ctx context.Context, d *desk, o exportOptions, w io.Writer) (n int, err error) {
	o.Once = true
	groups, err := d.Named(ctx, o.Group)
	if err != nil {
		return 0, err
	}
	if len(groups) != 1 {
		return 0, someGroupsError{namesOf(groups)}
	}
	e, err := chatlab.NewEncoder(w, "shoudao "+version(), a.clock(d.zone()), groups[0])
	if err != nil {
		return 0, err
	}
	type person struct{ id, name string }
	met := map[person]bool{}
	for m, err := range d.Out(ctx, o.Outgoing) {
		p := person{m.SenderID, m.Sender}
		if err == nil && p != (person{}) && !met[p] {
			met[p] = true
			err = e.Member(p.id, p.name)
		}
		if err != nil {
			return 0, err
		}
	}
	for m, err := range d.Out(ctx, o.Outgoing) {
		if err == nil {
			err = e.Message(m)
		}
		if err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

func namesOf(groups []ingest.Group) []string {
	names := make([]string, len(groups))
	for i, g := range groups {
		names[i] = string(tui.Line(g.Name))
	}
	return names
}

// buffered has write write into w in large pieces.
func buffered(w io.Writer, write func(io.Writer) (int, error)) (int, error) {
	const piece = 64 << 10
	b := bufio.NewWriterSize(w, piece)
	n, err := write(b)
	if err == nil {
		err = b.Flush()
	}
	return n, err
}

// inPlaceOf has write write a file, for its owner only, that takes its place when it is
// whole.
func inPlaceOf(path string, write func(*os.File) error) error {
	if to, err := filepath.EvalSymlinks(path); err == nil {
		path = to // a link stays one
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".shoudao-*") // it is made 0600
	if err != nil {
		return err
	}
	err = write(f)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name()) // what failed is told; what is left of it harms nobody
	}
	return err
}
