package tui

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"shoudao/tui/text"
)

func TestAPasteIsNeverKeys(t *testing.T) {
	for name, keys := range map[string][]string{
		"the queue": nil, "an item": {"enter"}, "results": {"6", "=预备党员", "down"}, "a place": {"j", "o"}, "a found item": {"6", "=政审表", "enter"},
	} {
		t.Run("in "+name, func(t *testing.T) {
			st, sc := scribbling(t, size{80, 24})
			st.press(keys...).paste("eeee\nq\n\x03").press("esc")
			if n := len(st.box.actions); n > 0 || st.quit {
				t.Errorf("a paste did %d actions and ended the program: %v", n, st.quit)
			}
			sc.took(t)
		})
	}
	t.Run("where none are taken in, it is refused", func(t *testing.T) {
		st := onStage(t).paste(chat)
		st.sees("不能粘贴", "[1 要办 11]")
	})
	t.Run("in a field it is text", func(t *testing.T) {
		st, sc := scribbling(t, size{80, 24})
		st.press("6").paste("政审表").sees("查: 政审表")
		sc.took(t)
	})
	t.Run("in a window that shows nothing it does nothing", func(t *testing.T) {
		st, sc := scribbling(t, size{20, 5})
		st.paste(chat).press("enter")
		st.send(tea.WindowSizeMsg{Width: 80, Height: 24})
		st.sees("[1 要办 11]")
		sc.took(t)
	})
}

func TestPaste(t *testing.T) {
	t.Run("it is shown first, and Enter takes it in", func(t *testing.T) {
		st, sc := scribbling(t, size{80, 24})
		st.paste(chat+"\n!坏行").sees("3条，3人", "已有 2", "读不懂 1", "第 4 行: 时间看不懂 坏行", "-> 低保群", "2条已在这个群里", "李文书", "10:01")
		sc.took(t)
		st.press("enter").sees("已收进 低保群 1 条（已有 2，读不懂 1）", "[1 要办 11]")
		sc.took(t, "低保群 3/11 3")
	})
	t.Run("Esc takes nothing in and says so", func(t *testing.T) {
		st, sc := scribbling(t, size{80, 24})
		st.paste(chat).press("esc").sees("没有收进", "[1 要办 11]")
		sc.took(t)
	})
	t.Run("another group is chosen by arrows", func(t *testing.T) {
		st, sc := scribbling(t, size{80, 24})
		st.paste(chat).press("down").sees("-> 民政群", "已有 0")
		st.press("enter")
		sc.took(t, "民政群 3/11 3")
	})
	t.Run("by its number", func(t *testing.T) {
		st, sc := scribbling(t, size{80, 24})
		st.paste(chat).press("=3", "enter")
		sc.took(t, "防汛群 3/11 3")
	})
	t.Run("by a part of its name, by initials", func(t *testing.T) {
		st, sc := scribbling(t, size{80, 24})
		st.paste(chat).press("=党务", "enter").paste(chat).press("=stq", "enter")
		sc.took(t, "党务群 3/11 3", "食堂群 3/11 3")
	})
	t.Run("a new one is named", func(t *testing.T) {
		st, sc := scribbling(t, size{80, 24})
		st.paste(chat).press("=党").sees("-> 党务群", "新群「党」")
		st.press("=建").sees("-> 新群「党建」")
		st.press("enter")
		sc.took(t, "党建 3/11 3")
	})
	t.Run("without any evidence none is taken", func(t *testing.T) {
		st, sc := scribbling(t, size{80, 24})
		sc.groups = sc.groups[2:]
		st.paste(chat).sees("还没选群")
		st.press("enter").sees("还没选群：")
		sc.took(t)
		st.press("down", "enter")
		sc.took(t, "防汛群 3/11 3")
	})
	t.Run("a group that the text names is not asked for", func(t *testing.T) {
		st, sc := scribbling(t, size{80, 24})
		sc.named = []string{"柳湾群"}
		st.paste(chat).sees("柳湾群（原文写明）")
		st.press("=x", "enter")
		sc.took(t, "柳湾群 3/11 3")
	})
	t.Run("the day that is assumed can be told", func(t *testing.T) {
		st, sc := scribbling(t, size{80, 24})
		st.paste(chat).sees("-> 3/11 周三", "原文只写了钟点")
		st.press("tab", "=周五").sees("-> 3/6 周五", "3/6 10:01") // the one that has been
		st.press("ctrl+u", "down").sees("-> 3/12 周四")
		st.press("up", "up").sees("-> 3/10 周二", "3/10 10:01")
		st.press("enter")
		sc.took(t, "低保群 3/10 3")
		st.paste(chat).press("tab", "up", "enter")
		sc.took(t, "低保群 3/10 3", "低保群 3/10 3")
	})
	t.Run("a day is said to be for those only that tell none", func(t *testing.T) {
		st, sc := scribbling(t, size{80, 24})
		sc.dated = 2
		st.paste(chat).sees("只给没写日期的1条")
		st.misses("原文只写了钟点")
	})
	t.Run("of several groups each message tells its own", func(t *testing.T) {
		st, sc := scribbling(t, size{80, 24})
		sc.named, sc.rooms = []string{"柳湾镇防汛工作第一网格群", "柳湾镇防汛工作第二网格群"}, []string{"柳湾镇防汛工作第一网格群", "柳湾镇防汛工作第二网格群"}
		st.paste(chat).sees("柳湾~一网格群  张主任", "柳湾~二网格群  李文书", "柳湾~一网格群  王二")
		sc.named, sc.rooms = []string{"柳湾群"}, []string{"柳湾群"}
		st.press("esc").paste(chat).misses("柳湾群 张主任")
	})
	t.Run("a day that is none is not taken", func(t *testing.T) {
		st, sc := scribbling(t, size{80, 24})
		st.paste(chat).press("tab", "=什么", "enter").sees("不是过去的一天: 什么")
		sc.took(t)
	})
	t.Run("what cannot be stored stays on the screen and says why", func(t *testing.T) {
		st, sc := scribbling(t, size{80, 24})
		st.paste(chat)
		sc.fault = errors.New("磁盘满了")
		st.press("enter").sees("没有收进: 磁盘满了", "3条，3人")
		sc.fault = nil
		st.press("enter")
		sc.took(t, "低保群 3/11 3")
	})
	t.Run("what cannot be read says why", func(t *testing.T) {
		st, sc := scribbling(t, size{80, 24})
		sc.fault = errors.New("库坏了")
		st.paste(chat).sees("读不了: 库坏了")
		st.press("enter").sees("[1 要办 11]")
		sc.took(t)
	})
	t.Run("help closes while it is stored, and the queue is there", func(t *testing.T) {
		st, sc := scribbling(t, size{80, 24})
		st.paste(chat)
		st.hold = true
		st.press("enter", "f1")
		st.release(false)
		st.press("esc").sees("[1 要办 11]")
		sc.took(t, "低保群 3/11 3")
	})
}

