package tui

import "time"

// feedRows tell how the places stand that messages come from: what is wrong first, with
// what to do, then those where all is well, as far as a quarter of the window goes.
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
			l := of(plain, own(w.FeedOK(string(Line(x.Name)), stamp(x.OKAt))))
			if g := x.Gap; !g.To.IsZero() {
				l = l.and(plain, "  ").and(bad, own(w.FeedGap(stamp(g.From), stamp(g.To))))
			}
			add(l)
			if k := x.Lack; k.Messages > 0 {
				add(of(bad, own("  "+w.FeedLack(string(Line(k.Group)), stamp(k.From), stamp(k.To), k.Messages))))
			}
		}
	}
	if well > 0 {
		rows[most-1].line = of(muted, own(" "+w.MoreFeeds(well+1)))
	}
	return rows
}
