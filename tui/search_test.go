package tui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"shoudao/triage"
	"shoudao/tui/text"
)

func TestSearch(t *testing.T) {
	t.Run("results come while typing, newest first, with their items", func(t *testing.T) {
		st := onStage(t).press("f", "=预备")
		st.sees("4条", "[要办 今天 18:00?]")
		st.atCursor("石桥村干部群")
		st.press("=党员谈话")
		st.sees("2条")
	})
	t.Run("what was said around is shown", func(t *testing.T) {
		onStage(t).press("f", "=停电").sees("预备党员谈话记录我上周交过了", "条收到、闲聊之类")
	})
	t.Run("an answer to a question that is no longer asked is dropped", func(t *testing.T) {
		st := onStage(t).press("f")
		st.hold = true
		st.press("=停", "=电")
		st.release(true)
		st.sees("1条")
		st.send(searchedMsg{query: SearchQuery{Text: "停", Limit: searchLimit}, page: SearchPage{}})
		st.sees("1条")
	})
	t.Run("a question that is no longer asked is called off", func(t *testing.T) {
		st := onStage(t).press("f")
		st.hold = true
		st.press("=停")
		ctx := context.Background()
		st.m.stack[1] = withContext(st.m.stack[1].(search), &ctx)
		st.press("=电", "esc")
		if len(st.m.stack) != 1 {
			t.Error("Esc did not leave")
		}
		for _, cmd := range st.later {
			if msg, ok := answer(cmd).(searchedMsg); ok && !errors.Is(msg.err, context.Canceled) {
				t.Errorf("the question %q went on: %v", msg.query.Text, msg.err)
			}
		}
	})
	t.Run("what the filters were taken for is shown, and no longer when they are gone", func(t *testing.T) {
		st := onStage(t)
		st.box.filters = "群: 岚溪镇工作群"
		st.press("f", "=停电").sees("1条  群: 岚溪镇工作群")
		st.press("=没有的").sees("归档里没有「停电没有的」  群: 岚溪镇工作群")
		st.press("ctrl+u").misses("群: 岚溪镇工作群")
	})
	t.Run("nothing found is said", func(t *testing.T) {
		onStage(t).press("f", "=没有的话").sees("归档里没有「没有的话」")
	})
	t.Run("an archive that cannot be searched is no empty archive", func(t *testing.T) {
		st := onStage(t).press("f")
		st.box.fault = errors.New("locked")
		st.press("=停电")
		st.sees("搜索失败: locked")
		st.misses("归档里没有")
	})
	t.Run("an emptied field shows nothing", func(t *testing.T) {
		onStage(t).press("f", "=停电", "ctrl+u").misses("停电检修")
	})
	t.Run("Enter opens the item, Esc comes back to the same results", func(t *testing.T) {
		st := onStage(t).press("f", "=政审表", "enter")
		st.sees("为什么在这里（80分）")
		st.press("esc")
		st.sees("查: 政审表")
	})
	t.Run("Enter opens the place of a message without an item", func(t *testing.T) {
		onStage(t).press("f", "=停电", "enter").sees("看原群 > 岚溪镇工作群")
	})
	t.Run("m makes a message the user's own", func(t *testing.T) {
		st := onStage(t).press("f", "=停电", "down", "m")
		if d := st.box.actions[0].decisions[0]; d.Verb != triage.MarkMine || d.Anchor.Message.IsZero() {
			t.Errorf("stored %+v", d)
		}
		st.sees("已加入要办")
	})
	t.Run("the last search is there again", func(t *testing.T) {
		onStage(t).press("f", "=停电", "esc", "f").sees("查: 停电", "1条")
	})
	t.Run("more results are read at the end of those that are shown", func(t *testing.T) {
		box := &memory{}
		for i := range 120 {
			teller{box}.say("群", "某", at(11, 8, i%60), fmt.Sprintf("第%d次点名", i))
		}
		st := newStage(t, box, text.Chinese, size{80, 24}).press("f", "=点名")
		st.sees("先看50条")
		st.press("down", "G")
		st.press("G", "G")
		st.sees("120条", "第0次")
	})
	t.Run("words deep in a long message are seen", func(t *testing.T) {
		box := &memory{}
		teller{box}.say("群", "某", at(11, 8, 0), strings.Repeat("很长的开头，", 60)+"交到二楼"+strings.Repeat("，很长的结尾", 60))
		st := newStage(t, box, text.Chinese, size{80, 24}).press("f", "=二楼")
		st.sees("交到二楼")
	})
}

// withContext is the search with a program that lives as long as ctx.
func withContext(s search, ctx *context.Context) search {
	d := *s.desk
	d.client.ctx = *ctx
	s.desk = &d
	return s
}

// answer runs a command; of several, with the answer to a search if one is among
// them.
func answer(cmd tea.Cmd) tea.Msg {
	msg := cmd()
	batch, ok := msg.(tea.BatchMsg)
	if !ok {
		return msg
	}
	for _, c := range batch {
		if c == nil {
			continue
		}
		if found, ok := answer(c).(searchedMsg); ok {
			return found
		}
	}
	return nil
}