func TestProsePastedIsNoChat(t *testing.T) {
	st, sc := scribbling(t, size{80, 24})
	st.paste("请：预备党员政审表\n要补齐").sees("不像聊天记录", "什么也没有存", "预备党员政审表")
	st.press("enter").sees("查: 预备党员政审表")
	st.misses("输入法")
	st.press("esc").sees("[1 要办 11]")
	sc.form = "html"
	st.paste("<html>: x").sees("网页", "收不了")
	st.press("enter").sees("[1 要办 11]")
	sc.form = ""
	st.paste("!坏").sees("一条也没有读懂", "第 1 行")
	st.press("esc")
	st.paste(" \n ").sees("是空的")
	sc.took(t)
}

// TestPastesOneAfterTheOther holds that none is lost or joined to another, also when the
// next comes while the last is still being stored.
func TestPastesOneAfterTheOther(t *testing.T) {
	st, sc := scribbling(t, size{80, 24})
	var want []string
	for i := range 14 {
		sc.groups = []PasteGroup{{Name: fmt.Sprintf("群%02d", i), Same: 1}}
		st.paste(chat).press("enter").sees(fmt.Sprintf("已收进 群%02d 3 条", i))
		want = append(want, fmt.Sprintf("群%02d 3/11 3", i))
	}
	sc.took(t, want...)

	sc.taken = nil
	st.paste(chat).paste(chat + "\n赵三: 到")
	st.sees("还等着 1 段", "3条，3人")
	st.hold = true
	st.press("enter").paste(chat+"\n赵三: 到").paste("周二: 一").press("enter", "esc", "=e")
	st.sees("等一下")
	st.release(false)
	st.sees("4条，4人", "已收进 群13 3 条")
	st.press("enter").sees("1条，1人", "已收进 群13 4 条")
	st.press("enter").sees("[1 要办 11]")
	sc.took(t, "群13 3/11 3", "群13 3/11 4", "群13 3/11 1")

	sc.taken = nil
	st.paste("不是聊天").paste(chat).sees("3条，3人")
	st.press("enter")
	sc.took(t, "群13 3/11 3")
}

