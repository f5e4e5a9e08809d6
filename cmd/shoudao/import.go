package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"shoudao/ingest"
	"shoudao/ingest/file"
	"shoudao/ingest/sniff"
	"shoudao/store"
	"shoudao/triage"
	"shoudao/tui"
)

// importOptions are what the import command was told.
type importOptions struct {
	group     string
	date      string
	clipboard bool
	dryRun    bool
}

func (a *app) importCommand() *cobra.Command {
	var o importOptions
	w := a.words.Cmd
	c := &cobra.Command{
		Use:   "import PATH... [--group NAME] [--clipboard] [--dry-run]",
		Short: w.Import.Short, Long: w.Import.Long,
		Args: func(c *cobra.Command, given []string) error {
			if len(given) == 0 && !o.clipboard {
				return argsError{"shoudao " + c.Use}
			}
			return nil
		},
		RunE: func(c *cobra.Command, paths []string) error { return a.runImport(c.Context(), paths, o) },
	}
	c.Flags().StringVar(&o.group, "group", "", w.Flags.Group)
	c.Flags().StringVar(&o.date, "date", "", w.Flags.Date)
	c.Flags().BoolVar(&o.clipboard, "clipboard", false, w.Flags.Clipboard)
	c.Flags().BoolVar(&o.dryRun, "dry-run", false, w.Flags.DryRun)
	return c
}

// runImport reads files into the archive. One that cannot be read at all does not
// keep the others out.
func (a *app) runImport(ctx context.Context, paths []string, o importOptions) error {
	cfg, profile, err := a.settings()
	unset := noConfigError{}
	judged := !errors.As(err, &unset)
	if judged && err != nil {
		return err
	}
	if !judged {
		profile = strangerProfile()
	}
	day, err := o.day(profile.Office.Location)
	if err != nil {
		return err
	}
	path, done, err := a.importPath(ctx, o.dryRun, profile.Office.Location)
	if err != nil {
		return err
	}
	defer done()
	s, err := a.openStore(ctx, path, profile.Office.Location)
	if err != nil {
		return err
	}
	im := importer{
		app: a, options: o, run: s.Run(a.clock(profile.Office.Location)).Whole(),
		carrier: carrier{to: s, config: cfg, profile: profile, clock: a.clock, group: o.group, day: day},
		owners:  map[string]string{},
	}
	im.owner = im.ownedBy
	if judged {
		if err := im.catchUp(ctx); err != nil {
			return errors.Join(err, s.Close())
		}
	}
	err = im.all(ctx, paths)
	im.tellOwners()
	if judged && !errors.Is(err, context.Canceled) {
		err = errors.Join(err, im.judged(ctx))
	} else if !a.json && !judged && im.sum.Stored > 0 {
		a.say(a.words.Cmd.Output.NotTriaged)
	}
	return errors.Join(err, s.Close())
}

// day is the day of --date; zero if none was given.
func (o importOptions) day(zone *time.Location) (time.Time, error) {
	if o.date == "" {
		return time.Time{}, nil
	}
	day, err := time.ParseInLocation(time.DateOnly, o.date, zone)
	if err != nil {
		return day, flagValueError{"--date", o.date}
	}
	return day, nil
}

// strangerProfile is the profile of somebody of whom nothing is known: it serves
// to read files, not to judge them.
func strangerProfile() triage.Profile {
	c := config{Me: meTable{Names: []string{"-"}}}
	p, err := c.profile("")
	if err != nil {
		panic(err) // the default settings are right
	}
	return p
}

// importPath is the archive to import into: for a trial a copy that is thrown away.
func (a *app) importPath(ctx context.Context, trial bool, zone *time.Location) (string, func(), error) {
	path := a.archivePath()
	if !trial {
		return path, func() {}, nil
	}
	dir, err := os.MkdirTemp("", "shoudao-trial-")
	if err != nil {
		return "", nil, fmt.Errorf("make a folder for the trial: %w", err)
	}
	done := func() { _ = os.RemoveAll(dir) } // a trial's leavings harm nobody
	to := filepath.Join(dir, "archive.db")
	if _, err := os.Stat(path); err == nil {
		if err := copyArchive(ctx, path, to, zone); err != nil {
			done()
			return "", nil, err
		}
	}
	return to, done, nil
}

func copyArchive(ctx context.Context, from, to string, zone *time.Location) error {
	s, err := store.Open(ctx, from, zone)
	if err != nil {
		return err
	}
	return errors.Join(s.Copy(ctx, to), s.Close())
}

// An importer carries files into one archive.
type importer struct {
	carrier
	app     *app
	run     store.Run
	options importOptions
	sum     ingest.Tally
	owners  map[string]string // who is not known as the user: names by sender id
}

// ownedBy notes whose copy a file says it is, unless that is known to be the user.
func (im *importer) ownedBy(id, name string) {
	if !slices.Contains(im.profile.IDs, id) {
		im.owners[id] = cmp.Or(name, im.owners[id])
	}
}

