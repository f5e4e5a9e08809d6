package tui

import (
	"time"

	"shoudao/ingest"
	"shoudao/triage"
)

// A timeline puts messages of a group into lines, one each, and runs of receipts
// and small talk into one.
type timeline struct {
	*desk
	said   []Said
	here   ingest.ID // the message that is pointed at
	now    time.Time
	w      int
	unfold bool
	stamp  int        // the cells of the instant at least
	groups lookalikes // where messages are of several groups: each is named
}

// foldFrom is how many receipts in a row make one line.
const foldFrom = 2

// aligned is the timeline with as many cells for the instants of the messages as the
// longest of them has. Lines that are read aloud are not aligned.
func (t timeline) aligned(said []Said) timeline {
	for _, s := range said {
		if t.w < wide {
			t.stamp = max(t.stamp, width(t.stamped(s.Message)))
		}
	}
	return t
}

// stamped is when a message was sent.
func (t timeline) stamped(m ingest.Message) Safe {
	return own(t.words.Times.Stamp(m.SentAt.In(t.now.Location()), t.now))
}

func (t timeline) lines() []line {
	t = t.aligned(t.said)
	var lines []line
	for i := 0; i < len(t.said); {
		n := 0
		for i+n < len(t.said) && !t.unfold && t.idle(t.said[i+n]) {
			n++
		}
		if n >= foldFrom {
			lines = append(lines, of(muted, own("         "+t.words.Detail.Folded(n))))
			i += n
			continue
		}
		lines = append(lines, t.line(t.said[i]))
		i++
	}
	return lines
}

// idle reports whether a message is one of those of which a chat is full and that
// nobody has to read.
func (t timeline) idle(s Said) bool {
	if s.Message.ID == t.here || s.Verdict.Band != triage.Filtered {
		return false
	}
	switch s.Verdict.Code {
	case triage.Acknowledged, triage.Chatter, triage.Thanked, triage.Forwarded, triage.Trace:
		return true
	}
	return false
}

func (t timeline) line(s Said) line {
	here, tone := own("   "), muted
	if s.Message.ID == t.here {
		here, tone = " > ", plain
	}
	return t.lineAs(here, tone, s)
}

// lineAs is a message behind a sign, in a tone.
func (t timeline) lineAs(sign Safe, tone tone, s Said) line {
	m := s.Message
	stamp := t.stamped(m)
	l := of(plain, sign).and(muted, pad(stamp, max(5, t.stamp, width(stamp)))).and(plain, " ")
	if t.groups != nil {
		l = l.and(muted, t.groups.pad(groupName(m.Group), groupCells)).and(plain, " ")
	}
	who := pad(Line(m.Sender), 10)
	if t.w >= wide {
		who = Line(m.Sender) + ":"
	}
	return l.and(tone, who).and(plain, " ").join(t.fated(s, t.now)).and(tone, Line(holding(s, t.words))).cut(t.w)
}
