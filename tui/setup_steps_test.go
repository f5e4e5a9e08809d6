package tui

import (
	"errors"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"shoudao/tui/text"
)

// inSetup is the setup at its steps, opened with the keys.
func inSetup(t *testing.T, p *paper, keys ...string) *stage {
	t.Helper()
	return newSetupStage(t, p, usual(text.Chinese), false, size{80, 24}).press(keys...)
}

// The keys that lead to a step.
var (
	toWho     = []string{"enter"}
	toTake    = slices.Clip(slices.Concat(toWho, []string{"=林晓梅", "enter"}))
	toWatch   = slices.Clip(slices.Concat(toTake, []string{"f2"}))
	toPreview = slices.Clip(slices.Concat(toWatch, []string{"enter"}))
)

func TestWelcome(t *testing.T) {
	for _, c := range []struct {
		key  string
		demo bool
		quit bool
		sees string
	}{
		{"f2", true, true, ""},
		{"1", true, true, ""},
		{"１", true, true, ""},
		{"enter", false, false, "1/4"},
		{"2", false, false, "1/4"},
		{"q", false, true, ""},
		{"3", false, true, ""},
		{"esc", false, true, ""},
		{"ctrl+c", false, true, ""},
	} {
		t.Run(c.key, func(t *testing.T) {
			st := newSetupStage(t, newPaper(), usual(text.Chinese), true, size{80, 24}).press(c.key)
			if out := st.m.outcome(); out.Demo != c.demo || out.Done || st.quit != c.quit {
				t.Errorf("after %s: %+v, quit %v", c.key, out, st.quit)
			}
			st.sees(c.sees)
		})
	}
	t.Run("the arrows choose", func(t *testing.T) {
		st := newSetupStage(t, newPaper(), usual(text.Chinese), true, size{80, 24}).press("up", "enter")
		if !st.m.outcome().Demo {
			t.Errorf("Up and Enter did not choose the sample:\n%s", st.screen())
		}
	})
	t.Run("nothing that the queue does is done", func(t *testing.T) {
		st := newSetupStage(t, newPaper(), usual(text.Chinese), true, size{80, 24}).press("u", "/", "e", "f9", "f10", "f4")
		if st.quit || len(st.m.stack) != 1 {
			t.Errorf("the keys opened %d screens, quit %v", len(st.m.stack), st.quit)
		}
	})
}

func TestSetupLanguage(t *testing.T) {
	st := inSetup(t, newPaper())
	st.sees("用哪种语言", "config.toml", "archive.db")
	st.press("2").sees("Which language")
	st.misses("用哪种语言")
	st.press("f1").sees("settings file")
	st.press("esc", "enter").sees("Names", "e.g. Emma Clarke")
	st.press("esc", "1").sees("用哪种语言")
	st.press("down").sees("Which language")
	if got := st.m.View().WindowTitle; got != "Setup" {
		t.Errorf("the window is called %q in English", got)
	}
}

func TestSetupHelp(t *testing.T) {
	for name, keys := range map[string][]string{"1": nil, "2": toWho, "3": toTake, "3, watching": toWatch, "4": toPreview} {
		t.Run("step "+name+" explains itself, and no key of the queue is one there", func(t *testing.T) {
			st := inSetup(t, newPaper(), keys...)
			before := st.screen()
			st.press("f1").sees("帮助: ", "Ctrl-c")
			st.press("u", "/", "e", "f9", "M", "down", "up", "f1")
			if got := st.screen(); got != before || st.quit {
				t.Errorf("behind the help there is\n%s\nwant\n%s", got, before)
			}
		})
	}
	t.Run("in a low window it scrolls to its end", func(t *testing.T) {
		st := newSetupStage(t, newPaper(), usual(text.Chinese), false, size{40, 10}).press("enter", "f1")
		st.misses("删到行尾")
		for range 40 {
			st.press("down")
		}
		st.sees("删到行尾")
	})
}

