package tui

import (
	"context"
	"errors"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"shoudao/tui/text"
)

// SetupOptions say what the setup works with. All but Look, Welcome and Draft are needed.
type SetupOptions struct {
	Setup    Setup
	Draft    Draft // what is known already
	Welcome  bool  // begin with the choice between the sample and the setup
	Sampled  bool  // the sample has just been left
	Settings string
	Archive  string // where the two lie
	Location *time.Location
	Now      func() time.Time
	Look     Look
}

// A wizard is what every screen of the setup works with. It speaks one language;
// for another a new one is made.
type wizard struct {
	*desk
	setup             Setup
	settings, archive Safe
}

// RunSetup shows the setup until its end, until the user leaves it, or ctx ends.
// What she has typed is kept whichever it was.
func RunSetup(ctx context.Context, o SetupOptions) (Outcome, error) {
	within, cancel := context.WithCancel(ctx)
	defer cancel()
	w := o.wizard(within)
	m := newSetupModel(w, o)
	p := tea.NewProgram(m, tea.WithContext(within))
	last, err := p.Run()
	w.client.writes.flush()
	if err != nil && !errors.Is(err, tea.ErrInterrupted) && ctx.Err() == nil {
		return Outcome{}, fmt.Errorf("show the setup: %w", err)
	}
	end, ok := last.(model)
	if !ok {
		return Outcome{Draft: o.Draft}, nil
	}
	out := end.outcome()
	if !out.Done && out.Draft != o.Draft {
		err = o.Setup.Keep(context.WithoutCancel(ctx), out.Draft)
		return out, err
	}
	return out, nil
}

func (o SetupOptions) wizard(ctx context.Context) *wizard {
	d := &desk{client: client{ctx: ctx, now: o.Now, writes: &writes{}, asked: &order{}}, zone: o.Location, names: newNameBook()}
	w := &wizard{desk: d, setup: o.Setup, settings: Line(o.Settings), archive: Line(o.Archive)}
	return w.speaking(o.Draft.Lang)
}

// speaking is the wizard in another language.
func (w wizard) speaking(l text.Lang) *wizard {
	d := *w.desk
	d.words = text.For(l)
	d.keys = newKeyMap(d.words, onWindows)
	w.desk = &d
	return &w
}

func newSetupModel(w *wizard, o SetupOptions) model {
	m := newModel(w.desk, o.Look, o.Now())
	if o.Welcome {
		m.stack = []screen{welcome{wizard: w, draft: o.Draft, at: 1, sampled: o.Sampled}}
	} else {
		m.stack = []screen{newLanguageStep(w, o.Draft)}
	}
	return m
}

// A drafter is a screen that knows what the user has told so far.
type drafter interface {
	screen
	outcome() Outcome
}

// inSetup reports whether the stack is that of the setup, which has no inbox.
func (m model) inSetup() bool {
	_, ok := m.stack[0].(drafter)
	return ok
}

// outcome is that of the uppermost screen of the setup; its help knows nothing.
func (m model) outcome() Outcome {
	for i := len(m.stack) - 1; i >= 0; i-- {
		if s, ok := m.stack[i].(drafter); ok {
			return s.outcome()
		}
	}
	return Outcome{}
}
