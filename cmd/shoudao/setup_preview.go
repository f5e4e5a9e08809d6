package main

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"shoudao/ingest"
	"shoudao/triage"
	"shoudao/tui"
)

// The lengths of what a preview shows.
const (
	previewTop    = 5
	previewMisses = 10
	previewCalled = 6
	previewLooks  = 40 // messages that are explained to find the misses
)

// Preview implements [tui.Setup]. The messages are judged in memory, and the archive
// stays as it is: the figures are there at once, however long it is.
func (s setup) Preview(ctx context.Context) (tui.Preview, error) {
	s.busy.RLock()
	defer s.busy.RUnlock()
	d, err := s.desk(ctx)
	if errors.Is(err, fs.ErrNotExist) {
		return tui.Preview{}, nil
	}
	if err != nil {
		return tui.Preview{}, err
	}
	messages, err := d.week(ctx)
	if err := errors.Join(err, d.Close()); err != nil || len(messages) == 0 {
		return tui.Preview{}, err
	}
	return d.judged(ctx, messages)
}

func inOrder(messages []ingest.Message) []ingest.Message {
	slices.SortStableFunc(messages, ingest.Message.Compare)
	return messages
}

// judged is what the settings make of messages, which are in order.
func (d *desk) judged(ctx context.Context, messages []ingest.Message) (tui.Preview, error) {
	fold := d.judge.Resume(triage.Memory{})
	by := make(map[ingest.ID]int, len(messages))
	for i, m := range messages {
		if i%256 == 0 && ctx.Err() != nil {
			return tui.Preview{}, ctx.Err()
		}
		fold.Add(m)
		by[m.ID] = i
	}
	found := fold.Close()
	b := found.Balance()
	first, last := messages[0].SentAt, messages[len(messages)-1].SentAt
	p := tui.Preview{From: first, Until: last, Received: b.Received, Todo: b.Todo, Days: spanned(first, last)}
	items := slices.DeleteFunc(slices.Clone(found.Items), func(it triage.Item) bool { return it.Band != triage.Todo })
	slices.SortFunc(items, func(a, b triage.Item) int { return cmp.Or(b.Score()-a.Score(), a.Anchor.Compare(b.Anchor)) })
	p.Items = len(items)
	p.Nobody = !slices.ContainsFunc(items, calledByName)
	open := slices.DeleteFunc(items, func(it triage.Item) bool { return it.State != triage.Open })
	for _, it := range open[:min(len(open), previewTop)] {
		p.Top = append(p.Top, tui.Row{Item: it, Message: messages[by[it.Anchor.Message]]})
	}
	p.Misses = d.misses(found, messages, by)
	if p.Nobody {
		p.Called = d.called(ctx, messages, found.Verdicts)
	}
	return p, ctx.Err()
}

// misses are the messages that came nearest to the line, the nearest first.
func (d *desk) misses(found triage.Findings, messages []ingest.Message, by map[ingest.ID]int) []tui.Miss {
	in := map[ingest.ID]bool{}
	for _, it := range found.Items {
		for _, id := range it.Messages() {
			in[id] = in[id] || it.Band == triage.Todo
		}
	}
	near := slices.DeleteFunc(slices.Clone(found.Verdicts), func(v triage.Verdict) bool {
		return in[v.Message] || v.Band == triage.Own || v.Band == triage.Todo || v.Score <= 0
	})
	slices.SortFunc(near, func(a, b triage.Verdict) int { return cmp.Or(b.Score-a.Score, a.Message.Compare(b.Message)) })
	var all []tui.Miss
	for _, v := range near[:min(len(near), previewLooks)] {
		at := by[v.Message]
		e := d.judge.Explain(remembering(messages, at), messages[at])
		if e.Score > 0 && e.Score < triage.TodoLine {
			all = append(all, tui.Miss{Message: messages[at], Reasons: e.Reasons, Short: triage.TodoLine - e.Score, Lacks: e.Lacks})
		}
	}
	slices.SortStableFunc(all, func(a, b tui.Miss) int { return a.Short - b.Short })
	return all[:min(len(all), previewMisses)]
}

// calledByName reports whether somebody called the user in the item: as herself, or as one
// of those among whom she is.
func calledByName(it triage.Item) bool {
	return slices.ContainsFunc(it.Reasons(), func(r triage.Reason) bool {
		switch r.Code {
		case triage.Mentioned, triage.Named, triage.StandingIn, triage.ByTitle, triage.ByRole, triage.ByUnit, triage.ByArea:
			return true
		}
		return false
	})
}

// remembering is what was known before message i: what had been said just before, and who
// had spoken.
func remembering(messages []ingest.Message, i int) triage.Memory {
	mem := triage.Memory{At: messages[i].SentAt}
	seen := map[[3]string]bool{}
	for _, m := range messages[:i] {
		if mem.At.Sub(m.SentAt) <= triage.ContextAge {
			mem.Recent = append(mem.Recent, m)
		}
		if k := [3]string{m.Group.ID + m.Group.Name, m.Sender, m.SenderID}; m.Sender != "" && !seen[k] {
			seen[k] = true
			mem.Members = append(mem.Members, triage.Member{Group: m.Group, Name: m.Sender, SenderID: m.SenderID, Since: m.SentAt})
		}
	}
	return mem
}

// called are the roles and units that messages call most and that the profile does not
// have. A message counts that could ask for something.
func (d *desk) called(ctx context.Context, messages []ingest.Message, verdicts []triage.Verdict) []string {
	asks := map[ingest.ID]bool{}
	for _, v := range verdicts {
		asks[v.Message] = v.Score > 0
	}
	times := map[string]int{}
	for i, m := range messages {
		if i%256 == 0 && ctx.Err() != nil {
			return nil // nobody waits for it any more
		}
		if !asks[m.ID] {
			continue
		}
		for _, c := range d.judge.Callings(triage.Memory{At: m.SentAt}, m) {
			if c.Kind != triage.CallsPerson {
				times[c.Words]++
			}
		}
	}
	all := slices.Collect(maps.Keys(times))
	slices.SortFunc(all, func(a, b string) int { return cmp.Or(times[b]-times[a], strings.Compare(a, b)) })
	return all[:min(len(all), previewCalled)]
}