func TestSetupWho(t *testing.T) {
	t.Run("what was typed is saved with the next step", func(t *testing.T) {
		p := newPaper()
		st := inSetup(t, p, "enter", "=林晓梅 小林", "tab", "=党建办干事", "down", "=党建办", "enter")
		want := usual(text.Chinese)
		want.Typed[Names], want.Typed[Title], want.Typed[Units] = "林晓梅 小林", "党建办干事", "党建办"
		if p.saved != want {
			t.Errorf("saved %+v, want %+v", p.saved, want)
		}
		st.sees("3/4")
	})
	t.Run("without a name it does not go on, and says so at the field", func(t *testing.T) {
		p := newPaper()
		st := inSetup(t, p, "enter", "down", "down", "enter")
		st.sees("2/4", "至少写上你的全名")
		if !strings.HasPrefix(st.chosen(), ">* 姓名") || p.saves != 0 {
			t.Errorf("the cursor is at %q, saved %d times", st.chosen(), p.saves)
		}
		st.press("=林晓梅").misses("至少写上你的全名")
		st.press("enter").sees("3/4")
	})
	t.Run("bad hours are told where they stand", func(t *testing.T) {
		st := inSetup(t, newPaper(), "enter", "=林晓梅", "up", "up", "up", "up", "ctrl+u", "=九点", "enter")
		st.sees("2/4", "写成 08:30-12:00 这样")
		if !strings.HasPrefix(st.chosen(), ">* 上午上班") {
			t.Errorf("the cursor is at %q", st.chosen())
		}
	})
	t.Run("a paste goes into the field", func(t *testing.T) {
		p := newPaper()
		st := inSetup(t, p, toWho...)
		st.send(tea.PasteMsg{Content: "林晓梅\n小林\r\n"})
		st.press("enter")
		if got := p.saved.Typed[Names]; got != "林晓梅 小林" {
			t.Errorf("the pasted names are %q", got)
		}
	})
	t.Run("the cursor stands behind what was typed", func(t *testing.T) {
		st := inSetup(t, newPaper(), toWho...)
		before := st.m.View().Cursor
		st.press("=林晓")
		after := st.m.View().Cursor
		if before == nil || after == nil || after.X != before.X+4 || after.Y != before.Y {
			t.Errorf("the cursor went from %+v to %+v", before, after)
		}
	})
	t.Run("what was typed is kept with every field, and on the way back", func(t *testing.T) {
		p := newPaper()
		st := inSetup(t, p, "enter", "=林", "down", "=干事", "esc")
		if len(p.kept) == 0 || p.kept[len(p.kept)-1].Typed[Title] != "干事" {
			t.Fatalf("kept %+v", p.kept)
		}
		st.press("enter").sees("林", "干事")
		if got := st.m.outcome().Draft.Typed[Names]; got != "林" {
			t.Errorf("leaving now would keep %q as the names", got)
		}
	})
	t.Run("the calendar is told where there is room for it", func(t *testing.T) {
		inSetup(t, newPaper(), toWho...).sees("调休上班   5月9日(六)", "4月4-6日 清明节", "到2026年")
		low := newSetupStage(t, newPaper(), usual(text.Chinese), false, size{80, 18}).press(toWho...)
		low.sees("夜里")
		low.misses("清明节")
	})
	t.Run("an error says what to do", func(t *testing.T) {
		p := newPaper()
		p.fault = errors.New("disk")
		inSetup(t, p, toTake...).sees("2/4", "出错: disk。这样办")
	})
}

