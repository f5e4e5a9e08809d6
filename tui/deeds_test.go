package tui

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"shoudao/triage"
	"shoudao/tui/text"
)

func TestDeedsMeetWhatIsSeen(t *testing.T) {
	t.Run("one that cannot be stored is told on whatever page one is by then", func(t *testing.T) {
		st := onStage(t).press("2")
		st.hold = true
		st.press("e", "1")
		st.box.fault = errors.New("the disk is full")
		st.release(false)
		st.sees("没有记下", "the disk is full")
	})
	t.Run("the answer to an action of a list that is gone is not counted by the next", func(t *testing.T) {
		st := onStage(t).press("2")
		st.hold = true
		st.press("e", "1", "2")
		st.release(false)
		if q := st.m.stack[1].(queue); len(q.acting) != 0 || q.at.IsZero() {
			t.Errorf("awaited: %v, read at %v", q.acting, q.at)
		}
	})
	t.Run("a range begins at its item, whatever comes in above", func(t *testing.T) {
		st := onStage(t).press("j", "V", "j")
		teller{st.box}.first()
		st.press("R")
		st.press("e")
		if got := st.titles(); got != "返乡人员台账报我|党建例会由10点改到下午两点半，三楼会议室" {
			t.Errorf("done: %s", got)
		}
	})
	t.Run("a range ends where a filter takes its rows away", func(t *testing.T) {
		st := onStage(t).press("j", "V", "j", "/", "=党建", "enter")
		st.sees("已选 2 项", "其中1项不在眼前")
		st.press("e").sees("其中1项不在眼前")
		if got := st.titles(); got != "返乡人员台账报我|党建例会由10点改到下午两点半，三楼会议室" {
			t.Errorf("done: %s", got)
		}
	})
	t.Run("what has gone from the list is marked no more", func(t *testing.T) {
		st := onStage(t).press("x")
		st.box.items[4].State = triage.Cancelled // the overdue one, on top
		st.press("R")
		if strings.Contains(st.screen(), "已选") {
			t.Errorf("still marked:\n%s", st.screen())
		}
	})
	t.Run("an old item that was found by the filter leaves no row behind", func(t *testing.T) {
		st := onStage(t).press("/", "=走访", "enter", "e")
		if got := st.chosen(); got != "" {
			t.Errorf("chosen is %q:\n%s", got, st.screen())
		}
	})
	t.Run("an undo that brings back nothing here leaves the cursor on its item", func(t *testing.T) {
		st := onStage(t).press("5", "j", "m", "1", "G", "k")
		before := st.chosen()
		st.press("u")
		if st.chosen() != before {
			t.Errorf("chosen is %q, was %q", st.chosen(), before)
		}
	})
	t.Run("what comes in with an undo is told", func(t *testing.T) {
		st := onStage(t).press("e")
		teller{st.box}.first()
		st.send(changedMsg{})
		st.sees("新1")
		st.press("u").sees("另有1处新变")
		st.press("j").misses("另有1处")
	})
	t.Run("a look from before an undo is no news after it", func(t *testing.T) {
		st := onStage(t)
		st.press("e")
		q := st.m.stack[0].(queue)
		late, _ := q.look()().(queueLoadedMsg)
		st.press("u")
		st.send(late)
		st.misses("变1（按", "新1（按")
	})
	t.Run("a click on the item beside the list chooses no row", func(t *testing.T) {
		st := newStage(t, newTown(), text.Chinese, size{160, 40})
		before := st.chosen()
		st.send(tea.MouseClickMsg{X: 130, Y: 10, Button: tea.MouseLeft})
		if st.chosen() != before {
			t.Errorf("chosen is %q, was %q", st.chosen(), before)
		}
	})
	t.Run("the help of a filter tells the keys of its field", func(t *testing.T) {
		onStage(t).press("/", "=党建", "f1").sees("删前一个字")
	})
}

// first adds an item that stands above all others.
func (t teller) first() {
	m := t.say("岚溪镇工作群", "周书记", at(12, 8, 11), "@林晓梅 马上来一下")
	t.ask(m, "马上来一下", by(m, at(10, 8, 20), 1, false, ""), because(m, triage.Mentioned, 90, "@林晓梅"))
}

// titles are what the last action was done to.
func (s *stage) titles() string {
	if len(s.box.actions) == 0 {
		return ""
	}
	return strings.Join(s.box.actions[len(s.box.actions)-1].titles, "|")
}
