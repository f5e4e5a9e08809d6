package store

import (
	"context"
	"flag"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"shoudao/ingest"
)

// The size of the archive into which the news come: a million are ten years of thirty
// groups. It takes a quarter of an hour to make.
var archived = flag.Int("archived", 1_000_000, "messages in the archive of BenchmarkNews")

// answered is the next messages, among them the user's answers to what is asked of her: of
// a hundred asks she answers 99, with the message that quotes it. What she leaves open is
// alive for ever, as is everything where she never answers.
func (c *talker) answered(count int) []ingest.Message {
	ms := c.page(count)
	for i, ask := range ms {
		if !asks(ask.Text) || c.rnd.IntN(100) == 0 {
			continue
		}
		k := i + 1 + c.rnd.IntN(30)
		for k < len(ms) && (asks(ms[k].Text) || ms[k].SenderID == "id-me") {
			k++
		}
		if k < len(ms) {
			m := &ms[k]
			m.Group, m.Sender, m.SenderID, m.Text, m.ReplyTo = ask.Group, "党建办-林晓梅", "id-me", "已报", ask.ID
		}
	}
	return ms
}

// asks reports whether a text of the talker may ask something of her.
func asks(text string) bool {
	return slices.ContainsFunc([]string{"晓梅", "党建办", "各位", "河口村", "所有人", "全体", "下班前"}, func(w string) bool { return strings.Contains(text, w) })
}

// BenchmarkNews is how long it takes from 50 new messages to a queue that is right again:
// they are stored, what they change is found, and the first page of the queue is read.
func BenchmarkNews(b *testing.B) {
	if testing.Short() {
		b.Skip("it makes a large archive")
	}
	c, j := newTalker(), testJudge()
	s := openTest(b, filepath.Join(b.TempDir(), "archive.db"))
	defer s.Close()
	for left := *archived; left > 0; left -= 5000 {
		appendTest(b, s, c.answered(min(left, 5000)))
	}
	triageTest(b, s, j)
	var alive int
	if err := s.reader.QueryRow("SELECT count(*) FROM item WHERE alive = 1").Scan(&alive); err != nil {
		b.Fatal(err)
	}
	var took, stored []time.Duration
	for b.Loop() {
		b.StopTimer()
		page := c.answered(50)
		begin := b.Elapsed()
		b.StartTimer()
		appendTest(b, s, page)
		stored = append(stored, b.Elapsed()-begin)
		triageTest(b, s, j)
		if _, err := s.Items(context.Background(), Window{View: Queue, At: c.at, Limit: 50}); err != nil {
			b.Fatal(err)
		}
		took = append(took, b.Elapsed()-begin)
	}
	slices.Sort(took)
	slices.Sort(stored)
	b.ReportMetric(float64(took[len(took)/2].Milliseconds()), "ms-median")
	b.ReportMetric(float64(took[len(took)*95/100].Milliseconds()), "ms-p95")
	b.ReportMetric(float64(stored[len(stored)/2].Milliseconds()), "ms-stored")
	b.ReportMetric(float64(alive), "alive-items")
}
