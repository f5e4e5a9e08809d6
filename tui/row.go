package tui

import (
	"slices"
	"strconv"
	"strings"

	"shoudao/ingest"
	"shoudao/triage"
	"shoudao/triage/when"
	"shoudao/tui/text"
)

func digits(n int) string { return strconv.Itoa(n) }

// itemRows are the lines of row i of the list.
func (q queue) itemRows(f frame, l layout, i int) []row {
	chosen := i == q.list.cursor
	if q.folded(i) {
		return []row{{line: sign(chosen, false).and(muted, own(q.words.Queue.Aged(q.aged))), chosen: chosen, at: l.list.w}}
	}
	r, ok := q.win.row(i)
	if !ok {
		rows := make([]row, l.lines)
		rows[0] = row{line: sign(chosen, false).and(muted, "--"), chosen: chosen, at: l.list.w}
		return rows
	}
	head := sign(chosen, marked(q.marks, r.Item) || q.inRange(i))
	w := q.words
	until, tone := due(r.Item, f.now, w)
	label := own(w.Badges.Of(r.Item, f.now))
	if r.Item.Standing.Pinned {
		label = own(w.Badges.Pinned)
	}
	head = head.and(badge, pad(label, w.Badges.Cells)).and(plain, " ")
	if l.lines == 2 {
		first := head.and(tone, until).and(plain, " ").beside(of(badge, q.more(r, f)), l.list.w)
		second := of(plain, blanks(markCells)).and(plain, title(r.Item, w))
		if chosen {
			second[1].tone = strong
		}
		return []row{{line: first, chosen: chosen, at: l.list.w}, {line: second, chosen: chosen, at: l.list.w}}
	}
	c := columnsOf(l.list.w, w.Badges.Cells, w.Times.DueCells)
	called := plain
	if chosen {
		called = strong
	}
	name := of(called, title(r.Item, w)).beside(of(badge, q.more(r, f)), c.title)
	// One line of the list is made anew in every frame: it is grown in place.
	all := make(line, 0, 16)
	all = append(append(all, head...), run{tone, pad(until, c.due)}, run{plain, " "})
	all = append(append(all, name...), run{plain, blanks(c.title - name.width())})
	if c.group > 0 {
		all = append(all, run{plain, " "}, run{muted, f.sums.alike.pad(groupName(r.Item.Group), c.group)})
	}
	if c.sender > 0 {
		all = append(all, run{plain, " "}, run{muted, pad(Line(r.Item.Sender), c.sender)})
	}
	if c.score > 0 {
		all = append(all, run{plain, " "}, run{muted, padLeft(own(digits(r.Item.Score())), c.score)})
	}
	return []row{{line: all, chosen: chosen, at: l.list.w}}
}

// more is what else a row tells: of what is out of sight until when.
func (q queue) more(r *Row, f frame) Safe {
	more := Extras(r.Item, r.Message, q.words)
	if q.lists != Asleep {
		return more
	}
	wake := own(q.words.Queue.Until(q.words.Times.Due(r.Item.Standing.WakeAt.In(f.now.Location()), f.now, when.Minute)))
	if more == "" {
		return wake
	}
	return wake + " " + more
}

func (q queue) inRange(i int) bool {
	return q.from >= 0 && i >= min(q.from, q.list.cursor) && i <= max(q.from, q.list.cursor)
}

// sign is the cells before a row: the cursor and the mark, by character, because
// not every terminal has colours.
func sign(chosen, marked bool) line {
	s := []byte("   ")
	if chosen {
		s[0] = '>'
	}
	if marked {
		s[1] = '*'
	}
	t := plain
	if marked {
		t = fresh
	}
	return of(t, own(string(s)))
}

// groupName is what a group is called.
func groupName(g ingest.Group) Safe {
	if g.Name != "" {
		return Line(g.Name)
	}
	return Line(g.ID)
}

// preview is what is always to be seen of the chosen item: why it is here and its
// own words.
func (q queue) preview(f frame, l layout) []row {
	if l.why+l.said+l.near == 0 {
		return nil
	}
	rows := make([]row, 0, l.why+l.said+l.near)
	r, ok := q.chosen()
	if ok {
		rows = append(rows, row{line: reasonLine(r.Item, q.words, f.w)})
		for _, s := range q.said(r, f, l.said) {
			rows = append(rows, row{line: s})
		}
	}
	for len(rows) < l.why+l.said {
		rows = append(rows, row{})
	}
	if l.near > 0 {
		rows = append(rows, row{line: q.near(f)})
	}
	return rows
}

