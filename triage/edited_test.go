package triage

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"shoudao/ingest"
	"shoudao/triage/when"
)

// TestAnEditTakesThePlaceOfItsWords holds that an ask and its edits are one item, as the last
// of them words it.
func TestAnEditTakesThePlaceOfItsWords(t *testing.T) {
	const ask = "@李敏 花名册今天下班前交给我"
	today, tomorrow := time.Date(2026, 3, 9, 18, 0, 0, 0, time.UTC), time.Date(2026, 3, 10, 10, 0, 0, 0, time.UTC)
	type want struct {
		title string
		due   time.Time
		state State
	}
	for name, c := range map[string]struct {
		done  bool // between the ask and its edits
		ask   string
		edits []string
		want  []want
	}{
		"another time":             {false, ask, []string{"@李敏 花名册明天上午10点前交给我"}, []want{{"花名册明天上午10点前交给我", tomorrow, Open}}},
		"another time, and back":   {false, ask, []string{"@李敏 花名册明天上午10点前交给我", ask}, []want{{"花名册今天下班前交给我", today, Open}}},
		"another person":           {false, ask, []string{"@王小明 花名册今天下班前交给我"}, []want{{"花名册今天下班前交给我", today, Cancelled}}},
		"another person, and back": {false, ask, []string{"@王小明 花名册今天下班前交给我", ask}, []want{{"花名册今天下班前交给我", today, Open}}},
		"a sign, when it is done":  {true, ask, []string{ask + "。"}, []want{{"花名册今天下班前交给我", today, Done}}},
		"words, when it is done":   {true, ask, []string{"@李敏 花名册和台账今天下班前交给我"}, []want{{"花名册和台账今天下班前交给我", today, Open}}},
		"of what asked for nothing": {
			false, "今天天气不错", []string{ask}, []want{{"花名册今天下班前交给我", today, Open}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := NewJudge(Profile{Names: []string{"李敏"}, IDs: []string{"me"}, Office: when.DefaultOffice(time.UTC)}).Resume(Memory{})
			said := 0
			say := func(sender string, kind ingest.Kind, text string) {
				said++
				m := ingest.Message{
					ID: ingest.ID{Source: "t", Native: fmt.Sprint(said)}, Group: ingest.Group{Name: "镇"}, Sender: sender, SenderID: sender, Kind: kind, Text: text,
					SentAt: time.Date(2026, 3, 9, 9, said, 0, 0, time.UTC),
				}
				if kind == ingest.Edit {
					m.Of = ingest.ID{Source: "t", Native: "1"}
				}
				f.Add(m)
			}
			say("王主任", ingest.Text, c.ask)
			if c.done {
				say("me", ingest.Text, "花名册交了")
			}
			for _, e := range c.edits {
				say("王主任", ingest.Edit, e)
			}
			var got []want
			for _, it := range f.Close().Items {
				got = append(got, want{strings.TrimPrefix(it.Title, "@李敏 "), it.Due.At, it.State})
			}
			if !slices.EqualFunc(got, c.want, func(a, b want) bool { return a.title == b.title && a.state == b.state && a.due.Equal(b.due) }) {
				t.Errorf("items %+v, want %+v", got, c.want)
			}
		})
	}
}
