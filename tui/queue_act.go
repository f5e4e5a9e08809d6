package tui

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shoudao/triage"
)

// news is how the queue of now differs from the one that is shown.
type news struct {
	fresh   int // items that are not shown
	changed int // items that were moved, chased, cancelled, or have passed into another bucket or their deadline
}

func (n news) any() bool { return n.fresh > 0 || n.changed > 0 }

// compared tells an answer about the rows of now from those that are shown.
func (q queue) compared(msg queueLoadedMsg) news {
	var n news
	shown := make(map[triage.Anchor]triage.Item, len(q.win.rows))
	for _, r := range q.win.rows {
		shown[r.Item.Anchor] = r.Item
	}
	same := 0
	for _, r := range msg.page.Rows {
		old, ok := shown[r.Item.Anchor]
		switch {
		case !ok:
			n.fresh++
		case differs(old, r.Item) || old.Bucket(q.at) != r.Item.Bucket(msg.at) || old.Overdue(q.at) != r.Item.Overdue(msg.at):
			n.changed++
			same++
		default:
			same++
		}
	}
	grown := msg.page.Total - q.live - q.aged
	if len(msg.page.Rows) < msg.page.Total {
		// A window on a longer queue: what is pushed out of it is not gone.
		n.fresh = max(min(n.fresh, grown), 0)
		return n
	}
	n.changed += max(len(q.win.rows)-same, 0)
	return n
}

// differs reports whether somebody else has done something to an item.
func differs(a, b triage.Item) bool {
	return len(a.Links) != len(b.Links) || a.State != b.State || !a.Due.At.Equal(b.Due.At) || stood(a) != stood(b)
}

// stood is what the user's decisions make of an item, whenever she made them.
func stood(it triage.Item) triage.Standing {
	s := it.Standing
	s.At, s.WakeAt = time.Time{}, s.WakeAt.UTC()
	return s
}

// handle takes a key that does something to items.
func (q queue) handle(f frame, k tea.KeyPressMsg, row *Row, chosen bool) (queue, step) {
	keys := q.keys
	switch {
	case q.reads(f) && key.Matches(k, keys.unfold, keys.differences):
		q.pane = q.pane.toggled(k)
		return q, step{}
	case q.whole: // there are no rows to mark
	case q.from >= 0 && key.Matches(k, keys.mark, keys.markNext, keys.span):
		q.marks, q.from = q.targets(), -1 // the range ends here, and what lies in it stays marked
		if key.Matches(k, keys.markNext) {
			q.list = q.list.moved(1)
		}
		return q, step{}
	case key.Matches(k, keys.mark, keys.markNext) && chosen:
		q.marks = toggled(q.marks, row.Item)
		if key.Matches(k, keys.markNext) {
			q.list = q.list.moved(1)
		}
		return q, step{}
	case key.Matches(k, keys.span) && chosen:
		q.marks = q.targets()
		q.from, q.fromAt = q.list.cursor, row.Item.Anchor
		return q.readAll()
	case key.Matches(k, keys.markAll):
		q.marks, q.marking = q.allRead(), true
		return q.readAll()
	}
	items := q.meant()
	if len(items) == 0 {
		return q, q.refused(k)
	}
	if key.Matches(k, keys.note) && chosen {
		items = []triage.Item{row.Item} // one note is on one item
	}
	if d, ok := q.viewDeed(k, items); ok {
		return q.do(f, d)
	}
	if d, ok := q.deedFor(k, items); ok {
		return q.do(f, d)
	}
	if s, ok := q.dialogFor(k, items); ok {
		return q, step{push: s}
	}
	if !chosen {
		return q, q.refused(k)
	}
	d, s, ok := q.oneFor(f, k, *row)
	if ok && d.verb != 0 {
		next, after := q.do(f, d)
		after.cmd = tea.Batch(s.cmd, after.cmd)
		return next, after
	}
	return q, s
}

// viewDeed is what a key does to items that are not in the queue: it brings them there.
func (q queue) viewDeed(k tea.KeyPressMsg, items []triage.Item) (deed, bool) {
	if q.lists == Queued || !key.Matches(k, q.keys.mine) {
		return deed{}, false
	}
	if q.lists == Asleep {
		return deed{verb: triage.MarkOpen, items: items}, true
	}
	return deed{verb: triage.MarkMine, items: items}, true
}

// refused says why a key for items does nothing where none is chosen.
func (q queue) refused(k tea.KeyPressMsg) step {
	keys := q.keys
	if key.Matches(k, keys.done, keys.snooze, keys.notMine, keys.due, keys.pin, keys.note, keys.reply, keys.copy, keys.cite,
		keys.acceptDue, keys.keepDue, keys.place, keys.review, keys.mark, keys.markNext, keys.span, keys.open) {
		return step{say: notice{text: own(q.words.Status.NothingHere), tone: muted}}
	}
	return step{}
}

// meant are the items that a key acts on: those that are marked, else the chosen
// one; over the whole window the one that is read.
func (q queue) meant() []triage.Item {
	if marks := q.targets(); len(marks) > 0 && !q.whole {
		return marks
	}
	if row, ok := q.chosen(); ok {
		return []triage.Item{row.Item}
	}
	return nil
}