// tellOwners says by which ids the user's own messages may have come.
func (im *importer) tellOwners() {
	if im.app.json {
		return
	}
	for _, id := range slices.Sorted(maps.Keys(im.owners)) {
		im.app.say(string(tui.Line(im.app.words.Cmd.Output.Owner(id, im.owners[id]))))
	}
}

// all reads the files, one after the other, and the clipboard.
func (im *importer) all(ctx context.Context, paths []string) error {
	a := im.app
	if im.options.dryRun && !a.json {
		a.say(a.words.Cmd.Output.WouldBe)
	}
	failed := 0
	for _, p := range paths {
		f, err := a.fileAt(ctx, p)
		if err == nil {
			err = im.one(ctx, p, f)
		}
		if errors.Is(err, context.Canceled) {
			return err
		}
		if err != nil {
			a.report(err)
			failed++
		}
	}
	if im.options.clipboard {
		f, err := clipboardFile()
		if err != nil {
			return err
		}
		if err := im.one(ctx, f.Label, f); err != nil {
			return err
		}
	}
	if failed > 0 {
		return errTold
	}
	return nil
}

// one reads a file and tells what became of it.
func (im *importer) one(ctx context.Context, label string, f file.File) error {
	// Who names the group of a text, or copies it, says that it is a conversation.
	im.sure = im.options.group != "" || label == clipboardLabel
	src, form, err := im.source(f)
	if err != nil {
		return im.app.unreadable(label, err)
	}
	in := intake{source: src, label: label, form: form}
	bar := im.app.progress()
	w := im.app.words.Cmd.Output
	src.Tell = func(part file.Part, done, all int64) {
		bar.tell(map[file.Part]string{file.Looking: w.Looking, file.Handing: w.Reading}[part], done, all)
	}
	err = im.carry(ctx, &in, im.run)
	bar.clear()
	im.sum = im.sum.Plus(in.tally)
	if told := im.tell(in); told != nil {
		return told
	}
	if err == nil && in.tally.Read > 0 && in.tally.Read == in.tally.Unreadable {
		err = nothingError{label}
	}
	return err
}

// catchUp judges what there is by the rules and settings of today, before anything new
// comes: what other rules change is not to be taken for news.
func (im *importer) catchUp(ctx context.Context) error {
	bar := im.app.progress()
	_, err := im.to.Triage(ctx, triage.NewJudge(im.profile), bar.judging())
	bar.clear()
	if err != nil || im.options.dryRun {
		return err
	}
	_, err = im.app.notice(ctx, im.to, im.profile.Office.Location)
	return err
}

// judged brings the queue up to date and tells what changed in it.
func (im *importer) judged(ctx context.Context) error {
	bar := im.app.progress()
	delta, err := im.judge(ctx, im.sum.Stored, bar.judging())
	bar.clear()
	if err != nil || im.app.json {
		return err
	}
	if len(delta.Entering)+len(delta.Leaving) > 0 {
		im.app.say(im.app.words.Cmd.Output.Triaged(len(delta.Entering), len(delta.Leaving)))
	}
	return nil
}

// importJSON is the balance of one file.
type importJSON struct {
	Source     string        `json:"source"`
	Read       int           `json:"read"`
	Stored     int           `json:"stored"`
	Known      int           `json:"known"`
	Merged     int           `json:"merged"` // of the known, those that came by another way before
	Unreadable int           `json:"unreadable"`
	Withheld   int           `json:"withheld"`
	Problems   []problemJSON `json:"problems"`
}

type problemJSON struct {
	Path   string `json:"path"`
	Line   int    `json:"line"`
	Reason string `json:"reason"`
}

// tell prints the balance of a file and each record that could not be read.
func (im *importer) tell(in intake) error {
	a, t := im.app, in.tally
	if a.json {
		out := importJSON{in.source.Name(), t.Read, t.Stored, t.Known, t.Merged, t.Unreadable, t.Withheld, []problemJSON{}}
		for _, s := range in.skips {
			out.Problems = append(out.Problems, problemJSON{s.Path, s.Line, a.words.Cmd.Trouble.Faults.Of(s.Fault)})
		}
		return a.printJSON(out)
	}
	w := a.words.Cmd
	a.say(w.Output.From(string(tui.Line(in.label)), w.Trouble.Forms.Of(in.form.String())))
	a.say("  " + w.Output.Balance(t))
	for _, s := range in.skips {
		s.Path = in.label
		a.say("  " + a.skip(s))
	}
	if more := t.Unreadable - len(in.skips); more > 0 {
		a.say("  " + w.Output.MoreSkips(more))
	}
	undated := func(s ingest.Skip) bool { return s.Fault == ingest.NoTime }
	if in.form == sniff.Transcript && im.day.IsZero() && slices.ContainsFunc(in.skips, undated) {
		a.say("  " + w.Output.NoDate)
	}
	return nil
}
