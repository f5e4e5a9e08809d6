package main

import (
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"sync"
	"time"

	"shoudao/ingest"
	"shoudao/store"
	"shoudao/tui"
	"shoudao/tui/text"
)

// A setup is the program as the setup's screens see it. What they write is the settings
// file itself, as soon as it is valid, so that every part of the program that works by
// the settings works here as well.
type setup struct {
	app  *app // it prints nothing: the screen has the terminal
	path string
	lock *sync.Mutex // held while the settings are written
	// busy is held for reading by whatever uses the archive: what a screen that has gone
	// had begun is to be over, and its leavings gone, before the program goes on.
	busy *sync.RWMutex
}

var _ tui.Setup = setup{}

func (a *app) newSetup() setup {
	quiet := *a
	quiet.out, quiet.err, quiet.onExit = io.Discard, io.Discard, nil
	return setup{app: &quiet, path: a.configPath(), lock: &sync.Mutex{}, busy: &sync.RWMutex{}}
}

// wizard shows the setup, and opens what the user has chosen in it. Who leaves the sample is
// back where she chose it.
func (a *app) wizard(ctx context.Context, welcome bool) error {
	look, err := a.look()
	if err != nil {
		return err
	}
	for sampled := false; ; sampled = true {
		again, err := a.setUp(ctx, tui.SetupOptions{Welcome: welcome, Sampled: sampled, Look: look})
		if err != nil || !again || ctx.Err() != nil {
			return err
		}
	}
}

// setUp shows the setup once, and what was chosen in it; again says that this was the sample.
func (a *app) setUp(ctx context.Context, o tui.SetupOptions) (again bool, err error) {
	s := a.newSetup()
	draft, zone, err := s.load(a.words.Lang)
	if err != nil {
		return false, err
	}
	o.Setup, o.Draft, o.Settings, o.Archive, o.Location = s, draft, s.path, a.archivePath(), zone
	o.Now = func() time.Time { return a.clock(zone) }
	out, err := tui.RunSetup(ctx, o)
	s.busy.Lock()
	defer s.busy.Unlock()
	if err != nil {
		return false, err
	}
	a.words = text.For(out.Draft.Lang)
	switch {
	case out.Demo:
		offset := a.offset
		err := a.runDemo(ctx)
		a.offset = offset // the clock of the sample is its own
		return err == nil, err
	case out.Done:
		return false, a.afterSetup(ctx)
	}
	if _, err := os.Stat(s.draftPath()); err == nil || out.Draft != draft {
		a.say(a.words.Setup.Paused)
	}
	return false, nil
}

// afterSetup opens the queue. What the new settings change in it has been seen just now.
func (a *app) afterSetup(ctx context.Context) error {
	c, p, err := a.settings()
	if err != nil {
		return err
	}
	d, err := a.openStale(ctx, a.archivePath(), c, p)
	if err != nil {
		return err
	}
	if err = a.bringUp(ctx, d); err == nil {
		err = a.markTold(ctx, d.Store, d.zone())
	}
	if err == nil {
		err = a.presentDaily(ctx, d)
	}
	return errors.Join(err, d.Close())
}

// Tell implements [tui.Setup].
func (s setup) Tell(l text.Lang, err error) [2]string {
	a := *s.app
	a.words = text.For(l)
	if errors.Is(err, errUnwritable) {
		return a.words.Setup.Unwritable
	}
	if e, ok := errors.AsType[formError](err); ok {
		err = a.unreadable(e.label, e.form)
	}
	said, _ := a.trouble(err)
	return said
}

// desk opens the archive with the saved settings; without an archive the error is
// [fs.ErrNotExist].
func (s setup) desk(ctx context.Context) (*desk, error) {
	c, p, err := s.app.settings()
	if err != nil {
		return nil, err
	}
	path := s.app.archivePath()
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	return s.app.openStale(ctx, path, c, p)
}

// aheadDays is how far ahead the setup looks into the calendar.
const aheadDays = 100

// Ahead implements [tui.Setup].
func (s setup) Ahead(_ context.Context, l text.Lang) (tui.Ahead, error) {
	c, known, err := s.read(l)
	if err != nil {
		return tui.Ahead{}, err
	}
	if !known {
		c = s.blank(c, l)
	}
	office, err := c.office(s.path)
	if err != nil {
		return tui.Ahead{}, err
	}
	days := office.Calendar.Exceptions(s.app.clock(office.Location), aheadDays)
	return tui.Ahead{Days: days, Until: office.Calendar.Until(), Own: c.Hours.Holidays != ""}, nil
}

