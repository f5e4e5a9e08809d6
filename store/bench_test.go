package store

import (
	"context"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"shoudao/ingest"
	"shoudao/triage"
)

// The size of the archive that the benchmarks read: 100,000 messages are two years of
// one busy group, a million ten years of thirty. The archive is made once a run.
var messages = flag.Int("messages", 100_000, "messages in the archive of the benchmarks")

// A talker makes messages that are like those of work groups in what matters here:
// how long they are, how common which characters are, how many ask something.
type talker struct {
	rnd   *rand.Rand
	words []string
	zipf  *rand.Zipf
	n     int
	at    time.Time
}

func newTalker() *talker {
	c := &talker{rnd: rand.New(rand.NewPCG(1, 2)), at: time.Date(2024, 1, 1, 8, 0, 0, 0, testZone)}
	for range 20_000 {
		var b strings.Builder
		for range 1 + c.rnd.IntN(3) {
			// Common characters are common in many words.
			b.WriteRune(rune(0x4e00 + int(3000*math.Pow(c.rnd.Float64(), 3))*7%20000))
		}
		c.words = append(c.words, b.String())
	}
	c.zipf = rand.NewZipf(c.rnd, 1.1, 4, uint64(len(c.words)-1))
	return c
}

func (c *talker) text() string {
	switch n := c.rnd.IntN(100); {
	case n < 3:
		return fmt.Sprintf("@林晓梅 请%d月%d日前把%s%s%s报我", 1+c.rnd.IntN(12), 1+c.rnd.IntN(28),
			c.words[c.zipf.Uint64()], c.words[c.rnd.IntN(len(c.words))], c.words[c.rnd.IntN(len(c.words))])
	case n < 15:
		return "收到"
	case n < 25:
		return sentences[c.rnd.IntN(len(sentences))]
	}
	var b strings.Builder
	for range 1 + c.rnd.IntN(24) {
		b.WriteString(c.words[c.zipf.Uint64()])
		switch n := c.rnd.IntN(100); {
		case n < 6:
			b.WriteString("，")
		case n < 8:
			fmt.Fprint(&b, c.rnd.IntN(3000))
		case n < 9:
			b.WriteString([]string{"Excel", "PDF", "wps", "http://t.cn/A6"}[c.rnd.IntN(4)])
		}
	}
	return b.String()
}

// page is the next messages, 150 a working hour.
func (c *talker) page(count int) []ingest.Message {
	ms := make([]ingest.Message, count)
	for i := range ms {
		c.n++
		c.at = c.at.Add(time.Duration(c.rnd.IntN(48)) * time.Second)
		if c.at.Hour() >= 18 {
			c.at = c.at.Add(14 * time.Hour)
		}
		group, who := c.rnd.IntN(20), c.rnd.IntN(200)
		ms[i] = ingest.Message{
			ID: ingest.ID{Source: "live", Native: fmt.Sprintf("%d@%d", 1000000+c.n, group)}, SentAt: c.at, Text: c.text(),
			Group:  ingest.Group{ID: fmt.Sprintf("%d@chatroom", group), Name: fmt.Sprintf("第%d工作群", group)},
			Sender: fmt.Sprintf("%d办王%d", who%7, who), SenderID: fmt.Sprintf("wxid_%d", who),
		}
	}
	return ms
}

// archive makes an archive of count messages, appended in pages.
func (c *talker) archive(b *testing.B, path string, count int) *Store {
	b.Helper()
	s := openTest(b, path)
	for count > 0 {
		n := min(count, 5000)
		appendTest(b, s, c.page(n))
		count -= n
	}
	return s
}

// shared is an archive that benchmarks only read, and the talker behind it.
func shared(b *testing.B, triaged bool) (*Store, *talker) {
	b.Helper()
	c := newTalker()
	path := filepath.Join(os.TempDir(), fmt.Sprintf("shoudao-bench-%d-%v.db", os.Getpid(), triaged))
	if _, err := os.Stat(path); err != nil {
		s := c.archive(b, path, *messages)
		if triaged {
			triageTest(b, s, testJudge())
		}
		if err := s.Tidy(context.Background()); err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		made = append(made, path)
	} else {
		c.page(*messages)
	}
	s := openTest(b, path)
	b.Cleanup(func() { _ = s.Close() })
	return s, c
}

// made are the files that TestMain deletes in the end.
var made []string

