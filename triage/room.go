package triage

import (
	"slices"
	"strings"
	"time"

	"shoudao/ingest"
	"shoudao/triage/when"
)

// turnGap is the longest pause between two sends of one turn, and turnSends the
// most sends that one has.
const (
	turnGap   = 5 * time.Minute
	turnSends = 12
)

// farBack is how many messages of a room are looked through for what a message goes with.
const farBack = 400

// A room is one group in the memory of the fold.
type room struct {
	group  ingest.Group
	key    string // see [roomKey]
	circle *circle
	recent []*heard // of the last ContextAge, in order
}

func newRoom(v *vocabulary, g ingest.Group, names *lexis, finder *when.Finder) *room {
	r := &room{group: g, key: roomKey(g), circle: newCircle(names, finder)}
	r.circle.fits = v.fits(newText(g.Name).s)
	return r
}

// fits reports whether a group's name tells that it is made of people like the
// user: 班主任群, 村书记群, 党建办小群.
func (v *vocabulary) fits(name string) bool {
	for _, u := range v.self.units {
		if strings.Contains(name, u) && !strings.HasSuffix(u, "镇") && !strings.HasSuffix(u, "乡") && !strings.HasSuffix(u, "县") {
			return true
		}
	}
	for _, head := range v.heads {
		if !letter(runeAt(head, 0)) && strings.Contains(name, head) && v.bears(head, "") == classIn {
			return true
		}
	}
	return false
}

// turn is the run of sends that m ends: those of its sender with no long pause
// between them, others' in between or not.
func (r *room) turn(h *heard) []*heard {
	if h.turn == nil {
		h.turn = append(r.sendsBefore(h.m), h)
	}
	return h.turn
}

// sendsBefore are the sends of the turn that m ends, without itself.
func (r *room) sendsBefore(m ingest.Message) []*heard {
	var sends []*heard
	last := m.SentAt
	for i := len(r.recent) - 1; i >= max(0, len(r.recent)-farBack) && len(sends) < turnSends-1; i-- {
		p := r.recent[i]
		if last.Sub(p.m.SentAt) > turnGap {
			break
		}
		if !sameSender(p.m, m) {
			continue
		}
		last = p.m.SentAt
		sends = append(sends, p)
	}
	slices.Reverse(sends)
	return sends
}

// keep takes the newest message into the memory.
func (r *room) keep(h *heard) {
	h.turn = nil // or every message would hold on to those before it, and they to theirs
	r.recent = append(r.recent, h)
}

// sameSender reports whether one person sent both messages of a group.
func sameSender(a, b ingest.Message) bool {
	return samePerson(a.SenderID, a.Sender, b.SenderID, b.Sender)
}

// samePerson is the same of the ids and the shown names of two who speak.
func samePerson(id, name, otherID, other string) bool {
	if id != "" && otherID != "" {
		return id == otherID
	}
	return name == other
}

// byID is the recent message of the id; nil if it is not in the memory.
func (r *room) byID(id ingest.ID) *heard {
	for i := len(r.recent) - 1; i >= 0; i-- {
		if r.recent[i].m.ID == id {
			return r.recent[i]
		}
	}
	return nil
}

// lastBefore is the newest recent message that fits; nil if there is none.
func (r *room) lastBefore(fits func(*heard) bool) *heard {
	for i := len(r.recent) - 1; i >= max(0, len(r.recent)-farBack); i-- {
		if fits(r.recent[i]) {
			return r.recent[i]
		}
	}
	return nil
}
