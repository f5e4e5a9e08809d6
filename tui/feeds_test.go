package tui

import (
	"testing"

	"github.com/charmbracelet/x/exp/golden"

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
