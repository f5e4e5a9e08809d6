package tui

import (
	"context"
	"slices"
	"time"

	"shoudao/ingest"
	"shoudao/triage"
	"shoudao/triage/trust"
)

// answers are what the user has said of filtered messages.
func (m *memory) answers() map[ingest.ID]triage.Decision {
	said := map[ingest.ID]triage.Decision{}
	for _, a := range m.actions {
		for _, d := range a.decisions {
			if d.Verb == triage.Sampled {
				said[d.Anchor.Message] = d
			}
		}
	}
	return said
}

func (m *memory) Sample(_ context.Context, q SampleQuery) (Sample, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	said, s := m.answers(), Sample{}
	for _, x := range m.messages {
		_, known := said[x.Message.ID]
		if known || x.Verdict.Band != triage.Filtered || q.Group != (ingest.Group{}) && x.Message.Group != q.Group {
			continue
		}
		if s.Of++; len(s.Said) < q.N {
			s.Said = append(s.Said, x)
		}
	}
	return s, m.fault
}

func (m *memory) Rate(context.Context, time.Time) (trust.Rate, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var r trust.Rate
	for _, d := range m.answers() {
		if draw, mine, _ := d.Answered(); draw == triage.OfWhole {
			if r.Judged++; mine {
				r.Missed++
			}
		}
	}
	return r, m.fault
}

func (m *memory) Cases(_ context.Context, _ time.Time) ([]Case, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	said := m.answers()
	var all []Case
	for _, r := range m.reach {
		c := Case{Group: r.Group}
		for _, x := range m.messages {
			if x.Message.Group != r.Group || x.Verdict.Band == triage.Own {
				continue
			}
			c.Received++
			d, known := said[x.Message.ID]
			_, mine, _ := d.Answered()
			switch {
			case known && mine:
				c.Missed, c.Sample = c.Missed+1, trust.Rate{Judged: c.Sample.Judged + 1, Missed: c.Sample.Missed + 1}
			case known:
				c.Sample.Judged++
			case x.Verdict.Band == triage.Filtered:
				c.Filtered++
			case x.Verdict.Band == triage.Todo:
				c.Hers++
			}
		}
		all = append(all, c)
	}
	return all, m.fault
}

func (m *memory) Review(_ context.Context, id ingest.ID) (Review, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	s := m.message(id)
	at := s.Message.SentAt
	r := Review{
		Message: s.Message, Verdict: s.Verdict, Caught: s.Verdict.Band == triage.Todo,
		Crowd: Crowd{From: at.Truncate(time.Hour), To: at.Truncate(time.Hour).Add(time.Hour), InGroup: 9, InAll: 31, Nth: 17, After: 120},
		Because: triage.Explanation{
			Band: s.Verdict.Band, Code: s.Verdict.Code, Score: s.Verdict.Score, Lacks: []triage.Code{triage.NoAddress},
			Reasons: []triage.Reason{{Code: triage.Requested, Weight: 16, Span: triage.Span{Message: id, To: len(s.Message.Text)}}},
		},
	}
	if d, ok := m.answers()[id]; ok {
		r.SaidAt, r.Said = d.At, SaidNotHers
		if _, mine, _ := d.Answered(); mine {
			r.Said = SaidHers
		}
	}
	if !r.Caught {
		r.Change = &Change{
			Key: "me.roles", Value: "网格员", Path: "config.toml", At: 10, Section: "[me]", Line: `roles = ["组织员", "网格员"]`,
			Others: []Other{{At: at.Add(-time.Hour), Title: s.Message.Text, Group: s.Message.Group.Name, Sender: s.Message.Sender}},
		}
	}
	return r, m.fault
}

// deeds are the decisions of an action without the answer that made one of them.
func (a remembered) deeds() []triage.Decision {
	taken := func(d triage.Decision) bool { return d.Verb == triage.MarkMine }
	if !slices.ContainsFunc(a.decisions, taken) {
		return a.decisions
	}
	return slices.DeleteFunc(slices.Clone(a.decisions), func(d triage.Decision) bool { return d.Verb == triage.Sampled })
}
