package tui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"shoudao/triage"
	"shoudao/tui/text"
)

// until is the instant of the decision that was stored last.
func (s *stage) until() time.Time {
	if len(s.box.actions) == 0 {
		return time.Time{}
	}
	return s.box.actions[len(s.box.actions)-1].decisions[0].Until
}

func TestSnooze(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []string
		want time.Time // zero: nothing is stored
		sees string
	}{
		{"the first proposal", []string{"enter"}, eve.Add(time.Hour), "撤销: 稍后"},
		{"another proposal by arrow", []string{"down", "enter"}, at(12, 14, 0), "撤销: 稍后"},
		{"by its number", []string{"=2", "enter"}, at(12, 14, 0), "撤销: 稍后"},
		{"in the user's words", []string{"=周五", "enter"}, at(13, 9, 0), "撤销: 稍后"},
		{"a date", []string{"=3.15", "enter"}, at(15, 9, 0), "撤销: 稍后"},
		{"in English", []string{"=tomorrow 9am", "enter"}, at(13, 9, 0), "撤销: 稍后"},
		{"words that are no time", []string{"=哪天", "enter"}, time.Time{}, "看不懂这个时间: 哪天"},
		{"a time that is past", []string{"=昨天", "enter"}, time.Time{}, "已经过去: 3/11 周三 09:00"},
		{"Esc stores nothing", []string{"=周五", "esc"}, time.Time{}, "返乡人员台账报我"},
	} {
		t.Run(c.name, func(t *testing.T) {
			st := onStage(t).press("j", "b").press(c.keys...)
			if got := st.until(); !got.Equal(c.want) {
				t.Errorf("snoozed until %s, want %s", got, c.want)
			}
			st.sees(c.sees)
			if !c.want.IsZero() {
				st.misses("[改期]")
				st.atCursor("党建例会")
			}
		})
	}
	t.Run("what is understood is shown while it is typed", func(t *testing.T) {
		onStage(t).press("b", "=周五").sees("-> 3/13 周五 09:00")
	})
	t.Run("a day before the deadline is proposed where there is one ahead", func(t *testing.T) {
		st := onStage(t).press("G", "k", "k", "k", "b")
		st.sees("截止前1天", "3/19 周四")
		st.press("esc", "g", "b").misses("截止前1天")
	})
	t.Run("what was typed is there again after Esc, and gone after Enter", func(t *testing.T) {
		st := onStage(t).press("j", "b", "=周", "esc", "b")
		st.sees("到: 周")
		st.press("=五", "enter", "u", "b")
		st.misses("到: 周")
	})
	t.Run("the letters typed right after the key are for the dialog", func(t *testing.T) {
		st := onStage(t)
		st.hold = true
		st.press("j", "b", "=+2d", "enter")
		st.release(false)
		if got := st.until(); !got.Equal(eve.AddDate(0, 0, 2)) {
			t.Errorf("snoozed until %s", got)
		}
	})
	t.Run("the cursor stands behind what is typed", func(t *testing.T) {
		st := onStage(t).press("b", "=周五")
		c := st.m.View().Cursor
		if line := strings.Split(st.screen(), "\n")[c.Y]; !strings.HasPrefix(line, " 到: 周五") || c.X != width(" 到: 周五") {
			t.Errorf("the cursor is at %d,%d, in the line %q", c.X, c.Y, line)
		}
	})
}

func TestDueDialog(t *testing.T) {
	t.Run("a new deadline moves the item into its part", func(t *testing.T) {
		st := onStage(t).press("j", "t", "=周五", "enter")
		st.atCursor("党建例会")
		tomorrow := strings.Index(st.screen(), " 明天\n")
		if i := strings.Index(st.screen(), "返乡人员台账报我"); i < tomorrow {
			t.Errorf("the item is not under tomorrow:\n%s", st.screen())
		}
	})
	t.Run("a deadline can be taken away", func(t *testing.T) {
		st := onStage(t).press("j", "t", "up", "=5", "enter", "G", "k", "k", "k")
		st.sees("返乡人员台账报我")
		if d := st.box.actions[0].decisions[0]; d.Verb != triage.SetDue || !d.Until.IsZero() {
			t.Errorf("stored %+v", d)
		}
	})
	t.Run("a day is its end here", func(t *testing.T) {
		if got := onStage(t).press("t", "=周五", "enter").until(); !got.Equal(at(13, 23, 59)) {
			t.Errorf("due at %s, want the end of Friday", got)
		}
	})
}

