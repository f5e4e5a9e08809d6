package chatlog

import (
	"context"
	"errors"
	"slices"

	"shoudao/ingest"
	"shoudao/ingest/peer"
)

// A reading goes over the days, and hands out the hours that have changed.
type reading struct {
	ctx     context.Context // of the one call of Pages
	api     dialect
	known   *roster
	talkers []string
	quotes  quotes
	trail   trail
	size    int // of a page
	page    ingest.Page
	stopped bool // nobody wants more
	yield   func(ingest.Page) bool
}

// run reads the days from the plan's base to today. What was read of an interrupted
// reading is handed out before its error.
func (r *reading) run(p plan) error {
	r.trail = p.trail
	for day := p.base; day <= p.now && len(r.talkers) > 0; day += dayLength {
		if p.sweeps && day >= p.late {
			r.trail.swept = p.now
		}
		all, err := r.day(day)
		if errors.Is(err, errUncovered) {
			continue
		}
		if err != nil {
			if r.flush() {
				return err
			}
			return nil
		}
		if !r.hours(day, all) {
			return nil
		}
	}
	if !r.flush() {
		return nil
	}
	return r.ctx.Err()
}

// day reads the rows of a day, and asks once more from further back where no file is
// said to cover it.
func (r *reading) day(from int64) ([]entry, error) {
	all, err := r.span(from, from)
	if errors.Is(err, errUncovered) {
		all, err = r.span(from-sweepDays*dayLength, from)
	}
	if err != nil {
		return nil, err
	}
	return all, r.quotes.resolve(r.ctx, from, all)
}

// maxDay is how many bytes of text a day can hold.
const maxDay = 2 * maxAnswer

// span reads from begin on, and keeps what belongs to the day that begins at day. A
// row that cannot be read belongs where the one before it in its chat does.
func (r *reading) span(begin, day int64) ([]entry, error) {
	var all []entry
	hours := map[string]int64{}
	text := 0
	err := r.api.read(r.ctx, r.known, r.talkers, begin, day+dayLength-1, func(e entry) {
		var ok bool
		if e.hour, ok = hours[e.talker]; !ok {
			e.hour = begin / hourLength
		}
		if e.skip.Fault == "" {
			e.hour = e.message.SentAt.Unix() / hourLength
			hours[e.talker] = e.hour
		}
		if e.hour < day/hourLength || e.hour >= (day+dayLength)/hourLength || text > maxDay {
			return
		}
		text += len(e.message.Text)
		all = append(all, e)
	})
	if err == nil && text > maxDay {
		err = peer.At("a day of messages", peer.ErrUnreadable, peer.ErrTooLarge)
	}
	return all, err
}

// hours hands out the hours of a day that do not say what they said before. It is
// false if nobody wants more.
func (r *reading) hours(day int64, all []entry) bool {
	by := map[int64][]entry{}
	for _, e := range all {
		by[e.hour] = append(by[e.hour], e)
	}
	for hour := day / hourLength; hour < (day+dayLength)/hourLength; hour++ {
		if len(by[hour]) == 0 {
			continue // that it says nothing any more proves nothing
		}
		page := settled(by[hour])
		s := sumOf(page)
		if s == r.trail.at(hour) {
			continue
		}
		r.trail.set(hour, s)
		r.page.Messages = append(r.page.Messages, page.Messages...)
		r.page.Skipped = append(r.page.Skipped, page.Skipped...)
		r.page.Repeated += page.Repeated
		if r.filled() >= r.size && !r.flush() {
			return false
		}
	}
	return true
}

func (r *reading) filled() int {
	return len(r.page.Messages) + len(r.page.Skipped) + r.page.Repeated
}

// flush hands out the page and begins a new one. It is false if nobody wants more.
func (r *reading) flush() bool {
	if r.filled() == 0 {
		return true
	}
	page := r.page
	page.Next = r.trail.cursor()
	r.page = ingest.Page{}
	if r.ctx.Err() != nil {
		return true // the error that follows tells it
	}
	r.stopped = !r.yield(page)
	return !r.stopped
}

// settled brings the entries of an hour into order. One without a number gets its id
// by what it says, and a second one under an id is told as such.
func settled(all []entry) (p ingest.Page) {
	said := map[ingest.ID]int{}
	for _, e := range all {
		if e.skip.Fault != "" {
			p.Skipped = append(p.Skipped, e.skip)
			continue
		}
		if e.message.ID.Native == "" {
			first := ingest.ContentID(e.message.ID.Source, e.message, 0)
			e.message.ID = ingest.ContentID(e.message.ID.Source, e.message, said[first])
			said[first]++
		}
		p.Messages = append(p.Messages, e.message)
	}
	slices.SortStableFunc(p.Messages, ingest.Message.Compare)
	seen := map[ingest.ID]ingest.Message{}
	p.Messages = slices.DeleteFunc(p.Messages, func(m ingest.Message) bool {
		before, twice := seen[m.ID]
		switch {
		case !twice:
			seen[m.ID] = m
		case before.Equal(m):
			p.Repeated++
		default:
			p.Skipped = append(p.Skipped, ingest.Skip{Path: all[0].skip.Path, Line: 1, Fault: ingest.SameID, Detail: m.ID.Native})
		}
		return twice
	})
	return p
}
