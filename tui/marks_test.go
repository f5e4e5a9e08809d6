package tui

import "testing"

func TestMarks(t *testing.T) {
	t.Run("a deed on marked items is one action", func(t *testing.T) {
		st := onStage(t).press("x", "j", "x", "j", "j", "e")
		if len(st.box.actions) != 1 || len(st.box.actions[0].decisions) != 2 {
			t.Fatalf("stored %+v, want one action on two items", st.box.actions)
		}
		st.sees("撤销: 完成 2项")
		st.atCursor("请下载附件")
		st.press("u")
		st.sees("已撤销: 完成 2项", "发展党员材料", "[改期]")
	})
	t.Run("a range", func(t *testing.T) {
		st := onStage(t).press("j", "V", "j", "j")
		st.sees("已选 3 项", "连选中")
		st.press("n")
		if n := len(st.box.actions[0].decisions); n != 3 {
			t.Errorf("%d items, want 3", n)
		}
	})
	t.Run("V, x or Space end a range and keep what lies in it", func(t *testing.T) {
		for _, k := range []string{"V", "x", "space"} {
			st := onStage(t).press("j", "V", "j", k)
			st.sees("已选 2 项")
			st.misses("连选中")
			st.press("j", "j").sees("已选 2 项")
		}
	})
	t.Run("what is done to one item alone takes no mark from the others", func(t *testing.T) {
		st := onStage(t).press("j", "V", "j", "j", "j", "c")
		st.sees("已选 3 项", "认可时限")
		st.press("e")
		st.holds("返乡人员台账报我, 党建例会由10点改到下午两点半，三楼会议室, 请下载附件")
	})
	t.Run("all but the folded ones", func(t *testing.T) {
		onStage(t).press("*").sees("已选 11 项")
	})
	t.Run("Esc clears", func(t *testing.T) {
		st := onStage(t).press("x", "V", "j", "esc")
		st.misses("已选", "连选")
	})
	t.Run("space marks and goes on, x marks and takes the mark away", func(t *testing.T) {
		st := onStage(t).press("space", "space", "x", "x")
		st.sees("已选 2 项")
		st.atCursor("党建例会")
	})
}
