package triage

import (
	"fmt"
	"testing"
	"time"

	"shoudao/ingest"
)

// weeks are how often BenchmarkTriage reads a labelled stream, one after the other.
const weeks = 8

// repeated is a stream of at least count messages: the same words week after week, as if
// they had been said anew.
func (g goldStream) repeated(count int) []ingest.Message {
	const week = 7 * 24 * time.Hour
	all := make([]ingest.Message, 0, count+len(g.messages))
	for n := 0; len(all) < count; n++ {
		for _, m := range g.messages {
			for _, id := range []*ingest.ID{&m.ID, &m.ReplyTo, &m.Of} {
				if !id.IsZero() {
					id.Native += fmt.Sprintf("/%d", n)
				}
			}
			m.SentAt = m.SentAt.Add(time.Duration(n) * week)
			all = append(all, m)
		}
	}
	return all
}

// BenchmarkTriage is how fast the labelled streams are read for their first users, eight
// weeks of each.
func BenchmarkTriage(b *testing.B) {
	for _, g := range goldStreams(b) {
		b.Run(g.name, func(b *testing.B) {
			messages := g.repeated(weeks * len(g.messages))
			b.ReportAllocs()
			for b.Loop() {
				fold := g.judges[0].Resume(Memory{})
				for i, m := range messages {
					fold.Add(m)
					if i%512 == 0 {
						fold.Drain()
					}
				}
				fold.Close()
			}
			b.ReportMetric(float64(b.N*len(messages))/b.Elapsed().Seconds(), "msgs/s")
		})
	}
}

// BenchmarkNews is what 50 new messages cost behind an archive of 10,000 and of 100,000, as
// an archive takes them in: from what it remembers on. It remembers the living items, and
// those grow in number as long as nobody closes them. So the large one is also read with no
// more of them than the small one has: what is left is what length alone costs.
func BenchmarkNews(b *testing.B) {
	g := goldStreams(b)[0]
	few := 0
	for _, size := range []int{10_000, 100_000} {
		messages := g.repeated(size + 50)
		r := reading{g.profiles[0], g.judges[0], messages[:size]}
		mem := memoryAt(r.all().Items, r.messages, messages[size].SentAt)
		r.news(b, fmt.Sprint(size), mem, messages[size:size+50])
		if few == 0 {
			few = len(mem.Items)
			continue
		}
		mem.Items = mem.Items[len(mem.Items)-few:]
		r.news(b, fmt.Sprintf("%d-with-as-few-items", size), mem, messages[size:size+50])
	}
}

func (r reading) news(b *testing.B, name string, mem Memory, messages []ingest.Message) {
	b.Run(name, func(b *testing.B) {
		for b.Loop() {
			r.folded(mem, messages)
		}
		b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(messages)), "µs/msg")
		b.ReportMetric(float64(len(mem.Items)), "items")
	})
}
