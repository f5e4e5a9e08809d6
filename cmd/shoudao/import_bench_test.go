package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"shoudao/ingest"
	"shoudao/ingest/chatlab"
	"shoudao/ingest/file"
	"shoudao/ingest/jsonl"
	"shoudao/store"
)

// benchTexts are what is said in the files of the benchmark.
var benchTexts = []string{
	"收到", "@东坪村 昨天的台账还缺两户，今天下班前补齐发我邮箱", "好的，马上办", "下午的会改到三点，地点不变，材料自带",
	"各村注意: 明天上午9点前把隐患点照片发群里，要人有牌子，发过的不用再发，联系人周站长",
}

// benchFile is a file of n messages of one group, one every few seconds, each made by line.
func benchFile(n int, head string, line func(i int, at time.Time, text string) string) []byte {
	start := time.Date(2026, 3, 7, 8, 0, 0, 0, time.UTC)
	var b bytes.Buffer
	b.WriteString(head)
	for i := range n {
		fmt.Fprintln(&b, line(i, start.Add(time.Duration(i)*7*time.Second), fmt.Sprintf("%s %d", benchTexts[i%len(benchTexts)], i%977)))
	}
	return b.Bytes()
}

// BenchmarkImport is a whole import into a new archive, with its index for the search and
// without the judgement: read twice, matched, stored. With -cpu 1 it is that of one core.
func BenchmarkImport(b *testing.B) {
	const n = 40_000
	lines := benchFile(n, "", func(i int, at time.Time, text string) string {
		return fmt.Sprintf(`{"id":"m%d","source":"wechat","group":"防汛工作群","sender":"东坪村%d","sender_id":"u%d","time":"%s","text":%q}`, i, i%40, i%40, at.Format(time.RFC3339), text)
	})
	lab := benchFile(n, `{"_type":"header","chatlab":{"version":"0.0.2","exportedAt":1770000000},"meta":{"name":"防汛工作群","platform":"wechat","type":"group","groupId":"g1@chatroom"}}`+"\n",
		func(i int, at time.Time, text string) string {
			return fmt.Sprintf(`{"_type":"message","sender":"u%d","accountName":"东坪村%d","timestamp":%d,"type":0,"content":%q,"platformMessageId":"%d"}`, i%40, i%40, at.Unix(), text, 7000000+i)
		})
	for name, source := range map[string]ingest.Source{
		"jsonl":   jsonl.New(file.Bytes("bench", lines), jsonl.Options{}),
		"chatlab": chatlab.New(file.Bytes("bench", lab), chatlab.Options{}),
	} {
		b.Run(name, func(b *testing.B) {
			dir, runs := b.TempDir(), 0
			for b.Loop() {
				runs++
				s, err := store.Open(b.Context(), filepath.Join(dir, fmt.Sprint(runs, ".db")), time.UTC)
				if err != nil {
					b.Fatal(err)
				}
				got, err := ingest.Pull(b.Context(), source, s.Run(time.Now()).Whole(), nil)
				if err != nil || got.Stored != n {
					b.Fatalf("%+v, %v", got, err)
				}
				if err := s.Close(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(n)*float64(runs)/b.Elapsed().Seconds(), "messages/s")
		})
	}
}
