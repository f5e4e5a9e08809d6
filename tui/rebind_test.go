package tui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"charm.land/bubbles/v2/key"

	"shoudao/triage"
	"shoudao/tui/text"
)

// rebound is a stage on which the user has her own keys.
func rebound(t *testing.T, r Rebinds) *stage {
	t.Helper()
	st := onStage(t)
	keys, err := st.m.desk.keys.rebound(st.m.desk.words, r)
	if err != nil {
		t.Fatal(err)
	}
	st.m.desk.keys = keys
	return st
}

func TestRebinds(t *testing.T) {
	t.Run("the new key does it, the old one nothing", func(t *testing.T) {
		st := rebound(t, Rebinds{"done": {"z", "Ctrl-t"}}).press("e", "f2")
		if len(st.box.actions) != 0 {
			t.Errorf("the old keys stored %+v", st.box.actions)
		}
		for i, k := range []string{"z", "ctrl+t"} {
			if st.press(k); len(st.box.actions) != i+1 || st.box.actions[i].decisions[0].Verb != triage.MarkDone {
				t.Errorf("after %s: %+v", k, st.box.actions)
			}
		}
	})
	t.Run("the frame, the help and the palette show it", func(t *testing.T) {
		st := rebound(t, Rebinds{"done": {"F2", "z"}, "undo": {"U"}, "redo": {"Ctrl-y"}})
		st.sees("F2 完成")
		st.press("z").sees("U 撤销")
		st.press("U").sees("Ctrl-y 重做")
		st.press("?", "=完成").sees("F2 z")
		st.press("esc", ":", "=wc", "enter").sees("U 撤销")
	})
	t.Run("every sentence that names a key names the user's own", func(t *testing.T) {
		st := rebound(t, Rebinds{"refresh": {"L"}, "search": {"S"}, "snooze": {"z"}, "narrow": {"i"}, "mouse": {"X"}})
		st.press("M").misses("Shift（")
		st.press("X").sees("（X 关）")
		st.press("i", "=没有的话").sees("按 S 到归档里找")
		st.press("esc", "3").sees("按 z，")
		st.box.fault = errors.New("gone")
		st.press("q", "L").sees("按 L 再读")
	})
	t.Run("the key that narrows searches where there is nothing to narrow", func(t *testing.T) {
		st := rebound(t, Rebinds{"narrow": {"i"}}).press("7", "i")
		st.sees("查:")
		st.press("esc", "f").sees("查:")
	})
	t.Run("a key may move to another action", func(t *testing.T) {
		st := rebound(t, Rebinds{"done": {"x"}, "mark": {"e"}}).press("x")
		if len(st.box.actions) != 1 {
			t.Error("x does not complete")
		}
		st.press("e").sees("已选 1 项")
	})
}

