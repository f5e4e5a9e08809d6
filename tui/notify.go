package tui

import (
	"slices"
	"time"

	"shoudao/triage"
	"shoudao/triage/when"
)

// Notify says how the user is told of what cannot wait while she looks elsewhere.
// The zero Notify tells nothing.
type Notify struct {
	On    bool
	Bell  bool  // with the terminal's bell
	Words bool  // with titles and the names of groups; else with numbers only
	Quiet Quiet // when only an emergency is told
	// Working reports whether an instant lies in office hours: only then is a group
	// missed that does not keep up. Nil: always.
	Working  func(time.Time) bool
	Terminal Terminal
}

// Quiet are the hours of the night. The zero Quiet is no night.
type Quiet struct{ From, To when.Clock }

// Holds reports whether at lies in them.
func (q Quiet) Holds(at time.Time) bool {
	c := when.Clock(at.Hour()*60 + at.Minute())
	if q.From <= q.To {
		return q.From <= c && c < q.To
	}
	return c >= q.From || c < q.To
}

// before is the last instant at which the user can be told of a deadline: the
// deadline, or the beginning of the night in which it lies.
func (q Quiet) before(due time.Time) time.Time {
	last := due.Add(-time.Minute) // the minute in which the night ends is of no use either
	if !q.Holds(last) {
		return due
	}
	from := q.From.On(last)
	if from.After(last) {
		from = q.From.On(last.AddDate(0, 0, -1))
	}
	return from
}

// The nearness that makes a deadline pressing.
const (
	soonNew   = 4 * time.Hour  // of an item that has just come
	soonKnown = 2 * time.Hour  // of one that has been in the queue
	soonRush  = 24 * time.Hour // of one with urgent words
	stale     = 24 * time.Hour // beyond which words, and deadlines that have passed, are no news
)

// A cause is why the user is told of an item: the most pressing first.
type cause uint8

const (
	noCause cause = iota
	isEmergency
	isEarlier // its deadline has been moved forward
	isSoon    // it is due soon
	isUrgent
	isNew // it came, and can wait
)

// A seen is what was known of an item.
type seen struct {
	known  bool
	hers   bool      // it comes back because the user took something back
	due    time.Time // as the messages have it
	set    time.Time // as the user has set it
	links  int
	urgent bool
	back   bool // closed or snoozed, and brought back by words that she had not seen
}

// back reports whether words that the user had not seen brought an item back.
func back(it triage.Item) bool { return it.Standing.Reopened || it.Standing.Woke }

func urgentWords(it triage.Item) bool {
	return slices.ContainsFunc(it.Reasons(), func(r triage.Reason) bool { return r.Code == triage.Urgent })
}

// after is what is known of an item once it has been looked at. What was told
// once stays told, whatever is undone.
func (s seen) after(it triage.Item) seen {
	due, set := it.Due.At, time.Time{}
	if it.Standing.DueSet {
		set = due
	}
	if it.Standing.DueSet && s.known {
		due = s.due
	}
	return seen{
		known: true, due: due, set: set, links: max(s.links, len(it.Links)),
		urgent: s.urgent || urgentWords(it), back: s.back || back(it),
	}
}

// cause tells why an item cannot wait, by what was known of it before, and whether
// it has come since. An instant carries the user's zone.
func (n Notify) cause(was seen, row Row, at time.Time) (why cause, fresh bool) {
	it, due := row.Item, row.Item.Due.At
	hers := was.hers || it.Standing.Verb != 0 && !back(it)
	fresh = !was.known && !hers || was.known && back(it) && !was.back
	grew := was.known && len(it.Links) > was.links
	recent := at.Sub(it.TouchedAt()) <= stale
	rush := due.IsZero() || n.soon(due, at, soonRush)
	switch {
	case fresh && recent && Emergency(row, at):
		return isEmergency, fresh
	case grew && !it.Standing.DueSet && !due.IsZero() && due.Before(was.due) && at.Sub(due) < stale:
		return isEarlier, fresh
	case (fresh || grew && was.due.IsZero()) && n.soon(due, at, soonNew):
		return isSoon, fresh
	case (fresh || grew && !was.urgent) && recent && urgentWords(it) && rush:
		return isUrgent, fresh
	case due.After(at) && n.soon(due, at, soonKnown):
		return isSoon, fresh
	case fresh:
		return isNew, fresh
	}
	return noCause, fresh
}

// soon reports whether the user has to be told of a deadline within the time, and
// it has not long passed.
func (n Notify) soon(due, at time.Time, within time.Duration) bool {
	if due.IsZero() || at.Sub(due) >= stale {
		return false
	}
	return n.Quiet.before(due.In(at.Location())).Sub(at) <= within
}

// silent are the groups whose copy does not keep up with the others, and those that have
// fallen silent against their own rhythm.
func silent(all []Reach) []Reach {
	_, behind := Covered(all)
	for _, r := range all {
		if r.Hush.Usual > 0 && !slices.Contains(behind, r) {
			behind = append(behind, r)
		}
	}
	return behind
}