func TestNoteDialog(t *testing.T) {
	st := onStage(t).press("j", "w", "=先问", "esc")
	if len(st.box.actions) != 0 {
		t.Error("Esc stored a note")
	}
	st.press("w", "=王主任", "enter")
	if d := st.box.actions[0].decisions[0]; d.Verb != triage.Note || d.Text != "先问王主任" {
		t.Errorf("stored %+v, want what was typed before and after Esc", d)
	}
	st.press("w", "ctrl+u", "enter").misses("备注 防汛")
}

func TestNoteThatIsTooLong(t *testing.T) {
	long := strings.Repeat("备", MaxNote/3)
	for name, c := range map[string]struct {
		pastes []string
		sees   string
	}{
		"in one paste":   {[]string{long + "注注"}, "多出 2 字没有收"},
		"in two":         {[]string{long, "注注注"}, "多出 3 字没有收"},
		"one that fits":  {[]string{long}, ""},
		"a short letter": {[]string{"先问王主任"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			st := onStage(t).press("w")
			for _, s := range c.pastes {
				st.send(tea.PasteMsg{Content: s})
			}
			if c.sees == "" {
				st.misses("没有收")
				return
			}
			st.sees(c.sees, "最多 4 KB")
			st.press("left", "=x").sees("没有收")
			st.press("ctrl+e", "ctrl+u").misses("没有收")
		})
	}
	t.Run("one that was noted elsewhere", func(t *testing.T) {
		box := newTown()
		for i := range box.items {
			box.items[i].Standing.Note = long + "很长"
		}
		newStage(t, box, text.Chinese, size{80, 24}).press("w").sees("多出 2 字没有收")
	})
}

func TestHelp(t *testing.T) {
	t.Run("it lists the keys of the screen below", func(t *testing.T) {
		onStage(t).press("?").sees("帮助: 要办", "e d D F2", "完成")
	})
	t.Run("Enter presses the key of the chosen line", func(t *testing.T) {
		st := onStage(t).press("?", "=不是任务", "enter")
		if got := st.verbs(); len(got) != 1 || got[0] != triage.MarkNotMine {
			t.Errorf("stored %v", got)
		}
		st.press("?", "=撤销", "enter").sees("已撤销")
	})
	t.Run("a key typed in full finds its line", func(t *testing.T) {
		st := onStage(t).press("?", "=F3")
		st.atCursor("稍后")
	})
	t.Run("every line is a key that does what it says", func(t *testing.T) {
		st := onStage(t).press("?")
		for _, l := range st.m.stack[1].(helpScreen).found {
			if l.binding.Help().Desc == "" || l.binding.Help().Key == "" || len(l.binding.Keys()) == 0 {
				t.Errorf("a line without words: %+v", l.binding)
			}
			for _, k := range l.binding.Keys() {
				if got := pressOf(k).String(); got != k {
					t.Errorf("the key %q would be pressed as %q", k, got)
				}
			}
		}
	})
	t.Run("? closes it, and so does Esc", func(t *testing.T) {
		onStage(t).press("?", "?").misses("查按键")
		onStage(t).press("?", "=x", "esc").misses("查按键")
	})
}

// TestProposalsOfOneMomentAreMadeOnce holds that of the proposals that come to the same moment
// the first alone is made, and that the digits count those that are left.
func TestProposalsOfOneMomentAreMadeOnce(t *testing.T) {
	st := newStage(t, newTown(), text.Chinese, size{80, 24}).press("j", "b")
	st.sees("1 1小时后          3/12 周四 09:12", "2 今天下午         3/12 周四 10:00 (截止前两小时)")
	if n := strings.Count(st.screen(), "截止前两小时"); n != 1 {
		t.Errorf("%d proposals come to two hours before the deadline:\n%s", n, st.screen())
	}
}
