package tui

// head is the answer to: is anything wrong, is anything new, does it add up? Where the
// pages are not named below it, it says which one this is.
func (d *desk) head(f frame, l layout, here page) []row {
	w, c := d.words, f.sums.counts
	cover := d.cover(f)
	if !f.sums.known {
		return d.headUnknown(f, l, here)
	}
	if l.head == 1 {
		left := of(brand, own(here.name(w)+" "))
		if n, ok := here.count(f.sums); ok {
			left = left.and(strong, own(digits(n)))
		}
		left = left.and(plain, "  ").join(d.overdue(f))
		return []row{{line: left.beside(cover, f.w)}}
	}
	left := of(brand, own(w.Name)).and(plain, "  ").and(plain, d.who)
	if l.tabs == 0 {
		left = of(brand, own(w.Name)).and(muted, " > ").and(strong, own(here.name(w)))
	}
	today := of(plain, own(w.Times.Today(f.now))).and(plain, "  ")
	right := today.join(cover)
	if len(failing(f.sums.feeds)) > 0 && len(f.sums.reach) > 0 {
		if both := today.and(muted, d.reaches(f)).and(plain, "  ").join(cover); left.width()+both.width()+2 <= f.w {
			right = both
		}
	}
	pressing := of(soonIf(c.DueToday > 0), own(w.Queue.DueToday(c.DueToday))).and(plain, "  ")
	pressing = pressing.join(d.overdue(f)).and(muted, own("  "+w.Queue.Snoozed(c.Snoozed)))
	sums := d.balance(f, f.w-pressing.width()-1)
	if here == filteredPage { // of what it tells goes before what presses elsewhere
		if sums = d.audited(f); sums.width()+pressing.width()+2 > f.w {
			pressing = nil
		}
	}
	return []row{{line: left.beside(right, f.w)}, {line: sums.beside(pressing, f.w)}}
}

// headUnknown is the head while nothing is known: it gives no number, and nothing is said to
// add up.
func (d *desk) headUnknown(f frame, l layout, here page) []row {
	w := d.words
	left := of(brand, own(w.Name)).and(muted, " > ").and(strong, own(here.name(w)))
	right := of(plain, own(w.Times.Today(f.now))).and(plain, "  ").and(muted, own(w.Queue.Unknown))
	rows := []row{{line: left.beside(right, f.w)}, {}}
	return rows[:l.head]
}

// top is the head of a page, its tabs and a rule, as far as the layout has them.
func (d *desk) top(f frame, l layout, here page) []row {
	rows := d.head(f, l, here)
	if l.tabs > 0 {
		rows = append(rows, row{line: d.tabs(f, here)})
	}
	if l.rules > 1 {
		rows = append(rows, rule(f.w))
	}
	return rows
}

// balance is where the messages went, as much of it as goes into n cells.
func (d *desk) balance(f frame, n int) line {
	w, c := d.words.Queue, f.sums.counts
	even := d.evenness(c.Balance)
	short := of(plain, own(w.Flow(c.flow()))).join(even)
	if long := of(muted, own(d.since(f))).join(short); long.width() <= n {
		return long
	}
	if short.width() <= n {
		return short
	}
	if sums := of(plain, own(w.Sums(c.flow()))).join(even); sums.width() <= n {
		return sums
	}
	return of(plain, own(w.Received(c.Received, c.Items)))
}

// evenness says whether a balance adds up.
func (d *desk) evenness(b Balance) line {
	if !b.Balanced() {
		return of(bad, own(" "+d.words.Queue.Unbalanced))
	}
	return of(muted, own(" "+d.words.Queue.Balanced))
}

func soonIf(any bool) tone {
	if any {
		return soon
	}
	return muted
}

func (d *desk) overdue(f frame) line {
	t := muted
	if f.sums.counts.Overdue > 0 {
		t = late
	}
	return of(t, own(d.words.Queue.Overdue(f.sums.counts.Overdue)))
}

// cover says how far the copies reach: to where that holds of every group that is
// not behind. Where messages do not come any more, it says that instead; the head says
// both if there is room.
func (d *desk) cover(f frame) line {
	w := d.words
	if bads := failing(f.sums.feeds); len(bads) > 0 {
		return of(bad, own(w.Queue.Failing(len(bads), string(cut(Line(bads[0].Name), feedCells)))))
	}
	if len(f.sums.reach) == 0 {
		return of(muted, own(w.Queue.NoCover))
	}
	return of(muted, d.reaches(f))
}

// reaches says how far the copies of the groups reach.
func (d *desk) reaches(f frame) Safe {
	until, behind := Covered(f.sums.reach)
	return own(d.words.Queue.Cover(len(f.sums.reach), d.words.Times.Stamp(until.In(f.now.Location()), f.now), len(behind)))
}

// feedCells is how much of a feed's name the head shows.
const feedCells = 12
