package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"shoudao/triage"
	"shoudao/triage/when"
	"shoudao/tui/text"
)

// decided are the titles of the items of the last action, and its verb.
func (s *stage) decided() string {
	if len(s.box.actions) == 0 {
		return "nothing"
	}
	a := s.box.actions[len(s.box.actions)-1]
	return fmt.Sprintf("%v %s", a.decisions[0].Verb, strings.Join(a.titles, ", "))
}

func (s *stage) holds(want string) {
	s.t.Helper()
	if got := s.decided(); !strings.Contains(got, want) {
		s.t.Errorf("the last action is %q, want %q", got, want)
	}
}

// TestWhatIsMeant holds that a key acts on what the user sees.
func TestWhatIsMeant(t *testing.T) {
	t.Run("over the whole window it is the item that is read, whatever is marked", func(t *testing.T) {
		st := onStage(t).press("x", "j", "j", "enter", "e")
		st.holds("党建例会")
		st.press("esc").sees("已选 1 项")
	})
	t.Run("rows cannot be marked unseen", func(t *testing.T) {
		st := onStage(t).press("enter", "x", "*", "V", "esc")
		st.misses("已选", "连选")
	})
	t.Run("a note is on the item under the cursor", func(t *testing.T) {
		st := onStage(t).press("x", "j", "w", "=问清楚", "enter")
		st.holds("note 返乡人员台账")
	})
	t.Run("marks reach as far as the list, beyond what is held of it", func(t *testing.T) {
		st := newStage(t, longTown(700), text.Chinese, size{80, 24}).press("*")
		st.sees("已选 700 项")
		st.press("esc", "g", "V", "G")
		st.sees("已选 700 项")
	})
	t.Run("Enter waits for the answer to what is typed", func(t *testing.T) {
		st := onStage(t).press("f", "=政审表")
		st.hold = true
		st.press("ctrl+u", "=停电", "enter")
		st.misses("看原群 >")
		st.release(false)
		st.sees("看原群 > 岚溪镇工作群")
	})
	t.Run("nothing is done in a window that shows nothing", func(t *testing.T) {
		st := onStage(t)
		st.send(tea.WindowSizeMsg{Width: 20, Height: 5})
		st.press("e", "e", "n")
		if n := len(st.box.actions); n > 0 {
			t.Errorf("%d actions were stored", n)
		}
	})
	t.Run("words that were typed stay with the item of their clause", func(t *testing.T) {
		box := &memory{}
		tell := teller{box}
		m := tell.say("群", "某", at(11, 9, 0), "一、报花名册。二、报台账。")
		for i, part := range []string{"报花名册", "报台账"} {
			tell.ask(m, part, by(m, at(13, 9, i), when.Minute, false, ""), because(m, triage.Named, 60, ""))
			box.items[i].Anchor.Offset = i * 30
		}
		st := newStage(t, box, text.Chinese, size{80, 24}).press("w", "=找小王要", "esc", "j", "w")
		st.misses("找小王要")
		st.press("esc", "k", "w").sees("找小王要")
	})
	t.Run("a draft stands again over the note that it was to replace", func(t *testing.T) {
		st := onStage(t).press("w", "=你好", "enter", "w", "=再加一句", "esc", "w")
		st.sees("你好再加一句")
	})
}

// longTown is an inbox with n items.
func longTown(n int) *memory {
	box := &memory{}
	tell := teller{box}
	for i := range n {
		m := tell.say("群", "某", at(11, 8, i%60), fmt.Sprintf("第%d件请报送", i))
		tell.ask(m, fmt.Sprintf("第%d件", i), by(m, at(13, 0, 1).Add(time.Duration(i)*time.Second), when.Minute, false, ""), because(m, triage.Named, 60, ""))
	}
	return box
}

// TestFocus holds that the user sees where her keys go.
func TestFocus(t *testing.T) {
	st := newStage(t, newTown(), text.Chinese, size{160, 40})
	st.misses("| ")
	st.press("tab").sees("| ")
	before := st.chosen()
	if st.press("j"); st.chosen() != before {
		t.Error("j moves the list while the item beside it has the keys")
	}
	st.send(tea.WindowSizeMsg{Width: 100, Height: 30})
	if st.press("j"); st.chosen() == before {
		t.Error("j does not move the list though nothing stands beside it")
	}
}

// TestStoring holds that what comes from the archive never undoes what is being stored.
func TestStoring(t *testing.T) {
	t.Run("an undo between two deeds", func(t *testing.T) {
		st := onStage(t)
		total := st.m.stack[0].(queue).live
		st.hold = true
		st.press("e", "u", "e")
		st.release(false)
		st.press("R")
		if got := st.m.stack[0].(queue).live; got != total-1 {
			t.Errorf("%d items are shown, want %d", got, total-1)
		}
	})
	t.Run("answers that overtake each other", func(t *testing.T) {
		st := onStage(t)
		total := st.m.stack[0].(queue).live
		st.hold = true
		st.press("e", "u", "e", "n")
		st.release(true)
		if got := st.m.stack[0].(queue).live; got != total-2 {
			t.Errorf("%d items are shown, want %d", got, total-2)
		}
	})
	t.Run("an inbox that could not be read is read again", func(t *testing.T) {
		box := newTown()
		box.fault = fmt.Errorf("locked")
		st := newStage(t, box, text.Chinese, size{80, 24})
		st.sees("locked")
		box.fault = nil
		st.send(tickMsg{st.now})
		st.sees("返乡人员台账")
	})
}

// TestEverywhere holds for keys that mean the same on every screen.
func TestEverywhere(t *testing.T) {
	t.Run("1 leads to the queue", func(t *testing.T) {
		onStage(t).press("o", "/", "=停电", "down", "1").sees("[1 要办 11]")
		onStage(t).press("enter", "1").sees("[1 要办 11]")
	})
	t.Run("F1 explains, also where letters are text", func(t *testing.T) {
		onStage(t).press("f", "f1").sees("删前一个字")
		onStage(t).press("b", "f1").sees("删前一个字", "确定")
		onStage(t).press("w", "f1", "esc", "esc").sees("[1 要办 11]")
	})
	t.Run("the help tells how to leave", func(t *testing.T) {
		onStage(t).press("?", "=退出").sees("q")
	})
}

// TestSearchFollows holds that results tell what has become of their items.
func TestSearchFollows(t *testing.T) {
	st := onStage(t).press("f", "=政审表", "enter", "e", "q")
	st.sees("[已完成")
	st.misses("[要办")
}
