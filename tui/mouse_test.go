package tui

import (
	"context"
	"strings"
	"testing"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"shoudao/tui/text"
)

// click presses the left button on the first line that holds part.
func (s *stage) click(part string) *stage {
	s.t.Helper()
	for y, l := range strings.Split(s.screen(), "\n") {
		if strings.Contains(l, part) {
			s.send(tea.MouseClickMsg{X: 10, Y: y, Button: tea.MouseLeft})
			return s
		}
	}
	s.t.Fatalf("%q is not there to be clicked:\n%s", part, s.screen())
	return s
}

func TestMouse(t *testing.T) {
	t.Run("it is the terminal's until M asks for it", func(t *testing.T) {
		st := onStage(t)
		if mode := st.m.View().MouseMode; mode != tea.MouseModeNone {
			t.Errorf("at the start the mode is %v", mode)
		}
		st.press("M").sees("按住 Shift")
		if mode := st.m.View().MouseMode; mode != tea.MouseModeCellMotion {
			t.Errorf("after M the mode is %v", mode)
		}
		st.press("M")
		if mode := st.m.View().MouseMode; mode != tea.MouseModeNone {
			t.Errorf("after a second M the mode is %v", mode)
		}
	})
	t.Run("a click chooses, a second one opens", func(t *testing.T) {
		st := onStage(t).click("党建例会由10点")
		st.atCursor("党建例会由10点")
		st.click("党建例会由10点").sees("为什么在这里")
	})
	t.Run("a click beside the list does nothing", func(t *testing.T) {
		st := onStage(t)
		before := st.screen()
		st.send(tea.MouseClickMsg{X: 3, Y: 0, Button: tea.MouseLeft})
		st.send(tea.MouseClickMsg{X: 3, Y: 99, Button: tea.MouseLeft})
		st.send(tea.MouseClickMsg{X: 3, Y: 6, Button: tea.MouseRight})
		if st.screen() != before {
			t.Errorf("the screen has changed:\n%s", st.screen())
		}
	})
	t.Run("a dialog's choices can be clicked, the list below cannot", func(t *testing.T) {
		st := onStage(t).press("b")
		under := st.chosen()
		st.click("到期")
		st.click("2 今天下午").click("2 今天下午")
		if len(st.box.actions) != 1 {
			t.Errorf("%d actions, chosen was %q:\n%s", len(st.box.actions), under, st.screen())
		}
	})
	t.Run("the wheel moves the cursor", func(t *testing.T) {
		st := onStage(t)
		st.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
		if q := st.m.stack[0].(queue); q.list.cursor != wheelRows {
			t.Errorf("the cursor is at %d", q.list.cursor)
		}
		st.send(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
		if q := st.m.stack[0].(queue); q.list.cursor != 0 {
			t.Errorf("back at %d", q.list.cursor)
		}
	})
	t.Run("results, groups and filtered messages can be clicked", func(t *testing.T) {
		onStage(t).press("f", "=预备党员").click("柜子里").click("柜子里").sees("看原群")
		st := onStage(t).press("7").click("工会群")
		st.atCursor("工会群")
		st = onStage(t).press("5").click("零报告也要盖章")
		st.atCursor("零报告也要盖章")
	})
}

func TestCopy(t *testing.T) {
	copied := func(place string, err error) (*stage, *[]string) {
		var got []string
		st := onStage(t)
		st.m.desk.copier = func(_ context.Context, s string) (string, error) { got = append(got, s); return place, err }
		return st, &got
	}
	t.Run("y copies the words, by the terminal and by the system", func(t *testing.T) {
		st, got := copied("", nil)
		st.press("j", "j", "y").sees("已复制")
		if len(*got) != 1 || len(st.clip) != 1 || !strings.Contains((*got)[0], "两点半") || !strings.Contains(st.clip[0], "两点半") {
			t.Errorf("the system got %q, the terminal %q", *got, st.clip)
		}
	})
	t.Run("the original is copied and not what is drawn of it", func(t *testing.T) {
		st := onStage(t)
		teller{st.box}.say("工会群", "何姐", at(12, 8, 11), "一家👨‍👩‍👧❤️\t两格\x1b[2J\u202e")
		var got string
		st.m.desk.copier = func(_ context.Context, s string) (string, error) { got = s; return "", nil }
		st.press("f", "=一家", "down", "y")
		if want := "一家👨‍👩‍👧❤️\t两格[2J"; got != want {
			t.Errorf("copied %q, want %q", got, want)
		}
	})
	t.Run("Y adds who said it, where and when", func(t *testing.T) {
		st, got := copied("", nil)
		st.press("j", "j", "Y")
		if want := "3/11 周三 18:20 机关支部群 张主任: "; len(*got) != 1 || !strings.HasPrefix((*got)[0], want) {
			t.Errorf("copied %q, want it to begin with %q", *got, want)
		}
	})
	t.Run("without a clipboard it says where the words stand", func(t *testing.T) {
		st, _ := copied("/tmp/copied.txt", nil)
		st.press("y").sees("粘不出来就打开 /tmp/copied.txt")
	})
	t.Run("what a message holds cannot command the terminal", func(t *testing.T) {
		box := rough()
		st := newStage(t, box, text.Chinese, size{80, 24})
		var got string
		st.m.desk.copier = func(_ context.Context, s string) (string, error) { got = s; return "", nil }
		for range box.items {
			st.press("Y", "j")
			for _, r := range got {
				if unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Cf, r) && r != 0x200D {
					t.Errorf("%U is copied of %q", r, got)
				}
			}
		}
	})
}