// reasonLine is why an item is here, in one line: 因  @我+40 领导+10 = 96. Where not
// all fits, the lighter reasons are added up: 其余+10.
func reasonLine(it triage.Item, w text.Words, n int) line {
	sum := own("= " + digits(it.Score()))
	room := n - width(sum) - 1
	head := of(muted, own(" "+w.Queue.Why+"  "))
	rest := it.Score()
	shown := []line{head.and(muted, own(w.Queue.Rest+signed(rest))).and(plain, "  ")} // with so many named and the rest summed up
	l := head
	for _, p := range points(it) {
		if p.weight == 0 {
			continue
		}
		l = l.and(plain, own(w.Reason(p.code).Name)).and(muted, own(signed(p.weight))).and(plain, "  ")
		if rest -= p.weight; l.width() > room {
			break
		}
		shown = append(shown, l.and(muted, own(w.Queue.Rest+signed(rest))).and(plain, "  "))
	}
	if l.width() <= room {
		return l.and(strong, sum)
	}
	for i := len(shown) - 1; i > 0; i-- {
		if shown[i].width() <= room {
			return shown[i].and(strong, sum)
		}
	}
	return shown[0].and(strong, sum)
}

// signed is a weight with its sign.
func signed(n int) string {
	if n > 0 {
		return "+" + digits(n)
	}
	return digits(n)
}

// said are the first lines of the words that ask, after who said them where and
// when.
func (q queue) said(r *Row, f frame, limit int) []line {
	w, m := q.words, r.Message
	head := of(muted, own(" "+w.Queue.Original+"  "))
	if f.w < 60 {
		head = of(muted, " ")
	}
	where := w.Times.Stamp(m.SentAt.In(f.now.Location()), f.now) + " "
	if f.w >= 60 {
		where += string(f.sums.alike.cut(groupName(m.Group), 20)) + " "
	}
	who := string(cut(Line(m.Sender), 12))
	s, ok := q.pane.dossier.saidAs(m.ID)
	if !ok {
		s = Said{Message: m} // nothing more is known of it yet
	}
	head = head.and(muted, own(where+who+": ")).join(q.fated(s, f.now))
	from := 0
	if m = s.Fate.Now(m); m.Marking == "" && len(s.Fate.Edits) == 0 {
		from = saidFrom(m.Text, r.Item)
	}
	p := newPassage(words(m, w), m.ID, proofs(r.Item))
	p = p.oneLine(from)
	indent := of(plain, blanks(width(own(" "+w.Queue.Original+"  "))))
	if f.w < 60 {
		indent = of(plain, " ")
	}
	return p.behind(head, indent, f.w-1, limit)
}

// movedBy is who gave the chosen item the deadline that holds, and with what words.
func (q queue) movedBy(f frame) line {
	w, d := q.words, q.pane.dossier
	for _, l := range slices.Backward(d.item.Links) {
		if l.Act != triage.Move || !l.Due.At.Equal(d.item.Due.At) {
			continue
		}
		m, ok := d.message(l.Message)
		if !ok {
			continue
		}
		where := w.Times.Stamp(m.SentAt.In(f.now.Location()), f.now) + " "
		head := of(badge, own(" "+w.Acts.Move+"  ")).and(muted, own(where)+f.sums.alike.cut(groupName(m.Group), 20)+" "+cut(Line(m.Sender), 12)+": ")
		p := newPassage(m.Text, m.ID, []triage.Span{l.Due.Words}).oneLine(runeStart(m.Text, l.From))
		return p.behind(head, nil, f.w-1, 1)[0]
	}
	return nil
}

// saidFrom is where the words of a message begin that are shown of an item: at the
// line in which it is asked, or nearer where that line says much before.
func saidFrom(said string, it triage.Item) int {
	const much = 120 // bytes: forty characters
	ask := runeStart(said, it.Anchor.Offset)
	from := strings.LastIndexByte(said[:ask], '\n') + 1
	if ask-from <= much {
		return from
	}
	if at := strings.Index(said, it.Title); at >= from && at <= ask {
		return at
	}
	return ask
}

// near is what was said in the group just before and just after; of an item that was
// moved, the words that moved it, because those above no longer hold.
func (q queue) near(f frame) line {
	w := q.words
	if l := q.movedBy(f); l != nil {
		return l
	}
	l := of(muted, own(" "+w.Queue.Around+"  "))
	i := q.pane.anchorIn()
	around := q.pane.dossier.around
	if i < 0 || len(around) == 1 {
		return nil
	}
	room := (f.w - l.width() - 5) / 2
	part := func(i int) Safe {
		if i < 0 || i >= len(around) {
			return "--"
		}
		m := around[i].Message
		at := w.Times.Stamp(m.SentAt.In(f.now.Location()), f.now)
		return cut(own(at+" ")+cut(Line(m.Sender), 10)+": "+q.fate(around[i], f.now)+Line(holding(around[i], w)), room)
	}
	return l.and(muted, part(i-1)).and(muted, "  |  ").and(muted, part(i+1))
}
