package tui

import (
	"cmp"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shoudao/ingest"
)

// A taking is the filtered message that the user has last said is hers, with what would bring
// such a message in by itself and what else that would have brought: it is told in one line
// at once, and in full one key away.
type taking struct {
	id     ingest.ID
	asked  ingest.ID // of which message an answer is being worked out; one at a time
	review Review
	known  bool
}

// update is the taking after a message of the screen's, and what it asks for.
func (t taking) update(c client, msg tea.Msg) (taking, tea.Cmd) {
	switch msg := msg.(type) {
	case judgedMsg:
		if !msg.mine || msg.err != nil {
			return t.left(), nil
		}
		t.id, t.known = msg.id, false
	case undoneMsg:
		return t.left(), nil
	case reviewedMsg:
		if msg.id == t.asked {
			t.asked = ingest.ID{}
		}
		if msg.id == t.id && msg.err != nil {
			return t.left(), nil
		}
		if msg.id == t.id {
			t.review, t.known = msg.review, true
			return t, nil
		}
	default:
		return t, nil
	}
	if t.id.IsZero() || t.known || !t.asked.IsZero() {
		return t, nil
	}
	t.asked = t.id
	return t, c.review(t.id)
}

// left is the taking after she has gone on.
func (t taking) left() taking { return taking{asked: t.asked} }

// reviewed is the message whose review a key opens: what was taken in just now, else the chosen one.
func (t taking) reviewed(chosen ingest.ID) ingest.ID { return cmp.Or(t.id, chosen) }

// line tells what would have caught it; nil where nothing was taken in.
func (t taking) line(d *desk, review key.Binding, n int) line {
	w, r, k := d.words.Trust, t.review, firstLabel(review)
	switch {
	case t.id.IsZero():
		return nil
	case !t.known:
		return of(muted, own(" "+w.Proposing)).cut(n)
	case r.Caught:
		return of(fresh, own(" "+d.words.Review.Caught)).cut(n)
	case r.Change == nil:
		return of(muted, own(" "+w.NoProposal(k))).cut(n)
	}
	c := r.Change
	what := d.words.Cmd.Proposal.What(c.Key, string(cut(Line(c.Value), proposedCells)), c.Drop, c.Points)
	return of(fresh, own(" "+w.Proposed(what, len(c.Others), c.Refused, k))).cut(n)
}

// proposedCells is how much of a word that is proposed one line shows.
const proposedCells = 16
