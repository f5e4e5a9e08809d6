package tui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"shoudao/ingest"
	"shoudao/tui/text"
)

// TestFeeds keeps the page of groups with places that messages come from, one of which
// fails, and the head that says so on every page.
func TestFeeds(t *testing.T) {
	for lang, l := range languages {
		t.Run(lang, func(t *testing.T) {
			box := newTown()
			box.feeds = []Feed{
				{Name: "聊天导出", OKAt: at(12, 8, 10)},
				{Name: "单位邮箱", OKAt: at(11, 22, 0), Fault: "密码不对", Do: "改设置里的密码"},
				{Name: "新来源"},
			}
			st := newStage(t, box, l, size{80, 24})
			st.sees("单位邮箱")
			golden.RequireEqual(t, st.press("7").screen()+"\n")
		})
	}
}

func TestManyFeeds(t *testing.T) {
	box := newTown()
	for range 20 {
		box.feeds = append(box.feeds, Feed{Name: "来源", OKAt: at(12, 8, 10)})
	}
	st := newStage(t, box, text.Chinese, size{80, 24}).press("7")
	st.sees("另有15处正常")
	box.feeds[3].Fault, box.feeds[7].Fault = "没有回答", "没有回答"
	st = newStage(t, box, text.Chinese, size{80, 24})
	st.sees("2处收不到新消息")
	for _, sz := range sizes {
		st := newStage(t, box, text.Chinese, sz).press("7")
		fits(t, st, sz)
	}
}

// TestLack keeps that messages which could not be had are told beside a feed that is well.
func TestLack(t *testing.T) {
	for lang, want := range map[text.Lang]string{
		text.Chinese: "防汛群: 08:00 到 08:05 之间缺 2 条",
		text.English: "防汛群: 1 message missing between 08:00 and 08:05",
	} {
		box := newTown()
		lack := Lack{Group: "防汛群", Gap: Gap{at(12, 8, 0), at(12, 8, 5)}, Messages: 2}
		if lang == text.English {
			lack.Messages = 1
		}
		box.feeds = []Feed{{Name: "QQ", OKAt: at(12, 8, 10), Lack: lack}}
		newStage(t, box, lang, size{80, 24}).press("7").sees(want)
	}
}

// TestHush keeps that a group that has fallen silent against its own rhythm is told as such,
// and its silence not as nothing to do.
func TestHush(t *testing.T) {
	for lang, want := range map[text.Lang]string{
		text.Chinese: "平时每个工作日约30条，3/11 09:30 以后一条也没有；没有消息不等于没有事",
		text.English: "about 30 a workday, and none since 11 Mar 09:30; no news is not nothing to do",
	} {
		box := newTown()
		for i, r := range box.reach {
			if r.Group.Name == "岚溪镇工作群" {
				box.reach[i].Hush = Hush{Usual: 30, Since: at(11, 9, 30)}
			}
		}
		newStage(t, box, lang, size{80, 24}).press("7").sees(want)
	}
	quiet := Reach{Group: ingest.Group{Name: "低保群"}, Until: at(12, 8, 0), Hush: Hush{Usual: 30, Since: at(11, 9, 30)}}
	kept := Reach{Group: ingest.Group{Name: "大群"}, Until: at(12, 8, 0)}
	got := silent([]Reach{kept, quiet})
	if len(got) != 1 || got[0] != quiet {
		t.Fatalf("silent are %+v", got)
	}
	zh := text.For(text.Chinese)
	if said, want := (summary{behind: got}).saidOfGroups(zh, true, at(12, 8, 0)), "低保群 平时每天约30条，3/11 09:30 以后没有消息"; said != want {
		t.Errorf("told is %q, want %q", said, want)
	}
	if said := (summary{behind: got}).saidOfGroups(zh, false, at(12, 8, 0)); strings.Contains(said, "低保") {
		t.Errorf("the name is told: %q", said)
	}
}
