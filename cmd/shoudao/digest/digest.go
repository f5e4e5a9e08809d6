// Package digest makes the page that the user reads in the morning and in the evening:
// what is due, what is new, what was moved or called off, how far the groups are known,
// and where every message went.
//
// [Make] is pure: it sorts what it is given into a [Digest]. [Text], [Markdown] and [HTML]
// write the same page of it, so that no two forms can disagree. They are words of the
// user's language and of messages; the latter pass through [tui.Line] before anything is
// made of them, and through the quoting of the form after that.
//
// The curve in the text is drawn by asciigraph, which has no dependencies and lets its
// line be ASCII; the corners of its axis, which it does not, are put right afterwards:
// some Chinese terminals draw them two cells wide. For the same reason ntcharts does not
// fit: its bars are block elements, and nothing else can be chosen. Bars, which asciigraph
// has none of, are signs and dashes.
package digest

import (
	"cmp"
	"slices"
	"time"

	"shoudao/ingest"
	"shoudao/triage"
	"shoudao/triage/trust"
	"shoudao/triage/when"
	"shoudao/tui"
)

// An Edition is which digest it is.
type Edition uint8

// The editions.
const (
	Morning Edition = iota + 1
	Evening
	Tomorrow // what is due tomorrow and nothing else
)

// String is the edition's name in JSON.
func (e Edition) String() string { return [...]string{"", "morning", "evening", "tomorrow"}[e] }

// EditionAt is the edition that is read at an instant, in its zone.
func EditionAt(now time.Time) Edition {
	if now.Hour() < 12 {
		return Morning
	}
	return Evening
}

// A Row is an item as the digest tells it.
type Row struct {
	tui.Row
	Handle    string
	Night     bool // it was asked in the quiet hours
	Emergency bool // and could not wait for their end
}

// A Moved is an item whose deadline is another one than it was.
type Moved struct {
	Row
	From, To triage.Due
}

// A Miss is a message that was filtered and came near to the queue.
type Miss struct {
	Message ingest.Message
	Verdict triage.Verdict
	Lacks   []triage.Code
}

// An Outside is a group that is none of hers in the settings, and how much came of it: nobody
// has judged that.
type Outside struct {
	Group    ingest.Group
	Messages int
}

// A Group is what a group brought.
type Group struct {
	Group   ingest.Group
	Balance triage.Balance
}

// An Hour is what an hour brought.
type Hour struct {
	At      time.Time
	Balance triage.Balance
}

// A Day is how many items of the queue are due on it, those that are overdue left out.
type Day struct {
	At    time.Time // midnight
	Items int
}

// An Input is what a digest is made of. Rows are in the order of their lists.
type Input struct {
	Edition Edition
	At      time.Time       // in the user's zone
	Since   time.Time       // from when messages are counted
	Last    map[string]Told // what the digest before told; nil: there is none, and everything from Since on is news
	Office  when.Office
	Quiet   tui.Quiet

	Queue, Look, Asleep []Row
	Closed              []Row // at least those that were closed since Since

	Balance triage.Balance
	Missed  trust.Rate // of what was filtered, by the user's own judgement
	Groups  []Group    // the one that brought most first
	Hours   []Hour
	Near    []Miss
	Muted   []Miss    // all that the mute of a group alone kept out
	Outside []Outside // in no sum
	Cover   Cover
}

// A Digest is what there is to tell.
type Digest struct {
	Edition   Edition
	At, Since time.Time

	Today, Tomorrow []Row // due; of today those first that are overdue
	Overdue         int   // of today
	// NextDay is the next workday and what is due from the day after tomorrow up to its
	// end; a zero At says that it is tomorrow.
	NextDay                      Day
	Next                         []Row
	ThisWeek, Later, NoDate, Old int // what else is in the queue

	New, NewLook []Row
	Night        int // of New
	Held         int // asked this night, and not told before its end
	HeldUntil    time.Time

	Moved     []Moved
	Cancelled []Row
	Finished  []Row // done by what was said, and not by the user

	Promised []Row // what she said she would do
	Owed     []Row // receipts that she has not given
	Back     []Row // what is out of sight and returns by tomorrow

	Near    []Miss
	Muted   []Miss    // all that the mute of a group alone kept out
	Outside []Outside // in no sum
	Proof   Proof
	Balance triage.Balance
	Missed  trust.Rate // of what was filtered, by the user's own judgement
	Groups  []Group
	Hours   []Hour // each of the span, or if that is longer than a day, each of the day's
	ByClock bool   // the latter
	Ahead   []Day  // from today on, a fortnight
	Beyond  int    // due after it

	Told map[string]Told // what the digest after this one goes on from

	last      map[string]Told
	nightFrom time.Time // of the night that At lies in
}

