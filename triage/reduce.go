package triage

import (
	"slices"
	"time"

	"shoudao/triage/when"
)

// The lines between the bands, in points.
const (
	TodoLine = 55
	LookLine = 35
)

// reduce sets what follows from the item's links.
func (it *Item) reduce() {
	it.State, it.Due = Open, Due{}
	for i := range it.Links { // there may be thousands
		l := &it.Links[i]
		it.State = l.Act.after(it.State)
		it.Due = l.due(it.Due)
	}
	it.Band = BandOf(it.Score())
	it.Priority = it.priority(it.codes())
}

// after is the state of an item in state s once the act has happened.
func (a Act) after(s State) State {
	switch a {
	case Finish, Told:
		return Done
	case Cancel:
		if s == Done {
			return Done // what she has handed in stays handed in
		}
		return Cancelled
	case Chase, Reopen:
		return Open
	case Move:
		if s == Cancelled {
			return Open
		}
	}
	return s
}

// due is the item's deadline once the link has been made, if it was d before. Of
// two copies with different dates the later one holds, because the second sender
// usually corrects the first; everything else that is said later holds too,
// except that a reminder which only repeats a deadline does not blur it, unless that has
// passed.
func (l *Link) due(d Due) Due {
	switch {
	case l.Due.At.IsZero():
		return d
	case d.At.IsZero(), l.Act == Move:
		return l.Due
	case l.Act == Chase && l.Due.Firm && l.Due.At.Before(d.At):
		return l.Due // 今天五点前就要，县里催了
	case l.Act == Copy && l.Due.At.After(d.At) && !finer(d, l.Due) && (l.Due.Firm || !d.Firm):
		return l.Due
	case l.Act == Chase && l.SentAt.After(d.At) && l.Due.At.After(d.At):
		return l.Due // the old one has passed
	case l.Act == Promise && (l.Due.At.Before(d.At) || l.Due.Grain == when.Minute && d.Grain > when.Minute):
		return l.Due // she has taken it upon herself by a day of her own
	case l.Act == Part && (d.Inferred && !l.Due.Inferred || l.Due.Firm && !d.Firm || finer(l.Due, d)):
		return l.Due
	}
	return d
}

// finer reports whether n tells the hour of the day that d only names.
func finer(n, d Due) bool {
	return d.Grain == when.Day && n.Grain < when.Day && n.At.Format(time.DateOnly) == d.At.In(n.At.Location()).Format(time.DateOnly)
}

// BandOf is where so many points put an ask: Todo, Look or Filtered.
func BandOf(score int) Band {
	switch {
	case score >= TodoLine:
		return Todo
	case score >= LookLine:
		return Look
	}
	return Filtered
}

// priority follows the rule at [Priority]. Codes are those of the item's reasons.
func (it *Item) priority(codes []Code) Priority {
	var named, superior, urgent, receipt, work bool
	for _, c := range codes {
		switch {
		case c.names():
			named = true
		case c == FromSuperior:
			superior = true
		case c == Urgent:
			urgent = true
		case c == ReceiptWanted:
			receipt = true
		case c.asks():
			work = true
		}
	}
	soon := !it.Due.At.IsZero() && it.Due.At.Sub(it.AskedAt) <= 24*time.Hour
	switch {
	case receipt && !work:
		return Low
	case urgent, soon, named && superior:
		return High
	}
	return Normal
}

// Before is the item as it was known just before at, that is, without the links
// that were made at or after it, and whether it was known at all.
func (it Item) Before(at time.Time) (Item, bool) {
	since := func(l Link) bool { return !l.ByAt.Before(at) }
	if first := slices.IndexFunc(it.Links, since); first >= 0 {
		later := it.Links[first:]
		it.Links = it.Links[:first:first]
		for _, l := range later { // mostly they all are
			if !since(l) {
				it.Links = append(it.Links, l)
			}
		}
	}
	it.Links = slices.Clip(it.Links) // the fold hangs new ones on it
	it.Standing = Standing{}
	it.reduce()
	return it, slices.ContainsFunc(it.Links, func(l Link) bool { return l.Act == Ask })
}

// Alive reports whether the item takes further messages at the given instant.
func (it Item) Alive(at time.Time) bool {
	return it.State == Open || at.Sub(it.TouchedAt()) <= LiveAge
}
