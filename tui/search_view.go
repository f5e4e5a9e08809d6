package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// A searchLayout is how the search divides a window: the field, what was found
// and a rule above the list; a rule, what was said around, a rule, the status and
// the keys below.
type searchLayout struct {
	list  int // rows of the results
	lines int // rows of one of them
	near  int // rows of what was said around
}

// nearMost is how many messages before and behind the chosen one are seen at most.
const nearMost = 5

func (s search) layout(f frame) searchLayout {
	l := searchLayout{lines: 2, near: 5}
	switch {
	case f.w >= 100:
		l.lines = 1
	case f.h < 15:
		l.near = 0
	}
	if f.h >= 28 {
		l.near = 7
	}
	if f.h >= 36 {
		l.near = 2*nearMost + 1
	}
	if f.h >= 15 && f.h < 24 {
		l.near = 3
	}
	frame := 5
	if l.near > 0 {
		frame++
	}
	l.list = f.h - frame - l.near
	return l
}

func (s search) rowLines(f frame) rowHeight {
	n := s.layout(f).lines
	return func(int, bool) int { return n }
}

func (s search) prompt() Safe { return own(" " + s.words.Search.Prompt) }

func (s search) field(f frame) int { return max(f.w-width(s.prompt())-1, 8) }

func (s search) view(f frame) picture {
	l := s.layout(f)
	s.list = s.list.fitted(l.list, s.rowLines(f))
	shown, x := s.input.view(s.field(f))
	rows := []row{
		{line: of(strong, s.prompt()).and(plain, shown)},
		{line: s.below(f)},
		rule(f.w),
	}
	if s.shelved(f) {
		rows = append(rows, s.shelfRows(f, l.list)...)
	}
	for i := s.list.top; i < s.list.total && len(rows) < l.list+3; i++ {
		for _, r := range s.hitRows(f, l, i) {
			r.nth = i + 1
			rows = append(rows, r)
		}
	}
	for len(rows) < l.list+3 {
		rows = append(rows, row{})
	}
	rows = append(rows[:l.list+3], rule(f.w))
	if l.near > 0 {
		rows = append(rows, s.around(f, l)...)
		rows = append(rows, rule(f.w))
	}
	p := picture{rows: append(rows, row{line: s.footer(f)})}
	if !s.results {
		p.cursor = tea.NewCursor(width(s.prompt())+x, 0)
	}
	return p
}

// below is the line below the field. What stays from before has only the room that what came of
// the question leaves.
func (s search) below(f frame) line {
	sum, said := s.summary(), s.notice(f)
	if !f.notice.urgent() && !s.ime {
		said = said.cut(max(f.w-sum.width()-2, 0))
	}
	return sum.beside(said, f.w)
}

// notice is what happened, or how it came to this search.
func (s search) notice(f frame) line {
	if s.ime && !f.notice.urgent() {
		return of(fresh, own(s.words.Search.FromIME))
	}
	return of(f.notice.tone, f.notice.text)
}

// summary is what came of the question.
func (s search) summary() line {
	w := s.words.Search
	switch {
	case s.fault != "":
		return of(bad, " "+s.fault)
	case s.input.text() == "":
		return of(muted, own(" "+w.Hint))
	case len(s.hits) == 0 && s.next != "" && s.query == strings.TrimSpace(s.input.text()):
		return s.progress(of(plain, " "))
	case s.asking != nil && len(s.hits) == 0:
		return of(muted, own(" "+w.Working))
	case s.query != "" && len(s.hits) == 0:
		return s.progress(of(plain, own(" "+w.None(string(cut(Line(s.query), 30))))).and(plain, "  ").and(fresh, s.filters).and(plain, "  "))
	}
	n := w.Count(len(s.hits), s.next != "" && !s.reading.short && !s.reading.halted)
	if rows := len(folded(s.hits, nil)); rows < len(s.hits) {
		n += w.Folded(rows)
	}
	sum := of(muted, own(" "+n)).and(plain, "  ")
	if s.filters != "" {
		sum = sum.and(fresh, s.filters).and(plain, "  ")
	}
	return s.progress(sum)
}

// The columns of a result besides the instant: where, who.
const (
	groupCells = 14
	whoCells   = 8
)

// hitRows are the lines of row i of the results, cut so that the words that were found are
// seen.
func (s search) hitRows(f frame, l searchLayout, i int) []row {
	r, w := s.rows[i], s.words
	h, chosen := s.hits[r.hit], i == s.list.cursor
	m := h.Message
	head := sign(chosen, false)
	if r.under {
		head = head.and(muted, "| ")
	}
	head = head.and(muted, pad(own(w.Times.Stamp(m.SentAt.In(f.now.Location()), f.now)), w.Times.StampCells))
	head = head.and(plain, " ").and(muted, f.sums.alike.pad(groupName(m.Group), groupCells))
	head = head.and(plain, " ").and(plain, pad(Line(m.Sender), whoCells)).and(plain, " ")
	item := of(badge, s.itemTag(f, h))
	if r.more > 0 {
		item = of(fresh, own("x"+digits(r.more+1))).and(plain, " ").join(item)
	}
	if l.lines == 1 {
		head = head.join(s.fated(h.said(), f.now))
		room := f.w - head.width() - item.width() - 2
		return []row{{line: head.join(excerpt(h, s, room)).beside(item, f.w), chosen: chosen}}
	}
	text := of(plain, "     ")
	if r.under {
		text = of(plain, "   ").and(muted, "|   ")
	}
	text = text.join(s.fated(h.said(), f.now))
	text = text.join(excerpt(h, s, f.w-1-text.width()))
	return []row{{line: head.beside(item, f.w), chosen: chosen}, {line: text, chosen: chosen}}
}

