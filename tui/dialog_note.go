package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shoudao/triage"
)

// A noteDialog asks for a note on an item.
type noteDialog struct {
	*desk
	item  triage.Item
	input input
	over  int // letters that a note has no room for, since it was last empty
	saved bool
}

func newNoteDialog(d *desk, items []triage.Item) noteDialog {
	in := newInput(items[0].Standing.Note)
	over := in.over
	in.over = 0 // it is counted
	return noteDialog{desk: d, item: items[0], input: in, over: over}
}

func (n noteDialog) name() string { return n.words.Keys.Note }
func (n noteDialog) typing() bool { return true }

func (n noteDialog) keeps() (name, typed string) {
	if n.saved {
		return n.name() + draftOf(n.item), ""
	}
	return n.name() + draftOf(n.item), n.input.text()
}

func (n noteDialog) began() bool { return false }

func (n noteDialog) keeping(typed string) screen {
	n.input = newInput(typed)
	return n
}

func (n noteDialog) update(f frame, msg tea.Msg) (screen, step) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch {
		case key.Matches(k, n.keys.leave):
			return n, step{pop: true}
		case key.Matches(k, n.keys.take):
			n.saved = true
			act := deed{verb: triage.Note, items: []triage.Item{n.item}, text: strings.TrimSpace(n.input.text())}
			return n, step{pop: true, tell: deedMsg{act}}
		}
	}
	n.input, _ = n.input.update(msg, n.keys)
	n.input = n.input.fitted(f.w - 4)
	if n.over += n.input.over; n.input.text() == "" {
		n.over = 0
	}
	n.input.over = 0 // it is counted
	return n, step{}
}

func (n noteDialog) height(f frame) int { return min(5, f.h) }

func (n noteDialog) view(f frame) picture {
	what := string(cut(title(n.item, n.words), f.w-20))
	shown, x := n.input.view(f.w - 4)
	var tooMuch line
	if n.over > 0 {
		tooMuch = of(bad, own(" "+n.words.Dialog.NoteOver(n.over))).cut(f.w)
	}
	return picture{
		rows: []row{
			rule(f.w),
			{line: of(heading, own(" "+n.words.Dialog.Note(what)))},
			{line: of(plain, "  ").and(plain, shown)},
			{line: tooMuch},
			{line: of(muted, own(" "+n.words.Dialog.NoteHint))},
		},
		cursor: tea.NewCursor(2+x, 2),
	}
}

func (n noteDialog) help(frame) []keyGroup {
	return []keyGroup{{n.words.Keys.Handle, []key.Binding{n.keys.take, n.keys.leave}}, n.editing()}
}
