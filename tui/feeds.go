package tui

import (
	"strings"
	"time"

	"shoudao/tui/text"
)

// A fact is one thing to be known of a feed, on a line of its own.
type fact struct {
	tone   tone
	indent int
	text   Safe
}

// FeedReport is how a feed stands, one fact a line, as the command and the screen say it.
func FeedReport(x Feed, w text.Words, now time.Time) []Safe {
	var all []Safe
	for _, f := range facts(x, w, now) {
		all = append(all, blanks(f.indent)+f.text)
	}
	return all
}

// facts are how a feed stands: whether it is well, what to do if it is not, the last message
// that it brought, how far it lags, and what is known to be missing.
func facts(x Feed, w text.Words, now time.Time) []fact {
	stamp := func(at time.Time) string { return w.Times.Stamp(at.In(now.Location()), now) }
	all := []fact{x.state(w, stamp)}
	add := func(t tone, said string) { all = append(all, fact{t, 2, own(said)}) }
	if x.Fault != "" {
		add(bad, w.Cmd.Trouble.Heads[0]+string(Line(x.Fault)))
		add(plain, w.Cmd.Trouble.Heads[1]+string(Line(x.Do)))
	}
	if !x.TriedAt.IsZero() || !x.OKAt.IsZero() {
		for _, said := range x.lag(w, stamp, now) {
			add(plain, said)
		}
	}
	for _, g := range x.Gaps {
		add(bad, w.Cmd.Sync.Gap(g.said(stamp)))
	}
	for _, k := range x.Lacks {
		add(bad, w.Groups.FeedLack(string(Line(k.Group)), stamp(k.From), stamp(k.To), k.Messages))
	}
	for _, a := range x.Asides {
		add(bad, w.Groups.FeedAside(string(Line(a.File)), stamp(a.At), string(Line(a.Fault))))
		all = append(all, fact{plain, 4, own(w.Groups.FeedDo(string(Line(a.Do))))})
	}
	return all
}

// said are the ends of a gap, the day of both told once.
func (g Gap) said(stamp func(time.Time) string) (from, to string) {
	from, to = stamp(g.From), stamp(g.To)
	day := func(s string) string { return s[:len(s)-len("15:04")] }
	if day(from) == day(to) {
		to = strings.TrimPrefix(to, day(to))
	}
	return from, to
}

// state is whether a feed is well, and since when.
func (x Feed) state(w text.Words, stamp func(time.Time) string) fact {
	s := w.Cmd.Sync
	said, t, last := s.OK, plain, s.Never
	if !x.OKAt.IsZero() {
		last = s.Last(stamp(x.OKAt))
	}
	switch {
	case x.Fault != "":
		said, t = s.Failing, bad
		last += "  " + s.Tried(stamp(x.TriedAt))
	case x.OKAt.IsZero():
		return fact{muted, 0, Line(x.Name) + "  " + own(s.NotYet)}
	}
	return fact{t, 0, Line(x.Name) + "  " + own(said) + "  " + own(last)}
}

// lag is what a feed brought last and of which groups, how long nothing newer was there when
// it last succeeded, and for how long nothing can be known since.
func (x Feed) lag(w text.Words, stamp func(time.Time) string, now time.Time) []string {
	g := w.Groups
	newest, ok := x.Newest()
	if !ok {
		return []string{g.FeedNone}
	}
	span := func(d time.Duration) string { return w.Times.Span(max(d, time.Minute)) }
	all := []string{g.FeedNewest(stamp(newest.At), string(groupName(newest.Group)), span(now.Sub(newest.At)))}
	switch since := now.Sub(x.OKAt); {
	case x.OKAt.IsZero():
	case x.Quiet() <= time.Minute && since <= time.Minute:
		all = append(all, g.FeedPrompt(stamp(x.OKAt)))
	default:
		all = append(all, g.FeedLag(stamp(x.OKAt), span(x.Quiet()), span(since)))
	}
	said := ""
	for i, l := range x.Groups {
		if i > 0 {
			said += g.Join
		}
		said += string(groupName(l.Group)) + " " + stamp(l.At)
	}
	return append(all, g.FeedGroups(len(x.Groups), said))
}

// feedRows tell above the groups how the places stand that messages come from: what is wrong
// first, with what to do, then those where all is well, as far as a quarter of the window
// goes. The [feedsScreen] tells all.
func (d *desk) feedRows(f frame) []row {
	w, most := d.words.Groups, f.h/4
	stamp := func(at time.Time) string { return d.words.Times.Stamp(at.In(f.now.Location()), f.now) }
	var rows []row
	add := func(l line) {
		if len(rows) < most {
			rows = append(rows, row{line: of(plain, " ").join(l).cut(f.w)})
		}
	}
	for _, x := range failing(f.sums.feeds) {
		add(of(bad, own(w.FeedFailed(string(Line(x.Name)), string(Line(x.Fault))))))
		add(of(muted, own("  "+w.FeedDo(string(Line(x.Do))))))
	}
	well := 0
	for _, x := range f.sums.feeds {
		switch {
		case x.Fault != "":
		case len(rows) == most:
			well++
		case x.OKAt.IsZero():
			add(of(muted, own(w.FeedNew(string(Line(x.Name))))))
		default:
			add(d.wellRow(x, stamp))
			if len(x.Lacks) > 0 {
				k := x.Lacks[0]
				add(of(bad, own("  "+w.FeedLack(string(Line(k.Group)), stamp(k.From), stamp(k.To), k.Messages))))
			}
		}
	}
	if well > 0 {
		rows[most-1].line = of(muted, own(" "+w.MoreFeeds(well+1)))
	}
	return rows
}

// wellRow is a feed that is well on one line: since when, what is missing all the same, and the
// last message.
func (d *desk) wellRow(x Feed, stamp func(time.Time) string) line {
	w := d.words.Groups
	l := of(plain, own(w.FeedOK(string(Line(x.Name)), stamp(x.OKAt))))
	if len(x.Gaps) > 0 {
		from, to := x.Gaps[0].said(stamp)
		l = l.and(plain, "  ").and(bad, own(w.FeedGap(from, to, len(x.Gaps)-1)))
	}
	if n := len(x.Asides); n > 0 {
		l = l.and(plain, "  ").and(bad, own(w.FeedAsides(n)))
	}
	if newest, ok := x.Newest(); ok {
		l = l.and(plain, "  ").and(muted, own(w.FeedLast(stamp(newest.At), string(groupName(newest.Group)))))
	}
	return l
}
