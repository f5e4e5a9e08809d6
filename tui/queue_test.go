package tui

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"shoudao/triage"
	"shoudao/triage/when"
	"shoudao/tui/text"
)

// onStage shows the town in a window of 80x24, in Chinese.
func onStage(t *testing.T) *stage { return newStage(t, newTown(), text.Chinese, size{80, 24}) }

// atCursor fails the test unless the chosen line holds want.
func (s *stage) atCursor(want string) {
	s.t.Helper()
	if !strings.Contains(s.chosen(), want) {
		s.t.Errorf("%q is chosen, want %q:\n%s", s.chosen(), want, s.screen())
	}
}

// verbs are what was stored, the oldest first.
func (s *stage) verbs() []triage.Verb {
	var all []triage.Verb
	for _, a := range s.box.actions {
		all = append(all, a.decisions[0].Verb)
	}
	return all
}

func TestQueue(t *testing.T) {
	t.Run("done takes the item away, goes on to the next and names what u takes back", func(t *testing.T) {
		st := onStage(t).press("j", "e")
		st.atCursor("党建例会")
		st.sees("u 撤销: 完成 返乡人员台账报我", "[1 要办 10]")
		if st.line("返乡人员台账报我") != st.line("撤销") {
			t.Errorf("the item is still listed:\n%s", st.screen())
		}
		if got := st.verbs(); len(got) != 1 || got[0] != triage.MarkDone {
			t.Errorf("stored %v, want one that is done", got)
		}
	})
	t.Run("undo brings it back under the cursor, redo takes it away again", func(t *testing.T) {
		st := onStage(t).press("j", "e", "G", "u")
		st.atCursor("返乡人员台账报我")
		st.sees("已撤销: 完成 返乡人员台账报我")
		st.press("ctrl+r")
		st.sees("已重做: 完成 返乡人员台账报我")
		st.misses("[改期]")
	})
	t.Run("undo with nothing to undo says so", func(t *testing.T) {
		onStage(t).press("u").sees("没有可撤销的")
	})
	t.Run("what cannot be stored comes back and says why", func(t *testing.T) {
		st := onStage(t)
		st.hold = true
		st.press("j", "e")
		st.misses("[改期]")
		st.box.fault = errors.New("disk full\x1b[2J")
		st.release(false)
		st.atCursor("返乡人员台账报我")
		st.sees("没有记下，已放回: disk full␛[2J")
	})
	t.Run("the last item leaves the cursor on the one before", func(t *testing.T) {
		st := onStage(t).press("G", "k", "e")
		st.atCursor("我们村那两个预备党员")
	})
	t.Run("not mine", func(t *testing.T) {
		st := onStage(t).press("n")
		st.misses("发展党员材料里缺政审表的，周三")
		st.atCursor("返乡人员")
	})
	t.Run("pin brings to the top and goes on", func(t *testing.T) {
		st := onStage(t).press("j", "j", "p")
		st.sees("撤销: 置顶")
		st.atCursor("请下载附件")
		st.press("g")
		st.atCursor("[置顶]")
		st.atCursor("党建例会")
		st.press("p")
		st.misses("[置顶]")
	})
	t.Run("a note is shown by a sign and in the item", func(t *testing.T) {
		st := onStage(t).press("j", "w", "=问王主任", "enter")
		st.atCursor("返乡人员")
		st.atCursor("备注")
		st.press("enter")
		st.sees("备注 问王主任")
		st.press("p").press("esc", "g", "enter").sees("你的动作", "置顶")
	})
	t.Run("copying gives what was said, made safe", func(t *testing.T) {
		st := onStage(t)
		st.box.messages[0].Message.Text += "\x1b]52;c;x\x07"
		st.press("R", "j", "j", "j", "j", "y")
		if len(st.clip) != 1 || !strings.HasPrefix(st.clip[0], "@林晓梅 把各村") || strings.ContainsRune(st.clip[0], '\x1b') {
			t.Errorf("on the clipboard: %q", st.clip)
		}
	})
	t.Run("a receipt is copied where one is wanted, and owed no longer", func(t *testing.T) {
		st := onStage(t).press("j", "j", "j", "r")
		if len(st.clip) != 1 || st.clip[0] != "收到" {
			t.Errorf("on the clipboard: %q", st.clip)
		}
		st.atCursor("请下载附件")
		st.misses("欠收到")
		st.press("k", "r")
		st.sees("这一项没有要求回执")
	})
	t.Run("a concluded date can be accepted", func(t *testing.T) {
		st := onStage(t).press("j", "j", "j", "j")
		st.atCursor("18:00?")
		st.press("c")
		st.atCursor("今天 18:00 ")
	})
	t.Run("a moved date can be put back", func(t *testing.T) {
		st := onStage(t).press("j", "C")
		if d := st.box.actions[0].decisions[0]; d.Verb != triage.SetDue || !d.Until.Equal(at(12, 18, 0)) {
			t.Errorf("stored %+v, want the first deadline", d)
		}
	})
	t.Run("a key that needs an item says so where there is none", func(t *testing.T) {
		st := newStage(t, &memory{}, text.Chinese, size{80, 24}).press("e")
		st.sees("没有选中的项")
	})
	t.Run("what was done is stored even if no command runs any more", func(t *testing.T) {
		st := onStage(t)
		st.hold = true
		st.press("e", "e", "q")
		st.m.desk.client.writes.flush()
		if n := len(st.box.actions); n != 2 {
			t.Errorf("%d actions are stored, want 2", n)
		}
	})
	t.Run("undo typed right after a deed takes back that deed", func(t *testing.T) {
		st := onStage(t)
		st.hold = true
		st.press("e", "u")
		st.release(true)
		if len(st.box.actions) != 0 || len(st.box.undone) != 1 {
			t.Errorf("%d actions stand, %d are undone", len(st.box.actions), len(st.box.undone))
		}
	})
	t.Run("q leaves, Esc does not", func(t *testing.T) {
		if st := onStage(t).press("esc"); st.quit {
			t.Error("Esc left the program")
		}
		if st := onStage(t).press("q"); !st.quit {
			t.Error("q did not leave the program")
		}
		if st := onStage(t).press("b", "ctrl+c"); !st.quit {
			t.Error("Ctrl-C in a dialog did not leave the program")
		}
	})
	t.Run("old items are one line until they are asked for", func(t *testing.T) {
		st := onStage(t).press("G")
		st.sees("久未处理 1项")
		st.misses("走访登记表")
		st.press("enter", "G")
		st.atCursor("走访登记表")
	})
	t.Run("a resize keeps the choice", func(t *testing.T) {
		st := onStage(t).press("j", "j", "j")
		for _, sz := range append(sizes, size{20, 5}, size{80, 24}) {
			st.send(tea.WindowSizeMsg{Width: sz.w, Height: sz.h})
		}
		st.atCursor("请下载附件")
	})
	t.Run("a window that was larger for a while shows the same of an item", func(t *testing.T) {
		st := onStage(t).press("j", "enter", "G", "k", "k")
		was := st.screen()
		for _, sz := range []size{{200, 60}, {60, 15}, {80, 24}} {
			st.send(tea.WindowSizeMsg{Width: sz.w, Height: sz.h})
		}
		if st.screen() != was {
			t.Errorf("it shows\n%s\nand was\n%s", st.screen(), was)
		}
		st.send(tea.WindowSizeMsg{Width: 80, Height: 30})
		large := st.screen()
		if st.press("k"); st.screen() == large {
			t.Error("a key that scrolls does nothing at first")
		}
	})
	t.Run("a paste is not read as keys", func(t *testing.T) {
		st := onStage(t)
		st.send(tea.PasteMsg{Content: "eeee"})
		st.sees("列表里不能粘贴")
		if len(st.box.actions) != 0 {
			t.Error("the paste was obeyed")
		}
	})
}

