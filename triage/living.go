package triage

import (
	"iter"
	"math"
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
	dead     bool
	hour     int64 // of its deadline, where the index has it; see [index.dueBy]
	steps    [trails]step
	trail    *trail // of its room
	index    *index
	// What follows from its title and sender, of which the rules ask with every message.
	comes  bool   // its title has one come to a place
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
	l.Band, l.Priority = bandOf(l.score), l.priority(l.codes)
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

// An index finds those of the living items that a message may have to do with. Most items
// have nothing to do with it, and nobody closes all that he is asked for: without it the
// cost of a message would grow with the archive.
type index struct {
	byRoom    lists[string] // by the key of their group
	byWord    lists[uint32] // by each word of their topic
	byMessage lists[ingest.ID]
	byHour    lists[int64]      // by the hour in which they are due
	trails    map[string]*trail // by the key of their group
	trail     trail             // of all of them
	strings   map[string]string // by whom they were asked for
	deaths    deaths
	round     int
}

// latelyAge is how long ago an item may have been spoken of last and still be meant by words that do
// not say what they are about.
const latelyAge = 7 * 24 * time.Hour

// lately are the items that have been spoken of in the time of latelyAge before an instant.
func (x *index) lately(at time.Time) iter.Seq[*living] { return x.trail.since(at.Add(-latelyAge)) }

// since are the items of a room that have been spoken of since an instant.
func (x *index) since(r *room, at time.Time) iter.Seq[*living] { return x.trails[r.key].since(at) }

// touch notes that an item has been spoken of.
func (x *index) touch(l *living) {
	x.trail.touch(l)
	l.trail.touch(l)
}

// noHour is the hour of what is due at none.
const noHour = math.MinInt64

// hourOf is the number of the hour in which an instant lies.
func hourOf(at time.Time) int64 {
	if at.IsZero() {
		return noHour
	}
	return at.Unix() / 3600
}

// schedule notes when the item is due.
func (x *index) schedule(l *living) {
	hour := hourOf(l.Due.At)
	if hour == l.hour {
		return
	}
	x.unschedule(l)
	if l.hour = hour; hour != noHour {
		x.byHour.add(hour, l)
	}
}

func (x *index) unschedule(l *living) {
	if l.hour != noHour {
		x.byHour.remove(l.hour, l)
	}
}

// dueIn are the items that are due from one instant to another, and some that are due shortly before and after.
func (x *index) dueIn(from, to time.Time) (found []*living) {
	for hour := hourOf(from); hour <= hourOf(to); hour++ {
		found = append(found, x.byHour[hour]...)
	}
	return found
}

// lists are the items of each key, in no order.
type lists[K comparable] map[K][]*living

// add puts the item into a list, unless it is the last of it already.
func (all lists[K]) add(k K, l *living) {
	if list := all[k]; len(list) == 0 || list[len(list)-1] != l {
		all[k] = append(list, l)
	}
}

func (all lists[K]) remove(k K, l *living) {
	if rest := slices.DeleteFunc(all[k], func(o *living) bool { return o == l }); len(rest) > 0 {
		all[k] = rest
	} else {
		delete(all, k)
	}
}

// newIndex is an index with room for the items.
func newIndex(items []Item) *index {
	words, links := 0, 0
	for i := range items {
		words, links = words+len(items[i].Topic), links+len(items[i].Links)
	}
	return &index{
		byRoom: lists[string]{}, byWord: make(lists[uint32], words), byMessage: make(lists[ingest.ID], links), byHour: lists[int64]{},
		trails: map[string]*trail{}, strings: map[string]string{}, trail: trail{at: wholeTrail},
	}
}

// enter makes a living of an item.
func (x *index) enter(it Item) *living {
	l := &living{Item: it, key: roomKey(it.Group), touched: it.TouchedAt(), index: x, comes: hasCome(it.Title), hour: noHour}
	l.trail = x.trailOf(l.key)
	l.key = l.trail.key
	l.SenderID, l.Sender = x.one(l.SenderID), x.one(l.Sender)
	x.byRoom.add(l.key, l)
	for _, w := range l.Topic {
		x.byWord.add(w, l)
	}
	for i := range l.Links {
		x.byMessage.add(l.Links[i].Message, l)
		l.learn(l.Links[i].Reasons)
	}
	x.touch(l)
	x.schedule(l)
	x.watch(l)
	return l
}

// trailOf is the trail of the rooms with the key.
func (x *index) trailOf(key string) *trail {
	t := x.trails[key]
	if t == nil {
		t = &trail{at: roomTrail, key: key}
		x.trails[key] = t
	}
	return t
}

// one is the string s, the same for all who ask: strings that are compared all the time are better in one place.
func (x *index) one(s string) string {
	if there, ok := x.strings[s]; ok {
		return there
	}
	x.strings[s] = s
	return s
}

// leave takes the item out.
func (x *index) leave(l *living) {
	x.trail.leave(l)
	l.trail.leave(l)
	x.unschedule(l)
	x.byRoom.remove(l.key, l)
	for _, w := range l.Topic {
		x.byWord.remove(w, l)
	}
	for i := range l.Links {
		x.byMessage.remove(l.Links[i].Message, l)
	}
}

// watch sees to it that the death of a closed item is not missed.
func (x *index) watch(l *living) {
	if l.State != Open {
		x.deaths.add(l)
	}
}

// sharing are the items with a word of the topic, each once and in no order.
func (x *index) sharing(t Topic) []*living {
	x.round++
	most := 0
	for _, w := range t {
		most = max(most, len(x.byWord[w]))
	}
	found := make([]*living, 0, most)
	for _, w := range t {
		for _, l := range x.byWord[w] {
			if l.round != x.round {
				l.round, l.common = x.round, 0
				found = append(found, l)
			}
			l.common++
		}
	}
	return found
}

// shares reports whether there is an item with a word of the topic.
func (x *index) shares(t Topic) bool {
	return slices.ContainsFunc(t, func(w uint32) bool { return len(x.byWord[w]) > 0 })
}

// near are the items with a word of the topic, those of the room, and those of the quoted
// message, each once and in no order. All others are strangers to a message of that room
// with that topic, and are not asked.
func (x *index) near(r *room, t Topic, quoted ingest.ID) []*living {
	found := x.join(x.sharing(t), x.byRoom[r.key])
	if !quoted.IsZero() {
		found = x.join(found, x.byMessage[quoted])
	}
	return found
}

// join adds to what a round has found so far.
func (x *index) join(found, more []*living) []*living {
	for _, l := range more {
		if l.round != x.round {
			l.round, l.common = x.round, 0
			found = append(found, l)
		}
	}
	return found
}

// either joins two lists of items.
func (x *index) either(a, b []*living) []*living {
	x.round++
	return x.join(x.join(nil, a), b)
}

// first is the item of the message that came to be known first, among those that fit; nil
// if none does.
func (x *index) first(id ingest.ID, fits func(*living) bool) *living {
	var first *living
	for _, l := range x.byMessage[id] {
		if (first == nil || l.nth < first.nth) && fits(l) {
			first = l
		}
	}
	return first
}
