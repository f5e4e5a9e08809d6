package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"shoudao/ingest"
	"shoudao/ingest/file"
	"shoudao/store"
	"shoudao/tui"
	"shoudao/tui/text"
)

// pasteTown is the demo's archive, and what takes pastes into it on the demo's morning.
func pasteTown(t *testing.T) (paster, func(queue int)) {
	t.Helper()
	now, err := time.Parse(time.RFC3339, demoNow)
	if err != nil {
		t.Fatal(err)
	}
	a := &app{err: os.Stderr, getenv: func(string) string { return "" }, now: func() time.Time { return now }, words: text.For(text.Chinese)}
	d, err := a.openDemo(t.Context(), filepath.Join(t.TempDir(), "archive.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return paster{a, d}, func(want int) {
		t.Helper()
		if c, err := d.Counts(t.Context(), a.clock(d.zone())); err != nil || c.Queue != want {
			t.Errorf("%d items in the queue, want %d: %v", c.Queue, want, err)
		}
	}
}

// relief is messages that the demo's group of the poor relief has, as WeChat copies them.
const relief = `民政办丁惠芳 16:09
各村民政员，2月临时救助的公示照片就差苋田、鹭塘了

苋田小戚 16:10
苋田马上，管照相的喂猪去了

鹭塘玲玲 16:48
[图片]

民政办丁惠芳 17:59
@林晓梅 明天上午十点前把柿垭村妇女之家的台账拍照发我
`

func TestPreview(t *testing.T) {
	p, queued := pasteTown(t)
	preview := func(said, group string, day time.Time) tui.Pasted {
		t.Helper()
		got, err := p.Preview(t.Context(), said, group, day)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	t.Run("proposes the group that has most of it, and says what is known there", func(t *testing.T) {
		got := preview(relief, "", time.Time{})
		if got.Group != "低保救助对接群" || got.Groups[0].Same != 3 || len(got.Groups) < 14 {
			t.Errorf("proposes %q of %d, first %+v, want 低保救助对接群 with 3", got.Group, len(got.Groups), got.Groups[0])
		}
		want := ingest.Tally{Read: 4, Stored: 1, Known: 3, Merged: 3}
		if got.Tally != want || got.Total != 4 || len(got.Speakers) != 3 || got.Speakers[0] != (tui.Share{Name: "民政办丁惠芳", N: 2}) {
			t.Errorf("tells %+v of %d messages by %+v, want %+v", got.Tally, got.Total, got.Speakers, want)
		}
	})
	t.Run("takes clock times that are still to come for yesterday's", func(t *testing.T) {
		got := preview(relief, "", time.Time{})
		if !got.Undated || got.Day.Format(time.DateOnly) != "2026-03-11" || got.From.Format("2 15:04") != "11 16:09" {
			t.Errorf("from %v, undated: %v, day %v, want 11 March", got.From, got.Undated, got.Day)
		}
		if got := preview("民政办丁惠芳 07:09\n早\n", "", time.Time{}); got.Day.Format(time.DateOnly) != "2026-03-12" {
			t.Errorf("words of this morning are of %v", got.Day)
		}
	})
	t.Run("counts anew for another group and another day", func(t *testing.T) {
		if got := preview(relief, "308党建办", time.Time{}); got.Tally.Known != 0 || got.Tally.Stored != 4 || got.Groups != nil || got.Stranger {
			t.Errorf("in another group: %+v", got)
		}
		day := time.Date(2026, 3, 2, 0, 0, 0, 0, p.d.zone())
		if got := preview(relief, "低保救助对接群", day); got.Tally.Known != 0 || !got.Undated || got.To.Day() != 2 {
			t.Errorf("on another day: %+v", got)
		}
		if got := preview(relief, "没有的群", time.Time{}); !got.Stranger {
			t.Error("a group that is not among the user's is said to be judged")
		}
	})
	t.Run("knows a group that the text names", func(t *testing.T) {
		got := preview("微信群\"柳湾防汛群\"的聊天记录如下:\n\n—————  2026-03-11  —————\n\n郝主任  08:05\n\n报水位\n", "", time.Time{})
		if len(got.Named) != 1 || got.Named[0] != "柳湾防汛群" || got.Groups != nil || got.Total != 1 || got.Undated {
			t.Errorf("tells %+v", got)
		}
	})
	t.Run("reads our own form, and says which line it cannot read", func(t *testing.T) {
		line := `{"id":"x1","source":"s","group":"低保救助对接群","sender":"某","time":"2026-03-11T18:00:00+08:00","kind":"text","text":"一"}`
		got := preview(line+"\n{\"id\":\n", "", time.Time{})
		if got.Total != 1 || got.Tally.Unreadable != 1 || got.Problem.Line != 2 || len(got.Named) != 1 {
			t.Errorf("tells %+v", got)
		}
	})
	t.Run("counts what tells its day itself, and what does not", func(t *testing.T) {
		said := "民政办丁惠芳 2026-03-10 16:09\n公示照片差两张\n\n苋田小戚 2026-03-10 16:10\n马上\n\n苋田小戚 07:20\n发了\n"
		for _, day := range []time.Time{{}, time.Date(2026, 3, 11, 0, 0, 0, 0, p.d.zone())} {
			got := preview(said, "", day)
			if !got.Undated || got.Clocked != 1 || got.Total != 3 || got.From.Day() != 10 {
				t.Errorf("of the day %v: undated %v, %d of %d, from %v", day, got.Undated, got.Clocked, got.Total, got.From)
			}
		}
		if got := preview(relief, "", time.Time{}); got.Clocked != 4 {
			t.Errorf("of clock times only it tells %d, want 4", got.Clocked)
		}
	})
	t.Run("knows the group of each message", func(t *testing.T) {
		line := `{"id":"x%d","source":"s","group":%q,"sender":"某","time":"2026-03-11T18:0%d:00+08:00","kind":"text","text":"一"}` + "\n"
		got := preview(fmt.Sprintf(line, 1, "甲群", 1)+fmt.Sprintf(line, 2, "乙群", 2), "", time.Time{})
		if len(got.Named) != 2 || got.Messages[0].Group.Name != "甲群" || got.Messages[1].Group.Name != "乙群" {
			t.Errorf("tells %v, and messages of %q and %q", got.Named, got.Messages[0].Group.Name, got.Messages[1].Group.Name)
		}
		if got := preview("郝主任 07:00\n报水位\n", "", time.Time{}); got.Messages[0].Group != (ingest.Group{}) {
			t.Errorf("a message of no group is said to be of %+v", got.Messages[0].Group)
		}
	})
	t.Run("says that a text tells no times", func(t *testing.T) {
		got := preview("郝主任:\n报水位\n\n石坎村:\n[图片]\n\n郝主任:\n好\n", "", time.Time{})
		if got.Total != 3 || !got.Untimed || got.Undated || got.Group != "" {
			t.Errorf("tells %+v", got)
		}
	})
	t.Run("withholds what is marked secret", func(t *testing.T) {
		got := preview("郝主任 10:00\n机密★1年 水库图纸\n", "", time.Time{})
		if got.Total != 1 || got.Messages[0].Text != "" || got.Messages[0].Marking == "" || got.Tally.Withheld != 1 {
			t.Errorf("tells %+v", got)
		}
	})
	for name, said := range map[string]string{
		"a notice":                 "关于开展低保动态管理的通知\n请各村于3月13日 17:00前报送。\n",
		"a notice to the villages": "各村：\n请于明天下班前报送名单。\n",
		"a word":                   "低保",
		"a meeting":                "会议通知\n时间：3月12日 09:00\n地点：三楼\n",
		"keys":                     "eeee\nq\n",
	} {
		t.Run("says that it is no chat: "+name, func(t *testing.T) {
			if got := preview(said, "", time.Time{}); got.Form != "prose" || got.Total != 0 {
				t.Errorf("takes it for %+v", got)
			}
		})
	}
	t.Run("says what sort of text it cannot read", func(t *testing.T) {
		if got := preview("<html><body>x</body></html>", "", time.Time{}); got.Form != "html" {
			t.Errorf("takes it for %+v", got)
		}
	})
	queued(14)
	if m, err := p.d.Search(t.Context(), store.Query{Text: "妇女之家的台账", Limit: 5}); err != nil || len(m.Hits) > 0 {
		t.Errorf("after previews the archive holds %d of what was shown: %v", len(m.Hits), err)
	}
}

func TestTake(t *testing.T) {
	p, queued := pasteTown(t)
	shown, err := p.Preview(t.Context(), relief, "", time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	took, err := p.Take(t.Context(), relief, shown.Group, shown.Day)
	if took.Tally != shown.Tally || err != nil || len(took.Groups) != 1 || took.Groups[0] != "低保救助对接群" {
		t.Errorf("took %+v, %v, want what was shown: %+v", took, err, shown.Tally)
	}
	queued(15)
	again, err := p.Take(t.Context(), relief, shown.Group, shown.Day)
	if want := (ingest.Tally{Read: 4, Known: 4}); again.Tally != want || err != nil {
		t.Errorf("the same again: %+v, %v, want %+v", again.Tally, err, want)
	}
	queued(15)
}

// TestFourteenPastes takes in fourteen groups one after the other: each time the group
// that is proposed is the right one, and every message is counted once.
func TestFourteenPastes(t *testing.T) {
	p, _ := pasteTown(t)
	cover, err := p.d.Coverage(t.Context())
	if err != nil || len(cover) != 14 {
		t.Fatalf("the demo has %d groups, want 14: %v", len(cover), err)
	}
	all, err := p.app.readAll(t.Context(), file.Bytes("town", demoTown), p.d.zone())
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range cover {
		said := pasteOf(all, c.Group, p.d.zone()) + fmt.Sprintf("何路过 2026-03-12 08:%02d:30\n第%d个群的新话\n", i, i)
		shown, err := p.Preview(t.Context(), said, "", time.Time{})
		if err != nil || shown.Group != c.Group.Name || shown.Tally.Stored != 1 || shown.Tally.Unreadable != 0 {
			t.Errorf("%s: proposes %q and tells %+v: %v", c.Group.Name, shown.Group, shown.Tally, err)
			continue
		}
		took, err := p.Take(t.Context(), said, shown.Group, shown.Day)
		if took.Tally != shown.Tally || err != nil {
			t.Errorf("%s: took %+v, %v, want %+v", c.Group.Name, took.Tally, err, shown.Tally)
		}
	}
	if after, err := p.d.Coverage(t.Context()); err != nil || len(after) != 14 {
		t.Errorf("afterwards there are %d groups, want 14: %v", len(after), err)
	}
}

// pasteOf is what the desktop client copies of a group.
func pasteOf(all []ingest.Message, g ingest.Group, zone *time.Location) string {
	var b strings.Builder
	for _, m := range all {
		if m.Group.Name == g.Name && m.Kind == ingest.Text {
			fmt.Fprintf(&b, "%s %s\n%s\n\n", m.Sender, m.SentAt.In(zone).Format(time.DateTime), m.Text)
		}
	}
	return b.String()
}
