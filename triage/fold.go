package triage

import (
	"slices"
	"strings"
	"time"

	"shoudao/ingest"
	"shoudao/triage/when"
)

// A Fold makes items of messages, in the order of [ingest.Message.Compare]. It
// remembers the living items, and of everything else the last [ContextAge].
type Fold struct {
	judge  *Judge
	rooms  map[string]*room
	heard  []*room              // the rooms in the order in which they were first spoken in
	names  *lexis               // what everybody else is called, wherever he speaks
	items  []*living            // in the order in which they came to be known
	index  *index               // the same, by what messages may have to do with
	ids    map[string][]speaker // by sender id, wherever he speaks
	finder when.Finder
	done   Findings // what Drain has not handed out yet
}

// Resume starts a fold that goes on from mem.
func (j *Judge) Resume(mem Memory) *Fold {
	f := &Fold{judge: j, rooms: map[string]*room{}, names: newLexis(), index: newIndex(mem.Items), ids: map[string][]speaker{}}
	for _, it := range mem.Items {
		f.items = append(f.items, f.index.enter(it))
	}
	f.index.begin(f.items...)
	slices.SortFunc(f.items, func(a, b *living) int { return a.made().Compare(b.made()) })
	f.number(0)
	for _, m := range mem.Members {
		if len(mem.Recent) == 0 || m.Since.Before(mem.Recent[0].SentAt) {
			f.enter(ingest.Message{Group: m.Group, Sender: m.Name, SenderID: m.SenderID, SentAt: m.Since})
		}
	}
	for _, m := range mem.Recent {
		if r := f.enter(m); r != nil {
			r.keep(f.hear(m, r))
		}
	}
	return f
}

// roomKey names a group: by its id, or by its name where a source has none.
func roomKey(g ingest.Group) string {
	if g.ID != "" {
		return "#" + g.ID
	}
	return g.Name
}

func (f *Fold) room(g ingest.Group) *room {
	r, ok := f.rooms[roomKey(g)]
	if !ok {
		r = newRoom(f.judge.words(), g, f.names, &f.finder)
		r.key = f.index.trailOf(r.key).key
		f.rooms[roomKey(g)] = r
		f.heard = append(f.heard, r)
	}
	return r
}

// enter brings a message's sender into its room; nil for a group that is not
// triaged.
func (f *Fold) enter(m ingest.Message) *room {
	if !f.judge.profile.Triaged(m.Group) {
		return nil
	}
	r := f.room(m.Group)
	if _, known := r.circle.met[m.Sender]; known {
		return r
	}
	met := len(r.circle.speakers)
	r.circle.meet(f.judge.words(), Member{Group: m.Group, Name: m.Sender, SenderID: m.SenderID, Since: m.SentAt}, f.judge.words().own(m, r.circle))
	for _, sp := range r.circle.speakers[met:] {
		f.ids[sp.id] = append(f.ids[sp.id], sp)
	}
	return r
}

// hear takes a message in as its room hears it. Of one on which the rules fail it hears no words.
func (f *Fold) hear(m ingest.Message, r *room) *heard {
	ctx := when.Context{Office: f.judge.profile.Office, At: m.SentAt.In(f.judge.profile.Office.Location)}
	before := r.sendsBefore(m)
	ctx.Day = lastDay(before)
	var h *heard
	if fails(func() { h = f.judge.words().hear(m, r.circle, ctx) }) {
		silent := m
		silent.Text = ""
		h = f.judge.words().hear(silent, r.circle, ctx)
		h.m, h.unread = m, true
	}
	h.turn, h.final = append(before, h), true
	return h
}

// Add reads the next message. It must not come before those already added.
func (f *Fold) Add(m ingest.Message) {
	f.forget(m)
	r := f.enter(m)
	if r == nil {
		return
	}
	h := f.hear(m, r)
	if h.unread || fails(func() { f.read(h, r) }) {
		f.unread(h)
	}
	r.keep(h)
}

// read reads what has been heard: what it does to the living items, and what it asks anew.
func (f *Fold) read(h *heard, r *room) {
	switch {
	case h.own:
		f.fromHer(h, r)
	case h.m.Kind == ingest.Recall:
		f.recall(h, r)
	case f.edited(h, r):
	default:
		f.fromOthers(h, r)
	}
}

