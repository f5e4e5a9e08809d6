package main

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"shoudao/ingest"
	"shoudao/triage"
)

// proposeIn proposes how such a message would come into the queue by itself, after the
// user has said that it is hers.
func (l learner) proposeIn(ctx context.Context, m ingest.Message) (*proposal, error) {
	mem, err := l.Memory(ctx, m.SentAt)
	if err != nil {
		return nil, err
	}
	e := l.judge.Explain(mem, m)
	if e.Band == triage.Todo || e.Band == triage.Own {
		return nil, nil // the rules would have it; it was put off or refused
	}
	h, err := l.history(ctx, m.ID)
	if err != nil {
		return nil, err
	}
	tweaks := slices.DeleteFunc(l.tweaksIn(mem, m, e, h), func(w tweak) bool {
		after, ok := l.explainWith(mem, m, w)
		return !ok || after.Band != triage.Todo || l.may != nil && !l.may(w)
	})
	t := trial{learner: l, id: m.ID, in: true}
	p, err := t.search(ctx, tweaks)
	p.In, p.Evidence, p.Lacks = true, strongest(e.Reasons, func(triage.Reason) bool { return true }), e.Lacks
	return &p, err
}

// tweaksIn are the changes that could bring the message in, the most telling first: what
// the settings themselves hold against it, what it calls her, what it is about, its
// sender, the word that asks, and points for its group.
func (d *desk) tweaksIn(mem triage.Memory, m ingest.Message, e triage.Explanation, h history) []tweak {
	group := cmp.Or(m.Group.Name, m.Group.ID)
	if e.Band == 0 {
		return []tweak{{key: "me.groups", value: group}}
	}
	var all []tweak
	for _, r := range e.Reasons {
		switch said := words(map[ingest.ID]string{m.ID: m.Text}, r.Span); r.Code {
		case triage.Muted:
			all = append(all, tweak{key: "groups.muted", value: group, drop: true})
		case triage.NoiseWord:
			for _, w := range d.config.Words.Noise {
				if strings.EqualFold(w, said) {
					all = append(all, tweak{key: "words.noise", value: w, drop: true})
				}
			}
		}
	}
	for _, c := range d.judge.Callings(mem, m) {
		for _, key := range map[triage.CallingKind][]string{
			triage.CallsRole: {"me.roles"}, triage.CallsUnit: {"me.units", "me.areas"}, triage.CallsPerson: {"me.names"},
		}[c.Kind] {
			all = append(all, tweak{key: key, value: c.Words})
		}
	}
	if w := h.word(m.Text, h.hers, h.refused); w != "" {
		all = append(all, tweak{key: "me.duties", value: w})
	}
	if !slices.Contains(d.config.Me.Superiors, m.Sender) {
		all = append(all, tweak{key: "me.superiors", value: m.Sender})
	}
	if w := lastWord(m.Text); slices.Contains(e.Lacks, triage.NoAsk) && w != "" {
		all = append(all, tweak{key: "words.asks", value: w})
	}
	if need := triage.TodoLine - e.Score; need > 0 && d.profile.Points[group]+need <= triage.MostPoints {
		if points := d.profile.Points[group] + need; points != 0 {
			all = append(all, tweak{key: "groups.points", value: group, points: points})
		}
	}
	return all
}

// lastWord is what a short message ends in, where its verb stands: 把公示挂网.
func lastWord(said string) string {
	line := strings.TrimRight(strings.TrimSpace(said), "。！!~ ～，,")
	r := []rune(line)
	if len(r) < 3 || len(r) > 30 || !telling(r[len(r)-2:]) {
		return ""
	}
	return string(r[len(r)-2:])
}
