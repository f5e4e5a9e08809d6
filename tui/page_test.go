package tui

import (
	"slices"
	"strings"
	"testing"

	"shoudao/ingest"
	"shoudao/triage"
	"shoudao/tui/text"
)

func TestPages(t *testing.T) {
	t.Run("a digit opens its page from wherever one is, and 1 and Esc lead back", func(t *testing.T) {
		st := onStage(t)
		for digit, name := range map[string]string{"2": "[2 待看", "3": "[3 稍后", "4": "[4 我发出的", "5": "[5 已过滤", "7": "[7 群体检"} {
			st.press(digit).sees(name)
			if len(st.m.stack) != 2 {
				t.Errorf("%s: %d screens are open", digit, len(st.m.stack))
			}
			st.press("7", digit, "esc").sees("[1 要办")
			st.press(digit, "o", "1").sees("[1 要办")
		}
		if st.quit {
			t.Error("the program has ended")
		}
	})
	t.Run("full-width digits do the same", func(t *testing.T) {
		onStage(t).press("=２").sees("[2 待看")
	})
	t.Run("what is worth a glance comes into the queue when it is hers", func(t *testing.T) {
		st := onStage(t).press("2")
		st.sees("待看 2]", "气排球", "按图上要求弄")
		st.press("j", "m").sees("[2 待看 1]")
		st.sees("u 撤销: 是我的")
		st.press("1").sees("按图上要求弄")
		st.press("u", "2").sees("按图上要求弄")
	})
	t.Run("what is snoozed shows when it comes back, and can be put back", func(t *testing.T) {
		st := onStage(t)
		before := st.chosen()
		st.press("b", "=明早", "enter", "3")
		if got := st.chosen(); !strings.Contains(got, "明天 09:00回来") || !strings.Contains(got, "政审表") {
			t.Errorf("the snoozed item is shown as %q", got)
		}
		st.press("m").sees("没有放到稍后的")
		st.press("1", "g")
		if got := st.chosen(); got != before {
			t.Errorf("put back it is %q, was %q", got, before)
		}
	})
	t.Run("what comes first awake stands first", func(t *testing.T) {
		st := onStage(t).press("G", "k", "b", "=下周一", "enter", "k", "b", "=明早", "enter", "3")
		if first := st.chosen(); !strings.Contains(first, "明天 09:00回来") {
			t.Errorf("first stands %q", first)
		}
	})
	t.Run("an item that has come back stands on top and is marked", func(t *testing.T) {
		st := onStage(t).press("G", "k", "b", "=今天下午", "enter")
		st.now = at(12, 14, 1)
		st.send(tickMsg{st.now})
		st.press("R", "g")
		if got := st.chosen(); !strings.Contains(got, "[到点]") || !strings.Contains(st.screen(), "到点回来") {
			t.Errorf("on top stands %q:\n%s", got, st.screen())
		}
	})
	t.Run("a deed on one page is not taken for one of another", func(t *testing.T) {
		st := onStage(t)
		st.hold = true
		st.press("e", "2")
		st.release(false)
		st.press("1").sees("[1 要办 10]")
		if q := st.m.stack[0].(queue); len(q.acting) != 0 {
			t.Errorf("%d actions are still being stored", len(q.acting))
		}
	})
}

