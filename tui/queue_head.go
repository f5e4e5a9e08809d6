package tui

import "shoudao/tui/text"

// head is the answer to: is anything wrong, is anything new, does it add up?
func (q queue) head(f frame, l layout) []row {
	w, c := q.words, q.counts
	cover := q.cover(f)
	if l.head == 1 {
		left := of(brand, own(w.Screens.Queue+" ")).and(strong, own(digits(c.Items))).and(plain, "  ")
		left = left.join(q.overdue())
		return []row{{line: left.beside(of(muted, cover), f.w)}}
	}
	left := of(brand, own(w.Name)).and(plain, "  ").and(plain, q.who)
	right := of(plain, own(w.Times.Today(f.now))).and(plain, "  ").and(muted, cover)
	pressing := of(soonIf(c.DueToday > 0), own(w.Queue.DueToday(c.DueToday))).and(plain, "  ")
	pressing = pressing.join(q.overdue()).and(muted, own("  "+w.Queue.Snoozed(c.Snoozed)))
	sums := q.sums(f, f.w-pressing.width()-1)
	return []row{{line: left.beside(right, f.w)}, {line: sums.beside(pressing, f.w)}}
}

// sums is the balance of the messages, as much of it as goes into n cells.
func (q queue) sums(f frame, n int) line {
	w, c := q.words.Queue, q.counts
	flow := text.Flow{Received: c.Received, Own: c.Own, Todo: c.Todo, Look: c.Look, Filtered: c.Filtered}
	balance := of(muted, own(" "+w.Balanced))
	if !c.Balanced() {
		balance = of(bad, own(" "+w.Unbalanced))
	}
	short := of(plain, own(w.Flow(flow))).join(balance)
	if !c.Since.IsZero() {
		since := w.Since(q.words.Times.Stamp(c.Since.In(f.now.Location()), f.now)) + " "
		if long := of(muted, own(since)).join(short); long.width() <= n {
			return long
		}
	}
	if short.width() <= n {
		return short
	}
	return of(plain, own(w.Received(c.Received, c.Items)))
}

func soonIf(any bool) tone {
	if any {
		return soon
	}
	return muted
}

func (q queue) overdue() line {
	t := muted
	if q.counts.Overdue > 0 {
		t = late
	}
	return of(t, own(q.words.Queue.Overdue(q.counts.Overdue)))
}

// cover says how far the copies reach: to where that holds of every group that is
// not behind.
func (q queue) cover(f frame) Safe {
	if len(q.reach) == 0 {
		return own(q.words.Queue.NoCover)
	}
	until, behind := Covered(q.reach)
	return own(q.words.Queue.Cover(len(q.reach), q.words.Times.Stamp(until.In(f.now.Location()), f.now), len(behind)))
}

// tabs names the screens there are.
func (q queue) tabs() line {
	w := q.words
	return of(strong, own(" [1 "+w.Screens.Queue+" "+digits(q.counts.Items)+"]")).
		and(muted, own("  6 "+w.Screens.Search))
}
