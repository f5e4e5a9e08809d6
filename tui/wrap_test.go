package tui

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// prose are paragraphs as officials write them, with every sign at which a line
// can break wrongly.
var prose = []string{
	"各村（社区）党组织：请于3月13日（周五）17:00前，将《党员基本情况统计表》《预备党员花名册》两张表报党建办；逾期不报的，视为“零报告”。联系人：小林，电话0000-0000000。",
	"@所有人 县里要求提前！！返乡台账改到明早12点前报我，格式用昨天那个表……没有返乡的也要报零（写“0”，不要空着）。收到请回复，谢谢！",
	"会议改到下午两点半，三楼会议室。参会人员：各村（居）书记、主任，党建办、民政办、应急办负责人；请假的，须经镇长同意。",
	"Please send the list (names, ages, villages) by 5 p.m. on Friday; see https://example.invalid/a/very/long/path/that/has/no/break/at/all?with=a&query=too 谢谢。",
	"ꆈꌠꉙꆈꌠ，ꁱꂷ。ꆈꌠꉙ（ꆈꌠ）：ꁱꂷꆈꌠꉙ！",
	"1.各村核对名单；2.缺的补齐；3.多的说明原因。附件：1.《名单》；2.《说明》。",
}

// rendered is a wrapped text as lines.
func rendered(s Safe, n int) []Safe {
	var lines []Safe
	for _, l := range wrap(s, n) {
		lines = append(lines, s[l.from:l.to])
	}
	return lines
}

func TestWrap(t *testing.T) {
	t.Run("no line begins or ends with the wrong sign", func(t *testing.T) {
		for n := 20; n <= 80; n++ {
			for _, p := range prose {
				for i, l := range rendered(Text(p), n) {
					first, _ := utf8.DecodeRuneInString(string(l))
					last, _ := utf8.DecodeLastRuneInString(string(l))
					if i > 0 && strings.ContainsRune(notFirst, first) || strings.ContainsRune(notLast, last) {
						t.Errorf("at %d cells: %q in %q", n, l, p)
					}
				}
			}
		}
	})
	t.Run("no line is too wide, and nothing but blanks and line ends is lost", func(t *testing.T) {
		for n := 2; n <= 80; n++ {
			for _, p := range append(append([]string{"", "\n\n", "  缩进\n\n  再一段", strings.Repeat("哈", 99)}, prose...), hostile...) {
				held(t, Text(p), n)
			}
		}
	})
	t.Run("an empty line stays", func(t *testing.T) {
		if got := len(rendered("一\n\n二", 10)); got != 3 {
			t.Errorf("%d lines, want 3", got)
		}
	})
	t.Run("signs stay with their letter even in a run without a break", func(t *testing.T) {
		word := Safe(strings.Repeat("x", 19) + "）" + strings.Repeat("y", 30))
		for _, l := range rendered(word, 20) {
			if strings.HasPrefix(string(l), "）") {
				t.Errorf("a line begins with %q", l)
			}
		}
	})
}

// held fails the test if a wrapped text loses a letter or leaves its width.
func held(t *testing.T, s Safe, n int) {
	t.Helper()
	blank := func(s string) string {
		return strings.Map(func(r rune) rune {
			if strings.ContainsRune(" \u3000\n", r) {
				return -1
			}
			return r
		}, s)
	}
	var all strings.Builder
	for _, l := range rendered(s, n) {
		if width(l) > n || strings.Contains(string(l), "\n") {
			t.Fatalf("at %d cells the line %q is %d wide", n, l, width(l))
		}
		all.WriteString(string(l))
	}
	if got, want := blank(all.String()), blank(string(s)); got != want {
		t.Fatalf("at %d cells %q became %q", n, want, got)
	}
}

func FuzzWrap(f *testing.F) {
	for i, p := range append(hostile, prose...) {
		f.Add(p, i)
	}
	f.Fuzz(func(t *testing.T, raw string, n int) {
		held(t, Text(raw), 2+(n%80+80)%80)
	})
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		s    Safe
		n    int
		want Safe
	}{
		{"报送台账", 8, "报送台账"},
		{"报送台账", 7, "报送台~"},
		{"报送台账", 6, "报送~"},
		{"报送台账", 1, "~"},
		{"报送台账", 0, ""},
		{"", 3, ""},
	} {
		if got := cut(c.s, c.n); got != c.want {
			t.Errorf("cut(%q, %d) = %q, want %q", c.s, c.n, got, c.want)
		}
	}
}

func TestLineFits(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		var l line
		for range r.IntN(5) {
			l = l.and(tone(r.IntN(int(tones))), Line(hostile[r.IntN(len(hostile))]))
		}
		n := r.IntN(60)
		if got := l.cut(n).width(); got > n {
			t.Fatalf("cut to %d it is %d wide", n, got)
		}
		if got := l.to(n).width(); got != n {
			t.Fatalf("set to %d it is %d wide", n, got)
		}
		if got := l.beside(of(muted, Line(hostile[r.IntN(len(hostile))])), n).width(); got > n {
			t.Fatalf("two lines beside each other in %d are %d wide", n, got)
		}
	}
}
