package tui

import (
	"reflect"
	"strings"
	"testing"

	"shoudao/triage"
	"shoudao/tui/text"
)

func TestPalette(t *testing.T) {
	for _, c := range []struct{ name, typed string }{
		{"by its Chinese name", "=完成"},
		{"by the initials of its pinyin", "=wc"},
		{"by its pinyin in full", "=wancheng"},
		{"by its English name", "=done"},
	} {
		t.Run("a command is found "+c.name, func(t *testing.T) {
			st := onStage(t).press(":", c.typed, "enter")
			if len(st.box.actions) != 1 || st.box.actions[0].decisions[0].Verb != triage.MarkDone {
				t.Errorf("stored: %+v\n%s", st.box.actions, st.screen())
			}
		})
	}
	t.Run("a full-width colon and Ctrl-p open it, Esc closes it", func(t *testing.T) {
		onStage(t).press("=：").sees("拼音首字母")
		onStage(t).press("ctrl+p", "esc").misses("拼音首字母")
	})
	t.Run("every line shows the key", func(t *testing.T) {
		st := onStage(t).press(":", "=sh")
		if got := inPalette(st); !strings.Contains(got, "稍后") || !strings.Contains(got, "sh") || !strings.Contains(got, "b F3") {
			t.Errorf("first stands %q", got)
		}
	})
	t.Run("a command is found by its key, so that :q quits", func(t *testing.T) {
		if st := onStage(t).press(":", "=q", "enter"); !st.quit {
			t.Errorf(":q does not quit:\n%s", st.screen())
		}
		st := onStage(t).press("enter", ":", "=q", "enter")
		st.sees("[1 要办 11]")
		st.press("e", ":", "=u", "enter").sees("已撤销: 完成")
	})
	t.Run("it leads to pages and dialogs", func(t *testing.T) {
		onStage(t).press(":", "=qtj", "enter").sees("[7 群体检")
		onStage(t).press(":", "=gjz", "enter").sees("改截止: ")
	})
	t.Run("tomorrow is listed from any page, and Esc shows all again", func(t *testing.T) {
		for _, way := range [][]string{{}, {"7"}, {"enter"}, {"/", "=廉洁", "enter"}} {
			for _, typed := range []string{"=明天", "=mt", "=tomorrow"} {
				st := onStage(t).press(way...).press(":", typed, "enter")
				st.sees("[1 要办 11]", "筛: 明天", "驻村工作队", "廉洁承诺书")
				st.misses("政审表", "三八活动")
				st.press("esc", "g").sees("政审表")
			}
		}
	})
	t.Run("what no command answers does nothing", func(t *testing.T) {
		st := onStage(t).press(":", "=没有这个", "enter")
		st.sees("没有这样的命令")
		if len(st.box.actions) != 0 || st.quit {
			t.Error("something was done")
		}
	})
	t.Run("in English a Chinese name finds it as well", func(t *testing.T) {
		st := newStage(t, newTown(), text.English, size{80, 24}).press(":", "=稍后")
		if got := inPalette(st); !strings.Contains(got, "snooze") {
			t.Errorf("first stands %q", got)
		}
	})
	t.Run("the help finds by the same names", func(t *testing.T) {
		st := onStage(t).press("?", "=wc")
		if got := st.chosen(); !strings.Contains(got, "完成") {
			t.Errorf("first stands %q", got)
		}
	})
}

// inPalette is the chosen line of the palette, which lies over that of the list.
func inPalette(st *stage) string {
	_, below, _ := strings.Cut(st.screen(), "\n : ")
	_, chosen, _ := strings.Cut(below, "\n>")
	chosen, _, _ = strings.Cut(chosen, "\n")
	return chosen
}

// TestEveryKeyHasItsNames holds that whatever a key does, the palette finds it by the
// words of both languages.
// TestPaletteTellsHowItIsUsed holds that what stays in the status line does not cover it.
func TestPaletteTellsHowItIsUsed(t *testing.T) {
	st := onStage(t).press("e", ":")
	st.sees("Enter 执行")
}

func TestEveryKeyHasItsNames(t *testing.T) {
	zh, en := newKeyMap(text.For(text.Chinese), false), newKeyMap(text.For(text.English), false)
	book := newNameBook()
	told := func(v reflect.Value) string { return v.FieldByName("help").FieldByName("Desc").String() }
	pair := func(a, b reflect.Value) {
		if told(a) == "" { // a key that edits a line, as everywhere
			return
		}
		if n := book.of(told(a)); !strings.HasPrefix(n.en, strings.ToLower(told(b))) || n.initials == "" || n.pinyin == "" {
			t.Errorf("%s is found by %+v", told(a), n)
		}
	}
	a, b := reflect.ValueOf(zh), reflect.ValueOf(en)
	for i := range a.NumField() {
		if a.Field(i).Kind() != reflect.Slice {
			pair(a.Field(i), b.Field(i))
			continue
		}
		for n := range a.Field(i).Len() {
			pair(a.Field(i).Index(n), b.Field(i).Index(n))
		}
	}
}

func TestPinyin(t *testing.T) {
	for name, want := range map[string][2]string{
		"稍后": {"shaohou", "sh"}, "重做": {"chongzuo", "cz"}, "重点工作群": {"zhongdiangongzuoqun", "zdgzq"},
		"308党建办": {"308dangjianban", "308djb"}, "HR群🍚": {"hrqun", "hrq"}, "重": {"zhong", "z"}, "a\xff重": {"azhong", "az"}, "": {"", ""},
	} {
		if whole, initials := pinyinOf(name); whole != want[0] || initials != want[1] {
			t.Errorf("%q is %s, %s, want %s", name, whole, initials, want)
		}
	}
}
