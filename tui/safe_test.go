package tui

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"shoudao/ingest"
	"shoudao/triage"
)

// hostile are texts that do harm where they reach a terminal as they are, or that
// put its columns out of line.
var hostile = []string{
	"\x1b]52;c;SEFDS0VE\x07", "\x1b]0;owned\x07", "\x1b]2;owned\x1b\\", "\x1b[2J\x1b[H", "\x1b[6n", "\x1bc", "\x07\x08\x0e",
	"\x1b]8;;https://example.invalid\x1b\\点我\x1b]8;;\x1b\\", "\x1b[8m看不见\x1b[0m", "\x1bPq#0;2;0;0;0#0~~@@vv\x1b\\",
	"\x1b_Gf=24,s=1,v=1;AAAA\x1b\\", "\x1b^secret\x1b\\", "\x1bX string \x1b\\", "\u009b31m红\u009d52;c;SEFDS0VE\u009c", "\x9b31m",
	"坏消息\r好消息", "没有结束\x1b]52;c;", "\u202e倒过来\u202c", "\u2066隔离\u2069", "a\u200b\u200c\u2060\ufeffb", "\U000e0041\U000e0042标签",
	"z" + strings.Repeat("\u0301", 400), "\u0301无头", "👨‍👩‍👧‍👦 ❤️ ⚠️ 1️⃣ 👍🏽 🇨🇳 🇨", "\ufff9注\ufffa音\ufffb", "第一\u2028第二\u2029第三\u0085第四",
	"制\t表", "@林晓梅\u2005请报", "ꆈꌠꁱꂷ", "བོད་ཡིག", "ᠮᠣᠩᠭᠣᠯ", "مرحبا", "क्षत्रिय", "각", "\xff\xfe坏\x80", "ᅟㅤﾠ", "“二”……三—四①Ⅳ℃×→★",
	"🇨\u200b🇳", "👩\u200d\u0301\u200d💻", "e\u0301\u0301\u0301\u0301\u0301", "\ue000私用", "\U000f0000", "葛\U000e0100", "\n\n\u0301a\n",
}

func TestLine(t *testing.T) {
	for _, c := range []struct {
		name, raw string
		want      Safe
	}{
		{"plain words stay", "各村报送台账，12点前。", "各村报送台账，12点前。"},
		{"an escape is shown, not obeyed", "\x1b[2Jx", "␛[2Jx"},
		{"a lone return is shown", "坏消息\r好消息", "坏消息␍好消息"},
		{"line ends become blanks", "一\r\n二\n三\u2028四", "一 二 三 四"},
		{"the blank after a mention becomes a plain one", "@林晓梅\u2005请报", "@林晓梅 请报"},
		{"a turn of direction is named, once in a row", "a\u202e\u202e\u2066b", "a⟦bidi⟧b"},
		{"what has no width is dropped", "a\u200b\ufeff\u2060b", "ab"},
		{"C1 controls are no controls", "\u009b31m", "�31m"},
		{"bytes that are no text", "\xff坏", "�坏"},
		{"a family is its first member", "👨‍👩‍👧‍👦!", "👨!"},
		{"a heart loses its selector", "❤️!", "❤!"},
		{"a skin loses its colour", "👍🏽!", "👍!"},
		{"half a flag is a letter", "🇨 ", "C "},
		{"a flag stays", "🇨🇳", "🇨🇳"},
		{"four marks stand on a letter", "z" + strings.Repeat("\u0301", 9), "z" + "\u0301\u0301\u0301\u0301"},
		{"a mark with nothing below it goes", "\u0301a", "a"},
		{"Yi stays", "ꆈꌠ", "ꆈꌠ"},
		{"a tab is a blank", "a\tb", "a b"},
	} {
		if got := Line(c.raw); got != c.want {
			t.Errorf("%s: Line(%q) = %q, want %q", c.name, c.raw, got, c.want)
		}
	}
}

func TestText(t *testing.T) {
	if got, want := Text("一\r\n二\n\n三\tx"), Safe("一\n二\n\n三    x"); got != want {
		t.Errorf("Text keeps line ends: %q, want %q", got, want)
	}
	long := clean(strings.Repeat("报", maxText), true)
	if got := len(long.text) + long.rest; got != 3*maxText || len(long.text) > maxText {
		t.Errorf("a text beyond the limit: %d bytes shown, %d told as left out, of %d", len(long.text), long.rest, 3*maxText)
	}
	if !utf8.ValidString(string(long.text)) {
		t.Error("a text beyond the limit is cut inside a letter")
	}
}

func TestHidden(t *testing.T) {
	for raw, want := range map[string]bool{
		"报送台账": false, "@林晓梅\u2005报": false, "👨‍👩‍👧‍👦❤️": false, "葛\U000e0100": false,
		"\x1b[8m": true, "\u202e": true, "\u009b": true, "\U000e0041": true, "z" + strings.Repeat("\u0301", 9): true,
	} {
		if got := clean(raw, true).hidden; got != want {
			t.Errorf("clean(%q).hidden = %v, want %v", raw, got, want)
		}
	}
}

func TestPassageMarksTheSameWords(t *testing.T) {
	id := ingest.ID{Source: "t", Native: "1"}
	for _, raw := range append([]string{"请", "第一\r\n行"}, hostile...) {
		text := raw + "明天交给我" + raw
		from := len(raw)
		p := newPassage(text, id, []triage.Span{{Message: id, From: from, To: from + len("明天交")}, {Message: id, From: 0, To: 1 << 40}})
		i := 0
		for p.marks[i].to-p.marks[i].from > len("明天交") {
			i++
		}
		if got := p.text[p.marks[i].from:p.marks[i].to]; got != "明天交" {
			t.Errorf("in %q the words are marked as %q", text, got)
		}
	}
}

// FuzzSafe holds what [Safe] promises, for every text.
func FuzzSafe(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		for name, made := range map[string]Safe{"Line": Line(raw), "Text": Text(raw)} {
			s := string(made)
			if !utf8.ValidString(s) {
				t.Fatalf("%s(%q) = %q is no UTF-8", name, raw, s)
			}
			if name == "Line" && strings.Contains(s, "\n") {
				t.Fatalf("Line(%q) = %q has two lines", raw, s)
			}
			harmful(t, raw, s)
			if again := Text(s); string(again) != s {
				t.Fatalf("%s(%q) = %q, made safe again %q", name, raw, s, again)
			}
			total := 0
			for l := range strings.SplitSeq(s, "\n") {
				n := width(Safe(l))
				if g, w := ansi.StringWidth(l), ansi.StringWidthWc(l); n != g || n != w {
					t.Fatalf("%q of %q: %d cells, by clusters %d, by runes %d", l, raw, n, g, w)
				}
				sum := 0
				for cluster, cells := range clusters(Safe(l)) {
					if cells < 1 || cells > 2 {
						t.Fatalf("%q of %q takes %d cells", cluster, raw, cells)
					}
					sum += cells
				}
				if sum != n {
					t.Fatalf("%q of %q: the letters take %d cells, the line %d", l, raw, sum, n)
				}
				total += n
			}
		}
	})
}

// harmful fails the test for a rune that must not reach a terminal.
func harmful(t *testing.T, raw, s string) {
	t.Helper()
	marks := 0
	for _, r := range s {
		if unicode.Is(unicode.M, r) {
			marks++
		} else {
			marks = 0
		}
		switch {
		case r == '\n':
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r), marks > maxMarks:
			t.Fatalf("%q, made of %q, holds %U", s, raw, r)
		}
	}
}
