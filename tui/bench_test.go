package tui

import (
	"context"
	"fmt"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"shoudao/ingest"
	"shoudao/triage"
	"shoudao/triage/when"
	"shoudao/tui/text"
)

// ranked is an inbox of n items that knows its order beforehand, as a store with an
// index does.
type ranked struct {
	*memory
	rows []Row
}

func newRanked(n int) ranked {
	r := ranked{memory: &memory{}}
	for i := range n {
		m := ingest.Message{
			ID: ingest.ID{Source: "b", Native: fmt.Sprintf("%06d", i)}, Group: ingest.Group{ID: "g", Name: "岚溪镇工作群"},
			Sender: "周书记", SentAt: at(11, 8, 0), Text: fmt.Sprintf("@林晓梅 第%d件：各村的台账对一遍，后天下班前报党建办。", i),
		}
		due := by(m, at(12, 12, 0).Add(time.Duration(i)*time.Minute), when.Minute, false, "后天下班前")
		r.rows = append(r.rows, Row{triage.Item{
			Anchor: triage.Anchor{Message: m.ID}, AskedAt: m.SentAt, Title: m.Text, Group: m.Group, Sender: m.Sender, Band: triage.Todo, Due: due,
			Links: []triage.Link{link(m, triage.Ask, due, []triage.Reason{because(m, triage.Mentioned, 40, "@林晓梅"), because(m, triage.DueSaid, 25, "后天下班前")})},
		}, m})
	}
	return r
}

func (r ranked) Queue(_ context.Context, q QueueQuery) (QueuePage, error) {
	return QueuePage{Rows: r.rows[min(q.Offset, len(r.rows)):min(q.Offset+q.Limit, len(r.rows))], Total: len(r.rows)}, nil
}

func (r ranked) Counts(context.Context, time.Time) (Counts, error) {
	return Counts{Balance: Balance{Received: len(r.rows), Todo: len(r.rows)}, Items: len(r.rows)}, nil
}

// opened is the model on an inbox in a window, with every command answered.
func opened(inbox Inbox, s size) model {
	o := Options{Inbox: inbox, Words: text.For(text.Chinese), Location: town, Now: func() time.Time { return eve }}
	m := newModel(o.desk(context.Background()), Dark, eve)
	return settled(m, func() tea.Msg {
		return tea.BatchMsg{m.Init(), func() tea.Msg { return tea.WindowSizeMsg{Width: s.w, Height: s.h} }}
	})
}

func settled(m model, cmd tea.Cmd) model {
	if cmd == nil {
		return m
	}
	msg := cmd()
	if batch, ok := msg.(tea.BatchMsg); ok {
		for _, c := range batch {
			m = settled(m, c)
		}
		return m
	}
	next, after := m.Update(msg)
	return settled(next.(model), after)
}

func BenchmarkQueueView(b *testing.B) {
	for _, n := range []int{30, 50_000} {
		b.Run(fmt.Sprintf("%d items 120x40", n), func(b *testing.B) {
			m := opened(newRanked(n), size{120, 40})
			b.ReportAllocs()
			for b.Loop() {
				m.View()
			}
		})
	}
}

func BenchmarkQueueKey(b *testing.B) {
	m := opened(newRanked(50_000), size{120, 40})
	b.ReportAllocs()
	for b.Loop() {
		next, cmd := m.Update(pressOf("j"))
		m = settled(next.(model), cmd)
		m.View()
	}
}

func BenchmarkFirstFrame(b *testing.B) {
	for _, n := range []int{100, 50_000} {
		box := newRanked(n)
		b.Run(fmt.Sprintf("%d items", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				opened(box, size{120, 40}).View()
			}
		})
	}
}

func BenchmarkSafe(b *testing.B) {
	for name, raw := range map[string]string{"plain": prose[1], "with controls": prose[1] + "\x1b[2J👨‍👩‍👧‍👦"} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(raw)))
			for b.Loop() {
				Text(raw)
			}
		})
	}
}

func BenchmarkWrap(b *testing.B) {
	s := Text(prose[0] + prose[1] + prose[2])
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		wrap(s, 76)
	}
}