func TestFilteredPage(t *testing.T) {
	t.Run("what came nearest to the queue stands first, with what it lacks", func(t *testing.T) {
		box := newTown()
		i := slices.IndexFunc(box.messages, func(s Said) bool { return s.Verdict.Code == triage.NoAsk })
		box.messages[i].Verdict.Score = 41
		near := string(Line(box.messages[i].Message.Text))
		st := newStage(t, box, text.Chinese, size{80, 24}).press("5")
		if got := st.chosen(); !strings.Contains(got, near) || !strings.Contains(got, "41") {
			t.Errorf("first stands %q, want %q", got, near)
		}
		st.sees("41分，满55分才进要办", "缺: 点到你")
	})
	t.Run("a message that is hers goes into the queue, and u takes it back", func(t *testing.T) {
		st := onStage(t).press("5")
		before := st.m.sums.counts.Filtered
		st.press("j", "m").sees("已加入要办")
		if len(st.box.actions) != 1 || st.box.actions[0].deeds()[0].Verb != triage.MarkMine {
			t.Fatalf("stored: %+v", st.box.actions)
		}
		st.press("u")
		if got := st.m.sums.counts.Filtered; got != before || len(st.box.actions) != 0 {
			t.Errorf("after the undo %d are filtered, were %d", got, before)
		}
	})
	t.Run("tab narrows it to one reason after the other", func(t *testing.T) {
		st := onStage(t).press("5")
		all := st.m.sums.counts.Filtered
		sum := 0
		for range st.m.sums.counts.By {
			st.press("tab")
			b := st.m.stack[1].(bandScreen)
			for _, s := range b.said {
				if s.Verdict.Code != b.asked.Code {
					t.Errorf("%s among those of %s", s.Verdict.Code, b.asked.Code)
				}
			}
			sum += b.total
		}
		if sum != all {
			t.Errorf("the reasons come to %d, in all %d were filtered", sum, all)
		}
		st.press("tab").sees("[重复")
		st.press("tab").sees("[全部")
	})
	t.Run("what comes meanwhile does not move the list", func(t *testing.T) {
		st := onStage(t).press("5", "j", "j")
		before := st.chosen()
		teller{st.box}.say("工会群", "何姐", at(12, 8, 11), "新来的一条")
		st.send(changedMsg{})
		if st.chosen() != before {
			t.Errorf("chosen is %q, was %q", st.chosen(), before)
		}
		st.misses("新来的一条")
		st.press("R").sees("新来的一条")
	})
	t.Run("a long list is read as the cursor comes near its end", func(t *testing.T) {
		box := newTown()
		for i := range 3 * pageRows {
			teller{box}.say("工会群", "何姐", at(12, 7, i%60), "闲话")
		}
		st := newStage(t, box, text.Chinese, size{80, 24}).press("5", "G", "G", "G", "G")
		b := st.m.stack[1].(bandScreen)
		if len(b.said) != b.total || b.list.cursor != b.total-1 {
			t.Errorf("%d of %d are read, the cursor is at %d", len(b.said), b.total, b.list.cursor)
		}
	})
}

func TestSentPage(t *testing.T) {
	st := onStage(t).press("4")
	if got := st.chosen(); !strings.Contains(got, "材料已经寄出") {
		t.Errorf("the newest is %q", got)
	}
	st.press("j").sees("名单我下午核")
	st.misses("各村党建联络员")
	box := newTown()
	box.messages = nil
	newStage(t, box, text.Chinese, size{80, 24}).press("4").sees("没有你自己发的消息", "names")
}

func TestGroupsPage(t *testing.T) {
	t.Run("a group that reaches less far is marked in words", func(t *testing.T) {
		box := newTown()
		box.reach[0].Until = at(11, 9, 0)
		name := box.reach[0].Group.Name
		st := newStage(t, box, text.Chinese, size{80, 24}).press("7")
		for range box.reach {
			if strings.Contains(st.chosen(), name) {
				break
			}
			st.press("j")
		}
		st.sees("比别的群旧", "这份记录到 3/11 周三 09:00 为止")
	})
	t.Run("a balance of the group, and Enter shows its last message", func(t *testing.T) {
		st := onStage(t).press("7")
		st.sees("近30天", "= 要办")
		st.press("enter").sees("看原群")
	})
	t.Run("without groups it says how to begin", func(t *testing.T) {
		newStage(t, &memory{}, text.Chinese, size{80, 24}).press("7").sees("还没有消息", "shoudao import")
	})
	t.Run("a group of which nothing came has no share", func(t *testing.T) {
		box := &memory{reach: []Reach{{Group: ingest.Group{Name: "空群"}, Until: at(12, 8, 0)}}}
		newStage(t, box, text.Chinese, size{80, 24}).press("7").sees("空群", "--")
	})
}
