package main

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"shoudao/ingest"
	"shoudao/store/chatter"
)

// The names of the engines. Ours comes first.
const (
	oursName    = "shoudao"
	likeName    = "LIKE"
	trigramName = "trigram"
	xapianName  = "Xapian"
	grepName    = "ripgrep"
)

// errNoXapian says that there is no Xapian in this program.
var errNoXapian = errors.New("not built in: apt-get install libxapian-dev, and build with -tags xapian")

// A fair is where ours and the others show what they can.
type fair struct {
	options
	chatter *chatter.Chatter
	made    made
	missing []string // peers that are not here, and why
	engines []entry
	reused  bool // the archives were made by an earlier run
	results []result
	whole   []process
}

// An entry is an engine that takes part.
type entry struct {
	name string
	engine
}

// made is what was learnt when the archives were made; it is kept beside them.
type made struct {
	Last    time.Time // when the last message was sent
	Text    int64     // bytes of the texts
	Seconds map[string]float64
	Longest map[string]float64 // seconds that a page of messages took at most
	Bytes   map[string]int64

	Judged float64 // seconds in which the program judged all messages
}

func newFair(o options) *fair {
	return &fair{options: o, chatter: chatter.New(1), made: made{Seconds: map[string]float64{}, Longest: map[string]float64{}, Bytes: map[string]int64{}}}
}

func (f *fair) close() error {
	var errs []error
	for _, e := range f.engines {
		errs = append(errs, e.close())
	}
	return errors.Join(errs...)
}

// The files of the archives.
var files = map[string]string{oursName: "shoudao.db", trigramName: "trigram.db", xapianName: "xapian", grepName: "text.tsv"}

// without reports whether a peer is to be left out.
func (f *fair) isWithout(name string) bool {
	return slices.Contains(strings.Split(f.without, ","), name)
}

// fill makes the archives, page by page in turn, unless they are there, and opens them.
func (f *fair) fill(ctx context.Context) error {
	ledger := f.path("made.json")
	if b, err := os.ReadFile(ledger); err == nil {
		if err := json.Unmarshal(b, &f.made); err != nil {
			return err
		}
		f.reused = true
		return f.open(ctx)
	}
	writers, err := f.create(ctx)
	if err != nil {
		return err
	}
	if err := f.importAll(ctx, writers); err != nil {
		return err
	}
	for _, w := range writers {
		begin := time.Now()
		if o, ok := w.engine.(*ours); ok {
			if err := o.s.Tidy(ctx); err != nil {
				return err
			}
		}
		if err := w.close(); err != nil {
			return err
		}
		f.made.Seconds[w.name] += time.Since(begin).Seconds()
		if w.name == oursName && f.judge {
			if err := f.judgeAll(ctx); err != nil {
				return err
			}
		}
		if f.made.Bytes[w.name], err = sizeOf(f.path(files[w.name])); err != nil {
			return err
		}
	}
	b, err := json.MarshalIndent(f.made, "", "\t")
	if err == nil {
		err = os.WriteFile(ledger, b, 0o600)
	}
	if err != nil {
		return err
	}
	return f.open(ctx)
}

// create makes what is filled; who is missing is noted.
func (f *fair) create(ctx context.Context) ([]entry, error) {
	us, err := openOurs(ctx, f.path(files[oursName]))
	if err != nil {
		return nil, err
	}
	all := []entry{{oursName, us}}
	if !f.isWithout("c-sqlite") {
		c, err := newClib(f.path(files[trigramName]))
		if err != nil {
			return nil, err
		}
		all = append(all, entry{trigramName, c})
	}
	if !f.isWithout("xapian") {
		x, err := newXapian(f.path(files[xapianName]))
		if err == nil {
			all = append(all, entry{xapianName, x})
		} else if !errors.Is(err, errNoXapian) {
			return nil, err
		}
	}
	text, err := os.OpenFile(f.path(files[grepName]), os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, err
	}
	return append(all, entry{grepName, &grep{text.Name(), text}}), nil
}

// importAll gives everybody the same pages in turn.
func (f *fair) importAll(ctx context.Context, writers []entry) error {
	const page = 10_000
	c := chatter.New(1)
	for left := f.n; left > 0; {
		ms := c.Page(min(left, page))
		left -= len(ms)
		f.made.Last = ms[len(ms)-1].SentAt
		for _, m := range ms {
			f.made.Text += int64(len(m.Text))
		}
		for _, w := range writers {
			took, err := f.addTo(ctx, w, ms)
			if err != nil {
				return err
			}
			f.made.Seconds[w.name] += took
			f.made.Longest[w.name] = max(f.made.Longest[w.name], took)
		}
		if left%(10*page) == 0 && left > 0 {
			tell("%d to go", left)
		}
	}
	return nil
}

func (f *fair) addTo(ctx context.Context, w entry, ms []ingest.Message) (float64, error) {
	begin := time.Now()
	err := w.add(ctx, ms)
	return time.Since(begin).Seconds(), err
}

// open opens the archives for searches.
func (f *fair) open(ctx context.Context) error {
	us, err := openOurs(ctx, f.path(files[oursName]))
	if err != nil {
		return err
	}
	f.engines = append(f.engines, entry{oursName, us})
	if _, err := os.Stat(f.path(files[trigramName])); err == nil && !f.isWithout("c-sqlite") {
		for name, trigrams := range map[string]bool{likeName: false, trigramName: true} {
			c, err := openClib(f.path(files[trigramName]), trigrams)
			if err != nil {
				return err
			}
			f.engines = append(f.engines, entry{name, c})
		}
	}
	switch x, err := openXapian(f.path(files[xapianName])); {
	case f.isWithout("xapian"):
	case err != nil:
		f.missing = append(f.missing, "Xapian: "+err.Error())
	default:
		f.engines = append(f.engines, entry{xapianName, x})
	}
	if _, err := exec.LookPath("rg"); err != nil {
		f.missing = append(f.missing, "ripgrep is not installed: apt-get install ripgrep")
	} else if !f.isWithout("ripgrep") {
		text, err := os.Open(f.path(files[grepName]))
		if err != nil {
			return err
		}
		f.engines = append(f.engines, entry{grepName, &grep{text.Name(), text}})
	}
	slices.SortStableFunc(f.engines[1:], func(a, b entry) int { return strings.Compare(a.name, b.name) })
	return nil
}

// sizeOf are the bytes of a file, or of all in a folder.
func sizeOf(path string) (size int64, err error) {
	err = filepath.WalkDir(path, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	return size, err
}
