package tui

import "slices"

// The rows of a page of messages below its list: a rule, why or what was said around,
// the chosen message in full, the status, the keys.
const (
	bandWhy  = 2
	bandSaid = 2
	bandNear = 5
)

// reasonRows is how many rows the reasons take above the list.
func (b bandScreen) reasonRows(f frame) int {
	switch {
	case b.page != filteredPage || f.h < 15:
		return 0
	case f.w < 100:
		return 2
	}
	parts, _ := b.reasonParts(b.audit.framed(f))
	if lines, n := packed(parts, f.w, 1); n == len(parts) {
		return len(lines)
	}
	return 2
}

// below is how many rows stand under the list, without the status and the keys.
func (b bandScreen) below(f frame) int {
	switch {
	case f.h < 15:
		return 2
	case b.page == sentPage:
		return bandNear
	}
	return bandWhy + bandSaid + 1 // the rate of what was missed
}

// room is the rows of the list.
func (b bandScreen) room(f frame) int {
	l := layoutOf(f.size)
	return max(f.h-l.head-l.tabs-l.rules-b.reasonRows(f)-b.below(f)-2, 1)
}

func (b bandScreen) view(f frame) picture {
	l, f := layoutOf(f.size), b.audit.framed(f)
	b.list = b.list.fitted(b.room(f), oneLine)
	rows := append(b.top(f, l, b.page), b.reasons(f)...)
	rows = append(rows, b.listRows(f)...)
	rows = append(rows, rule(f.w))
	end := len(rows) + b.below(f)
	rows = append(rows, b.underneath(f)...)
	for len(rows) < end {
		rows = append(rows, row{})
	}
	if b.page == filteredPage && f.h >= 15 {
		rows[end-1] = row{line: b.rateLine(b.rate, f.w)}
		if l := b.hers.line(b.desk, b.keys.review, f.w); l != nil {
			rows[end-2] = row{line: l}
		}
	}
	left := of(plain, " ")
	if b.page == filteredPage && b.loaded && (b.audit.weighed > 0 || b.audit.span == sinceAfternoon) && !b.audit.copies && b.asked.Code == "" && f.sums.counts.Filtered != b.total {
		left = left.and(fresh, own(b.words.Band.Stale(firstLabel(b.keys.refresh)))).and(plain, "  ")
	}
	if b.list.total > 0 {
		left = left.and(muted, own(b.words.Status.Of(b.list.cursor+1, b.total)))
	}
	status := left.beside(of(f.notice.tone, f.notice.text), f.w)
	return picture{rows: append(rows[:end], row{line: status}, row{line: b.footer(f)})}
}

func (b bandScreen) footer(f frame) line {
	k := b.keys
	if b.page == sentPage {
		return footer(f.w, k.help, k.open, k.copy, k.search, k.refresh, k.back)
	}
	if b.audit.copies {
		return footer(f.w, k.help, k.open, k.place, k.reason, k.period, k.back, k.copy, k.review, k.search)
	}
	return footer(f.w, k.help, k.mine, k.refuse, k.sample, k.reason, k.undo, k.period, k.back, k.review, k.open, k.search, k.copy)
}

// reasons are the sums by what kept the messages out, and that of the copies; that by which
// the list is narrowed stands in brackets, and is always seen.
func (b bandScreen) reasons(f frame) []row {
	n := b.reasonRows(f)
	if n == 0 {
		return nil
	}
	parts, here := b.reasonParts(f)
	lines, seen := packed(parts, f.w, n)
	for seen <= here {
		parts, here = slices.Delete(parts, 1, 2), here-1 // the sum of all stays
		lines, seen = packed(parts, f.w, n)
	}
	rows := make([]row, n)
	for i, l := range lines {
		rows[i] = row{line: l.cut(f.w)}
	}
	return rows
}

// reasonParts are the reasons with their sums, and which of them the list is narrowed by.
func (b bandScreen) reasonParts(f frame) (parts []line, here int) {
	add := func(name string, count int, chosen bool) {
		part := of(muted, own(name+" ")).and(plain, own(digits(count)))
		if chosen {
			part, here = of(strong, own("["+name+" "+digits(count)+"]")), len(parts)
		}
		parts = append(parts, part)
	}
	copies := b.audit.copies
	add(b.words.Band.Every, f.sums.counts.Filtered, b.asked.Code == "" && !copies)
	for _, x := range f.sums.counts.By {
		add(b.words.Reason(x.Code).Name, x.N, x.Code == b.asked.Code)
	}
	if n := len(b.audit.folded); n > 0 || copies {
		add(b.words.Band.Copied, n, copies)
	}
	return parts, here
}

// packed are parts in up to n lines of so many cells, and how many of them went in.
func packed(parts []line, cells, n int) (lines []line, seen int) {
	lines, apart := []line{of(plain, " ")}, own("")
	for i, part := range parts {
		last := len(lines) - 1
		if lines[last].width()+width(apart)+part.width() > cells {
			if len(lines) == n {
				return lines, i
			}
			lines, last, apart = append(lines, of(plain, " ")), last+1, ""
		}
		lines[last], apart = lines[last].and(plain, apart).join(part), "  "
	}
	return lines, len(parts)
}

