package main

import (
	"context"
	"errors"
	"slices"
	"time"

	"shoudao/ingest"
	"shoudao/store"
	"shoudao/triage"
)

// When the user says that an item is not hers, or that a message is, the program names
// the evidence and proposes one change of the settings, with what it would do to all that
// is in the archive. Nothing is changed: the decision stands for itself, and whether the
// settings follow is hers to say.

// A proposal is what the settings could learn from a decision.
type proposal struct {
	In       bool            // a message is to come in; else an item is to go
	Evidence []triage.Reason // what brought the item in, or what kept the message out
	Lacks    []triage.Code   // of a message: what it lacked
	Tweak    *tweak          // nil: there is none to propose
	Edit     edit
	// What it would change besides the item itself, by the rules alone.
	Others []store.Shift
	// Refused are those of them that the user has said are not hers.
	Refused int
	// Waiting are those that stand in her queue and would leave it.
	Waiting int
	// Harm counts what every tweak that would have done would take from the user: items
	// that she dealt with as hers. Such a tweak is not proposed.
	Harm int
}

// propose is what the settings could learn from a decision; nil if it is none to learn
// from. Of several decisions at once nothing is learnt: they may have nothing in common.
func (l learner) propose(ctx context.Context, dec triage.Decision) (*proposal, error) {
	switch dec.Verb {
	case triage.MarkNotMine:
		it, err := l.Item(ctx, dec.Anchor)
		if errors.Is(err, store.ErrNotFound) {
			return nil, nil // it was the user's alone, and went with her word
		}
		if err != nil {
			return nil, err
		}
		return l.proposeOut(ctx, it)
	case triage.MarkMine:
		m, err := l.Message(ctx, dec.Anchor.Message)
		if err != nil {
			return nil, err
		}
		return l.proposeIn(ctx, m)
	}
	return nil, nil
}

// previewed is how many tweaks are tried on the whole archive at most, for each judges it
// anew.
const previewed = 3

// patience is for how long one that does is not enough, and a better one is looked for.
const patience = 3 * time.Second

// A learner looks for what the settings could learn. It needs no more than an archive, so
// that commands and the screen can have one.
type learner struct {
	*desk
	now  func() time.Time
	tell store.Progress   // of each judgement of the whole archive; it may be nil
	may  func(tweak) bool // which changes may be proposed; nil for all
}

// A trial is what a search for a tweak has come to.
type trial struct {
	learner
	id    ingest.ID // of the message that the decision was about
	in    bool      // the message is to come in, not to go
	tries int
	since time.Time
	found *proposal
	harm  int
}

// judgeWith is the judge of the settings with a tweak; ok is false for settings that
// cannot be.
func (d *desk) judgeWith(t tweak) (*triage.Judge, bool) {
	p, err := t.applied(d.config).profile("")
	if err != nil {
		return nil, false
	}
	return triage.NewJudge(p), true
}

// consider tries a tweak on the archive, and reports whether the search is over.
func (t *trial) consider(ctx context.Context, w tweak) (done bool, err error) {
	j, ok := t.judgeWith(w)
	if t.tries == previewed || t.found != nil && t.now().Sub(t.since) > patience {
		return true, nil
	}
	if !ok {
		return false, nil
	}
	t.tries++
	delta, err := t.Preview(ctx, j, t.tell)
	if err != nil {
		return true, err
	}
	p := proposal{Tweak: &w, Edit: w.edit(t.config)}
	harm, does := 0, false
	for _, s := range delta.Shifts {
		if !s.Dropped && !s.Brought {
			continue
		}
		if s.Holds(t.id) && (t.in || s.Anchor.Message == t.id) {
			does = does || s.Brought == t.in
			continue
		}
		if s.Dropped && s.Handled {
			harm++
		}
		switch {
		case s.Was == store.IsNotMine || s.Is == store.IsNotMine:
			p.Refused++
		case s.Dropped && s.Was == store.InQueue:
			p.Waiting++
		}
		p.Others = append(p.Others, s)
	}
	switch {
	case !does:
		return false, nil
	case harm > 0:
		t.harm = max(t.harm, harm)
		return false, nil
	}
	if t.found == nil || p.cost(t.in) < t.found.cost(t.in) {
		t.found = &p
	}
	return p.cost(t.in) == 0, nil
}

// cost is how many other items the change would touch of which the user has not said that
// it should: what she has refused may go, and should not come.
func (p *proposal) cost(in bool) int {
	if in {
		return len(p.Others) + p.Refused
	}
	return len(p.Others) - p.Refused
}

// search tries the tweaks in their order.
func (t *trial) search(ctx context.Context, tweaks []tweak) (proposal, error) {
	t.since = t.now()
	for _, w := range tweaks {
		done, err := t.consider(ctx, w)
		if err != nil {
			return proposal{}, err
		}
		if done {
			break
		}
	}
	if t.found != nil {
		return *t.found, nil
	}
	return proposal{Harm: t.harm}, nil
}

// explainWith is what the rules make of a message with a tweak.
func (d *desk) explainWith(mem triage.Memory, m ingest.Message, t tweak) (triage.Explanation, bool) {
	j, ok := d.judgeWith(t)
	if !ok {
		return triage.Explanation{}, false
	}
	return j.Explain(mem, m), true
}

// strongest are the reasons that count, the weightiest first.
func strongest(reasons []triage.Reason, counts func(triage.Reason) bool) []triage.Reason {
	kept := slices.DeleteFunc(slices.Clone(reasons), func(r triage.Reason) bool { return !counts(r) })
	slices.SortStableFunc(kept, func(a, b triage.Reason) int { return abs(b.Weight) - abs(a.Weight) })
	return kept[:min(len(kept), 4)]
}

func abs(n int) int { return max(n, -n) }
