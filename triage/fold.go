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
	judge *Judge
	rooms map[string]*room
	heard []*room // the rooms in the order in which they were first spoken in
	names *lexis  // what everybody else is called, wherever he speaks
	items []*living
	done  Findings // what Drain has not handed out yet
}

// A living is an item in the memory of the fold.
type living struct {
	Item
}

// Resume starts a fold that goes on from mem.
func (j *Judge) Resume(mem Memory) *Fold {
	f := &Fold{judge: j, rooms: map[string]*room{}, names: newLexis()}
	for _, it := range mem.Items {
		f.items = append(f.items, &living{it})
	}
	slices.SortFunc(f.items, func(a, b *living) int { return a.made().Compare(b.made()) })
	for _, m := range mem.Members {
		if len(mem.Recent) == 0 || m.Since.Before(mem.Recent[0].SentAt) {
			f.enter(ingest.Message{Group: m.Group, Sender: m.Name, SenderID: m.SenderID, SentAt: m.Since})
		}
	}
	for _, m := range mem.Recent {
		if r := f.enter(m); r != nil {
			r.recent = append(r.recent, f.hear(m, r))
		}
	}
	return f
}

// made is the instant at which the item came to be known.
func (l *living) made() ingest.Message {
	return ingest.Message{SentAt: l.Links[0].ByAt, ID: l.Links[0].By, Nth: l.Anchor.Offset}
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
		r = newRoom(f.judge.words, g, f.names)
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
	r.circle.meet(f.judge.words, Member{Group: m.Group, Name: m.Sender, SenderID: m.SenderID, Since: m.SentAt}, f.judge.words.own(m, r.circle))
	return r
}

// hear takes a message in as its room hears it.
func (f *Fold) hear(m ingest.Message, r *room) *heard {
	ctx := when.Context{Office: f.judge.profile.Office, At: m.SentAt.In(f.judge.profile.Office.Location)}
	if before := r.turn(&heard{m: m}); len(before) > 1 {
		ctx.Day = lastDay(before[:len(before)-1])
	}
	return f.judge.words.hear(m, r.circle, ctx)
}

// Add reads the next message. It must not come before those already added.
func (f *Fold) Add(m ingest.Message) {
	f.forget(m)
	r := f.enter(m)
	if r == nil {
		return
	}
	h := f.hear(m, r)
	switch {
	case h.own:
		f.fromHer(h, r)
	case h.m.Kind == ingest.Recall:
		f.recall(h, r)
	default:
		f.fromOthers(h, r)
	}
	r.recent = append(r.recent, h)
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
	f.items = slices.DeleteFunc(f.items, func(l *living) bool {
		dead := !l.Alive(m.SentAt)
		if dead {
			f.done.Items = append(f.done.Items, l.Item)
		}
		return dead
	})
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
	f.items, f.rooms, f.heard = nil, nil, nil
	return out
}

// add puts a new item into the memory.
func (f *Fold) add(it Item, t Topic) *living {
	it.Topic = t
	it.reduce()
	l := &living{it}
	at, _ := slices.BinarySearchFunc(f.items, l, func(a, b *living) int { return a.made().Compare(b.made()) })
	f.items = slices.Insert(f.items, at, l)
	return l
}

// link hangs a message on an item.
func (l *living) link(k Link) {
	for _, o := range l.Links {
		if o.Message == k.Message && o.From == k.From && o.To == k.To {
			return
		}
	}
	l.Links = append(l.Links, k)
	l.reduce()
}

// of reports whether the message is one of the item's.
func (l *living) of(id ingest.ID) bool {
	return slices.ContainsFunc(l.Links, func(k Link) bool { return k.Message == id })
}

// lastDay is the day that the last time expression of the sends speaks of.
func lastDay(sends []*heard) (day time.Time) {
	for i := len(sends) - 1; i >= 0; i-- {
		for k := len(sends[i].times) - 1; k >= 0; k-- {
			if m := sends[i].times[k]; m.Kind != when.Past && m.Kind != when.Subject && m.Role != when.Old {
				return m.At
			}
		}
	}
	return day
}
