package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"sync"

	"github.com/spf13/cobra"

	"shoudao/ingest"
	"shoudao/ingest/live"
	"shoudao/tui"
)

func (a *app) syncCommand() *cobra.Command {
	var follow bool
	w := a.words.Cmd.Sync
	c := &cobra.Command{
		Use: "sync", Short: w.Help.Short, Long: w.Help.Long, Args: args(0, 0),
		RunE: func(c *cobra.Command, _ []string) error { return a.sync(c.Context(), follow) },
	}
	c.Flags().BoolVar(&follow, "follow", false, w.Follow)
	return c
}

// A syncer brings what is new from the feeds into the archive of a desk. The command and
// the screen share it.
type syncer struct {
	app   *app
	desk  *desk
	feeds []live.Feed
	// told is told of every attempt that has been entered, in the words for the user.
	told func(live.Attempt, [2]string) error
	// changed is told when the queue may have changed; it may be nil.
	changed func()

	judging sync.Mutex
	brought chan struct{} // gets something when what was brought to a feed is to be judged
}

// sync brings what is new from every source of the settings; with follow, again and
// again until it is stopped.
func (a *app) sync(ctx context.Context, follow bool) error {
	d, err := a.openToFill(ctx)
	if err != nil {
		return err
	}
	failed := false
	s, err := a.syncer(d)
	if err == nil && len(s.feeds) == 0 {
		err = noSourceError{a.configPath()}
	}
	if err != nil {
		return errors.Join(err, d.Close())
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	s.told = func(at live.Attempt, said [2]string) error {
		failed = failed || said[0] != ""
		err := a.sayAttempt(s.feed(at.Feed), at, said)
		if err != nil {
			stop(err) // whoever read the output has gone
		}
		return err
	}
	err = a.holding(ctx, d.Store, func(ctx context.Context) error {
		return a.syncDaily(ctx, d, follow, func() error { return s.run(ctx, follow) })
	})
	if err == nil && failed && !follow {
		err = errTold
	}
	return errors.Join(err, d.Close())
}

// syncer is that of a desk, with the sources of its settings.
func (a *app) syncer(d *desk) (*syncer, error) {
	s := &syncer{app: a, desk: d, told: func(live.Attempt, [2]string) error { return nil }, brought: make(chan struct{}, 1)}
	var err error
	s.feeds, err = a.feeds(d, s.taken)
	return s, err
}

// openToFill opens the archive of the settings, and makes it where there is none.
func (a *app) openToFill(ctx context.Context) (*desk, error) {
	c, p, err := a.settings()
	if err != nil {
		return nil, err
	}
	return a.openAt(ctx, a.archivePath(), c, p)
}

// run syncs the feeds once, or follows them until ctx ends. It judges first what an earlier
// run has stored and not judged.
func (s *syncer) run(ctx context.Context, follow bool) error {
	if err := s.judge(ctx, 0); err != nil {
		return err
	}
	var fault error
	enter := func(at live.Attempt) {
		if err := s.enter(ctx, at); err != nil && ctx.Err() == nil {
			fault = err // the last: it has been told, and others before it
		}
	}
	if follow {
		within, end := context.WithCancel(ctx)
		var judging sync.WaitGroup
		judging.Go(func() { s.judgeBrought(within) })
		live.Usual().Follow(ctx, s.feeds, enter)
		end()
		judging.Wait()
		if cause := context.Cause(ctx); !errors.Is(cause, context.Canceled) {
			fault = errors.Join(fault, cause)
		}
		return fault
	}
	if !s.app.json {
		s.sayServers()
	}
	live.Once(ctx, s.feeds, enter)
	return errors.Join(fault, ctx.Err())
}

// sayServers says of the sources to which messages are brought that there is nothing to fetch.
func (s *syncer) sayServers() {
	for _, f := range s.feeds {
		if _, ok := f.(live.Server); ok {
			s.app.say(string(tui.Text(s.app.words.Cmd.Sync.NotFetched(f.Name()))))
		}
	}
}

// enter judges what an attempt has brought, keeps what became of it, and tells. What goes wrong
// with that is told as well: who follows may look on for days.
func (s *syncer) enter(ctx context.Context, at live.Attempt) error {
	var said [2]string
	if at.Err != nil {
		said, _ = s.app.trouble(at.Err)
	}
	err := s.keep(ctx, at, said)
	switch {
	case err != nil && ctx.Err() != nil:
		return err
	case err != nil && at.Err == nil:
		said, _ = s.app.trouble(err)
	case s.changed != nil:
		s.changed()
	}
	return errors.Join(err, s.told(at, said))
}

// keep judges what an attempt has brought, and enters it as it is said.
func (s *syncer) keep(ctx context.Context, at live.Attempt, said [2]string) error {
	if at.Tally.Stored+at.Tally.Withheld > 0 {
		if err := s.judge(ctx, at.Tally.Stored); err != nil {
			return err
		}
	}
	return s.desk.Attempted(ctx, at.Feed, s.app.clock(s.desk.zone()), said[0], said[1])
}

// taken is told of what was brought to a feed that serves. Who brought it does not wait until it
// is judged, and much that comes at once is judged at once.
func (s *syncer) taken(t ingest.Tally) {
	if t.Stored+t.Withheld == 0 {
		return
	}
	select {
	case s.brought <- struct{}{}:
	default: // it will be judged with what came before
	}
}

// judgeBrought judges what is brought to feeds that serve, until ctx ends. What is not judged by
// then is judged at the next start of whatever looks.
func (s *syncer) judgeBrought(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.brought:
		}
		if s.judge(ctx, 0) == nil && s.changed != nil {
			s.changed()
		}
	}
}

