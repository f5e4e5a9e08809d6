package triage

import (
	"slices"
	"time"

	"shoudao/ingest"
)

// A living is an item in the memory of the fold.
type living struct {
	Item
	key      string // of its group, see [roomKey]
	touched  time.Time
	score    int
	codes    []Code // of its reasons, each once
	nth      int    // it grows from the item that came to be known first to the last
	round    int    // the last one in which [index.near] has found it
	common   int    // how many words [index.sharing] has found it by in that round
	codeBits uint64 // of its codes, see [Code.bit]
	dead     bool   // it takes no more messages
	hour     int64  // of its deadline, where the index has it; see [index.dueIn]
	steps    [trails]step
	trail    *trail // of its room
	index    *index
	// What follows from its title and sender, of which the rules ask with every message.
	comes  yesNo  // see [living.hasCome]
	folded string // its title, see [living.words]
	shown  string // its sender, see [living.shownName]
}

// words is the item's title, folded. It is made when it is first asked for.
func (l *living) words() string {
	if l.folded == "" {
		l.folded = newText(l.Title).s
	}
	return l.folded
}

// A yesNo is what is found out when it is first asked for.
type yesNo uint8

const (
	notAsked yesNo = iota
	yes
	no
)

// hasCome reports whether the item's title has one come to a place, see [hasCome].
func (l *living) hasCome() bool {
	if l.comes == notAsked {
		if l.comes = no; hasCome(l.Title) {
			l.comes = yes
		}
	}
	return l.comes == yes
}

// shownName is that of the item's sender, see [shownName].
func (l *living) shownName() string {
	if l.shown == "" {
		l.shown = shownName(l.Sender)
	}
	return l.shown
}

// TouchedAt is when the item was last spoken of. Every message asks it of many items.
func (l *living) TouchedAt() time.Time { return l.touched }

// after reports whether the item has been spoken of after o; of two that one message speaks of, the one that came
// to be known first comes before.
func (l *living) after(o *living) bool {
	return l.touched.After(o.touched) || l.touched.Equal(o.touched) && l.nth < o.nth
}

// made is the instant at which the item came to be known.
func (l *living) made() ingest.Message {
	return ingest.Message{SentAt: l.Links[0].ByAt, ID: l.Links[0].By, Nth: l.Anchor.Offset}
}

// in reports whether the item was asked for in the room.
func (l *living) in(r *room) bool { return l.key == r.key }

// link hangs a message on an item.
func (l *living) link(k Link) {
	if !l.of(k.Message) {
		l.index.byMessage.add(k.Message, l)
	} else {
		for _, o := range slices.Backward(l.Links) { // what is said again has mostly been said just before
			if o.Message == k.Message && o.span() == k.span() {
				return
			}
		}
	}
	l.Links = append(l.Links, k)
	l.touched = later(l.touched, k.ByAt)
	l.index.touch(l)
	l.learn(k.Reasons)
	l.State, l.Due = k.Act.after(l.State), k.due(l.Due) // as reduce does, which would look at all links
	l.index.schedule(l)
	l.Band, l.Priority = BandOf(l.score), l.priority(l.codes)
	l.index.watch(l)
}

// learn takes evidence in.
func (l *living) learn(reasons []Reason) {
	for _, r := range reasons {
		l.score += r.Weight
		if !l.has(r.Code) {
			l.codes = append(l.codes, r.Code)
			l.codeBits |= r.Code.bit()
		}
	}
}

// byName reports whether the user is called by name in the item, or one for whom she stands in.
func (l *living) byName() bool { return l.has(Mentioned) || l.has(Named) || l.has(StandingIn) }

// has reports whether the item has a reason of the code.
func (l *living) has(c Code) bool { return l.codeBits&c.bit() != 0 && slices.Contains(l.codes, c) }

// bit is a mark of the code which few others have.
func (c Code) bit() uint64 { return 1 << ((uint(c[0])*5 + uint(len(c))) & 63) }

// of reports whether the message is one of the item's.
func (l *living) of(id ingest.ID) bool { return slices.Contains(l.index.byMessage[id], l) }