func BenchmarkAppend(b *testing.B) {
	for _, size := range []int{1, 50, 5000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			c := newTalker()
			s := c.archive(b, filepath.Join(b.TempDir(), "archive.db"), 20_000)
			defer s.Close()
			n := 0
			for b.Loop() {
				b.StopTimer()
				page := c.page(size)
				b.StartTimer()
				appendTest(b, s, page)
				n += size
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "messages/s")
		})
	}
}

func BenchmarkAppendKnown(b *testing.B) {
	c := newTalker()
	s := openTest(b, filepath.Join(b.TempDir(), "archive.db"))
	defer s.Close()
	page := c.page(5000)
	appendTest(b, s, page)
	for b.Loop() {
		appendTest(b, s, page)
	}
	b.ReportMetric(float64(b.N*5000)/b.Elapsed().Seconds(), "messages/s")
}

func BenchmarkSearch(b *testing.B) {
	s, c := shared(b, false)
	common, rare := c.words[0], c.words[len(c.words)-7]
	one := func(word string) string { return string([]rune(word)[:1]) }
	for _, q := range []struct {
		name string
		Query
	}{
		{"1-common", Query{Text: one(common)}},
		{"1-rare", Query{Text: one(rare)}},
		{"2-common", Query{Text: "收到"}},
		{"2-rare", Query{Text: one(rare) + one(c.words[1])}},
		{"2-none", Query{Text: "鼕鼖"}},
		{"6", Query{Text: "党员花名册报"}},
		{"alnum", Query{Text: "2024"}},
		{"alnum-end", Query{Text: "xcel"}},
		{"letter", Query{Text: "w"}},
		{"and", Query{Text: "收到 花名册"}},
		{"1-common-group", Query{Text: one(common), Group: "第7工作群"}},
		{"2-common-group", Query{Text: "收到", Group: "第7工作群"}},
		{"2-common-sender", Query{Text: "收到", Sender: "wxid_7"}},
		{"group", Query{Group: "第7工作群"}},
		{"newest", Query{}},
	} {
		b.Run(q.name, func(b *testing.B) {
			b.ReportAllocs()
			hits := 0
			for b.Loop() {
				page, err := s.Search(context.Background(), q.Query)
				if err != nil {
					b.Fatal(err)
				}
				hits = len(page.Hits)
			}
			b.ReportMetric(float64(hits), "hits")
		})
	}
}

func BenchmarkQueue(b *testing.B) {
	s, c := shared(b, true)
	for _, offset := range []int{0, 2000} {
		b.Run(fmt.Sprint(offset), func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Items(context.Background(), Window{View: Queue, At: c.at, Offset: offset, Limit: 50}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("counts", func(b *testing.B) {
		var counts Counts
		for b.Loop() {
			var err error
			if counts, err = s.Counts(context.Background(), c.at); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(counts.Queue), "items")
	})
}

func BenchmarkTriageAfterSync(b *testing.B) {
	c, j := newTalker(), testJudge()
	s := c.archive(b, filepath.Join(b.TempDir(), "archive.db"), *messages)
	defer s.Close()
	triageTest(b, s, j)
	var alive int
	if err := s.reader.QueryRow("SELECT count(*) FROM item WHERE alive = 1").Scan(&alive); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		b.StopTimer()
		appendTest(b, s, c.page(50))
		b.StartTimer()
		triageTest(b, s, j)
	}
	b.ReportMetric(float64(alive), "alive-items")
}

func BenchmarkRetriage(b *testing.B) {
	c, j := newTalker(), testJudge()
	s := c.archive(b, filepath.Join(b.TempDir(), "archive.db"), *messages)
	defer s.Close()
	for b.Loop() {
		if _, err := s.Retriage(context.Background(), j, nil); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N**messages)/b.Elapsed().Seconds(), "messages/s")
}

func BenchmarkDecide(b *testing.B) {
	c, j := newTalker(), testJudge()
	s := c.archive(b, filepath.Join(b.TempDir(), "archive.db"), 5000)
	defer s.Close()
	triageTest(b, s, j)
	items, err := s.Items(context.Background(), Window{View: Queue, At: c.at, Limit: 1})
	if err != nil || len(items) == 0 {
		b.Fatal(items, err)
	}
	d := items[0].Decide(triage.MarkDone, c.at)
	for b.Loop() {
		b.StopTimer() // the decisions of one item are all looked at, so they may not pile up
		if _, err := s.writer.Exec("DELETE FROM seen; DELETE FROM decision; DELETE FROM action"); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		if _, err := s.Decide(context.Background(), j, c.at, []triage.Decision{d}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "archive.db")
	s := newTalker().archive(b, path, 5000)
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		s := openTest(b, path)
		if _, err := s.Search(context.Background(), Query{Text: "收到"}); err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
