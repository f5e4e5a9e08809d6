package store_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
)

// A dry run counts as a real one does, and leaves nothing behind.
func TestADryRunLeavesNothing(t *testing.T) {
	s := open(t)
	old := say(1, "09:30:05", "镇", "李敏", "请各村报数")
	if _, err := s.Run(at("12:00:00")).Whole().Append(t.Context(), "file", "", ingest.Page{Messages: []ingest.Message{old}}); err != nil {
		t.Fatal(err)
	}
	page := ingest.Page{
		Messages: append(transcript(old), say(2, "09:31:00", "镇", "王二", "收到"), say(3, "09:32:00", "新群", "赵三", "一")),
		Skipped:  []ingest.Skip{{Path: "file", Line: 4, Fault: ingest.BadTime}},
	}
	dry, err := s.Run(at("13:00:00")).Whole().Dry().Append(t.Context(), "paste", "", page)
	if want := (ingest.Tally{Read: 4, Stored: 2, Known: 1, Merged: 1, Unreadable: 1}); dry != want || err != nil {
		t.Errorf("a dry run tells %+v, %v, want %+v", dry, err, want)
	}
	cover, err := s.Coverage(t.Context())
	if err != nil || len(cover) != 1 {
		t.Errorf("after a dry run there are %d groups, want 1: %v", len(cover), err)
	}
	if src, err := s.Sources(t.Context()); err != nil || len(src) != 1 {
		t.Errorf("after a dry run the ledger has %d sources, want 1: %v", len(src), err)
	}
	kept, err := s.Run(at("13:00:00")).Whole().Append(t.Context(), "paste", "", page)
	if kept != dry || err != nil {
		t.Errorf("the real run tells %+v, %v, want what the dry one told: %+v", kept, err, dry)
	}
}

func TestLikenesses(t *testing.T) {
	s := open(t)
	var stored []ingest.Message
	for i, m := range []struct{ group, sender, text string }{
		{"低保群", "张主任", "各村今天把低保名单核一遍"},
		{"低保群", "李文书", "收到"},
		{"防汛群", "张主任", "雨大，各村上堤"},
		{"防汛群", "王二", "收到"},
		{"防汛群", "赵三", "到位"},
		{"食堂群", "周师傅", "今天吃面"},
		{"食堂群", "周师傅", "明天吃饭"},
		{"防汛群", "周师傅", "饭送到堤上"},
	} {
		stored = append(stored, say(i, fmt.Sprintf("09:%02d:00", 30+i), m.group, m.sender, m.text))
	}
	if _, err := s.Run(at("12:00:00")).Whole().Append(t.Context(), "file", "", ingest.Page{Messages: stored}); err != nil {
		t.Fatal(err)
	}
	pasted := func(days int, ms ...ingest.Message) []ingest.Message {
		told := transcript(ms...)
		for i := range told {
			told[i].Group = ingest.Group{}
			told[i].SentAt = told[i].SentAt.AddDate(0, 0, days)
		}
		return told
	}
	for _, c := range []struct {
		name string
		ms   []ingest.Message
		want []string // name, messages that are there, senders
	}{
		{"messages that are there count most", pasted(0, stored[0], stored[1], say(9, "10:00:00", "", "王二", "一"), say(10, "10:01:00", "", "赵三", "二")), []string{"低保群 2 2", "防汛群 0 3", "食堂群 0 0"}},
		{"the day does not count", pasted(2, stored[0]), []string{"低保群 1 1", "防汛群 0 1", "食堂群 0 0"}},
		{"then the people", pasted(0, say(9, "10:00:00", "", "王二", "一"), say(10, "10:01:00", "", "张主任", "二")), []string{"防汛群 0 2", "低保群 0 1", "食堂群 0 0"}},
		{"of two with the same people, the one in which they speak more", pasted(0, say(9, "10:00:00", "", "周师傅", "一")), []string{"食堂群 0 1", "防汛群 0 1", "低保群 0 0"}},
		{"the same 收到 at another time says nothing", pasted(0, say(9, "10:00:00", "", "李文书", "收到")), []string{"低保群 0 1", "防汛群 0 0", "食堂群 0 0"}},
		{"strangers say nothing", pasted(0, say(9, "10:00:00", "", "生人", "一")), []string{"防汛群 0 0", "食堂群 0 0", "低保群 0 0"}},
		{"no messages say nothing", nil, []string{"防汛群 0 0", "食堂群 0 0", "低保群 0 0"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			all, err := s.Likenesses(t.Context(), c.ms)
			var got []string
			for _, l := range all {
				got = append(got, fmt.Sprintf("%s %d %d", l.Group.Name, l.Same, l.Senders))
			}
			if diff := cmp.Diff(c.want, got); diff != "" || err != nil {
				t.Errorf("Likenesses, %v (-want +got):\n%s", err, diff)
			}
		})
	}
	untimed := pasted(0, stored[0])
	untimed[0].SentAt, untimed[0].Precision = at("20:00:00").Add(time.Hour), ingest.ToImport
	if all, err := s.Likenesses(t.Context(), untimed); err != nil || all[0].Same != 1 || all[0].Group.Name != "低保群" {
		t.Errorf("a text without times is like %+v, %v, want 低保群", all[0], err)
	}
}
