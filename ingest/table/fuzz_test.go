package table

import (
	"encoding/csv"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
	"shoudao/ingest/file"
)

// FuzzRead holds what every reading promises, whatever the bytes are: order, ids
// that differ, the same again.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"plain.csv", "ours.tsv", "excel.csv", "exporter.csv", "rough.csv"} {
		f.Add([]byte(fixture(f, name)))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		src := source(string(text))
		all, skipped := read(t, src)
		again, skippedAgain := read(t, src)
		if diff := cmp.Diff(all, again); diff != "" {
			t.Fatalf("(-once +twice):\n%s", diff)
		}
		if diff := cmp.Diff(skipped, skippedAgain); diff != "" {
			t.Fatalf("(-once +twice):\n%s", diff)
		}
		seen := map[ingest.ID]bool{}
		for i, m := range all {
			if i > 0 && all[i-1].Compare(m) >= 0 {
				t.Fatalf("%v before %v", all[i-1], m)
			}
			if seen[m.ID] {
				t.Fatalf("%v twice", m.ID)
			}
			seen[m.ID] = true
			if !utf8.ValidString(m.Text) {
				t.Fatalf("text %q", m.Text)
			}
		}
	})
}

// FuzzWrite holds that what encoding/csv writes reads back: every row, and every
// text byte for byte.
func FuzzWrite(f *testing.F) {
	f.Add("郝主任", "各村,\n\"报数\"", "收到", uint8(0))
	f.Add("a|b", "'x", "\"", uint8(1))
	f.Add("=1", "\n\n", " 2026-03-07 08:05,x,y", uint8(2))
	f.Fuzz(func(t *testing.T, sender, text, last string, comma uint8) {
		for _, s := range []string{sender, text, last} {
			if !utf8.ValidString(s) || strings.ContainsAny(s, "\r\ufeff") || strings.TrimSpace(s) == "" {
				return
			}
			if guarded := unguarded([]string{s}); guarded[0] != s {
				return
			}
		}
		var b strings.Builder
		w := csv.NewWriter(&b)
		w.Comma = rune(commas[int(comma)%4][0])
		rows := [][]string{{"sender", "text", "time", "kind"}}
		for i, s := range []string{text, last} {
			rows = append(rows, []string{sender, s, fmt.Sprintf("2026-03-07 08:05:%02d", i+1), "text"})
		}
		if err := w.WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		all, skipped := read(t, source(b.String()))
		var got [][2]string
		for _, m := range all {
			got = append(got, [2]string{m.Sender, m.Text})
		}
		name := strings.TrimSpace(sender)
		if diff := cmp.Diff([][2]string{{name, text}, {name, last}}, got); diff != "" || len(skipped) > 0 {
			t.Fatalf("%q: skipped %v (-written +read):\n%s", b.String(), skipped, diff)
		}
	})
}

// BenchmarkRead is a whole reading of a table of 20,000 rows without ids.
func BenchmarkRead(b *testing.B) {
	const n = 20_000
	var text strings.Builder
	text.WriteString("时间,群,发送人,内容\n")
	at := time.Date(2026, 3, 7, 8, 0, 0, 0, east)
	for i := range n {
		at = at.Add(7 * time.Second)
		fmt.Fprintf(&text, "%s,防汛工作群,东坪村%d,\"第%d户已经转移,请郝主任知悉\"\n", at.Format(time.DateTime), i%40, i)
	}
	src := New(file.Bytes("bench", []byte(text.String())), Options{Location: east})
	b.SetBytes(int64(text.Len()))
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
