package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// view implements screen.
func (q queue) view(f frame) picture {
	if q.whole {
		return q.paneView(f)
	}
	l := q.layout(f)
	q.list = q.list.fitted(l.list.h, q.rowLines(f))
	rows := append(q.top(f, l, q.lists.page()), q.listRows(f, l)...)
	rows = append(rows, rule(f.w))
	rows = append(rows, q.preview(f, l)...)
	if l.status > 0 {
		rows = append(rows, row{line: q.status(f, l)})
	}
	p := picture{rows: append(rows, row{line: q.footer(f, l)})}
	if q.sieve.typing {
		y := len(p.rows) - 1 - l.status
		typed, x := q.sieveRow(f)
		p.rows[y], p.cursor = row{line: typed}, tea.NewCursor(x, y)
	}
	return p
}

func rule(n int) row { return row{line: of(muted, own(strings.Repeat("-", n)))} }

// listRows are the rows of the list, and beside them those of the pane if there is
// room.
func (q queue) listRows(f frame, l layout) []row {
	var rows []row
	if q.list.total == 0 {
		rows = q.nothing(f)
	}
	lines := q.rowLines(f)
	for i := q.list.top; i < q.list.total && len(rows) < l.list.h; i++ {
		if head, ok := q.section(i); ok && lines(i, i == q.list.top) > l.lines {
			if len(rows)+1 == l.list.h {
				break // a heading alone says nothing
			}
			rows = append(rows, row{line: of(heading, own(" "+head))})
		}
		for _, r := range q.itemRows(f, l, i) {
			r.nth = i + 1
			rows = append(rows, r)
		}
	}
	for len(rows) < l.list.h {
		rows = append(rows, row{})
	}
	rows = rows[:l.list.h]
	if l.side.w == 0 {
		return rows
	}
	side := q.pane.view(l.side)
	for i := range rows {
		rows[i].at, rows[i].focus = l.list.w+2, q.onPane
		if i < len(side) {
			rows[i].side = side[i]
		}
	}
	return rows
}

// nothing is what stands in the place of an empty list. It never says more than
// the copies can tell.
func (q queue) nothing(f frame) []row {
	w := q.words.Queue
	switch {
	case q.fault != "":
		return []row{{}, {line: of(bad, "  "+q.fault)}}
	case q.sieve.day():
		return []row{{}, {line: of(plain, own("  "+w.NoneDue(q.sieve.words())))}}
	case q.sieve.words() != "":
		return []row{{}, {line: of(plain, own("  "+w.NoneSifted(string(cut(Line(q.sieve.words()), 20)), firstLabel(q.keys.archive))))}}
	case q.at.IsZero():
		return []row{{}, {line: of(muted, own("  "+w.Loading))}}
	case !f.sums.known:
		return []row{{}, {line: of(muted, own("  "+w.Unknown))}}
	case len(f.sums.reach) == 0:
		rows := append([]row{{}}, q.noGroups(f)...)
		if q.client.paster != nil && f.sums.left == 0 {
			rows = append(rows, row{line: of(muted, own("  "+q.words.Paste.How))})
		}
		return rows
	case q.lists == Asleep:
		return []row{{}, {line: of(strong, own("  "+w.EmptySnoozed))}, {line: of(muted, own("  "+w.HowToSnooze(firstLabel(q.keys.snooze))))}}
	}
	until, behind := Covered(f.sums.reach)
	stamp := q.words.Times.Full(until.In(f.now.Location()), f.now)
	said := w.Empty(stamp)
	if q.lists == Looked {
		said = w.EmptyLook(stamp)
	}
	rows := []row{{}, {line: of(strong, own("  "+said))}}
	for _, r := range behind {
		only := q.words.Times.Full(r.Until.In(f.now.Location()), f.now)
		rows = append(rows, row{line: of(muted, "  ").and(bad, own(w.Behind(string(groupName(r.Group)), only)))})
	}
	return rows
}

// noGroups says that there is no message, or that there are some and the settings leave all of
// their groups out, and what to do.
func (d *desk) noGroups(f frame) []row {
	w := d.words.Queue
	if n := f.sums.left; n > 0 {
		rows := []row{{line: of(strong, own("  "+w.LeftOut(n)))}}
		for _, l := range wrap(own(w.LeftOutDo), max(f.w-4, 20)) {
			rows = append(rows, row{line: of(muted, "  "+own(w.LeftOutDo)[l.from:l.to])})
		}
		return rows
	}
	return []row{{line: of(strong, own("  "+w.NothingYet))}, {line: of(muted, own("  "+w.HowToStart))}}
}

// status is the line that tells what is marked, what is shown, what is new and
// what was last done.
func (q queue) status(f frame, l layout) line {
	w := q.words.Status
	var left line
	if n := len(q.targets()); n > 0 {
		left = left.and(fresh, own(w.Marked(n))).and(plain, "  ")
	}
	if n := q.unseen(q.marks); n > 0 {
		left = left.and(fresh, own(w.Hidden(n))).and(plain, "  ")
	}
	if s := q.sieve.words(); s != "" {
		left = left.and(fresh, own(q.words.Queue.Sieve)+cut(Line(s), 16)).and(plain, "  ")
	}
	if q.from >= 0 {
		left = left.and(fresh, own(w.Ranging)).and(plain, "  ")
	}
	if q.list.total > 0 {
		last := q.list.bottom(l.list.h, q.rowLines(f))
		left = left.and(muted, own(w.Shown(q.list.top+1, last+1, q.list.total)))
	}
	if q.arrived.any() {
		left = left.and(plain, "  ").and(fresh, own(w.Arrived(q.arrived.fresh+q.arrived.changed)))
	}
	if q.news.any() {
		left = left.and(plain, "  ").and(fresh, own(w.News(q.news.fresh, q.news.changed, firstLabel(q.keys.refresh))))
	}
	return of(plain, " ").join(left).beside(of(f.notice.tone, f.notice.text), f.w)
}

