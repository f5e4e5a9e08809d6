package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"shoudao/ingest/sniff"
	"shoudao/store"
	"shoudao/tui"
)

// Read implements [tui.Setup]: it is import, told to a screen. A trial reads into a copy
// of the archive, which is thrown away.
func (s setup) Read(ctx context.Context, path string, keep bool) (tui.Intake, error) {
	s.busy.RLock()
	defer s.busy.RUnlock()
	if ctx.Err() != nil {
		return tui.Intake{}, ctx.Err()
	}
	cfg, profile, err := s.app.settings()
	if err != nil {
		return tui.Intake{}, err
	}
	names, err := filesAt(s.located(path))
	if err != nil || len(names) == 0 {
		return tui.Intake{}, err
	}
	archive, done, err := s.app.importPath(ctx, !keep, profile.Office.Location)
	if err != nil {
		return tui.Intake{}, err
	}
	defer done()
	to, err := store.Open(ctx, archive, profile.Office.Location)
	if err != nil {
		return tui.Intake{}, err
	}
	c := carrier{to: to, config: cfg, profile: profile, clock: s.app.clock}
	in, err := s.files(ctx, c, names, to.Run(s.app.clock(profile.Office.Location)).Whole())
	if err == nil && keep && in.Sum.Stored >= tidyFrom {
		err = to.Tidy(ctx)
	}
	return in, errors.Join(err, to.Close())
}

// files reads files one after the other. One that cannot be read does not keep the others
// out.
func (s setup) files(ctx context.Context, c carrier, names []string, run store.Run) (tui.Intake, error) {
	var all tui.Intake
	for _, name := range names {
		in := intake{label: name}
		f, err := s.app.fileAt(ctx, name)
		if err == nil {
			in.source, in.form, err = c.source(f)
			if form, ok := errors.AsType[*sniff.Unreadable](err); ok {
				err = formError{name, form}
			}
		}
		if err == nil {
			err = c.carry(ctx, &in, run)
		}
		if ctx.Err() != nil {
			return all, ctx.Err()
		}
		all.Files = append(all.Files, tui.FileRead{Name: filepath.Base(name), Form: in.form.String(), Tally: in.tally, Skips: in.skips, Err: err})
		all.Sum = all.Sum.Plus(in.tally)
	}
	return all, nil
}

// A formError says of a file that its form cannot be read. It is told in the language that
// is the screen's when it is told.
type formError struct {
	label string
	form  *sniff.Unreadable
}

func (e formError) Error() string { return e.label + ": " + e.form.Error() }

// filesAt are the files of a folder and of those in it, or the file itself. What begins
// with a dot is the system's.
func filesAt(path string) ([]string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return []string{path}, nil
	}
	var names []string
	err = filepath.WalkDir(path, func(at string, d fs.DirEntry, err error) error {
		hidden := at != path && strings.HasPrefix(d.Name(), ".")
		switch {
		case err != nil && at == path:
			return err
		case err != nil || hidden && d.IsDir():
			return filepath.SkipDir
		case d.Type().IsRegular() && !hidden:
			names = append(names, at)
		}
		return nil
	})
	return names, err
}
