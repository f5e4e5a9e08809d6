package wechat

import (
	"slices"

	"shoudao/ingest/internal/stamp"
)

// Heads of one day come in the order of time, and what only looks like a head mostly
// does not fit among them: 截止时间  23:59 between a quarter past eight and half past.
// So a head is judged by those that follow: of all that look like heads, those are
// taken that make the longest run in which time never goes back.

// A passing is a line that looks like a head.
type passing struct {
	head
	at     int // minute of the day
	weight int // a name that comes more than once is surer
}

// passingAhead is how many of them are looked at behind the one in question.
const passingAhead = 12

// tolerance is by how many minutes clocks of phones differ, and forgiven by how many a
// name that has spoken may be late.
const (
	tolerance = 5
	forgiven  = 30
)

// passing are the lines behind the one that is read which look like heads of the
// section, up to its next date or header.
func (f *form) passing(s *section) []passing {
	var all []passing
	ahead := f.rows.look()
	apart := false
	for i := range ahead {
		seen := ahead[i].see(s, f.options)
		if len(all) == passingAhead || seen.border {
			break
		}
		if seen.isHead {
			next := i+1 == len(ahead) || ahead[i+1].see(s, f.options).blank
			if s.stands(seen.head, apart, next) {
				all = append(all, passing{head: seen.head, at: seen.head.minute()})
			}
		}
		apart = seen.blank
	}
	return all
}

// stands reports whether a line that looks like a head stands as heads do here.
func (s *section) stands(h head, apart, next bool) bool {
	if h.gap < s.layout.gap {
		return false
	}
	return s.layout.tight && !sentence(h.name) || apart && next == s.layout.spaced
}

// place is what a line that looks like a head is among those that follow it.
type place uint8

const (
	inText   place = iota // it is text
	inTime                // it is a head
	onNewDay              // it is a head, but the line that told its day is missing
)

// placeOf judges a line that stands as a head.
func (s *section) placeOf(h head, behind []passing) place {
	all := append([]passing{{head: h, at: h.minute()}}, behind...)
	times := map[string]int{}
	for _, p := range all {
		times[p.name]++
	}
	for i, p := range all {
		all[i].weight = 1
		if times[p.name] > 1 || s.names[p.name] {
			all[i].weight = 2
		}
	}
	back := all[0].at+tolerance < s.last
	if back && s.names[h.name] && s.last-all[0].at <= forgiven {
		return inTime
	}
	going, first := longest(all, s.last-tolerance)
	if !back {
		if first {
			return inTime
		}
		return inText
	}
	anew, leads := longest(all, -1)
	switch {
	case !leads:
	case going == 0 && anew > 1: // nothing that follows is of the day so far
		return onNewDay
	case anew > going+1 && all[0].weight > 1:
		return onNewDay
	}
	return inText
}

// longest is the weight of the heaviest run of all in which time never goes back,
// from the minute least on, and whether the first of all is in it. Of two equal ones
// that counts which ends earlier.
func longest(all []passing, least int) (weight int, first bool) {
	type run struct {
		weight, end int
		first       bool
	}
	better := func(a, b run) int {
		if a.weight != b.weight {
			return a.weight - b.weight
		}
		return b.end - a.end
	}
	runs := make([]run, 0, len(all))
	best := run{end: 24 * 60}
	for i, p := range all {
		if p.at < least {
			continue
		}
		r := run{weight: p.weight, end: p.at, first: i == 0}
		for _, before := range runs {
			if joined := (run{before.weight + p.weight, p.at, before.first}); before.end <= p.at+tolerance && better(joined, r) > 0 {
				r = joined
			}
		}
		runs = append(runs, r)
		if better(r, best) > 0 {
			best = r
		}
	}
	return best.weight, best.first
}

// dateForm is how the first line of a section that told a date was made. What another
// line of dashes holds is a date only if it is made alike: people rule off with dashes
// as well.
type dateForm struct {
	dash  rune
	count int
}

func dateFormOf(line string) (d dateForm) {
	for i, r := range line {
		if i == 0 {
			d.dash = r
		}
		if r != d.dash {
			break
		}
		d.count++
	}
	return d
}

// drawn are the signs of which the clients draw the lines that tell dates.
var drawn = []rune("—–―─")

// tells reports whether a line of dashes tells the date in this section.
func (s *section) tells(line string, apart, next bool) bool {
	form := dateFormOf(line)
	switch {
	case s.layout.spaced && !s.layout.tight && !(apart && next):
		return false
	case s.dates != (dateForm{}):
		return form == s.dates
	}
	return len(s.names) == 0 || slices.Contains(drawn, form.dash)
}

// minute is the head's minute of the day.
func (h head) minute() int {
	c, _, _ := stamp.ClockTime(stamp.Fold(h.time))
	return c.Hour*60 + c.Minute
}
