package tui

import "time"

// A span is how far back the page of the filtered looks; it ends with the last message.
type span uint8

// The spans, in the order in which a key leads from one to the next.
const (
	sinceAfternoon span = iota // the balance of the head
	ofToday
	ofWeek
	ofMonth
	ofAll
	spans // how many there are
)

// weekDays are those of ofWeek, today among them or not.
const weekDays = 7

func (s span) next() span { return (s + 1) % spans }

// from is when the span begins; known is false while that is not to be told.
func (s span) from(f frame) (from time.Time, known bool) {
	switch s {
	case ofToday:
		y, m, d := f.now.Date()
		return time.Date(y, m, d, 0, 0, 0, 0, f.now.Location()), true
	case ofWeek:
		return f.now.AddDate(0, 0, -weekDays), true
	case ofMonth:
		return f.now.AddDate(0, 0, -trafficDays), true
	case ofAll:
		return time.Time{}, true
	}
	return f.sums.counts.Since, !f.sums.counts.Since.IsZero()
}

// since says what the balance of the frame is of; empty while nothing is known.
func (d *desk) since(f frame) string {
	w := d.words.Band
	switch f.sums.span {
	case ofToday:
		return w.Today
	case ofWeek:
		return w.Days(weekDays)
	case ofMonth:
		return w.Days(trafficDays)
	case ofAll:
		return w.Always
	}
	since := f.sums.counts.Since
	if since.IsZero() {
		return ""
	}
	return d.words.Queue.Since(d.words.Times.Stamp(since.In(f.now.Location()), f.now)) + " "
}

// audited is the balance of the span that the page of the filtered looks at, the span before
// all else, and behind it what no sum counts, which stays whatever else has no room.
func (d *desk) audited(f frame) line {
	w, c := d.words.Queue, f.sums.counts
	label, even := of(strong, own(d.since(f))), d.evenness(c.Balance)
	var outside line
	if c.Outside > 0 {
		outside = of(soon, own(d.words.Band.Outside(c.Outside)))
	}
	for _, flow := range []string{w.Flow(c.flow()), w.Sums(c.flow())} {
		if l := label.and(plain, own(flow)).join(even); l.width()+outside.width()+1 <= f.w {
			return l.and(plain, " ").join(outside)
		}
	}
	return label.and(plain, own(w.Sums(c.flow()))).join(even).beside(outside, f.w)
}
