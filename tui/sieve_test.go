package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"shoudao/triage"
)

func TestSieve(t *testing.T) {
	t.Run("it narrows the list while words are typed, and Esc makes it whole", func(t *testing.T) {
		st := onStage(t).press("/", "=廉洁")
		st.sees("廉洁承诺书", "筛: 廉洁", "剩1项")
		st.misses("政审表")
		st.press("esc").sees("廉洁承诺书", "党建例会")
		st.press("g").sees("政审表")
		if st.m.stack[0].typing() {
			t.Error("letters are still text")
		}
	})
	t.Run("words stand in the title, the group or the sender, in any width and writing", func(t *testing.T) {
		for typed, want := range map[string]string{"=工会群": "三八活动", "=陈鎮長": "驻村工作队", "=承诺 纪委": "廉洁承诺书"} {
			onStage(t).press("/", typed).sees(want, "剩1项")
		}
	})
	t.Run("after Enter keys are keys, for what is seen", func(t *testing.T) {
		st := onStage(t).press("/", "=党建", "enter")
		st.atCursor("党建例会")
		st.press("e").atCursor("主题党日")
		if len(st.box.actions) != 1 || st.box.actions[0].titles[0] != "党建例会由10点改到下午两点半，三楼会议室" {
			t.Errorf("stored %+v", st.box.actions)
		}
		st.press("u").atCursor("党建例会")
		st.sees("筛: 党建")
		st.misses("政审表")
		st.press("esc", "g").sees("政审表", "[1 要办 11]")
	})
	t.Run("marks outlast it, and those that are not seen are counted", func(t *testing.T) {
		st := onStage(t).press("x", "/", "=廉洁", "enter", "x")
		st.sees("已选 2 项", "其中1项不在眼前")
		st.press("e")
		if got := st.box.actions[0].decisions; len(got) != 2 || got[0].Verb != triage.MarkDone {
			t.Errorf("stored %+v", got)
		}
	})
	t.Run("a day is what is due then, whatever the titles say", func(t *testing.T) {
		st := onStage(t).press("/", "=明天")
		st.sees("筛: 明天", "驻村工作队")
		st.misses("政审表")
		st.press("esc", "/", "=Tomorrow 承诺书").sees("廉洁承诺书", "剩1项")
		st.press("esc", "/", "=今天").sees("政审表")
		st.misses("驻村工作队")
	})
	t.Run("a day on which nothing is due is told as such", func(t *testing.T) {
		onStage(t).press("3", "/", "=明天").sees("明天没有到期的")
	})
	t.Run("nothing found says where else to look", func(t *testing.T) {
		st := onStage(t).press("/", "=没有的话")
		st.sees("这一页没有「没有的话」", "归档")
		st.press("enter", "e").sees("没有选中的项")
		st.press("esc").sees("政审表")
	})
	t.Run("a new item that the words do not meet is no news", func(t *testing.T) {
		st := onStage(t).press("/", "=廉洁", "enter")
		tell := teller{st.box}
		m := tell.say("工会群", "何姐", at(12, 8, 11), "照片也给我")
		tell.ask(m, "照片也给我", triage.Due{}, because(m, triage.Named, 60, "给我"))
		st.send(changedMsg{})
		st.misses("新1")
		st.press("esc").sees("照片也给我")
	})
	t.Run("the cursor stands behind the words, after Han as well", func(t *testing.T) {
		st := onStage(t).press("/", "=廉洁")
		c := st.m.View().Cursor
		line := strings.Split(st.screen(), "\n")[c.Y]
		if want := len(" 筛: ") - len("筛") + 2 + 4; c.X != want || !strings.HasPrefix(line, " 筛: 廉洁") {
			t.Errorf("the cursor stands in cell %d of %q, want %d", c.X, line, want)
		}
	})
	t.Run("a paste is text there", func(t *testing.T) {
		st := onStage(t).press("/")
		st.send(tea.PasteMsg{Content: "廉洁\r\n"})
		st.sees("筛: 廉洁", "剩1项")
	})
}
