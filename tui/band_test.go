package tui

import (
	"strings"
	"testing"

	"shoudao/triage"
	"shoudao/tui/text"
)

func TestSpansOfTheFiltered(t *testing.T) {
	st := onStage(t).press("5")
	st.sees("1/12 08:12 起", "[全部 18]", "t 换时段")
	st.press("t").sees("今天 0条", "[全部 0]", "没有被过滤的消息")
	st.press("t").sees("近7天 38条", "[全部 18]")
	st.press("t").sees("近30天")
	st.press("t").sees("全部 39条")
	st.press("f5").sees("1/12 08:12 起")
	t.Run("an answer to another span is not shown", func(t *testing.T) {
		st := onStage(t).press("5")
		st.hold = true
		st.press("t", "t")
		st.release(true)
		st.sees("近7天", "[全部 18]")
	})
	t.Run("the list keeps the span when it narrows and is read again", func(t *testing.T) {
		st := onStage(t).press("5", "t", "t", "tab", "R")
		st.sees("近7天", "[收到类 10]")
		st.press("1", "5").sees("近7天")
	})
	t.Run("what nobody has judged is told", func(t *testing.T) {
		box := newTown()
		box.outside = 167
		st := newStage(t, box, text.Chinese, size{80, 24}).press("5")
		st.sees("[平] 另有167条没判")
		if st.press("1"); strings.Contains(st.screen(), "167") {
			t.Errorf("the queue's page tells it too:\n%s", st.screen())
		}
	})
}

func TestCopiesAreListedWithTheFiltered(t *testing.T) {
	st := onStage(t).press("5", "tab", "tab", "tab")
	st.sees("[重复 2]", "重复的通知，已经并进: 返乡人员台账报我", "1 / 2")
	st.press("n").sees("重复的通知不用判")
	st.press("m").sees("重复的通知不用判")
	if len(st.box.actions) != 0 {
		t.Errorf("stored: %+v", st.box.actions)
	}
	st.press("enter").sees("已过滤 > 详情", "返乡人员台账报我", "同一通知 3 份")
	st.press("q").sees("[重复 2]")
	st.press("tab").sees("[全部 18]")
	st.press("tab", "tab", "tab", "R").sees("[重复 2]")
	st.press("t").sees("今天 0条", "[全部 0]")
}

func TestWhatAMuteKeptOutSaysSo(t *testing.T) {
	box := newTown()
	i := 0
	for box.messages[i].Verdict.Band != triage.Filtered {
		i++
	}
	box.messages[i].Verdict.Code, box.messages[i].Verdict.Score = triage.Muted, 79
	newStage(t, box, text.Chinese, size{80, 24}).press("5").sees("群没静音的话 79分，会进要办")
}

func TestTheChosenReasonIsSeenHoweverManyThereAre(t *testing.T) {
	for _, sz := range sizes {
		if sz.h < 15 {
			continue
		}
		box := newTown()
		for i, c := range triage.Codes() {
			m := teller{box}.say("工会群", "何姐", at(11, 9, i%60), "嗯")
			box.messages[len(box.messages)-1].Verdict = triage.Verdict{Message: m.ID, Band: triage.Filtered, Code: c}
		}
		st := newStage(t, box, text.English, sz).press("5")
		for range triage.Codes() {
			st.press("tab")
			fits(t, st, sz)
			if name := st.m.desk.words.Reason(st.m.stack[1].(bandScreen).asked.Code).Name; !strings.Contains(st.screen(), "["+name+" ") {
				t.Fatalf("%dx%d: the list is narrowed by %q, which is not seen:\n%s", sz.w, sz.h, name, st.screen())
			}
		}
	}
}
