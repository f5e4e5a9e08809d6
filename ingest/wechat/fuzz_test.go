package wechat

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
	"shoudao/ingest/file"
	"shoudao/ingest/internal/wording"
)

// FuzzRead holds what every reading promises, whatever the text is: order, ids that
// differ, the same again, and no line of a message that does not stand in the file.
func FuzzRead(f *testing.F) {
	for _, text := range fixtures(f) {
		f.Add([]byte(text[0]))
	}
	f.Add([]byte(top + "郝主任  08:05\n\n报\xff数\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		src := source(string(text), given)
		all, skipped := run(t, src)
		again, skippedAgain := run(t, src)
		if diff := cmp.Diff(all, again); diff != "" {
			t.Fatalf("(-once +twice):\n%s", diff)
		}
		if diff := cmp.Diff(skipped, skippedAgain); diff != "" {
			t.Fatalf("(-once +twice):\n%s", diff)
		}
		decoded := string(file.Decode(text))
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
			for line := range strings.SplitSeq(m.Text, "\n") {
				if !strings.Contains(decoded, line) {
					t.Fatalf("%q is not in the file", line)
				}
			}
		}
	})
}

func run(t *testing.T, src ingest.Source) (all []ingest.Message, skipped []ingest.Skip) {
	t.Helper()
	for p, err := range src.Pages(t.Context(), "") {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p.Messages...)
		skipped = append(skipped, p.Skipped...)
	}
	return all, skipped
}

// FuzzWrite holds that a transcript reads back as the conversation it was made of,
// whoever speaks and whatever is said, if no line could be a head or a notice.
func FuzzWrite(f *testing.F) {
	f.Add("郝主任\x00报数\n\n今晚六点前\x00石坎村\x00收到\x00石坎村\x00收到", uint8(0))
	f.Add("a\x00> x\x00b\x00[图片]\x00a\x00@b\u2005", uint8(1))
	f.Add("8:00\x00x\x00🌸\x00 y ", uint8(7))
	f.Fuzz(func(t *testing.T, spoken string, how uint8) {
		parts := strings.Split(spoken, "\x00")
		var want []string
		var b strings.Builder
		b.WriteString(top)
		at := time.Date(2026, 7, 1, 8, 0, 0, 0, east)
		for i := 0; i+1 < len(parts); i += 2 {
			name, text := parts[i], parts[i+1]
			if !sayable(name, text) {
				return
			}
			at = at.Add(time.Duration(how%3) * time.Minute)
			fmt.Fprintf(&b, "%s  %s\n\n%s\n\n", name, at.Format("15:04"), text)
			want = append(want, at.Format("15:04 ")+name+": "+text)
		}
		if at.Day() != 1 || len(want) == 0 {
			return
		}
		all, skipped := run(t, source(b.String(), given))
		if len(skipped) > 0 {
			t.Fatalf("skipped %v of %q", skipped, b.String())
		}
		var got []string
		for _, m := range all {
			got = append(got, m.SentAt.In(east).Format("15:04 ")+m.Sender+": "+m.Text)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%q (-said +read):\n%s", b.String(), diff)
		}
	})
}

// sayable reports whether name and text can be told apart in a transcript, and
// would come out of it as they went in.
func sayable(name, text string) bool {
	if !utf8.ValidString(name) || !utf8.ValidString(text) || strings.ContainsAny(name, "\r\n") || strings.Contains(text, "\r") {
		return false
	}
	if name == "" || strings.TrimFunc(name, wording.Blank) != name || utf8.RuneCountInString(name) > longName {
		return false
	}
	lines := strings.Split(text, "\n")
	if isBlank(text) || isBlank(lines[0]) || isBlank(lines[len(lines)-1]) {
		return false
	}
	return !slices.ContainsFunc(append(lines, name+"  08:00"), func(line string) bool {
		bare, _ := unquoted(line, deep)
		_, isHeader := headerOf(bare, given)
		isDate := structural(line)
		_, _, isNotice := wording.Notice(line)
		h, isHead := clockHead(line)
		return isHeader || isDate || isNotice || isHead && h.name != name || strings.Contains(line, "\ufeff") ||
			mailRule.MatchString(line) || mailField.MatchString(line) || signature.MatchString(line) || line == "--"
	})
}

// BenchmarkRead is a whole reading of a transcript of 20,000 messages.
func BenchmarkRead(b *testing.B) {
	const n = 20_000
	var text strings.Builder
	text.WriteString(top)
	at := time.Date(2026, 7, 1, 0, 0, 0, 0, east)
	for i := range n {
		if at = at.Add(5 * time.Second); i%17280 == 17279 {
			fmt.Fprintf(&text, "—————  %s  —————\n\n", at.Format(time.DateOnly))
		}
		fmt.Fprintf(&text, "东坪村%d  %s\n\n第%d户已经转移到安置点\n请郝主任知悉\n\n", i%40, at.Format("15:04"), i)
	}
	src := New(file.Bytes("bench", []byte(text.String())), given)
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
