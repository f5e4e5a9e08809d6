package tui

import (
	"strings"
	"time"

	"shoudao/triage"
	"shoudao/tui/text"
)

// A summary is what the user is told at once.
type summary struct {
	emergency, earlier, soon, urgent pile
	night, today                     pile // what came in the night, and what of it is due today
	behind                           []Reach
}

// A pile is how many items there are of a sort, and the one that is due first.
type pile struct {
	n     int
	first triage.Item
}

func (p pile) with(it triage.Item) pile {
	p.n++
	if was := p.first.Due.At; p.n == 1 || !it.Due.At.IsZero() && (was.IsZero() || it.Due.At.Before(was)) {
		p.first = it
	}
	return p
}

// with is the summary with one item more.
func (s summary) with(w wait, at time.Time) summary {
	it := w.row.Item
	if w.night && w.why != isEmergency {
		s.night = s.night.with(it)
		if dueToday(it, at) {
			s.today = s.today.with(it)
			return s
		}
	}
	switch w.why {
	case isEmergency:
		s.emergency = s.emergency.with(it)
	case isEarlier:
		s.earlier = s.earlier.with(it)
	case isUrgent:
		s.urgent = s.urgent.with(it)
	case isSoon:
		s.soon = s.soon.with(it)
	}
	return s
}

// deserved reports whether there is anything to disturb the user for. What came in
// the night and can wait is not.
func (s summary) deserved() bool {
	return s.emergency.n+s.earlier.n+s.soon.n+s.urgent.n+s.today.n+len(s.behind) > 0
}

// titleInAlarm is how many cells of a title a notification shows.
const titleInAlarm = 48

// said is the summary as one sentence, without the words of messages and the names
// of groups unless they are wanted; empty if there is nothing to tell.
func (s summary) said(w text.Words, titles bool, at time.Time) Safe {
	if !s.deserved() {
		return ""
	}
	what := func(p pile) string {
		if !titles {
			return ""
		}
		return string(cut(Line(p.first.Title), titleInAlarm))
	}
	due := func(p pile) string { return w.Times.Due(p.first.Due.At, at, p.first.Due.Grain) }
	n := w.Notify
	var parts []string
	say := func(p pile, sentence string) {
		if p.n > 0 {
			parts = append(parts, sentence)
		}
	}
	say(s.emergency, n.Emergency(s.emergency.n, what(s.emergency)))
	say(s.earlier, n.Earlier(s.earlier.n, due(s.earlier), what(s.earlier)))
	say(s.soon, n.Soon(s.soon.n, due(s.soon), what(s.soon)))
	if s.today.n > 0 {
		say(s.night, n.NightDue(s.night.n, s.today.n, due(s.today), what(s.today)))
	} else {
		say(s.night, n.Night(s.night.n))
	}
	say(s.urgent, n.Urgent(s.urgent.n, what(s.urgent)))
	if len(s.behind) > 0 {
		parts = append(parts, s.saidOfGroups(w, titles, at))
	}
	return own(strings.Join(parts, n.Join))
}

// saidOfGroups names the group that reaches least far.
func (s summary) saidOfGroups(w text.Words, names bool, at time.Time) string {
	least := s.behind[0]
	for _, r := range s.behind {
		if r.Until.Before(least.Until) {
			least = r
		}
	}
	name := ""
	if names {
		name = string(cut(groupName(least.Group), titleInAlarm))
	}
	if h := least.Hush; h.Usual > 0 && len(s.behind) == 1 {
		return w.Notify.Hush(name, h.Usual, w.Times.Stamp(h.Since.In(at.Location()), at))
	}
	return w.Notify.Silent(len(s.behind), name, w.Times.Stamp(least.Until.In(at.Location()), at))
}