// TestPastesWaitTheirTurn holds that none is lost that comes while another is read, shown, or left
// for a search.
func TestPastesWaitTheirTurn(t *testing.T) {
	t.Run("while the first is still being read", func(t *testing.T) {
		st, sc := scribbling(t, size{80, 24})
		st.hold = true
		st.paste(chat).paste("王二: 一\n王二: 二").sees("正在读", "下一段也记下了")
		st.release(false)
		st.sees("3条，3人", "还等着 1 段")
		st.press("enter").sees("2条，1人")
		st.misses("还等着")
		st.press("enter")
		sc.took(t, "低保群 3/11 3", "低保群 3/11 2")
	})
	t.Run("while the first is shown, and dropped", func(t *testing.T) {
		st, sc := scribbling(t, size{80, 24})
		st.paste(chat).paste("王二: 一\n王二: 二").paste("王二: 一\n王二: 二").sees("和上一段一样", "还等着 1 段")
		st.press("esc").sees("2条，1人")
		st.press("esc").sees("[1 要办 11]")
		sc.took(t)
	})
	t.Run("while it turns out to be no chat, which is searched for", func(t *testing.T) {
		st, sc := scribbling(t, size{80, 24})
		st.hold = true
		st.paste("不是聊天的话").paste("也不是\n聊天").paste(chat)
		st.release(false)
		st.sees("不像聊天记录")
		st.press("enter").sees("查: 不是聊天的话")
		st.press("esc").sees("不像聊天记录", "也不是")
		st.press("esc").sees("3条，3人")
		st.press("enter")
		sc.took(t, "低保群 3/11 3")
	})
}

// The first paste of all has no queue to be announced in: what it brings is shown.
func TestPasteIntoAnEmptyInbox(t *testing.T) {
	box := &memory{}
	sc := &scribe{box: box}
	box.paster = sc
	st := newStage(t, box, text.Chinese, size{80, 24})
	st.sees("还没有消息", "再粘贴到这里")
	st.paste(chat).press("=低保群")
	town := newTown()
	box.items, box.messages, box.reach = town.items, town.messages, town.reach
	st.press("enter").sees("[1 要办 11]", "返乡人员台账报我", "已收进 低保群 3 条")
	sc.took(t, "低保群 3/11 3")
}

func TestPasteIsInTheHelp(t *testing.T) {
	st, _ := scribbling(t, size{80, 24})
	st.press("?", "=粘贴").sees("收进聊天记录")
	st.press("enter").sees("再粘贴到这里", "[1 要办 11]")
	onStage(t).press("?", "=粘贴").misses("收进聊天记录")
}

func TestDayOfAPaste(t *testing.T) {
	st, _ := scribbling(t, size{80, 24})
	p := newPaste(st.m.desk, chat)
	for typed, want := range map[string]string{
		"今天": "2026-03-12", "昨天": "2026-03-11", "前天": "2026-03-10", "3.10": "2026-03-10", "3/9": "2026-03-09", "3月8日": "2026-03-08",
		"2026-03-07": "2026-03-07", "3.13": "2025-03-13", "12-31": "2025-12-31", "周五": "2026-03-06",
		"": "", "2.30": "", "2026-03-13": "", "13.1": "", "什么": "", "7": "", "1.2.3.4": "", "3..": "",
	} {
		got := ""
		if day, ok := p.dayOf(typed, eve); ok {
			got = day.Format(time.DateOnly)
		}
		if got != want {
			t.Errorf("dayOf(%q) = %q, want %q", typed, got, want)
		}
	}
}

func TestAPasteThatIsTooLong(t *testing.T) {
	st, sc := scribbling(t, size{80, 24})
	st.paste(strings.Repeat("x", MaxPaste+1)).sees("太长", "最多 32.0 MB", "[1 要办 11]")
	sc.took(t)
}

// TestAPasteDoesNotBlock holds that keys are answered while a text is being read, and
// that the answer to a paste that was left is dropped.
func TestAPasteDoesNotBlock(t *testing.T) {
	st, sc := scribbling(t, size{80, 24})
	st.hold = true
	st.paste(chat).sees("正在读")
	st.press("enter", "esc").sees("[1 要办 11]")
	st.paste("王二: 一")
	st.release(false)
	st.sees("1条，1人")
	sc.took(t)
}
