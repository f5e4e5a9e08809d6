package triage

import (
	"testing"
	"time"

	"shoudao/ingest"
)

// TestAMentionOfAllNeedNotBeWritten holds that a recorded mention of all, of which the text
// says nothing, addresses everybody whatever the text begins with.
func TestAMentionOfAllNeedNotBeWritten(t *testing.T) {
	for _, text := range []string{"Please send me the timesheets by Friday", "请大家明天下班前把报表发我", "a", ""} {
		m := example{me: "Ann Reed", lines: say("Tom: " + text)}.messages()[0]
		m.MentionAll = true
		found := judgeAll(examples()["Ann Reed"], []ingest.Message{m})
		if asks := len(text) > 1; asks != (len(found.Items) == 1 && found.Items[0].Reasons()[0].Code == ToEveryone) {
			t.Errorf("%q to all: %+v", text, found.Items)
		}
	}
}

// TestTheLongerNameIsMentioned holds that an @ is of the longest name that stands there, whoever
// else in the group is called by the beginning of it.
func TestTheLongerNameIsMentioned(t *testing.T) {
	p := persona("")
	for text, want := range map[string]int{
		"@林敏 明天9点前把花名册交给我":  1,
		"@林 明天9点前把花名册交给我":   0,
		"@林敏芝 明天9点前把花名册交给我": 0,
	} {
		var all []ingest.Message
		for i, said := range [][2]string{{"林", "早"}, {"林敏芝", "早"}, {"张三", text}} {
			all = append(all, ingest.Message{
				ID: ingest.ID{Source: "t", Native: string(rune('a' + i))}, Group: ingest.Group{Name: "大群"}, Sender: said[0], SenderID: said[0],
				SentAt: time.Date(2024, 4, 2, 9, i, 0, 0, time.UTC), Text: said[1],
			})
		}
		if got := len(judgeAll(p, all).Items); got != want {
			t.Errorf("%q: %d items, want %d", text, got, want)
		}
	}
}

// TestMentionedByHerID holds that a mention which is recorded by her sender id is hers, whatever
// the text shows for it, and one by the id of another is not.
func TestMentionedByHerID(t *testing.T) {
	p := persona("")
	p.IDs = []string{"10001", "Wxid_Min"}
	for text, c := range map[string]struct {
		id   string
		want int
	}{
		"@10001 明天9点前把花名册交给我":    {"10001", 1},
		"@wxid_min 明天9点前把花名册交给我": {"wxid_min", 1},
		"@花开富贵 明天9点前把花名册交给我":     {"Wxid_Min", 1},
		"@10002 明天9点前把花名册交给她":    {"10002", 0},
	} {
		m := ingest.Message{
			ID: ingest.ID{Source: "t", Native: "a"}, Group: ingest.Group{Name: "大群"}, Sender: "张三", SenderID: "7",
			SentAt: time.Date(2024, 4, 2, 9, 0, 0, 0, time.UTC), Text: text, Mentions: []string{c.id},
		}
		if got := len(judgeAll(p, []ingest.Message{m}).Items); got != c.want {
			t.Errorf("%q, recorded as %s: %d items, want %d", text, c.id, got, c.want)
		}
	}
}