// listRows are the messages, one in a line.
func (b bandScreen) listRows(f frame) []row {
	rows := make([]row, 0, b.room(f))
	t := timeline{desk: b.desk, now: f.now, w: f.w, stamp: b.words.Times.StampCells}
	for i := b.list.top; i < len(b.said) && len(rows) < b.room(f); i++ {
		chosen, s := i == b.list.cursor, b.said[i]
		l := sign(chosen, false)
		if b.answers[s.Message.ID] != Unanswered {
			l = of(plain, l[0].text[:1]).join(b.answers.mark(b.desk, s.Message.ID))
		}
		l = l.join(t.lineAs("", plain, s))
		rows = append(rows, row{line: l.beside(b.about(f, s), f.w), chosen: chosen, nth: i + 1})
	}
	if len(b.said) == 0 {
		rows = append(rows, b.nothing(f)...)
	}
	for len(rows) < b.room(f) {
		rows = append(rows, row{})
	}
	return rows[:b.room(f)]
}

// about is what else a row tells of a message: its group, and what kept it out by how
// much.
func (b bandScreen) about(f frame, s Said) line {
	group := of(muted, f.sums.alike.cut(groupName(s.Message.Group), groupCells))
	score := own(digits(s.Verdict.Score))
	switch {
	case b.page == sentPage, b.audit.copies:
		return group
	case f.w < 60:
		return of(muted, score)
	}
	l := of(muted, own(b.words.Reason(s.Verdict.Code).Name+" ")).and(muted, padLeft(score, 3))
	if f.w < 100 {
		return l
	}
	return of(muted, pad(group[0].text, groupCells)).and(plain, " ").join(l)
}

func (b bandScreen) nothing(f frame) []row {
	w := b.words
	switch {
	case b.fault != "":
		return []row{{}, {line: of(bad, "  "+b.fault)}}
	case f.sums.known && len(f.sums.reach) == 0:
		return append([]row{{}}, b.noGroups(f)...)
	case !b.loaded:
		return []row{{}, {line: of(muted, own("  "+w.Queue.Loading))}}
	case b.page == sentPage:
		return []row{{}, {line: of(strong, own("  "+w.Band.NoSent))}, {line: of(muted, own("  "+w.Band.HowSent))}}
	}
	return []row{{}, {line: of(strong, own("  "+w.Band.NoFiltered))}}
}

// underneath is what is to be known of the chosen message: of a filtered one why it is
// not in the queue and its words in full, of one of the user's own what was said around
// it.
func (b bandScreen) underneath(f frame) []row {
	s, ok := b.chosen()
	if !ok {
		return nil
	}
	if b.page == sentPage && f.h >= 15 {
		var rows []row
		lines := timeline{desk: b.desk, said: b.near.said, here: b.near.id, now: f.now, w: f.w}.lines()
		lines = lines[centred(lines, bandNear):]
		for _, l := range lines[:min(bandNear, len(lines))] {
			rows = append(rows, row{line: l})
		}
		return rows
	}
	full := passage{cleaned: clean(holding(s, b.words), true)}.oneLine(0)
	head := of(muted, own(" ")+f.sums.alike.cut(groupName(s.Message.Group), 20)+" "+cut(Line(s.Message.Sender), 12)+": ").join(b.fated(s, f.now))
	rows := []row{{line: b.why(s, f.w)}}
	if f.h >= 15 {
		rows = append(rows, row{line: b.evidence(f.w)})
	}
	room := b.below(f) - len(rows)
	if f.h >= 15 {
		room--
	}
	for _, l := range full.behind(head, of(plain, " "), f.w-1, room) {
		rows = append(rows, row{line: l})
	}
	return rows
}

// why is what kept a message out, and how near it came.
func (b bandScreen) why(s Said, n int) line {
	if b.audit.copies {
		return of(plain, own(" ")+own(b.words.Band.Folded(string(Line(b.audit.folded[b.list.cursor].Item.Title))))).cut(n)
	}
	l := of(plain, own(" "+b.words.Reason(s.Verdict.Code).Sentence))
	return l.beside(of(muted, own(b.words.Band.Came(s.Verdict))), n)
}

// evidence is the points of the chosen message, and what it would have needed.
func (b bandScreen) evidence(n int) line {
	switch {
	case b.audit.copies:
		return nil
	case !b.known:
		return of(muted, own(" "+b.words.Band.Working))
	}
	l := of(plain, " ")
	for _, r := range b.because.Reasons {
		l = l.and(plain, own(b.words.Reason(r.Code).Name)).and(muted, own(signed(r.Weight))).and(plain, "  ")
	}
	if lacks := b.words.Band.Lacking(b.because.Lacks); lacks != "" {
		l = l.beside(of(badge, own(lacks)), n)
	}
	return l.cut(n)
}