func TestSetupTake(t *testing.T) {
	t.Run("a path is tried first and stored on the second Enter", func(t *testing.T) {
		p := newPaper()
		st := inSetup(t, p, append(toTake, "=/导出", "enter")...)
		st.sees("试读的结果（还没有入库）", "读到 40 条", "第 7 行", "合影.jpg", "出错: a picture", "再按 Enter 入库")
		if len(p.stored) != 0 {
			t.Fatalf("stored %v after a trial", p.stored)
		}
		st.press("enter").sees("已经入库", "已读进2个群", "岚溪镇工作群", "最近一条 3/11 22:08")
		if len(p.stored) != 1 || p.stored[0] != "/导出" {
			t.Errorf("stored %v", p.stored)
		}
		st.press("enter").sees("看管的文件夹", "刚才读的: /导出")
		st.press("enter").sees("4/4")
	})
	t.Run("what is known already is not stored again", func(t *testing.T) {
		p := newPaper()
		inSetup(t, p, append(toTake, "=/读过", "enter", "enter", "enter")...).sees("4/4")
		if len(p.stored) != 0 {
			t.Errorf("stored %v", p.stored)
		}
	})
	t.Run("a path that is not there is told", func(t *testing.T) {
		inSetup(t, newPaper(), append(toTake, "=/没有", "enter")...).sees("3/4", "出错: there is no /没有。这样办")
	})
	t.Run("a folder without files is told", func(t *testing.T) {
		inSetup(t, newPaper(), append(toTake, "=/空的", "enter")...).sees("3/4", "没有文件")
	})
	t.Run("it says which ways in there are, and which not", func(t *testing.T) {
		inSetup(t, newPaper(), toTake...).sees("1 文件或文件夹", "2 粘贴", "4 示例", "不直接连微信")
		inSetup(t, newPaper(), append(toTake, "=/导出", "enter", "enter")...).sees("卞长河: 台账明天上午收齐")
	})
	t.Run("it may be skipped", func(t *testing.T) {
		inSetup(t, newPaper(), append(toTake, "enter", "enter")...).sees("4/4")
		inSetup(t, newPaper(), append(toTake, "=/没有", "f2", "enter")...).sees("4/4")
	})
	t.Run("another path calls the trial off, and its answer is dropped", func(t *testing.T) {
		p := newPaper()
		st := inSetup(t, p, append(toTake, "=/导出")...)
		st.hold = true
		st.press("enter").sees("正在试读")
		st.press("=x").misses("正在试读")
		st.release(false)
		if p.stopped != 1 {
			t.Errorf("%d calls saw that they were called off, want 1", p.stopped)
		}
		st.misses("试读的结果")
	})
	t.Run("what is being stored is waited for", func(t *testing.T) {
		st := inSetup(t, newPaper(), append(toTake, "=/导出", "enter")...)
		st.hold = true
		st.press("enter", "esc", "f2", "=x").sees("3/4", "正在入库")
		st.release(false)
		st.sees("已经入库")
	})
}

func TestSetupWatch(t *testing.T) {
	t.Run("Enter alone skips it, and nothing is watched", func(t *testing.T) {
		p := newPaper()
		inSetup(t, p, append(toWatch, "enter")...).sees("4/4")
		if len(p.watched) != 0 {
			t.Errorf("watched %v", p.watched)
		}
	})
	t.Run("a path is written, and told", func(t *testing.T) {
		p := newPaper()
		st := inSetup(t, p, append(toWatch, "=/空的")...)
		st.sees("按 Enter 写进设置")
		st.press("enter").sees("已写进设置", "已经看管: /空的")
		st.press("enter").sees("4/4")
		if len(p.watched) != 1 || p.watched[0] != "/空的" {
			t.Errorf("watched %v", p.watched)
		}
	})
	t.Run("Tab takes the folder that was read", func(t *testing.T) {
		p := newPaper()
		st := inSetup(t, p, append(toTake, "=/导出", "enter", "enter", "enter", "tab", "enter")...)
		st.sees("已经看管: /导出")
		st.misses("刚才读的")
		if len(p.watched) != 1 {
			t.Errorf("watched %v", p.watched)
		}
	})
	t.Run("what is no folder is told, and stays in the field", func(t *testing.T) {
		p := newPaper()
		st := inSetup(t, p, append(toWatch, "=/没有", "enter")...)
		st.sees("3/4", "there is no folder /没有", "看管的文件夹: /没有")
		if len(p.watched) != 0 {
			t.Errorf("watched %v", p.watched)
		}
	})
}