// fails runs rules, and reports whether they have failed. There are hundreds of them, and messages come
// from strangers: one that cuts a text behind its end must not keep every other message from her.
func fails(rules func()) (failed bool) {
	defer func() { failed = recover() != nil }()
	rules()
	return false
}

// unread makes an item to be looked at of a message on which the rules fail.
func (f *Fold) unread(h *heard) {
	if !h.own && len(f.index.byMessage[h.m.ID]) == 0 {
		f.lookAt(h, Unread, h.m.Text[:runeStart(h.m.Text, min(titleSize, len(h.m.Text)))])
	}
}

// forget lets go of what is too old for m to touch: messages beyond the context,
// whose verdict now stands, and items that are no longer alive.
func (f *Fold) forget(m ingest.Message) {
	horizon := m.SentAt.Add(-ContextAge)
	for _, r := range f.heard {
		n := 0
		for n < len(r.recent) && r.recent[n].m.SentAt.Before(horizon) {
			f.done.Verdicts = append(f.done.Verdicts, f.verdict(r.recent[n]))
			n++
		}
		r.recent = slices.Delete(r.recent, 0, n)
	}
	f.bury(m.SentAt)
}

// bury lets go of the items that are no longer alive at an instant.
func (f *Fold) bury(at time.Time) {
	dead := f.index.deaths.due(at)
	if len(dead) == 0 {
		return
	}
	slices.SortFunc(dead, func(a, b *living) int { return a.nth - b.nth })
	for _, l := range dead {
		f.index.leave(l)
		f.done.Items = append(f.done.Items, l.Item)
	}
	first, _ := slices.BinarySearchFunc(f.items, dead[0].nth, func(l *living, nth int) int { return l.nth - nth })
	rest := slices.DeleteFunc(f.items[first:], func(l *living) bool { return l.dead })
	f.items = f.items[:first+len(rest)]
}

// number numbers the items from the given place on.
func (f *Fold) number(from int) {
	for i := from; i < len(f.items); i++ {
		f.items[i].nth = 1
		if i > 0 {
			f.items[i].nth = f.items[i-1].nth + 1
		}
	}
}

// verdict is where a message went that is in no item; the items speak for theirs.
func (f *Fold) verdict(h *heard) Verdict {
	v := Verdict{Message: h.m.ID, Band: Filtered, Code: h.speech, Score: h.score}
	switch {
	case h.own:
		return Verdict{Message: h.m.ID, Band: Own}
	case v.Code == "":
		v.Code = h.lack
	}
	if v.Code == "" {
		v.Code = NoAsk
	}
	return v
}

// Drain returns what no later message can change: items that are no longer alive,
// and the verdicts of messages that are older than [ContextAge]. What it returned
// is gone from the fold. A message of an item has a verdict too; the item's band
// stands over it.
func (f *Fold) Drain() Findings {
	out := f.done
	f.done = Findings{}
	return out
}

// Close returns the rest and ends the fold.
func (f *Fold) Close() Findings {
	out := f.Drain()
	keys := make([]string, 0, len(f.rooms))
	for k := range f.rooms {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, strings.Compare)
	for _, k := range keys {
		for _, h := range f.rooms[k].recent {
			out.Verdicts = append(out.Verdicts, f.verdict(h))
		}
	}
	for _, l := range f.items {
		out.Items = append(out.Items, l.Item)
	}
	f.items, f.index, f.rooms, f.heard = nil, nil, nil, nil
	return out
}

// add puts a new item into the memory.
func (f *Fold) add(it Item, t Topic) *living {
	it.Topic = t
	it.reduce()
	l := f.index.enter(it)
	f.index.begin(l)
	at, _ := slices.BinarySearchFunc(f.items, l, func(a, b *living) int { return a.made().Compare(b.made()) })
	f.items = slices.Insert(f.items, at, l)
	f.number(at)
	return l
}

// lastDay is the day that the last time expression of the sends speaks of.
func lastDay(sends []*heard) (day time.Time) {
	for i := len(sends) - 1; i >= 0; i-- {
		for k := len(sends[i].times) - 1; k >= 0; k-- {
			if m := sends[i].times[k]; m.Kind != when.Past && m.Kind != when.Subject && m.Role != when.Old && !m.lasts() {
				return m.At
			}
		}
	}
	return day
}