// footer names the keys that are used most, or, where it is the only line, tells
// what happened.
func (q queue) footer(f frame, l layout) line {
	if l.status == 0 && (f.notice.urgent() || q.news.any() || len(q.marks) > 0 || q.sieve.words() != "" && !q.sieve.typing) {
		return q.status(f, l)
	}
	k := q.keys
	if q.sieve.typing {
		return keyLine(f.w, k.take, k.leave)
	}
	if q.list.total == 0 && !(q.at.IsZero() && q.asked) {
		return footer(f.w, k.help, q.idleKeys()...)
	}
	switch q.lists {
	case Looked:
		return footer(f.w, k.help, k.mine, k.notMine, k.done, k.open, k.place, k.mark, k.undo, k.back, k.filter)
	case Asleep:
		return footer(f.w, k.help, k.putBack, k.snooze, k.done, k.open, k.mark, k.undo, k.back, k.filter)
	}
	keys := []key.Binding{k.done, k.snooze, k.due, k.notMine, k.open, k.mark, k.filter, k.archive, k.undo, k.palette, k.note, k.pin, k.copy}
	if r, ok := q.chosen(); ok {
		switch { // what this item waits for comes first
		case OwesReceipt(r.Item):
			keys = append([]key.Binding{k.reply}, keys...)
		case r.Item.Due.Inferred || moved(r.Item) && !r.Item.Standing.DueSet:
			keys = append([]key.Binding{k.acceptDue}, keys...)
		}
	}
	return footer(f.w, k.help, keys...)
}

// idleKeys are those that do something where no item is listed.
func (q queue) idleKeys() []key.Binding {
	k := q.keys
	keys := []key.Binding{k.archive, k.refresh, k.undo, k.palette, q.leaving()}
	switch {
	case q.fault != "":
		return []key.Binding{k.refresh, k.palette, q.leaving()}
	case q.sieve.words() != "":
		return append([]key.Binding{k.filter}, keys...)
	}
	return keys
}

// footer names as many keys as fit into n cells, and at its end the one that tells
// the rest.
func footer(n int, rest key.Binding, keys ...key.Binding) line {
	last := keyLine(n, rest)
	return keyLine(n-last.width()-3, keys...).beside(last, n-1)
}

// keyLine names keys in up to n cells. One that does not fit is left out.
func keyLine(n int, keys ...key.Binding) line {
	l := line{}
	for _, k := range keys {
		part := of(plain, "  ").and(keyName, own(firstLabel(k))).and(plain, " ").and(muted, own(k.Help().Desc))
		if len(l) == 0 {
			part[0].text = " "
		}
		if l.width()+part.width() <= n {
			l = l.join(part)
		}
	}
	return l
}

// firstLabel is the first of a binding's keys as it is shown.
func firstLabel(k key.Binding) string {
	label, _, _ := strings.Cut(k.Help().Key, " ")
	return label
}

// help implements screen.
func (q queue) help(f frame) []keyGroup {
	k, w := q.keys, q.words.Keys
	if q.sieve.typing {
		return []keyGroup{{w.Find, []key.Binding{k.take, k.leave}}, q.editing()}
	}
	if q.whole {
		groups := q.paneHelp(k.nextItem, k.prevItem)
		groups[1].bindings = append(q.bringing(), groups[1].bindings...)
		return groups
	}
	moves := []key.Binding{
		k.down, k.up, k.first, k.last, k.halfDown, k.halfUp, k.pageDown, k.pageUp, k.open, k.nextItem, k.prevItem,
	}
	if q.layout(f).side.w > 0 {
		moves = append(moves, k.pane, k.scrollDown, k.scrollUp)
	}
	handle := []key.Binding{
		k.done, k.snooze, k.notMine, k.due, k.pin, k.note, k.reply, k.copy, k.cite, k.acceptDue, k.keepDue, k.place, k.review,
	}
	handle = append(q.bringing(), handle...)
	return []keyGroup{
		{w.Move, moves},
		{w.Handle, handle},
		{w.Choose, []key.Binding{k.mark, k.markNext, k.span, k.markAll, k.clear}},
		{w.Find, append([]key.Binding{k.filter, k.archive, k.paste, k.tomorrow}, k.pages...)},
		{w.Rest, []key.Binding{k.undo, k.redo, k.refresh, k.help, k.palette, k.mouse, k.redraw, k.suspend, q.leaving()}},
	}
}

// bringing is the key that brings an item of another list into the queue.
func (q queue) bringing() []key.Binding {
	switch q.lists {
	case Looked:
		return []key.Binding{q.keys.mine}
	case Asleep:
		return []key.Binding{q.keys.putBack}
	}
	return nil
}

// leaving is the key that leaves the list, as it is called there.
func (q queue) leaving() key.Binding {
	if q.lists == Queued {
		return q.keys.exit
	}
	return q.keys.back
}

// finding are the keys that lead to messages and to the pages.
func (d *desk) finding(more ...key.Binding) []key.Binding {
	return append(append(more, d.keys.search, d.keys.tomorrow), d.keys.pages...)
}