// readAll asks for every row, of a queue that is longer than what is held of it:
// marks reach as far as the list does.
func (q queue) readAll() (queue, step) {
	all := q.live + q.aged
	if q.win.covers(0, all-1) || len(q.acting) > 0 {
		q.marking = false
		return q, step{}
	}
	q.asked = true
	return q, step{cmd: q.client.rows(QueueQuery{View: q.lists, Words: q.sieve.words(), At: q.at, Limit: all}, q.version, scrollLoad)}
}

// targets are the marked items, with those of the range that is being marked.
func (q queue) targets() []triage.Item {
	if q.from < 0 {
		return q.marks
	}
	marks := slices.Clone(q.marks)
	had := make(map[triage.Anchor]bool, len(marks))
	for _, it := range marks {
		had[it.Anchor] = true
	}
	for i := min(q.from, q.list.cursor); i <= max(q.from, q.list.cursor); i++ {
		if row, ok := q.win.row(i); ok && !q.folded(i) && !had[row.Item.Anchor] {
			marks = append(marks, row.Item)
		}
	}
	return marks
}

// allRead are all items of the list that have been read.
func (q queue) allRead() []triage.Item {
	var all []triage.Item
	for i, r := range q.win.rows {
		if n := q.win.offset + i; n < q.total() && !q.folded(n) {
			all = append(all, r.Item)
		}
	}
	return all
}

func marked(marks []triage.Item, it triage.Item) bool {
	return slices.ContainsFunc(marks, func(m triage.Item) bool { return m.Anchor == it.Anchor })
}

// toggled is marks with the item, or without it if it was there.
func toggled(marks []triage.Item, it triage.Item) []triage.Item {
	if marked(marks, it) {
		return slices.DeleteFunc(slices.Clone(marks), func(m triage.Item) bool { return m.Anchor == it.Anchor })
	}
	return append(slices.Clip(marks), it)
}

// do shows a deed as done and has it stored. The cursor goes on to the next item
// that the deed leaves where it is.
func (q queue) do(f frame, d deed) (queue, step) {
	q.version++
	id, store := q.client.decide(d.decisions(f.now))
	q.acting = append(slices.Clip(q.acting), id)
	q.last = action{id: id, before: q.shown}
	q.news = news{}
	next, marks := q.successor(d), q.targets()
	was, said := q.list.cursor, q.undoable(d)
	if n := q.unseen(d.items); n > 0 && len(d.items) > 1 {
		said.text += own("  " + q.words.Status.Hidden(n)) // she acts on marks that she does not see: it is said
	}
	for _, it := range d.settled(f.now) {
		q.shown = q.shown.with(it, q.lists.holds(it, f.now), q)
	}
	q.marks = slices.DeleteFunc(slices.Clone(marks), func(it triage.Item) bool { return marked(d.items, it) })
	q.from = -1
	q.list = q.list.sized(q.total()).chosen(was)
	if i := q.find(next); i >= 0 {
		q.list.top = max(q.list.top+i-was, 0)
		q.list = q.list.chosen(i)
	}
	if q.whole {
		q.pane.top = 0
		_, q.whole = q.chosen()
		q.whole = q.whole && (q.advance != Stay || d.stays())
	}
	q.pane = q.pane.stale()
	return q, step{cmd: store, say: said}
}

// with is what is shown after an item has become it: gone from the queue, or at
// the place that its deadline gives it now.
func (s shown) with(it triage.Item, stays bool, q queue) shown {
	rows := slices.Clone(s.win.rows)
	i := slices.IndexFunc(rows, func(r Row) bool { return r.Item.Anchor == it.Anchor })
	if i < 0 {
		return s
	}
	row := rows[i]
	wasAged := q.old(row.Item)
	rows = slices.Delete(rows, i, i+1)
	s.live, s.aged = less(s.live, s.aged, wasAged)
	s.win.rows = rows
	if !stays {
		return s
	}
	row.Item = it
	if q.old(it) {
		s.aged++
	} else {
		s.live++
	}
	at, _ := slices.BinarySearchFunc(rows, it, func(r Row, it triage.Item) int { return q.lists.Compare(r.Item, it, q.at) })
	switch {
	case at == 0 && s.win.offset > 0: // above what has been read
		s.win.offset++
	case at < len(rows) || s.win.offset+len(rows)+1 == s.live+s.aged:
		s.win.rows = slices.Insert(rows, at, row)
	}
	return s
}

// old reports whether an item stands in the folded part. A sieve folds nothing.
func (q queue) old(it triage.Item) bool { return q.sieve.words() == "" && q.lists.old(it, q.at) }

func less(live, aged int, wasAged bool) (int, int) {
	if wasAged {
		return live, aged - 1
	}
	return live - 1, aged
}

// decided takes the answer of the archive to an action, of this list or of another
// screen. If one of its own failed, what was shown before comes back; where another
// action came after it, the truth is read.
func (q queue) decided(msg decidedMsg) (queue, step) {
	mine := slices.Contains(q.acting, msg.action)
	q.acting = slices.DeleteFunc(slices.Clone(q.acting), func(id actionID) bool { return id == msg.action })
	s := step{cmd: q.look()}
	if q.stale && len(q.acting) == 0 {
		q, s = q.refreshed()
	}
	if msg.err == nil || !mine {
		return q, s
	}
	if msg.action == q.last.id {
		q.shown = q.last.before
		return q, s
	}
	var truth step
	q, truth = q.refreshed()
	s.cmd = tea.Batch(s.cmd, truth.cmd)
	return q, s
}
