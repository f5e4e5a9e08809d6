package main

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"shoudao/ingest"
	"shoudao/store"
	"shoudao/triage"
)

// mildPoints is how many points of a group are proposed before sharper means.
const mildPoints = 12

// proposeOut proposes how such an item would not come in again, after the user has said
// that it is not hers.
func (l learner) proposeOut(ctx context.Context, it triage.Item) (*proposal, error) {
	evidence := strongest(it.Reasons(), func(r triage.Reason) bool { return r.Weight > 0 && r.Code != triage.UserSaid })
	m, err := l.Message(ctx, it.Anchor.Message)
	if err != nil || len(evidence) == 0 {
		return nil, err // only she had said that it was hers
	}
	tweaks, err := l.tweaksOut(ctx, it, m)
	if err != nil {
		return nil, err
	}
	mem, err := l.Memory(ctx, m.SentAt)
	if err != nil {
		return nil, err
	}
	// An item may have grown from several messages; that of one alone tells only where it
	// would have been enough.
	if l.judge.Explain(mem, m).Band == triage.Todo {
		tweaks = slices.DeleteFunc(tweaks, func(w tweak) bool {
			e, ok := l.explainWith(mem, m, w)
			return !ok || e.Band == triage.Todo
		})
	}
	t := trial{learner: l, id: m.ID}
	p, err := t.search(ctx, tweaks)
	p.Evidence = evidence
	return &p, err
}

// tweaksOut are the changes that could keep the item out, the mildest first: a word that
// the user has refused before, a few points, the group where she has refused more of it,
// the word of her profile that brought it, and more points.
func (l learner) tweaksOut(ctx context.Context, it triage.Item, m ingest.Message) ([]tweak, error) {
	h, err := l.history(ctx, m.ID)
	if err != nil {
		return nil, err
	}
	var all []tweak
	if w := h.word(it.Title, h.refused, h.hers); w != "" {
		all = append(all, tweak{key: "words.noise", value: w})
	}
	group := cmp.Or(it.Group.Name, it.Group.ID)
	points := tweak{key: "groups.points", value: group, points: l.profile.Points[group] + triage.TodoLine - 1 - it.Score()}
	mild := it.Score()-triage.TodoLine < mildPoints
	mute := tweak{key: "groups.muted", value: group}
	often := h.refusedIn[group] >= 1 && h.hersIn[group] == 0
	may := points.points >= -triage.MostPoints && points.points != 0
	if often && !it.Group.Direct {
		all = append(all, mute)
	}
	if mild && may {
		all = append(all, points)
	}
	all = append(all, l.profileWords(it, m)...)
	if !mild && may {
		all = append(all, points)
	}
	if !often && !it.Group.Direct {
		all = append(all, mute)
	}
	return all, nil
}

// profileWords are the words of the profile that addressed the item, to be taken out. Her names
// are not among them: without one of them she would miss whoever calls her by it.
func (d *desk) profileWords(it triage.Item, m ingest.Message) []tweak {
	var all []tweak
	lists := map[triage.Code][]string{
		triage.ByRole: {"me.roles"}, triage.ByUnit: {"me.units"}, triage.ByArea: {"me.areas"}, triage.ByDuty: {"me.duties"},
		triage.SpokenOf: {"me.duties"}, triage.FromSuperior: {"me.superiors"}, triage.StandingIn: {"me.covers"},
	}
	for _, r := range it.Reasons() {
		said := words(map[ingest.ID]string{m.ID: m.Text}, r.Span)
		for _, key := range lists[r.Code] {
			for _, w := range *d.config.list(key) {
				if strings.Contains(said, w) || r.Code == triage.FromSuperior && strings.Contains(m.Sender, w) {
					all = append(all, tweak{key: key, value: w, drop: true})
				}
			}
		}
	}
	return all
}

// A history is what the user has decided so far.
type history struct {
	refused, hers     []string // titles
	refusedIn, hersIn map[string]int
}

// remembered is how many items of each list the history looks at.
const remembered = 500

// history reads what she has refused, and what is hers or may be: what she has closed and
// what is in the queue. What is of one message is left out: it is about that one.
func (l learner) history(ctx context.Context, but ingest.ID) (history, error) {
	h := history{refusedIn: map[string]int{}, hersIn: map[string]int{}}
	for _, view := range []store.View{store.Closed, store.Queue, store.Snoozed} {
		items, err := l.Items(ctx, store.Window{View: view, At: l.now(), Limit: remembered})
		if err != nil {
			return h, err
		}
		for _, it := range items {
			group := cmp.Or(it.Group.Name, it.Group.ID)
			switch {
			case it.Anchor.Message == but:
			case it.State == triage.NotMine:
				h.refused = append(h.refused, it.Title)
				h.refusedIn[group]++
			case it.State != triage.Cancelled:
				h.hers = append(h.hers, it.Title)
				if it.State == triage.Done || view == store.Snoozed {
					h.hersIn[group]++
				}
			}
		}
	}
	return h, nil
}
