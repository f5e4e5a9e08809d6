package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shoudao/triage"
)

// A sieve narrows a list of items to those that hold what is typed, while it is typed.
// Marks are not touched by it, and what is done is done to what is seen.
type sieve struct {
	input  input
	typing bool
}

// words are what the list is narrowed by; none: it is whole.
func (s sieve) words() string { return strings.TrimSpace(s.input.text()) }

// sift takes a key while the sieve is typed in: Enter and the arrows lead back to the
// list, which stays narrowed; Esc makes it whole again.
func (q queue) sift(msg tea.Msg) (queue, step) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch {
		case key.Matches(k, q.keys.leave):
			return q.unsifted()
		case key.Matches(k, q.keys.take), k.Text == "" && key.Matches(k, q.keys.down, q.keys.up, q.keys.pane):
			q.sieve.typing = false
			return q, step{}
		}
	}
	was := q.sieve.words()
	q.sieve.input, _ = q.sieve.input.update(msg, q.keys)
	if q.sieve.words() == was {
		return q, step{}
	}
	return q.sifted()
}

// sifted asks for the list as the sieve leaves it. An answer to what was asked before is
// about another list.
func (q queue) sifted() (queue, step) {
	q.version++
	q.list = q.list.chosen(0)
	return q.refreshed()
}

func (q queue) unsifted() (queue, step) {
	narrowed := q.sieve.words() != ""
	q.sieve = sieve{}
	if !narrowed {
		return q, step{}
	}
	return q.sifted()
}

// hidden is how many marked items the sieve keeps out of sight.
func (q queue) hidden() int {
	n := 0
	if q.sieve.words() == "" {
		return n
	}
	for _, it := range q.marks {
		if !q.holds(it) {
			n++
		}
	}
	return n
}

func (q queue) holds(it triage.Item) bool {
	for i := range q.win.rows {
		if q.win.rows[i].Item.Anchor == it.Anchor {
			return true
		}
	}
	return false
}

func (q queue) sievePrompt() Safe { return own(" " + q.words.Queue.Sieve) }

func (q queue) sieveField(f frame) int { return max(f.w/2-width(q.sievePrompt()), 8) }

// sieveRow is the line in which the sieve is typed, and where in it the cursor stands.
func (q queue) sieveRow(f frame) (line, int) {
	shown, x := q.sieve.input.view(q.sieveField(f))
	l := of(strong, q.sievePrompt()).and(plain, shown)
	n := of(muted, own(q.words.Queue.Sifted(q.live+q.aged)))
	return l.beside(n, f.w), width(q.sievePrompt()) + x
}