// judge brings the queue up to date.
func (s *syncer) judge(ctx context.Context, stored int) error {
	s.judging.Lock()
	defer s.judging.Unlock()
	c := carrier{to: s.desk.Store, profile: s.desk.profile}
	_, err := c.judge(ctx, stored, nil)
	return err
}

// feed is the feed with a name.
func (s *syncer) feed(name string) live.Feed {
	i := slices.IndexFunc(s.feeds, func(f live.Feed) bool { return f.Name() == name })
	return s.feeds[i]
}

// syncJSON is what became of one source.
type syncJSON struct {
	Source     string      `json:"source"`
	Read       int         `json:"read"`
	Stored     int         `json:"stored"`
	Known      int         `json:"known"`
	Merged     int         `json:"merged"` // of the known, those that came by another way before
	Unreadable int         `json:"unreadable"`
	Withheld   int         `json:"withheld"`
	Fault      string      `json:"fault,omitempty"`
	Aside      []asideJSON `json:"aside,omitempty"`
}

type asideJSON struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
	Do     string `json:"do,omitempty"`
	At     string `json:"at,omitempty"` // since when
}

// sayAttempt prints what became of an attempt: the balance, what was set aside, and what
// went wrong. Its error is that of the output.
func (a *app) sayAttempt(f live.Feed, at live.Attempt, said [2]string) error {
	t, aside := at.Tally, a.aside(f)
	if a.json {
		return a.printJSON(syncJSON{f.Name(), t.Read, t.Stored, t.Known, t.Merged, t.Unreadable, t.Withheld, string(tui.Text(said[0])), aside})
	}
	w := a.words.Cmd
	if _, err := fmt.Fprintln(a.out, string(tui.Line(f.Name()))); err != nil {
		return err
	}
	_, serves := f.(live.Server)
	switch {
	case serves && said[0] == "":
		a.say("  " + w.Sync.Listening)
	case t.Read > 0 || said[0] == "":
		a.say("  " + w.Output.Balance(t))
	}
	for _, x := range aside {
		a.say("  " + string(tui.Line(w.Sync.Aside(filepath.Base(x.Path), x.Reason))))
	}
	if said[0] != "" {
		a.say("  " + string(tui.Text(w.Trouble.Heads[0]+said[0])))
		a.say("  " + string(tui.Text(w.Trouble.Heads[1]+said[1])))
	}
	return nil
}

// aside are the files of a feed that could not be read, by path.
func (a *app) aside(f live.Feed) []asideJSON {
	dir, ok := f.(*folderFeed)
	if !ok {
		return nil
	}
	var all []asideJSON
	left := dir.Aside()
	for _, path := range slices.Sorted(maps.Keys(left)) {
		said, _ := a.trouble(left[path])
		all = append(all, asideJSON{Path: path, Reason: said[0], Do: said[1]})
	}
	return all
}

var _ ingest.Waiter = (*folderFeed)(nil)
