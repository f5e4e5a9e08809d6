package tui

import (
	"slices"
	"time"
)

// head is the answer to: is anything wrong, is anything new, does it add up?
func (q queue) head(f frame, l layout) []row {
	w, c := q.words, q.counts
	cover := q.cover(f)
	if l.head == 1 {
		left := of(brand, Safe(w.Screens.Queue+" ")).and(strong, Safe(digits(c.Items))).and(plain, "  ")
		left = left.join(q.overdue())
		return []row{{line: left.beside(of(muted, cover), f.w)}}
	}
	left := of(brand, Safe(w.Name)).and(plain, "  ").and(plain, q.who)
	right := of(plain, Safe(w.Times.Today(f.now))).and(plain, "  ").and(muted, cover)
	pressing := of(soonIf(c.DueToday > 0), Safe(w.Queue.DueToday(c.DueToday))).and(plain, "  ")
	pressing = pressing.join(q.overdue()).and(muted, Safe("  "+w.Queue.Snoozed(c.Snoozed)))
	sums := q.sums(f, f.w-pressing.width()-1)
	return []row{{line: left.beside(right, f.w)}, {line: sums.beside(pressing, f.w)}}
}

// sums is the balance of the messages, as much of it as goes into n cells.
func (q queue) sums(f frame, n int) line {
	w, c := q.words.Queue, q.counts
	short := of(plain, Safe(w.Received(c.Received, c.Items)))
	long := short
	if !c.Since.IsZero() {
		since := q.words.Times.Stamp(c.Since.In(f.now.Location()), f.now)
		long = of(plain, Safe(w.Flow(since, c.Received, c.Items)))
	}
	rest := of(muted, Safe("  "+w.Look(c.Look)+"  "+w.Filtered(c.Filtered)))
	balance := of(muted, Safe("  "+w.Balanced))
	if !c.Balanced() {
		balance = of(bad, Safe("  "+w.Unbalanced))
	}
	for _, l := range []line{long.join(rest).join(balance), short.join(rest).join(balance), short.join(balance)} {
		if l.width() <= n {
			return l
		}
	}
	return short
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
	return of(t, Safe(q.words.Queue.Overdue(q.counts.Overdue)))
}

// lag is by how much a group may reach less far than the others before it is
// called behind: groups are read one after the other.
const lag = 6 * time.Hour

// cover says how far the copies reach: to where that holds of every group that is
// not behind.
func (q queue) cover(f frame) Safe {
	if len(q.reach) == 0 {
		return Safe(q.words.Queue.NoCover)
	}
	until, behind := q.until()
	return Safe(q.words.Queue.Cover(len(q.reach), q.words.Times.Stamp(until.In(f.now.Location()), f.now), behind))
}

// until is how far all groups reach that are not behind, and how many are.
func (q queue) until() (until time.Time, behind int) {
	until = q.latest()
	for _, r := range q.reach {
		switch {
		case q.behind(r):
			behind++
		case r.Until.Before(until):
			until = r.Until
		}
	}
	return until, behind
}

func (q queue) behind(r Reach) bool { return q.latest().Sub(r.Until) > lag }

// latest is how far the group reaches that reaches furthest.
func (q queue) latest() time.Time {
	return slices.MaxFunc(q.reach, func(a, b Reach) int { return a.Until.Compare(b.Until) }).Until
}

// tabs names the screens there are.
func (q queue) tabs() line {
	w := q.words
	return of(strong, Safe(" [1 "+w.Screens.Queue+" "+digits(q.counts.Items)+"]")).
		and(muted, Safe("  6 "+w.Screens.Search))
}
