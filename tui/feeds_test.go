package tui

import (
	"fmt"
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
		for name, keys := range map[string][]string{"page": {"7"}, "in full": {"7", "tab"}, "scrolled": {"7", "tab", "G"}} {
			for _, sz := range []size{{80, 24}, {120, 40}} {
				t.Run(fmt.Sprintf("%s %s %dx%d", name, lang, sz.w, sz.h), func(t *testing.T) {
					st := newStage(t, fed(), l, sz)
					st.sees("单位邮箱")
					st.press(keys...)
					fits(t, st, sz)
					golden.RequireEqual(t, st.screen()+"\n")
				})
			}
		}
	}
}

// fed is the town with places that messages come from, in all states that there are.
func fed() *memory {
	box := newTown()
	said := func(group string, h, m int) Latest { return Latest{ingest.Group{Name: group}, at(12, h, m)} }
	box.feeds = []Feed{
		{
			Name: "聊天导出", TriedAt: at(12, 8, 10), OKAt: at(12, 8, 10),
			Groups: []Latest{said("岚溪镇工作群", 7, 50), said("防汛值守群", 6, 12), said("工会群", 1, 3)},
			Asides: []Aside{{"合影.jpg", at(11, 17, 2), "合影.jpg 是图片，不是聊天记录", "从聊天软件里导出文字"}},
		},
		{Name: "单位邮箱", TriedAt: at(12, 8, 10), OKAt: at(11, 22, 0), Fault: "密码不对", Do: "改设置里的密码", Groups: []Latest{{ingest.Group{Name: "组织员联络群"}, at(11, 19, 40)}}},
		{
			Name: "QQ", TriedAt: at(12, 8, 11), OKAt: at(12, 8, 11), Groups: []Latest{said("石桥村干部群", 8, 11)},
			Gaps:  []Gap{{at(11, 18, 0), at(11, 19, 40)}, {at(10, 12, 0), at(10, 13, 0)}},
			Lacks: []Lack{{"石桥村干部群", Gap{at(12, 8, 0), at(12, 8, 5)}, 2}},
		},
		{Name: "新来源"},
	}
	return box
}

func TestWithoutFeedsItSaysHowToGetOne(t *testing.T) {
	newStage(t, newTown(), text.Chinese, size{80, 24}).press("7", "tab").sees("设置里还没有来源", "shoudao init")
	st := newStage(t, newTown(), text.English, size{80, 24}).press("7", "tab")
	st.sees("the settings name no source", "shoudao init")
	st.press("tab").sees("1 of 10")
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
		box.feeds = []Feed{{Name: "QQ", OKAt: at(12, 8, 10), Lacks: []Lack{lack}}}
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
