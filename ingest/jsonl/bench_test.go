package jsonl

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"shoudao/ingest/file"
)

// stream is a file of n messages as a work group writes them, one every few
// seconds.
func stream(n int) []byte {
	texts := []string{
		"收到", "@东坪村 昨天的台账还缺两户，今天下班前补齐发我邮箱",
		"各村注意：明天上午9点前把隐患点照片发群里，要有人有牌子，发过的不用再发\n联系人：周站长",
		"[图片]", "好的，马上办", "下午的会改到三点，地点不变，材料自带",
	}
	start := time.Date(2026, 3, 7, 8, 0, 0, 0, east)
	var b bytes.Buffer
	for i := range n {
		fmt.Fprintf(&b, `{"id":"m%07d","source":"wechat","group":"防汛工作群%d","sender":"东坪村%d","sender_id":"u%03d","time":"%s","kind":"text","text":%q,"mentions":[],"mention_all":false}`+"\n",
			i, i%17, i%40, i%40, start.Add(time.Duration(i)*7*time.Second).Format(time.RFC3339), texts[i%len(texts)])
	}
	return b.Bytes()
}

// BenchmarkRead is a whole reading of a sorted file, both passes, without a store.
func BenchmarkRead(b *testing.B) {
	const n = 50_000
	text := stream(n)
	src := New(file.Bytes("bench", text), Options{})
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		got := 0
		for p, err := range src.Pages(b.Context(), "") {
			if err != nil {
				b.Fatal(err)
			}
			got += len(p.Messages)
		}
		if got != n {
			b.Fatalf("%d messages of %d", got, n)
		}
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "messages/s")
}

func BenchmarkDecode(b *testing.B) {
	line, _, _ := bytes.Cut(stream(2), []byte("\n"))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Decode(line, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAppend(b *testing.B) {
	line, _, _ := bytes.Cut(stream(2), []byte("\n"))
	m, err := Decode(line, Options{})
	if err != nil {
		b.Fatal(err)
	}
	var buf []byte
	b.ReportAllocs()
	for b.Loop() {
		if buf, err = Append(buf[:0], m); err != nil {
			b.Fatal(err)
		}
	}
}
