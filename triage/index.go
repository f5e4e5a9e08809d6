package triage

import (
	"iter"
	"math"
	"slices"
	"time"

	"shoudao/ingest"
)

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
	ones      []*living // see [index.alone]
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

// hourOf is the number of the hour in which an instant lies. It never falls as time goes on.
func hourOf(at time.Time) int64 {
	return at.Unix() / 3600
}

// schedule notes when the item is due.
func (x *index) schedule(l *living) {
	hour := int64(noHour)
	if !l.Due.At.IsZero() {
		hour = hourOf(l.Due.At)
	}
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
	l := &living{Item: it, key: roomKey(it.Group), touched: it.TouchedAt(), index: x, hour: noHour}
	l.trail = x.trailOf(l.key)
	l.key = l.trail.key
	l.SenderID, l.Sender = x.one(l.SenderID), x.one(l.Sender)
	x.byRoom.add(l.key, l)
	for _, w := range l.Topic {
		if list := x.byWord[w]; list != nil {
			x.byWord[w] = append(list, l)
		} else {
			x.byWord[w] = x.alone(l)
		}
	}
	for i := range l.Links {
		x.byMessage.add(l.Links[i].Message, l)
		l.learn(l.Links[i].Reasons)
	}
	x.schedule(l)
	return l
}

// begin notes of items that have just entered when they were last spoken of.
func (x *index) begin(items ...*living) {
	for _, l := range slices.SortedStableFunc(slices.Values(items), func(a, b *living) int { return a.touched.Compare(b.touched) }) {
		x.touch(l)
		x.watch(l)
	}
}

// alone is a list of one item, with no room for another. Most words are of one item alone: it takes no memory of its own
// for each.
func (x *index) alone(l *living) []*living {
	if len(x.ones) == cap(x.ones) {
		x.ones = make([]*living, 0, 512)
	}
	n := len(x.ones)
	x.ones = append(x.ones, l)
	return x.ones[n : n+1 : n+1]
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

// mostStrings are how many strings an index has in one place at most.
const mostStrings = 4096

// one is the string s, the same for all who ask: strings that are compared all the time are better in one place.
func (x *index) one(s string) string {
	if there, ok := x.strings[s]; ok {
		return there
	}
	if len(x.strings) >= mostStrings {
		clear(x.strings)
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