func TestRebindsThatCannotBe(t *testing.T) {
	for _, c := range []struct {
		name string
		r    Rebinds
		want KeyError
	}{
		{"an unknown action", Rebinds{"dnoe": {"e"}}, KeyError{Action: "dnoe", Fault: NoSuchAction}},
		{"no key", Rebinds{"done": {}}, KeyError{Action: "done", Fault: NoKey}},
		{"a word", Rebinds{"done": {"foo"}}, KeyError{Action: "done", Fault: NoSuchKey, Key: "foo"}},
		{"nothing", Rebinds{"done": {""}}, KeyError{Action: "done", Fault: NoSuchKey}},
		{"a sign that an input method writes", Rebinds{"done": {"、"}}, KeyError{Action: "done", Fault: NoSuchKey, Key: "、"}},
		{"a Han sign", Rebinds{"done": {"完"}}, KeyError{Action: "done", Fault: NoSuchKey, Key: "完"}},
		{"a control byte", Rebinds{"done": {"\x1b"}}, KeyError{Action: "done", Fault: NoSuchKey, Key: "\x1b"}},
		{"the key of another action", Rebinds{"done": {"b"}}, KeyError{Action: "done", Fault: KeyTaken, Key: "b", Taken: "snooze"}},
		{"one key for two", Rebinds{"done": {"z"}, "pin": {"z"}}, KeyError{Action: "done", Fault: KeyTaken, Key: "z", Taken: "pin"}},
		{"a page", Rebinds{"done": {"3"}}, KeyError{Action: "done", Fault: KeyTaken, Key: "3", Taken: "page-3"}},
		{"the way out", Rebinds{"done": {"Ctrl-C"}}, KeyError{Action: "done", Fault: KeyTaken, Key: "ctrl+c", Taken: "exit"}},
		{"Esc", Rebinds{"done": {"esc"}}, KeyError{Action: "done", Fault: KeyTaken, Key: "esc", Taken: "clear"}},
	} {
		if err := c.r.Check(); err != c.want {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
	for name, r := range map[string]Rebinds{
		"back keeps q beside quit":        {"back": {"q", "esc", "left"}},
		"one key on screens that differ":  {"mark-next": {"z"}, "unfold": {"z"}},
		"the same keys as before":         {"done": {"e", "d", "D", "F2"}},
		"chords and names in any letters": {"done": {"CTRL-T", "alt+x", "Space", "Insert"}, "mark-next": {"z"}, "unfold": {"Z"}, "mine": {"m"}},
	} {
		if err := r.Check(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestOwnKeysDoNotClash holds that what the program itself binds would pass as a setting.
func TestOwnKeysDoNotClash(t *testing.T) {
	for _, windows := range []bool{false, true} {
		k := newKeyMap(text.For(text.English), windows)
		r := Rebinds{}
		for _, a := range k.actions() {
			if a.keys[0].Enabled() {
				r[a.name] = slices.Clone(a.keys[0].Keys())
			}
		}
		if _, err := k.rebound(text.For(text.English), r); err != nil {
			t.Errorf("on Windows: %v: %v", windows, err)
		}
	}
}

// TestEveryKeyOfAListCanBeChosen holds that whatever the help of a list or an item tells can
// be rebound, and is obeyed on the ground that its action names.
func TestEveryKeyOfAListCanBeChosen(t *testing.T) {
	fixed := []string{"粘贴", "命令", "Esc", "Ctrl-c", "1", "2", "3", "4", "5", "6", "7"}
	grounds := map[ground][][]string{
		onLists: {nil, {"2"}, {"3"}}, onItem: {{"j", "enter"}}, onOthers: {{"4"}, {"5"}, {"7"}, {"j", "o"}}, onResults: {{"f", "=党员", "down"}},
	}
	for on, ways := range grounds {
		for _, way := range ways {
			st := onStage(t).press(way...)
			k := st.m.desk.keys
			all := k.actions()
			for _, g := range st.m.stack[len(st.m.stack)-1].help(st.m.frame()) {
				for _, b := range g.bindings {
					if !b.Enabled() || slices.Contains(fixed, b.Help().Key) {
						continue
					}
					if !slices.ContainsFunc(all, func(a rebindable) bool { return a.on&on != 0 && covers(a, b) }) {
						t.Errorf("after %v: %q (%s) cannot be chosen", way, b.Help().Desc, b.Help().Key)
					}
				}
			}
		}
	}
}

// covers reports whether the keys of a binding are among those of an action, or, as those
// of the search, together.
func covers(a rebindable, b key.Binding) bool {
	return slices.ContainsFunc(a.keys[0].Keys(), func(k string) bool { return slices.Contains(b.Keys(), k) })
}

func TestKeyActions(t *testing.T) {
	all, err := KeyActions(text.For(text.English), Rebinds{"done": {"z"}})
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, a := range all {
		if a.Name == "" || a.Does == "" || a.Shown == "" || len(a.Keys) == 0 || names[a.Name] || a.Name != strings.ToLower(a.Name) {
			t.Errorf("action %+v", a)
		}
		names[a.Name] = true
		if want := a.Name != "done"; a.Name == "done" || a.Name == "snooze" {
			if a.Passes != want {
				t.Errorf("%s passes an input method: %v", a.Name, a.Passes)
			}
		}
	}
	if _, err := KeyActions(text.For(text.English), Rebinds{"done": {"b"}}); err == nil {
		t.Error("a key that is taken was accepted")
	}
}

// TestRunRefusesKeys holds that the screen does not open with keys that cannot be used.
func TestRunRefusesKeys(t *testing.T) {
	o := Options{Inbox: newTown(), Words: text.For(text.English), Location: town, Now: time.Now, Rebinds: Rebinds{"done": {"b"}}}
	if _, ok := errors.AsType[KeyError](Run(context.Background(), o)); !ok {
		t.Error("the screen was opened")
	}
}

func TestAdvance(t *testing.T) {
	for _, c := range []struct {
		to                Advance
		name, list, whole string // what is chosen after the second was completed, in the list and over the whole window
	}{
		{ToNext, "next", "党建例会", "党建例会"},
		{ToPrevious, "previous", "政审表", "政审表"},
		{Stay, "stay", "党建例会", ""},
	} {
		if to, ok := ParseAdvance(c.name); !ok || to != c.to {
			t.Errorf("%s is %v, %v", c.name, to, ok)
		}
		st := onStage(t)
		st.m.desk.advance = c.to
		if st.press("j", "e"); !strings.Contains(st.chosen(), c.list) {
			t.Errorf("%s: %q is chosen in the list", c.name, st.chosen())
		}
		st = onStage(t)
		st.m.desk.advance = c.to
		st.press("j", "enter", "e")
		if q := st.m.stack[0].(queue); q.whole != (c.whole != "") {
			t.Errorf("%s: an item is open: %v", c.name, q.whole)
		} else if q.whole {
			st.sees(c.whole)
		}
	}
	t.Run("at the ends it turns round", func(t *testing.T) {
		st := onStage(t)
		st.m.desk.advance = ToPrevious
		if st.press("e"); !strings.Contains(st.chosen(), "返乡人员") {
			t.Errorf("%q is chosen", st.chosen())
		}
	})
	t.Run("what stays in the list stays chosen", func(t *testing.T) {
		st := onStage(t)
		st.m.desk.advance = Stay
		if st.press("j", "enter", "w", "=问", "enter"); !st.m.stack[0].(queue).whole {
			t.Error("a note closed the item")
		}
	})
	if _, ok := ParseAdvance("up"); ok {
		t.Error("up was accepted")
	}
}

// TestTheHelpNamesTheTwinsOfTheKeysThereAre holds that the line about input methods goes with
// the keys when they are moved.
func TestTheHelpNamesTheTwinsOfTheKeysThereAre(t *testing.T) {
	for given, want := range map[string]string{"": "、 同 /  ？ 同 ?  数字", "!": "、 同 /  ！ 同 !  数字", "f1": "、 同 /  数字"} {
		r := Rebinds{"help": {given}}
		if given == "" {
			given, r = "?", nil
		}
		rebound(t, r).press(given).sees(want)
	}
}