// daysAhead is how many days of deadlines are drawn.
const daysAhead = 14

// Make sorts what there is.
func Make(in Input) Digest {
	d := Digest{
		Edition: in.Edition, At: in.At, Since: in.Since, Near: in.Near, Muted: in.Muted, Outside: in.Outside, Balance: in.Balance, Missed: in.Missed, Groups: in.Groups,
		Proof: in.Cover.Proof(in.Since, in.At), last: in.Last,
	}
	if in.Quiet.Holds(in.At) {
		d.nightFrom, d.HeldUntil = night(in.Quiet, in.At)
	}
	for _, rows := range []*[]Row{&in.Queue, &in.Look, &in.Asleep, &in.Closed} {
		*rows = timed(*rows, in)
	}
	d.due(in)
	d.news(in)
	d.waiting(in)
	d.Hours, d.ByClock = hours(in)
	d.ahead(in.Queue)
	d.remember(in)
	return d
}

// timed are rows with what they are by the time at which they were asked.
func timed(rows []Row, in Input) []Row {
	rows = slices.Clone(rows)
	for i := range rows {
		r := &rows[i]
		r.Night = in.Quiet.Holds(r.Item.AskedAt.In(in.At.Location()))
		r.Emergency = r.Night && tui.Emergency(r.Row, in.At)
	}
	return rows
}

// night is from when to when the night is in which an instant lies.
func night(q tui.Quiet, at time.Time) (from, to time.Time) {
	from, to = q.From.On(at), q.To.On(at)
	if from.After(at) {
		from = q.From.On(at.AddDate(0, 0, -1))
	}
	if !to.After(at) {
		to = q.To.On(at.AddDate(0, 0, 1))
	}
	return from, to
}

// due sorts the queue by its days.
func (d *Digest) due(in Input) {
	midnight := midnight(in.At)
	next := midnight.AddDate(0, 0, 1)
	for i := 0; i < daysAhead && !in.Office.Calendar.Workday(next); i++ {
		next = next.AddDate(0, 0, 1)
	}
	if !next.Equal(midnight.AddDate(0, 0, 1)) {
		d.NextDay.At = next
	}
	for _, r := range in.Queue {
		switch b := r.Item.Bucket(in.At); {
		case b == triage.Today:
			d.Today = append(d.Today, r)
			if r.Item.Overdue(in.At) {
				d.Overdue++
			}
		case b == triage.Tomorrow:
			d.Tomorrow = append(d.Tomorrow, r)
		case b == triage.ThisWeek:
			d.ThisWeek++
		case b == triage.Later:
			d.Later++
		case b == triage.NoDate:
			d.NoDate++
		default:
			d.Old++
		}
		if at := dueDay(r.Item.Due.At.In(in.At.Location())); !d.NextDay.At.IsZero() && !r.Item.Due.At.IsZero() &&
			!at.Before(midnight.AddDate(0, 0, 2)) && at.Before(next.AddDate(0, 0, 1)) {
			d.Next = append(d.Next, r)
		}
	}
	d.NextDay.Items = len(d.Next)
	overdue := func(r Row) int {
		if r.Item.Overdue(in.At) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(d.Today, func(a, b Row) int { return cmp.Compare(overdue(a), overdue(b)) })
}

func midnight(at time.Time) time.Time {
	y, m, day := at.Date()
	return time.Date(y, m, day, 0, 0, 0, 0, at.Location())
}

// dueDay is an instant of the day that a deadline belongs to: 24:00 ends a day.
func dueDay(at time.Time) time.Time { return at.Add(-time.Minute) }

// ahead counts the queue by the days on which it is due.
func (d *Digest) ahead(queue []Row) {
	first := midnight(d.At)
	for i := range daysAhead {
		d.Ahead = append(d.Ahead, Day{At: first.AddDate(0, 0, i)})
	}
	for _, r := range queue {
		if r.Item.Due.At.IsZero() || r.Item.Overdue(d.At) {
			continue
		}
		day := midnight(dueDay(r.Item.Due.At.In(d.At.Location())))
		if i := slices.IndexFunc(d.Ahead, func(x Day) bool { return x.At.Equal(day) }); i >= 0 {
			d.Ahead[i].Items++
		} else if day.After(first) {
			d.Beyond++
		}
	}
}
