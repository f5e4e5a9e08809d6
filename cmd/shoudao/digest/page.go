package digest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"shoudao/ingest"
	"shoudao/triage"
	"shoudao/tui"
	"shoudao/tui/text"
)

// A page is a digest in words, as every form of it shows it. Its strings are safe for a
// terminal; a form quotes what means something there.
type page struct {
	title, when string
	since       string // from when it tells; empty: it does not matter
	parts       []part
}

// A part is a head and what stands under it.
type part struct {
	head    string
	lines   []line
	notes   []string
	warning bool // something is wrong
}

// A line is an item, or a message that is none.
type line struct {
	handle string   // of an item; empty: it is a message
	marks  []string // what is out of the ordinary
	when   string   // its deadline; of a message its points
	what   string
	from   string // group and sender
	more   string
	id     string // of a message
	below  []string
}

// How many there are at most of what only a glance is worth.
const mostLooks = 5

// A writer puts a digest into words.
type writer struct {
	Digest
	w text.Words
}

// page is the digest in words.
func (d Digest) page(w text.Words) page {
	x := writer{d, w}
	p := page{title: x.edition(), when: w.Times.Today(d.At)}
	if d.Edition == Tomorrow {
		p.parts = append(append(p.parts, x.dueTomorrow()...), x.coverage())
		return p
	}
	p.since = w.Cmd.Digest.Since(w.Times.Full(d.Since.In(d.At.Location()), d.At))
	dues := [][]part{x.dueToday(), x.dueTomorrow()}
	if d.Edition == Evening {
		dues[0], dues[1] = dues[1], dues[0]
	}
	for _, some := range append(dues, x.fresh(), x.changed(), x.owing()) {
		p.parts = append(p.parts, some...)
	}
	p.parts = append(p.parts, x.misses()...)
	p.parts = append(p.parts, x.coverage(), x.balance())
	return p
}

func (x writer) edition() string {
	w := x.w.Cmd.Digest
	return [...]string{"", w.Morning, w.Evening, w.Tomorrow}[x.Edition]
}

func (x writer) stamp(at time.Time) string { return x.w.Times.Stamp(at.In(x.At.Location()), x.At) }

// due says a deadline.
func (x writer) due(d triage.Due) string {
	if d.At.IsZero() {
		return x.w.Times.None
	}
	said := x.w.Times.Due(d.At.In(x.At.Location()), x.At, d.Grain)
	if d.Inferred || d.Provisional {
		said += "?"
	}
	return said
}

// line says an item.
func (x writer) line(r Row) line {
	l := line{
		handle: r.Handle, when: x.due(r.Item.Due), what: string(tui.Line(r.Item.Title)),
		from: groupName(r.Item.Group) + ", " + string(tui.Line(r.Item.Sender)), more: string(tui.Extras(r.Item, r.Message, x.w)),
	}
	if r.Item.State == triage.Open && r.Item.Band == triage.Todo && r.Item.Overdue(x.At) {
		l.marks = append(l.marks, x.w.Buckets.Overdue)
	}
	return l
}

func groupName(g ingest.Group) string { return string(tui.Line(cmp.Or(g.Name, g.ID))) }

func (x writer) lines(rows []Row) []line {
	all := make([]line, len(rows))
	for i, r := range rows {
		all[i] = x.line(r)
	}
	return all
}

// marked are items that are due, with what is new of them.
func (x writer) marked(rows []Row) []line {
	w, all := x.w.Cmd.Digest, x.lines(rows)
	for i, r := range rows {
		if !x.isNew(r) {
			continue
		}
		switch {
		case r.Emergency:
			all[i].marks = append(all[i].marks, w.Emergency)
		case r.Night:
			all[i].marks = append(all[i].marks, w.AtNight)
		default:
			all[i].marks = append(all[i].marks, w.Fresh)
		}
	}
	return all
}

func (x writer) isNew(r Row) bool {
	return slices.ContainsFunc(x.New, func(n Row) bool { return n.Item.Anchor == r.Item.Anchor })
}

func (x writer) dueToday() []part {
	w := x.w.Cmd.Digest
	p := part{head: w.Today(len(x.Today), x.Overdue), lines: x.marked(x.Today)}
	if x.ThisWeek+x.Later+x.NoDate+x.Old > 0 {
		p.notes = append(p.notes, w.Rest(x.ThisWeek, x.Later, x.NoDate, x.Old))
	}
	return []part{p}
}