func TestInputMethod(t *testing.T) {
	t.Run("words typed in a list are searched for, every letter of them", func(t *testing.T) {
		st := onStage(t)
		st.hold = true
		st.press("=低保")
		st.release(false)
		st.sees("查: 低保", "输入法在中文状态", "民政低保群")
	})
	t.Run("full-width keys are keys", func(t *testing.T) {
		onStage(t).press("=？").sees("帮助: 要办")
		onStage(t).press("=、").sees("筛:")
		if st := onStage(t).press("=ｊ", "=ｅ"); len(st.box.actions) != 1 {
			t.Error("ｊ and ｅ are not j and e")
		}
		st := onStage(t).press("=　")
		st.sees("已选 1 项")
	})
	t.Run("in a field they are text", func(t *testing.T) {
		onStage(t).press("f", "=？ｅ、").sees("查: ？ｅ、")
	})
	t.Run("everything can be done without a letter", func(t *testing.T) {
		st := onStage(t).press("down", "space", "down", "f2")
		st.press("f3", "=2", "enter", "f5", "down", "enter", "f6", "f9", "f10", "f7", "f8", "=1", "enter", "f4", "esc", "0", "enter", "esc", "f1", "esc")
		want := []triage.Verb{triage.MarkDone, triage.Snooze, triage.SetDue, triage.MarkNotMine, triage.Pin, triage.Note}
		if got := st.verbs(); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("stored %v, want %v", got, want)
		}
	})
}

func TestDetail(t *testing.T) {
	t.Run("a deed goes on to the next item", func(t *testing.T) {
		st := onStage(t).press("j", "enter", "e")
		st.sees("要办 > 第2项（共11）", "党建例会由10点改到下午两点半，三楼会议室")
	})
	t.Run("brackets go to the next and the last", func(t *testing.T) {
		st := onStage(t).press("enter", "]", "]", "[")
		st.sees("第2项", "返乡人员台账报我")
	})
	t.Run("another item is shown from its beginning", func(t *testing.T) {
		st := onStage(t).press("j", "enter", "G")
		st.misses("为什么在这里")
		st.press("[", "]").sees("为什么在这里（82分）")
	})
	t.Run("the last item closes it", func(t *testing.T) {
		box := newTown()
		box.items = box.items[:1]
		st := newStage(t, box, text.Chinese, size{80, 24}).press("enter", "e")
		st.sees("没有要你办的")
	})
	t.Run("q comes back to the list", func(t *testing.T) {
		st := onStage(t).press("j", "enter", "q")
		st.atCursor("返乡人员")
		if st.quit {
			t.Error("q left the program")
		}
	})
	t.Run("it shows the reasons with their words, the history of the date and what a copy says more", func(t *testing.T) {
		st := newStage(t, newTown(), text.Chinese, size{100, 40}).press("j", "enter")
		st.sees("+30  点到你的岗位 各村党建联络员", "* 3/11 20:15 明早12点前 -> 3/12 周四 12:00", "字句相同", "没有返乡的也要报零", "返乡台账.xlsx")
	})
	t.Run("an answer about another item is dropped", func(t *testing.T) {
		st := onStage(t).press("j", "enter")
		other := st.box.items[0]
		st.send(itemLoadedMsg{anchor: other.Anchor, sheet: dossier{item: other}})
		st.sees("返乡人员台账报我")
		st.misses(other.Title)
	})
	t.Run("an item that is gone leaves what is known of it", func(t *testing.T) {
		st := onStage(t)
		st.box.items = st.box.items[:0]
		st.press("j", "enter")
		st.sees("返乡人员台账报我")
	})
	t.Run("o shows its place, further than was read at once", func(t *testing.T) {
		box := newTown()
		for i := range 100 {
			teller{box}.say("防汛值守群", "某", at(12, 7, i%60), fmt.Sprintf("后来第%d句", i))
		}
		st := newStage(t, box, text.Chinese, size{80, 24}).press("j", "o", "G", "G", "G")
		st.sees("后来第99句", "后面没有了")
		st.press("g", "k").sees("前面没有了")
		st.press("m").sees("已经在要办里")
		st.press("G", "m").sees("已加入要办")
		st.press("esc").sees("今天到期")
	})
	t.Run("beside the list it follows the cursor", func(t *testing.T) {
		st := newStage(t, newTown(), text.Chinese, size{160, 40}).press("j")
		st.sees("为什么在这里（82分）")
		st.press("j").sees("为什么在这里（75分）")
		st.press("tab", "j", "j").sees("为什么在这里（75分）"[:0])
		st.atCursor("党建例会")
	})
	t.Run("hidden characters are told", func(t *testing.T) {
		st := newStage(t, rough(), text.Chinese, size{100, 40}).press("enter", "G")
		found := false
		for range 40 {
			found = found || strings.Contains(st.screen(), "看不见的控制字符")
			st.press("pgup")
		}
		if !found {
			t.Error("no word of the characters that are not shown")
		}
	})
}
