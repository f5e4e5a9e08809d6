package digest

import (
	"cmp"
	"slices"
	"time"

	"shoudao/triage"
	"shoudao/tui"
)

// held reports whether something waits for the end of the night.
func (d *Digest) held(r Row) bool {
	return r.Night && !r.Emergency && !d.nightFrom.IsZero() && !r.Item.AskedAt.Before(d.nightFrom)
}

// news sorts out what has changed since the digest before. What came this night is held
// until its end, save an emergency. The lists of what is due hold nothing back: they are
// complete, or of no use.
func (d *Digest) news(in Input) {
	for _, r := range in.Queue {
		switch {
		case !d.fresh(r.Item):
			continue
		case d.held(r):
			d.Held++
			continue
		case r.Night:
			d.Night++
		}
		d.New = append(d.New, r)
	}
	first := func(r Row) int {
		if r.Emergency {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(d.New, func(a, b Row) int { return cmp.Compare(first(a), first(b)) })
	for _, r := range in.Look {
		switch {
		case !d.fresh(r.Item):
		case d.held(r):
			d.Held++
		default:
			d.NewLook = append(d.NewLook, r)
		}
	}
	for _, rows := range [][]Row{in.Queue, in.Look, in.Asleep} {
		for _, r := range rows {
			if from, to, ok := d.movedOf(r.Item); ok {
				d.Moved = append(d.Moved, Moved{r, from, to})
			}
		}
	}
	for _, r := range in.Closed {
		was, known := d.before(r.Item)
		switch now := r.Item.State; {
		case known && was.Place == Closed, !known && r.Item.TouchedAt().Before(d.Since):
		case now == triage.Cancelled:
			d.Cancelled = append(d.Cancelled, r)
		case now == triage.Done && r.Item.Standing.Verb == 0 && r.Item.Band == triage.Todo:
			d.Finished = append(d.Finished, r)
		}
	}
}

// movedOf is what the messages made of a deadline since the digest before: from the one
// that was told, or of an item that was not, from the first that was said.
func (d *Digest) movedOf(it triage.Item) (from, to triage.Due, moved bool) {
	was, known := d.before(it)
	is := said(it)
	if known {
		return was.Due, is, !was.Due.At.Equal(is.At)
	}
	first := slices.IndexFunc(it.Links, func(l triage.Link) bool { return !l.Due.At.IsZero() })
	if first < 0 || !slices.ContainsFunc(it.Links, func(l triage.Link) bool { return l.Act == triage.Move }) {
		return from, to, false
	}
	from = it.Links[first].Due
	return from, is, !from.At.Equal(is.At)
}

// waiting sorts out what is owed: what she said she would do, the receipts that she has
// not given, and what comes back into sight by tomorrow. What others owe her is not
// known, and nothing is said of it.
func (d *Digest) waiting(in Input) {
	promised := func(l triage.Link) bool { return l.Act == triage.Promise }
	for _, r := range in.Queue {
		switch {
		case slices.ContainsFunc(r.Item.Links, promised):
			d.Promised = append(d.Promised, r)
		case tui.OwesReceipt(r.Item):
			d.Owed = append(d.Owed, r)
		}
	}
	end := midnight(in.At).AddDate(0, 0, 2)
	for _, r := range in.Asleep {
		if r.Item.Standing.WakeAt.Before(end) {
			d.Back = append(d.Back, r)
		}
	}
}

// Until is from when messages are to be counted in the digest after this one: from behind
// the last that was told.
func (d Digest) Until() time.Time {
	if until := d.Proof.Until.Add(time.Microsecond); until.After(d.Since) {
		return until
	}
	return d.Since
}

// hours are those of the span, with the ones that brought nothing, or where there are more
// than a day has, the hours of the day.
func hours(in Input) (all []Hour, byClock bool) {
	first := in.Since.In(in.At.Location())
	first = first.Add(-time.Duration(first.Minute())*time.Minute - time.Duration(first.Second())*time.Second - time.Duration(first.Nanosecond()))
	byClock = in.At.Sub(first) > 24*time.Hour
	if byClock {
		first = midnight(in.At)
	}
	last := in.At
	for _, h := range in.Hours {
		if h.At.After(last) {
			last = h.At // somebody's clock is fast
		}
	}
	for at := first; byClock && len(all) < 24 || !byClock && !at.After(last); at = at.Add(time.Hour) {
		all = append(all, Hour{At: at})
	}
	for _, h := range in.Hours {
		i := slices.IndexFunc(all, func(x Hour) bool {
			return x.At.Equal(h.At) || byClock && x.At.Hour() == h.At.In(in.At.Location()).Hour()
		})
		if i >= 0 {
			all[i].Balance = sum(all[i].Balance, h.Balance)
		}
	}
	return all, byClock
}

func sum(a, b triage.Balance) triage.Balance {
	return triage.Balance{
		Received: a.Received + b.Received, Own: a.Own + b.Own, Todo: a.Todo + b.Todo, Look: a.Look + b.Look, Filtered: a.Filtered + b.Filtered,
	}
}
