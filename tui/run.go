package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	tea "charm.land/bubbletea/v2"

	"shoudao/tui/text"
)

// A When reads a time that the user typed: 今晚, 周五, 3.15, +2d, tomorrow 9am. It
// reports false for what it does not understand.
type When func(text string, now time.Time) (time.Time, bool)

// Options say what the screen works with. Inbox, Words, Location and Now are
// needed.
type Options struct {
	Inbox    Inbox
	Words    text.Words
	Location *time.Location   // the user's
	Who      string           // the user's name, for the head of the screen
	Now      func() time.Time // the clock
	// Due reads a deadline, where 周五 is the end of that day; Wake reads when to be
	// shown again, where it is the beginning. Without them only what the dialogs
	// offer themselves can be chosen.
	Due, Wake When
	Look      Look
	// Copy puts text on the system's clipboard. Without it only the terminal is asked to.
	Copy Copier
	// Explain says an error of the inbox in the user's words, and nothing if it has none. It may
	// be nil.
	Explain func(error) string
	Notify  Notify
	// Rebinds are the user's own keys, Advance where the cursor goes after an action. The
	// line mode, which is told words and not keys, has no use for them.
	Rebinds Rebinds
	Advance Advance
	// Changed says that the archive has changed in this process. What others change
	// is noticed by itself, a little later. It may be nil.
	Changed <-chan struct{}
	// CopyFailed says why the daily copy of the archive could not be made. It may be nil.
	CopyFailed <-chan error

	// Paster takes in what is pasted into a list. Without one a paste is refused.
	Paster Paster

	// Input, Output and Environ are those of the terminal; nil for the process's own.
	Input   io.Reader
	Output  io.Writer
	Environ []string
}

// The pace at which the screen learns of changes.
const (
	changeGap = 150 * time.Millisecond // changes within it are told as one
	watchGap  = time.Second            // between looks at the version
)

// ErrBroken is what [Run] returns if the program itself has gone wrong. The terminal is
// left as it was, and what went wrong is written on it.
var ErrBroken = errors.New("the screen has broken")

// Run shows the screen until the user leaves it or ctx ends. It returns nil for
// both, and an error if the terminal cannot be used, the program is [ErrBroken] or the keys
// are a [KeyError]. What the user has done is stored before it returns.
func Run(ctx context.Context, o Options) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	d := o.desk(ctx)
	var err error
	if d.keys, err = d.keys.rebound(o.Words, o.Rebinds); err != nil {
		return err
	}
	d.advance = o.Advance
	defer d.client.writes.flush()
	m := newModel(d, o.Look, o.Now())
	options := []tea.ProgramOption{tea.WithContext(ctx)}
	if o.Input != nil {
		options = append(options, tea.WithInput(o.Input))
	}
	if o.Output != nil {
		options = append(options, tea.WithOutput(o.Output))
	}
	if o.Environ != nil {
		options = append(options, tea.WithEnvironment(o.Environ))
	}
	p := tea.NewProgram(m, options...)
	go minutes(ctx, o.Now, func(now time.Time) { p.Send(tickMsg{now}) })
	go coalesce(ctx, watch(ctx, o.Inbox, o.Changed, func(err error) { p.Send(faultMsg{err}) }), changeGap, func() { p.Send(changedMsg{}) })
	go o.failing(ctx, func(err error) { p.Send(unsafeMsg{err}) })
	_, err = p.Run()
	if errors.Is(err, tea.ErrProgramPanic) {
		return ErrBroken
	}
	if err != nil && !errors.Is(err, tea.ErrInterrupted) && ctx.Err() == nil {
		return fmt.Errorf("show the screen: %w", err)
	}
	return nil
}

// failing hands on what goes wrong with the daily copy.
func (o Options) failing(ctx context.Context, tell func(error)) {
	for {
		select {
		case <-ctx.Done():
			return
		case err := <-o.CopyFailed:
			tell(err)
		}
	}
}

func (o Options) desk(ctx context.Context) *desk {
	never := func(string, time.Time) (time.Time, bool) { return time.Time{}, false }
	d := &desk{
		client: client{ctx: ctx, inbox: o.Inbox, now: o.Now, writes: &writes{}, paster: o.Paster, asked: &order{}},
		words:  o.Words, keys: newKeyMap(o.Words, onWindows),
		zone: o.Location, who: Line(o.Who), due: o.Due, wake: o.Wake, copier: o.Copy, explain: o.Explain, notify: o.Notify,
	}
	d.names = newNameBook()
	d.keys = d.keys.withPaste(o.Words)
	d.keys.paste.SetEnabled(o.Paster != nil)
	if d.due == nil {
		d.due = never
	}
	if d.wake == nil {
		d.wake = never
	}
	return d
}

// minutes calls tell at the beginning of every minute.
func minutes(ctx context.Context, now func() time.Time, tell func(time.Time)) {
	for {
		at := now()
		if !sleep(ctx, at.Truncate(time.Minute).Add(time.Minute).Sub(at)) {
			return
		}
		tell(now())
	}
}

// sleep waits for d and reports false if ctx ended first.
func sleep(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// watch joins what this process says of its own changes with what the version
// tells of others'. An inbox that cannot be asked is asked again; fail is called the
// first time, and again once it has answered in between.
func watch(ctx context.Context, inbox Inbox, own <-chan struct{}, fail func(error)) <-chan struct{} {
	changes := make(chan struct{}, 1)
	tell := func() {
		select {
		case changes <- struct{}{}:
		default: // one is waiting already
		}
	}
	// Asked before the first rows are: what changes after these have been read is told.
	version, err := inbox.Version(ctx)
	known, failed := err == nil, false
	go func() {
		tick := time.NewTicker(watchGap)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-own:
				tell()
			case <-tick.C:
				v, err := inbox.Version(ctx)
				if err != nil {
					if !failed && ctx.Err() == nil {
						fail(err)
					}
					failed = true
					continue
				}
				failed = false
				if !known || v != version {
					tell()
				}
				version, known = v, true
			}
		}
	}()
	return changes
}

// coalesce calls tell for changes, but never twice within gap: the first is told
// at once, those that follow as one.
func coalesce(ctx context.Context, changes <-chan struct{}, gap time.Duration, tell func()) {
	for {
		select {
		case <-ctx.Done():
			return
		case _, ok := <-changes:
			if !ok {
				return
			}
		}
		tell()
		if !sleep(ctx, gap) {
			return
		}
	}
}
