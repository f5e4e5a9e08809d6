package tui

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shoudao/triage"
)

// A pane is an item in full, as text that scrolls: why it is here, what became of
// its deadline, all that was said of it and around it. It asks for one item at a
// time, however fast the cursor moves.
type pane struct {
	*desk
	dossier dossier
	loaded  bool
	asking  bool // an answer is awaited
	ask     triage.Anchor
	old     bool // the item has been decided on since it was read
	gone    bool

	unfold  bool // receipts in the context one by one
	differ  bool // copies in full
	top     int
	lines   []line
	drawnAt size      // what lines were made for
	drawn   time.Time // and when
}

// showing is the pane with the given row's item: at once as far as the row tells,
// in full when the answer has come.
func (p pane) showing(r Row) (pane, tea.Cmd) {
	a := r.Item.Anchor
	if p.ask != a {
		p.ask, p.loaded, p.gone, p.lines = a, false, false, nil
		p.dossier = dossier{item: r.Item, said: []Said{{Message: r.Message}}}
	} else if !p.loaded {
		p.dossier.item = r.Item
	}
	if (p.loaded && !p.old) || p.asking || p.gone {
		return p, nil
	}
	p.asking, p.old = true, false
	return p, p.client.item(a)
}

// stale is the pane after something was decided: what it shows is read again.
func (p pane) stale() pane {
	p.old = true
	return p
}

func (p pane) update(msg tea.Msg) pane {
	switch msg := msg.(type) {
	case itemLoadedMsg:
		p.asking = false
		if msg.anchor != p.ask {
			break
		}
		p.lines = nil
		if msg.err != nil {
			p.gone = true
			break
		}
		p.dossier, p.loaded = msg.sheet, true
	case changedMsg:
		p = p.stale()
		p.gone = false
	}
	return p
}

// toggled is the pane after one of its own keys.
func (p pane) toggled(k tea.KeyPressMsg) pane {
	if key.Matches(k, p.keys.unfold) {
		p.unfold = !p.unfold
	} else {
		p.differ = !p.differ
	}
	p.lines = nil
	return p
}

// scrolled is the pane n lines further in a window of h. Before the item has been
// read nobody knows where it ends, so the end is looked for afterwards.
func (p pane) scrolled(n, h int) pane {
	if !p.loaded && !p.gone {
		p.top = max(p.top+n, 0)
		return p
	}
	last := max(len(p.lines)-h, 0)
	p.top = max(min(min(p.top, last)+n, last), 0)
	return p
}

// laid is the pane with its text broken into lines for a room. It does nothing if
// the lines it has will do. How far it was scrolled is kept, though the room may show
// more: a window that is made larger and smaller again shows the same.
func (p pane) laid(f frame, room size) pane {
	if room.w <= 0 || p.ask == (triage.Anchor{}) {
		p.lines = nil
		return p
	}
	if p.lines != nil && p.drawnAt == room && p.drawn.Equal(f.now) {
		return p
	}
	p.drawnAt, p.drawn = room, f.now
	p.lines = writing{p.desk, p.dossier, f.now, room.w, p.unfold, p.differ}.lines()
	if p.gone {
		p.lines = slices.Insert(p.lines, 0, of(bad, own(" "+p.words.Detail.Gone)))
	}
	return p
}

// view is the lines that are seen in a room.
func (p pane) view(room size) []line {
	lines := p.lines[min(p.top, max(len(p.lines)-room.h, 0)):]
	return lines[:min(len(lines), room.h)]
}

// anchorIn is where the asking message stands among those around it, or -1.
func (p pane) anchorIn() int {
	return slices.IndexFunc(p.dossier.around, func(s Said) bool { return s.Message.ID == p.ask.Message })
}

// paneFrame is how many rows of a window the item's own screen keeps for its
// frame: where one is, a rule, a rule, the status, the keys.
const paneFrame = 5

// paneView is the item over the whole window.
func (q queue) paneView(f frame) picture {
	w := q.words
	place := w.Detail.Nth(q.list.cursor+1, q.list.total)
	left := of(brand, own(q.name())).and(muted, " > ").and(plain, own(place))
	keys := keyLine(f.w/2, q.keys.prevItem, q.keys.nextItem, q.keys.back)
	rows := []row{{line: left.beside(keys, f.w)}, rule(f.w)}
	return picture{rows: append(rows, q.pane.body(f, q.pane.footer(f))...)}
}

// body is the rows of the pane in a window, with what stands below it.
func (p pane) body(f frame, foot line) []row {
	room := size{f.w, f.h - paneFrame}
	var rows []row
	for _, l := range p.view(room) {
		rows = append(rows, row{line: l})
	}
	for len(rows) < room.h {
		rows = append(rows, row{})
	}
	left := of(plain, " ")
	if len(p.lines) > room.h {
		top := min(p.top, len(p.lines)-room.h)
		left = left.and(muted, own(p.words.Status.Shown(top+1, top+room.h, len(p.lines))))
	}
	status := left.beside(of(f.notice.tone, f.notice.text), f.w)
	return append(rows, rule(f.w), row{line: status}, row{line: foot})
}

func (p pane) footer(f frame) line {
	k := p.keys
	return footer(f.w, k.help, k.done, k.snooze, k.due, k.notMine, k.reply, k.copy, k.place, k.unfold, k.undo, k.note, k.pin)
}

// paneHelp is the keys of an item over the whole window; more are those that lead to
// others.
func (d *desk) paneHelp(more ...key.Binding) []keyGroup {
	k, w := d.keys, d.words.Keys
	moves := []key.Binding{k.down, k.up, k.first, k.last, k.halfDown, k.halfUp, k.pageDown, k.pageUp}
	return []keyGroup{
		{w.Move, append(append(moves, more...), k.back)},
		{w.Handle, []key.Binding{
			k.done, k.snooze, k.notMine, k.due, k.pin, k.note, k.reply, k.copy, k.cite, k.acceptDue, k.keepDue,
		}},
		{w.Choose, []key.Binding{k.unfold, k.differences}},
		{w.Find, d.finding(k.place, k.review)},
		{w.Rest, []key.Binding{k.undo, k.redo, k.help, k.palette, k.mouse, k.redraw, k.suspend, k.quit}},
	}
}