// itemTag is the state and the deadline of the item that a hit belongs to.
func (s search) itemTag(f frame, h Hit) Safe {
	if h.Item == nil {
		return ""
	}
	when := own("")
	if !h.Item.Due.At.IsZero() {
		when, _ = due(*h.Item, f.now, s.words)
	}
	return own("[" + s.words.Search.Item(s.words.States.Of(h.Item.State), string(when)) + "]")
}

// excerpt is n cells of a message's words, from where the first of those that were
// found is seen.
//
// Of an edited message it is the words that were found, though they may be those from before.
// What came with a message that says something is named behind its words.
func excerpt(h Hit, s search, n int) line {
	raw, spans := words(h.Message, s.words), h.Spans
	if len(spans) == 0 {
		raw = holding(h.said(), s.words)
	}
	if h.Message.Text == "" || h.Message.Marking != "" {
		spans = nil
	}
	from := 0
	if len(spans) > 0 {
		// What stands before the words takes up to a third of the room.
		before := raw[:runeStart(raw, spans[0].From)]
		if width(Line(before)) > n/3 {
			from = len(before)
			for cells := 0; from > 0 && cells < n/4; cells += 2 {
				from = runeStart(raw, from-1)
			}
		}
	}
	p := passage{cleaned: clean(raw[from:], false)}
	for _, sp := range spans {
		if sp.From >= from && sp.To > sp.From {
			p.marks = append(p.marks, stretch{p.at(sp.From - from), p.at(sp.To - from)})
		}
	}
	l := line{}
	if from > 0 {
		l = of(muted, "~")
	}
	l = l.join(p.line(stretch{0, len(p.text)}, plain, hit))
	for _, a := range h.Message.Attachments {
		if h.Message.Text != "" && h.Message.Marking == "" && a.Name != "" && !strings.Contains(raw, a.Name) {
			l = l.and(plain, "  ").and(muted, Line(a.Name))
		}
	}
	return l.cut(n)
}

// around is what was said before and after the chosen message.
func (s search) around(f frame, l searchLayout) []row {
	rows := make([]row, 0, l.near)
	if _, ok := s.chosen(); ok {
		lines := timeline{desk: s.desk, said: s.near.said, here: s.near.id, now: f.now, w: f.w, unfold: s.unfold}.lines()
		lines = lines[centred(lines, l.near):]
		for _, t := range lines[:min(l.near, len(lines))] {
			rows = append(rows, row{line: t})
		}
	}
	for len(rows) < l.near {
		rows = append(rows, row{})
	}
	return rows
}

// centred is from which line on n lines show the one that is pointed at in their
// middle.
func centred(lines []line, n int) int {
	for i, l := range lines {
		if len(l) > 0 && l[0].text == " > " {
			return max(min(i-n/2, len(lines)-n), 0)
		}
	}
	return 0
}

func (s search) footer(f frame) line {
	k := s.keys
	if s.reads() { // the line above says what Esc does then
		k.leave.SetEnabled(false)
	}
	if s.reading.halted && !s.results { // and what Enter does
		k.open.SetEnabled(false)
	}
	if s.shelved(f) && s.results {
		return footer(f.w, k.help, k.open, k.forget, k.search, k.leave)
	}
	if s.results && len(s.rows) > 0 {
		if row := s.rows[s.list.cursor]; row.more > 0 || row.under {
			return footer(f.w, k.help, k.open, k.unfold, k.mine, k.place, k.copy, k.search, k.leave)
		}
		return footer(f.w, k.help, k.open, k.mine, k.copy, k.place, k.search, k.leave, k.unfold)
	}
	if s.query == "" {
		return keyLine(f.w, k.results, k.open, k.leave)
	}
	return keyLine(f.w, k.results, k.open, k.save, k.leave)
}

func (s search) help(f frame) []keyGroup {
	k, w := s.keys, s.words.Keys
	if !s.results {
		return []keyGroup{{w.Find, []key.Binding{k.take, k.results, k.save, k.leave}}, s.editing()}
	}
	if s.shelved(f) {
		return []keyGroup{
			{w.Move, []key.Binding{k.down, k.up, k.first, k.last, k.open, k.back}},
			{w.Handle, []key.Binding{k.forget}},
			{w.Find, []key.Binding{k.search}},
			{w.Rest, []key.Binding{k.undo, k.redo, k.help, k.palette, k.quit}},
		}
	}
	return []keyGroup{
		{w.Move, []key.Binding{k.down, k.up, k.first, k.last, k.halfDown, k.halfUp, k.pageDown, k.pageUp, k.open, k.back}},
		{w.Handle, []key.Binding{k.mine, k.copy, k.cite, k.save}},
		{w.Choose, []key.Binding{k.unfold}},
		{w.Find, s.finding(k.place, k.review)},
		{w.Rest, []key.Binding{k.undo, k.redo, k.help, k.palette, k.mouse, k.redraw, k.suspend, k.quit}},
	}
}
