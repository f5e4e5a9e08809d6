package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shoudao/triage"
	"shoudao/tui/text"
)

// A sieve narrows a list of items to those that hold what is typed, while it is typed.
// Marks outlast it: how many of them it hides is shown, and said again when something is
// done to them.
type sieve struct {
	input  input
	typing bool
}

// words are what the list is narrowed by; none: it is whole.
func (s sieve) words() string { return strings.TrimSpace(s.input.text()) }

// day reports whether the list is narrowed to what is due on one day, and by nothing else.
func (s sieve) day() bool {
	_, ok := text.DayCalled(s.words())
	return ok
}

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
	q.marks, q.from = q.targets(), -1 // a range ends where its rows go
	q.version++
	q.list = q.list.chosen(0)
	return q.refreshed()
}

// narrowed is the list narrowed by words that were not typed.
func (q queue) narrowed(words string) (queue, step) {
	q.sieve, q.whole = sieve{input: newInput(words)}, false
	return q.sifted()
}

func (q queue) unsifted() (queue, step) {
	narrowed := q.sieve.words() != ""
	q.sieve = sieve{}
	if !narrowed {
		return q, step{}
	}
	return q.sifted()
}

// unseen is how many of the items are not in the rows that are held.
func (q queue) unseen(items []triage.Item) int {
	held := make(map[triage.Anchor]bool, len(q.win.rows))
	for i := range q.win.rows {
		held[q.win.rows[i].Item.Anchor] = true
	}
	n := 0
	for _, it := range items {
		if !held[it.Anchor] {
			n++
		}
	}
	return n
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
