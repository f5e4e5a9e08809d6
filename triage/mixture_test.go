package triage

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"shoudao/ingest"
)

// mixed is a text of pieces of others, cut anywhere: words that meet nowhere else meet in it.
func mixed(r *rand.Rand, texts [][]rune) string {
	var b strings.Builder
	for range 1 + r.IntN(12) {
		t := texts[r.IntN(len(texts))]
		from := r.IntN(len(t))
		b.WriteString(string(t[from:min(len(t), from+1+r.IntN(9))]))
		b.WriteString([]string{"", "", "", "，", "、", " ", "。", "\n", "：", "（", "）"}[r.IntN(11)])
	}
	return b.String()
}

// TestAnyWordsAreRead reads what nobody would say, of the words that are said: there is an end, without
// a fault, and every reason stands in its message.
func TestAnyWordsAreRead(t *testing.T) {
	raw, err := os.ReadFile("testdata/lives.txt")
	if err != nil {
		t.Fatal(err)
	}
	var texts [][]rune
	for line := range bytes.Lines(raw) {
		if _, said, ok := strings.Cut(strings.TrimSpace(string(line)), "|"); ok && said != "" {
			texts = append(texts, []rune(said))
		}
	}
	for _, kind := range []string{"", "village", "school", "ward", "en"} {
		t.Run("persona "+kind, func(t *testing.T) {
			p, r := persona(kind), rand.New(rand.NewPCG(11, uint64(len(kind))))
			at := time.Date(2024, 4, 2, 9, 0, 0, 0, p.Office.Location)
			said := map[ingest.ID]string{}
			var all []ingest.Message
			for i := range 3000 {
				m := ingest.Message{ID: ingest.ID{Source: "t", Native: fmt.Sprint(i)}, Group: ingest.Group{Name: fmt.Sprint("群", i/60)}, SentAt: at, Text: mixed(r, texts)}
				m.Sender = []string{p.Superiors[0], "老邓", "黄静", p.Names[0]}[r.IntN(4)]
				if m.Sender == p.Names[0] {
					m.SenderID = p.IDs[0]
				}
				said[m.ID] = m.Text
				all, at = append(all, m), at.Add(time.Duration(r.IntN(300))*time.Second)
			}
			found := judgeAll(p, all)
			if len(found.Items) < 50 {
				t.Errorf("%d items", len(found.Items))
			}
			for _, it := range found.Items {
				for _, reason := range it.Reasons() {
					text, ok := said[reason.Span.Message]
					if from, to := reason.Span.From, reason.Span.To; !ok || from > to || to > len(text) || !border(text, from) || !border(text, to) {
						t.Errorf("%s at %v of %q", reason.Code, reason.Span, text)
					}
				}
			}
		})
	}
}
