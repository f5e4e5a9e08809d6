package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"shoudao/ingest"
)

// Answers of the setup. Each tells what it answers, so that a screen can drop one to a
// question that it no longer asks.
type (
	// spokenMsg says that the user has chosen another language.
	spokenMsg struct{ wizard *wizard }
	// draftedMsg hands what the user has told to the step below.
	draftedMsg struct{ draft Draft }
	savedMsg   struct {
		draft Draft
		bad   []Field
		err   error
	}
	keptMsg   struct{ err error }
	intakeMsg struct {
		path   string
		stored bool
		intake Intake
		err    error
	}
	watchedMsg struct {
		path string // that was to be watched; empty: it was only asked which are
		all  []string
		err  error
	}
	groupsMsg struct {
		groups []LastSaid
		err    error
	}
	aheadMsg struct {
		ahead Ahead
		err   error
	}
	previewedMsg struct {
		nth     int
		preview Preview
		err     error
	}
	suggestedMsg struct {
		id   ingest.ID
		word Suggestion
		err  error
	}
	acceptedMsg struct {
		word  Suggestion
		draft Draft
		err   error
	}
)

func (w *wizard) save(d Draft) tea.Cmd {
	return w.client.writes.add(func() tea.Msg {
		bad, err := w.setup.Save(context.WithoutCancel(w.client.ctx), d)
		return savedMsg{d, bad, err}
	})
}

func (w *wizard) keep(d Draft) tea.Cmd {
	return w.client.writes.add(func() tea.Msg {
		return keptMsg{w.setup.Keep(context.WithoutCancel(w.client.ctx), d)}
	})
}

func (w *wizard) accept(s Suggestion) tea.Cmd {
	return w.client.writes.add(func() tea.Msg {
		d, err := w.setup.Accept(context.WithoutCancel(w.client.ctx), s)
		return acceptedMsg{s, d, err}
	})
}

// read reads what is at a path. Storing is no write of the user's that would have to
// be waited for at the end: it is done page by page, and can be done again.
func (w *wizard) read(ctx context.Context, path string, store bool) tea.Cmd {
	return func() tea.Msg {
		in, err := w.setup.Read(ctx, path, store)
		return intakeMsg{path, store, in, err}
	}
}

// watched has the folder at a path watched, if one is given, and tells which are.
func (w *wizard) watched(path string) tea.Cmd {
	do := func() tea.Msg {
		ctx := context.WithoutCancel(w.client.ctx)
		if path != "" {
			if err := w.setup.Watch(ctx, path); err != nil {
				return watchedMsg{path: path, err: err}
			}
		}
		all, err := w.setup.Watched(ctx)
		return watchedMsg{path, all, err}
	}
	if path == "" {
		return do
	}
	return w.client.writes.add(do)
}

func (w *wizard) groups() tea.Cmd {
	return func() tea.Msg {
		all, err := w.setup.Groups(w.client.ctx)
		return groupsMsg{all, err}
	}
}

func (w *wizard) ahead() tea.Cmd {
	return func() tea.Msg {
		a, err := w.setup.Ahead(w.client.ctx, w.words.Lang)
		return aheadMsg{a, err}
	}
}

func (w *wizard) preview(ctx context.Context, nth int) tea.Cmd {
	return func() tea.Msg {
		p, err := w.setup.Preview(ctx)
		return previewedMsg{nth, p, err}
	}
}

func (w *wizard) suggest(ctx context.Context, id ingest.ID) tea.Cmd {
	return func() tea.Msg {
		s, err := w.setup.Suggest(ctx, id)
		return suggestedMsg{id, s, err}
	}
}

// trouble is an error in the user's words.
func (w *wizard) trouble(err error) Safe {
	said := w.setup.Tell(w.words.Lang, err)
	return own(w.words.Setup.Failed(string(Line(said[0])), string(Line(said[1]))))
}