func TestCoverage(t *testing.T) {
	t.Run("a group that lags is counted in the head", func(t *testing.T) {
		box := newTown()
		box.reach[0].Until = at(10, 9, 0)
		newStage(t, box, text.Chinese, size{80, 24}).sees("读到 08:05，1群更早")
	})
	t.Run("an empty queue says until when, and names those that lag", func(t *testing.T) {
		box := newTown()
		box.items = nil
		box.reach[0].Until = at(10, 9, 0)
		st := newStage(t, box, text.Chinese, size{80, 24})
		st.sees("到 3/12 周四 08:05 为止，没有要你办的", string(groupName(box.reach[0].Group))+" 只到 3/10 周二 09:00")
	})
	t.Run("the slowest of those that do not lag counts", func(t *testing.T) {
		box := newTown()
		box.reach[1].Until = at(12, 7, 0)
		newStage(t, box, text.Chinese, size{80, 24}).sees("读到 07:00")
	})
	t.Run("a balance that does not close is said", func(t *testing.T) {
		st := onStage(t)
		c := Counts{Balance: Balance{Received: 9, Todo: 3}}
		st.send(countedMsg{counts: c, reach: st.box.reach, nth: st.m.desk.client.asked.next()})
		st.sees("[不平]")
	})
	t.Run("an inbox that cannot be read is no empty inbox", func(t *testing.T) {
		box := newTown()
		box.fault = errors.New("locked")
		st := newStage(t, box, text.Chinese, size{80, 24})
		st.sees("读不到收件箱: locked")
		st.misses("没有要你办的")
	})
}

func TestLongQueue(t *testing.T) {
	box := &memory{}
	tell := teller{box}
	for i := range 1000 {
		m := tell.say("群", "某", at(11, 8, i%60), fmt.Sprintf("第%d件请报送", i))
		tell.ask(m, fmt.Sprintf("第%d件", i), by(m, at(13, 0, 1).Add(time.Duration(i)*time.Second), when.Minute, false, ""), because(m, triage.Named, 60, ""))
	}
	st := newStage(t, box, text.Chinese, size{80, 24})
	q := func() queue { return st.m.stack[0].(queue) }
	t.Run("only a window of it is held", func(t *testing.T) {
		for _, k := range []string{"G", "pgup", "pgup", "ctrl+u", "g", "pgdown"} {
			st.press(k)
			if n := len(q().win.rows); n > pageRows {
				t.Errorf("after %s %d rows are held", k, n)
			}
			if st.chosen() == "" || strings.Contains(st.chosen(), " -- ") {
				t.Errorf("after %s the chosen row has not been read:\n%s", k, st.screen())
			}
		}
	})
	t.Run("deeds far down", func(t *testing.T) {
		st.press("G", "e")
		st.atCursor("第998件")
		st.press("g", "pgdown", "e", "u")
		if q().total() != 999 {
			t.Errorf("%d rows, want 999", q().total())
		}
	})
	t.Run("an item that goes above what is held is not shown in it", func(t *testing.T) {
		st.press("G", "p")
		if w := q().win; w.offset > 0 && w.rows[0].Item.Standing.Pinned {
			t.Errorf("the window from row %d on begins with a pinned item", w.offset)
		}
		st.press("g")
		st.atCursor("[置顶]")
		st.press("u")
	})
	t.Run("walking through all of it meets every item once, in order", func(t *testing.T) {
		st.press("g")
		for i := range 600 {
			if want := fmt.Sprintf("第%d件", i); !strings.Contains(st.chosen(), want) {
				t.Fatalf("row %d is %q", i, st.chosen())
			}
			st.press("j")
		}
	})
}
