package tui

import (
	"slices"
	"strings"
	"testing"

	"shoudao/tui/text"
)

func TestSavedSearches(t *testing.T) {
	t.Run("one is saved by a name, and stands there when nothing is typed", func(t *testing.T) {
		st := onStage(t).press("f", "=政审表", "ctrl+s", "=审核", "enter")
		st.sees("已存为视图「审核」", "查: 政审表")
		if !slices.Equal(st.box.saved, []SavedSearch{{"审核", "政审表"}}) {
			t.Fatalf("saved %v", st.box.saved)
		}
		st.press("ctrl+u").sees("存下的视图 1 个", "审核", "政审表")
		st.press("down", "enter").sees("查: 政审表", "2条")
	})
	t.Run("a name that is taken is told before it is taken over", func(t *testing.T) {
		st := onStage(t)
		st.box.saved = []SavedSearch{{"要件", "停电"}}
		st.send(changedMsg{})
		st.press("f", "=政审表", "ctrl+s", "=要件").sees("会换掉: 停电")
		st.press("esc").sees("查: 政审表")
		if st.box.saved[0].Query != "停电" {
			t.Error("Esc saved")
		}
	})
	t.Run("one that is forgotten can be put back", func(t *testing.T) {
		st := onStage(t)
		st.box.saved = []SavedSearch{{"要件", "停电"}, {"表", "政审表"}}
		st.send(changedMsg{})
		st.press("f", "down", "x").sees("已删掉「要件」", "[已删] 停电")
		if len(st.box.saved) != 1 {
			t.Errorf("kept %v", st.box.saved)
		}
		st.press("x").sees("已存为视图「要件」")
		st.misses("[已删]")
		if got := st.press("x").screen(); strings.Count(got, "[已删]") != 1 || len(st.box.saved) != 1 || st.box.saved[0].Name != "表" {
			t.Errorf("forgotten again, kept %v:\n%s", st.box.saved, got)
		}
		st.press("x")
		if len(st.box.saved) != 2 {
			t.Errorf("kept %v", st.box.saved)
		}
	})
	t.Run("the palette has it, by its name in pinyin too", func(t *testing.T) {
		st := onStage(t)
		st.box.saved = []SavedSearch{{"要件", "停电"}}
		st.send(changedMsg{})
		st.press(":", "=yj").sees("视图 要件", "停电")
		st.press("enter").sees("查: 停电", "1条")
	})
	t.Run("what cannot be saved is told", func(t *testing.T) {
		st := onStage(t).press("f", "=政审表")
		st.press("ctrl+s", "=审核")
		st.box.fault = ErrGone
		st.press("enter").sees("视图没存上")
	})
}

func TestPlainViews(t *testing.T) {
	box := newTown()
	newTalk(box, "视图", "存为 审核").answers(t, "视图", "还没有视图", "存为 审核", "还没查过什么")
	newTalk(box, "/政审表", "存为 审核", "视图", "视图 审核", "删视图 审核").answers(
		t, "存为 审核", "已存为视图「审核」", "视图", "审核: 政审表", "视图 审核", "视图 审核: 政审表", "删视图 审核", "已删掉视图「审核」；要放回，/政审表")
	newTalk(box, "视图 审核").answers(t, "视图 审核", "没有叫「审核」的视图")
}

func TestTheShelfFits(t *testing.T) {
	for _, lang := range []text.Lang{text.Chinese, text.English} {
		for _, s := range sizes {
			box := newTown()
			for range 40 {
				box.saved = append(box.saved, SavedSearch{"很长的名字很长的名字很长的名字很长的名字", "群:镇政府 有:附件 时:上周 低保|五保 -收到"})
			}
			st := newStage(t, box, lang, s).press("f", "down", "G")
			fits(t, st, s)
		}
	}
}
