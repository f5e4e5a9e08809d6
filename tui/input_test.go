package tui

import (
	"math/rand/v2"
	"testing"

	tea "charm.land/bubbletea/v2"

	"shoudao/tui/text"
)

func testKeys() keyMap { return newKeyMap(text.For(text.Chinese), false) }

// typed is an input after keys, in a field of n cells.
func typed(n int, keys ...string) input {
	in := input{}
	for _, k := range keys {
		if len(k) > 1 && k[0] == '=' {
			for _, r := range k[1:] {
				in, _ = in.update(tea.KeyPressMsg{Code: r, Text: string(r)}, testKeys())
				in = in.fitted(n)
			}
			continue
		}
		in, _ = in.update(pressOf(k), testKeys())
		in = in.fitted(n)
	}
	return in
}

func TestInput(t *testing.T) {
	for _, c := range []struct {
		name  string
		keys  []string
		shown Safe
		x     int
	}{
		{"empty", nil, "", 0},
		{"two hanzi are four cells", []string{"=你好"}, "你好", 4},
		{"full-width signs are two", []string{"=你好ab，。"}, "你好ab，。", 10},
		{"left goes by letters", []string{"=你好ab，。", "left", "left"}, "你好ab，。", 6},
		{"a letter goes in where the cursor is", []string{"=你ab", "left", "left", "=好"}, "你好ab", 4},
		{"what overflows scrolls, and the cursor stays in the field", []string{"=一二三四五六七八九十甲乙"}, "四五六七八九十甲乙", 18},
		{"home scrolls back", []string{"=一二三四五六七八九十甲乙", "home"}, "一二三四五六七八九十", 0},
		{"the cursor moves in a scrolled field", []string{"=一二三四五六七八九十甲乙", "left", "left"}, "四五六七八九十甲乙", 14},
		{"backspace takes a letter", []string{"=你好", "backspace"}, "你", 2},
		{"delete takes the one ahead", []string{"=你好", "home", "delete"}, "好", 0},
		{"ctrl+u takes all before", []string{"=你好ab", "left", "ctrl+u"}, "b", 0},
		{"ctrl+k takes all behind", []string{"=你好ab", "left", "ctrl+k"}, "你好a", 5},
		{"ctrl+w takes a word", []string{"=预备 党员 ", "ctrl+w"}, "预备 ", 5},
		{"a pasted escape is no escape", []string{"=\x1b]52;c;x"}, "␛]52;c;x", 8},
		{"a mark joins its letter", []string{"=e\u0301x", "left"}, "e\u0301x", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			const field = 20
			shown, x := typed(field, c.keys...).view(field)
			if shown != c.shown || x != c.x {
				t.Errorf("shows %q with the cursor at %d, want %q at %d", shown, x, c.shown, c.x)
			}
		})
	}
}

func TestPasteIsOneLine(t *testing.T) {
	in, ok := input{}.update(tea.PasteMsg{Content: "第一行\n第二行\n"}, testKeys())
	if got := in.text(); !ok || got != "第一行 第二行" {
		t.Errorf("pasted as %q", got)
	}
}

func TestInputLaws(t *testing.T) {
	keys := []string{
		"left", "right", "home", "end", "backspace", "delete", "ctrl+w", "ctrl+u", "ctrl+k",
		"=你", "=a", "=，", "=👍", "=\u0301", "= ", "=ꆈ", "=🇨", "=\u200d",
	}
	r, km := rand.New(rand.NewPCG(7, 7)), testKeys()
	for range 300 {
		in, field := input{}, 4+r.IntN(30)
		for range 40 {
			k := keys[r.IntN(len(keys))]
			before := in
			if k[0] == '=' {
				in, _ = in.update(tea.KeyPressMsg{Text: k[1:]}, km)
			} else {
				in, _ = in.update(pressOf(k), km)
			}
			in = in.fitted(field)
			shown, x := in.view(field)
			switch {
			case x < 0 || x >= field:
				t.Fatalf("after %s in %q the cursor is at %d of %d", k, before.text(), x, field)
			case width(shown) > field:
				t.Fatalf("after %s in %q the field of %d shows %q", k, before.text(), field, shown)
			case x != width(join(in.letters[in.left:in.at])):
				t.Fatalf("after %s in %q the cursor is at %d, the letters before it take %d", k, before.text(), x, width(join(in.letters[in.left:in.at])))
			case in.at > len(in.letters) || in.left > in.at:
				t.Fatalf("after %s in %q: letter %d of %d, from %d on", k, before.text(), in.at, len(in.letters), in.left)
			case k == "left" && before.at > 0 && in.at != before.at-1, k == "right" && before.at < len(before.letters) && in.at != before.at+1:
				t.Fatalf("%s went from letter %d to %d", k, before.at, in.at)
			}
		}
	}
}