func TestSetupPreview(t *testing.T) {
	t.Run("another word makes other figures", func(t *testing.T) {
		st := inSetup(t, newPaper(), toPreview...)
		st.sees("186条 -> 71件，每天约10件", "2184条")
		st.press("esc", "esc", "esc", "down", "down", "down", "=组织干事", "enter", "enter", "enter").sees("186条 -> 77件，每天约11件")
	})
	t.Run("while it counts it says so, and Esc calls the count off", func(t *testing.T) {
		p := newPaper()
		st := inSetup(t, p, toWatch...)
		st.hold = true
		st.press("enter").sees("正在算")
		st.press("esc").sees("3/4")
		st.release(false)
		if p.stopped != 1 {
			t.Errorf("%d counts saw that they were called off, want 1", p.stopped)
		}
		st.sees("3/4")
	})
	t.Run("a miss of hers leads to a word, its price and a question", func(t *testing.T) {
		for yes, taken := range map[string]int{"y": 1, "1": 1, "ｙ": 1, "n": 0, "2": 0, "esc": 0, "x": 0} {
			p := newPaper()
			st := inSetup(t, p, append(toPreview, "tab", "down", "m")...)
			st.sees("加上「党员」", "多4.1件/天（库里共29件）", "y 加", "n 不加")
			if len(p.taken) != 0 {
				t.Fatalf("%v was taken unasked", p.taken)
			}
			st.press(yes)
			if len(p.taken) != taken {
				t.Errorf("after %s %d words were taken, want %d", yes, len(p.taken), taken)
			}
		}
	})
	t.Run("a word that was taken stands in the fields", func(t *testing.T) {
		st := inSetup(t, newPaper(), append(toPreview, "tab", "down", "m", "y")...)
		st.sees("已改设置")
		st.press("esc", "esc", "esc").sees("2/4", "党员")
	})
	t.Run("a miss that is not hers goes from the list and changes nothing", func(t *testing.T) {
		p := newPaper()
		st := inSetup(t, p, append(toPreview, "tab")...)
		gone := st.chosen()
		saves := p.saves
		st.press("n").misses(gone)
		st.sees("不再列出")
		if p.saves != saves || len(p.taken) != 0 {
			t.Errorf("the settings were saved %d times more, %d words taken", p.saves-saves, len(p.taken))
		}
	})
	t.Run("no word is told, too", func(t *testing.T) {
		inSetup(t, newPaper(), append(toPreview, "tab", "m")...).sees("没有找到一个词")
	})
	t.Run("items are not asked about", func(t *testing.T) {
		inSetup(t, newPaper(), append(toPreview, "m")...).sees("差一点的那几条")
	})
	t.Run("where nothing calls her it says whom the messages call", func(t *testing.T) {
		p := newPaper()
		p.seen = func(Draft) Preview {
			return Preview{From: at(5, 9, 0), Until: at(11, 9, 0), Received: 90, Days: 6, Nobody: true, Called: []string{"网格员", "各村书记"}}
		}
		inSetup(t, p, toPreview...).sees("没有一条叫到你", "网格员  各村书记", "0条 -> 0件，每天约0.0件")
	})
	t.Run("an input method that takes a key is told", func(t *testing.T) {
		st := inSetup(t, newPaper(), toPreview...)
		st.send(tea.KeyPressMsg{Code: '吗', Text: "吗"})
		st.sees("输入法在中文状态")
	})
	t.Run("without messages it says what to do", func(t *testing.T) {
		p := newPaper()
		p.seen = func(Draft) Preview { return Preview{} }
		inSetup(t, p, toPreview...).sees("还没有消息可以试算")
	})
	t.Run("Enter ends the setup", func(t *testing.T) {
		st := inSetup(t, newPaper(), append(toPreview, "enter")...)
		if out := st.m.outcome(); !out.Done || !st.quit || out.Draft.Typed[Names] != "林晓梅" {
			t.Errorf("the setup ends with %+v, quit %v", out, st.quit)
		}
	})
	t.Run("Esc leads back to the beginning, and then out", func(t *testing.T) {
		st := inSetup(t, newPaper(), append(toPreview, "esc", "esc", "esc", "esc")...)
		st.sees("1/4")
		if st.press("esc"); !st.quit || st.m.outcome().Done {
			t.Error("Esc on the first step does not leave")
		}
	})
}