func (x writer) dueTomorrow() []part {
	w := x.w.Cmd.Digest
	parts := []part{{head: w.DueTomorrow(len(x.Tomorrow)), lines: x.marked(x.Tomorrow)}}
	if n := len(x.Next); n > 0 && x.Edition != Morning {
		parts = append(parts, part{head: w.NextDay(x.day(x.NextDay.At), n), lines: x.marked(x.Next)})
	}
	return parts
}

// day says a day: 3/16 周一.
func (x writer) day(at time.Time) string {
	full := x.w.Times.Full(at.Add(12*time.Hour), x.At)
	return strings.TrimSuffix(full, " 12:00")
}

// fresh is what is new. What is due stands above already, and is marked there.
func (x writer) fresh() []part {
	w := x.w.Cmd.Digest
	var rest []Row
	for _, r := range x.New {
		if b := r.Item.Bucket(x.At); b != triage.Today && b != triage.Tomorrow {
			rest = append(rest, r)
		}
	}
	p := part{head: w.New(len(x.New), x.Night), lines: x.marked(rest)}
	if n := len(x.New) - len(rest); n > 0 {
		p.notes = append(p.notes, w.Above(n))
	}
	if len(x.New) == 0 {
		p.notes = append(p.notes, x.nothing())
	}
	if x.Held > 0 {
		p.notes = append(p.notes, w.Held(x.Held, x.stamp(x.HeldUntil)))
	}
	parts := []part{p}
	if n := len(x.NewLook); n > 0 {
		look := part{head: w.NewLook(n), lines: x.lines(x.NewLook[:min(n, mostLooks)])}
		if n > mostLooks {
			look.notes = append(look.notes, w.More(n-mostLooks, "shoudao list --look"))
		}
		parts = append(parts, look)
	}
	return parts
}

// changed is what was moved or called off.
func (x writer) changed() []part {
	w := x.w.Cmd.Digest
	var parts []part
	if n := len(x.Moved); n > 0 {
		p := part{head: w.Moved(n)}
		for _, m := range x.Moved {
			l := x.line(m.Row)
			l.when = x.due(m.From) + " -> " + x.due(m.To)
			p.lines = append(p.lines, l)
		}
		parts = append(parts, p)
	}
	if n := len(x.Cancelled); n > 0 {
		parts = append(parts, part{head: w.Cancelled(n), lines: x.lines(x.Cancelled)})
	}
	if n := len(x.Finished); n > 0 {
		parts = append(parts, part{head: w.Finished(n), lines: x.lines(x.Finished)})
	}
	return parts
}

// owing is what she has promised, and what comes back.
func (x writer) owing() []part {
	w := x.w.Cmd.Digest
	var parts []part
	if n := len(x.Promised); n > 0 {
		parts = append(parts, part{head: w.Promised(n), lines: x.lines(x.Promised)})
	}
	if n := len(x.Owed); n > 0 {
		parts = append(parts, part{head: w.Owed(n), lines: x.lines(x.Owed)})
	}
	if n := len(x.Back); n > 0 {
		p := part{head: w.Back(n), lines: x.lines(x.Back)}
		for i, r := range x.Back {
			p.lines[i].more = w.BackAt(x.stamp(r.Item.Standing.WakeAt))
		}
		parts = append(parts, p)
	}
	return parts
}

// misses are the filtered that came nearest, and before them all that a mute alone kept out.
func (x writer) misses() []part {
	w := x.w.Cmd.Audit
	near := slices.DeleteFunc(slices.Clone(x.Near), func(m Miss) bool { return m.Verdict.Score <= 0 }) // far away
	var parts []part
	add := func(head string, some []Miss) {
		if len(some) == 0 {
			return
		}
		p := part{head: strings.TrimSuffix(head, ":")}
		for _, m := range some {
			p.lines = append(p.lines, x.miss(m))
		}
		parts = append(parts, p)
	}
	add(w.Muted(len(x.Muted)), x.Muted)
	add(w.Nearest(len(near), triage.TodoLine), near)
	return parts
}

// miss says a message that was filtered, with what it would have needed.
func (x writer) miss(m Miss) line {
	l := line{
		id: string(tui.Line(m.Message.ID.String())), when: fmt.Sprint(m.Verdict.Score), what: string(tui.Line(m.Message.Text)),
		from: x.stamp(m.Message.SentAt) + " " + groupName(m.Message.Group) + ", " + string(tui.Line(m.Message.Sender)),
	}
	if l.what == "" {
		l.what = x.w.Kinds.Of(m.Message.Kind)
	}
	if m.Verdict.Code == triage.Muted {
		l.below = append(l.below, x.w.Band.Came(m.Verdict))
	}
	if lacks := x.w.Band.Lacking(m.Lacks); lacks != "" {
		l.below = append(l.below, lacks)
	}
	return l
}