// Groups implements [tui.Setup].
func (s setup) Groups(ctx context.Context) ([]tui.LastSaid, error) {
	s.busy.RLock()
	defer s.busy.RUnlock()
	d, err := s.desk(ctx)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	cover, err := d.Coverage(ctx)
	all := make([]tui.LastSaid, len(cover))
	for i, c := range cover {
		all[i] = tui.LastSaid{Group: c.Group, At: c.Last}
		if m, ok := d.lastOf(ctx, c); ok {
			all[i].Sender, all[i].Text = m.Sender, m.Text
		}
	}
	return all, errors.Join(err, d.Close())
}

// lastOf is the last message of a group; it is not there where it cannot be read, which is told of
// the archive elsewhere.
func (d *desk) lastOf(ctx context.Context, c store.Coverage) (ingest.Message, bool) {
	page, err := d.Search(ctx, store.Query{Group: cmp.Or(c.Group.ID, c.Group.Name), From: c.Last, Limit: 20})
	if err != nil {
		return ingest.Message{}, false
	}
	for _, h := range page.Hits {
		if h.Message.Group.ID == c.Group.ID && h.Message.Group.Name == c.Group.Name {
			return h.Message, true
		}
	}
	return ingest.Message{}, false
}

// Suggest implements [tui.Setup]. The archive has to be judged by the settings first:
// what a word changes is told against that.
func (s setup) Suggest(ctx context.Context, id ingest.ID) (tui.Suggestion, error) {
	s.busy.RLock()
	defer s.busy.RUnlock()
	d, err := s.desk(ctx)
	if err != nil {
		return tui.Suggestion{}, err
	}
	word, err := s.suggest(ctx, d, id)
	return word, errors.Join(err, d.Close())
}

func (s setup) suggest(ctx context.Context, d *desk, id ingest.ID) (tui.Suggestion, error) {
	if _, err := d.Triage(ctx, d.judge, nil); err != nil {
		return tui.Suggestion{}, err
	}
	m, err := d.Message(ctx, id)
	if err != nil {
		return tui.Suggestion{}, err
	}
	l := learner{desk: d, now: s.app.now, may: func(t tweak) bool { return t.key != "groups.points" }}
	p, err := l.proposeIn(ctx, m)
	switch {
	case err != nil:
		return tui.Suggestion{}, err
	case p == nil:
		return tui.Suggestion{}, tui.ErrThere
	case p.Tweak == nil && p.Harm > 0:
		return tui.Suggestion{}, tui.ErrHarm
	case p.Tweak == nil:
		return tui.Suggestion{}, tui.ErrNone
	}
	days, err := d.days(ctx)
	_, in := p.sides()
	return tui.Suggestion{
		Key: p.Tweak.key, Value: p.Tweak.value, Drop: p.Tweak.drop, More: len(in), PerDay: float64(len(in)) / float64(days),
	}, err
}

// days is how many days the archive spans.
func (d *desk) days(ctx context.Context) (int, error) {
	cover, err := d.Coverage(ctx)
	if err != nil || len(cover) == 0 {
		return 1, err
	}
	first, last := cover[0].First, cover[0].Last
	for _, c := range cover {
		if c.First.Before(first) {
			first = c.First
		}
		if c.Last.After(last) {
			last = c.Last
		}
	}
	return spanned(first, last), nil
}

// spanned is how many days lie between two instants, begun ones counted.
func spanned(first, last time.Time) int {
	const day = 24 * time.Hour
	return max(int((last.Sub(first)+day-1)/day), 1)
}

// newest is when the last message of the archive was sent.
func (d *desk) newest(ctx context.Context) (time.Time, error) {
	page, err := d.Search(ctx, store.Query{Limit: 1})
	if err != nil || len(page.Hits) == 0 {
		return time.Time{}, err
	}
	return page.Hits[0].Message.SentAt, nil
}

// week reads the messages of the last days before the newest, oldest first.
func (d *desk) week(ctx context.Context) ([]ingest.Message, error) {
	last, err := d.newest(ctx)
	if err != nil || last.IsZero() {
		return nil, err
	}
	var all []ingest.Message
	q := store.Query{From: last.AddDate(0, 0, -previewDays), Limit: 1000}
	for {
		page, err := d.Search(ctx, q)
		if err != nil {
			return nil, err
		}
		for _, h := range page.Hits {
			if d.profile.Triaged(h.Message.Group) {
				all = append(all, h.Message)
			}
		}
		if q.Behind = page.Next; q.Behind.IsZero() {
			return inOrder(all), nil
		}
	}
}

// previewDays is how far back the setup looks.
const previewDays = 7
