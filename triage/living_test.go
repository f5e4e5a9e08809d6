package triage

import (
	"reflect"
	"slices"
	"testing"

	"shoudao/ingest"
)

// TestStrangersAreTooFar holds what [index.near] rests on: an item that it leaves out has so
// little kinship to a message that it would not be chosen, nor keep another from being so.
func TestStrangersAreTooFar(t *testing.T) {
	for _, g := range goldStreams(t) {
		t.Run(g.name, func(t *testing.T) {
			fold := g.judges[0].Resume(Memory{})
			for _, m := range g.repeated(2 * len(g.messages)) {
				fold.forget(m)
				if r := fold.enter(m); r != nil && m.Kind != ingest.Recall {
					strangersAreTooFar(t, fold, fold.hear(m, r), r)
				}
				fold.Add(m)
			}
		})
	}
}

// TestLinkedAsReduced holds that a link that is hung on a living item does to it what all links
// together do.
func TestLinkedAsReduced(t *testing.T) {
	for _, g := range goldStreams(t) {
		fold := g.judges[0].Resume(Memory{})
		for _, m := range g.messages {
			fold.Add(m)
			for _, l := range fold.items {
				want := l.Item
				if want.reduce(); !reflect.DeepEqual(want, l.Item) || !want.TouchedAt().Equal(l.TouchedAt()) {
					t.Fatalf("%s: %q is not as its links say", g.name, l.Title)
				}
			}
		}
	}
}

func strangersAreTooFar(t *testing.T, f *Fold, h *heard, r *room) {
	t.Helper()
	strangers := func(topic Topic) []*living {
		near := f.index.near(r, topic, h.m.ReplyTo)
		return slices.DeleteFunc(slices.Clone(f.items), func(l *living) bool { return slices.Contains(near, l) })
	}
	if !h.own {
		const named = 6
		for _, c := range f.changesIn(h) {
			for _, l := range strangers(c.topic) {
				if n := f.kinship(h, c.topic, l, r) + named + sameDeeds(h.t.s, l.Title) + f.urges(h, r, c, l); n >= min(needCancel, needMove, needChase) {
					t.Fatalf("%q is %d near to the stranger %q", h.m.Text, n, l.Title)
				}
			}
		}
		return
	}
	act := h.herAct()
	if act == Finish && (h.joinsList() || h.arrives()) {
		return
	}
	topic := h.whole()
	for _, l := range strangers(topic) {
		if n := f.kinship(h, topic, l, r) + f.answers(h, l, r, act, topic); n > needElliptic-clearLead {
			t.Fatalf("%q is %d near to the stranger %q", h.m.Text, n, l.Title)
		}
	}
}
