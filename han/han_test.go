package han

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	tests := []struct {
		name, text, want string
	}{
		{"traditional characters become simplified", "請各單位於後天中午前報送黨員發展臺賬", "请各单位于后天中午前报送党员发展台账"},
		{"several traditional characters share one simplified", "頭髮 發展 發髮", "头发 发展 发发"},
		{"characters of Hong Kong and Taiwan fold too", "妳裏裡綫衞羣峯啓爲説佈佔週託讚", "你里里线卫群峰启为说布占周托赞"},
		{"a character with two lives folds as in most words", "乾著徵覆瞭餘鍾", "干着征复了余钟"},
		{"one of several simplified forms is the standard one", "線蘋鍾開", "线苹钟开"},
		{"simplified text stays as it is", "请于明天下班前报送，谢谢", "请于明天下班前报送,谢谢"},
		{"full width becomes half width", "ＡＢＣ１２３，：（）！？～　", "abc123,:()!?~ "},
		{"half-width kana become full width", "ｶﾅ", "カナ"},
		{"small and vertical forms become ordinary ones", "﹐﹔︵", ",;("},
		{"case goes", "Excel ÄÖÜ ΣΑΣ ЯЗЫК", "excel äöü σασ язык"},
		{"every small sigma, s and k is one", "ςσ ſs Kk", "σσ ss kk"},
		{"radicals become the characters they stand for", "⼀⾞⺠", "一车民"},
		{"compatibility ideographs become ordinary ones", "\uf900\uf914", "岂乐"},
		{"spaces are one space", "a\u00a0b\u2005c\u3000d", "a b c d"},
		{"line ends and tabs stay", "a\tb\r\nc", "a\tb\r\nc"},
		{"what leaves no trace goes", "李\u200b敏\ufeff❤\ufe0f\u202e\u00ad", "李敏❤"},
		{"other scripts stay as they are", "ꆈꌠꉙ བོད་ཡིག ไทย 한국어", "ꆈꌠꉙ བོད་ཡིག ไทย 한국어"},
		{"emoji stay as they are", "🌸👍🏻", "🌸👍🏻"},
		{"bytes that are no text become the replacement character", "a\xffb", "a\ufffdb"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, _ := Folded(tt.text); got != tt.want {
				t.Errorf("Folded(%q) = %q, want %q", tt.text, got, tt.want)
			}
			if got := strings.Map(Fold, tt.text); got != tt.want {
				t.Errorf("strings.Map(Fold, %q) = %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestFoldOfEveryRune(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		to := Fold(r)
		if to < 0 {
			if !unicode.In(r, unicode.Cf, unicode.Mn, unicode.Cn, unicode.Lo) {
				t.Errorf("Fold(%U) drops a visible character", r)
			}
			continue
		}
		if Fold(to) != to {
			t.Errorf("Fold(%U) = %U, which folds on to %U", r, to, Fold(to))
		}
		if !utf8.ValidRune(to) && utf8.ValidRune(r) {
			t.Errorf("Fold(%U) = %U is no character", r, to)
		}
		if r < first && unicode.ToLower(unicode.ToUpper(r)) != unicode.ToLower(r) {
			continue // ı, ſ and their like, where Unicode's two cases do not agree
		}
		if unicode.IsLetter(r) && Fold(unicode.ToUpper(r)) != to && r != 'ı' {
			t.Errorf("Fold(%U) = %U, but of its upper case %U", r, to, Fold(unicode.ToUpper(r)))
		}
	}
}

func TestTableIsInOrder(t *testing.T) {
	for i := range pairs[1:] {
		if pairs[i][0] >= pairs[i+1][0] {
			t.Errorf("pair %U stands before %U", pairs[i][0], pairs[i+1][0])
		}
	}
	for i, to := range table {
		if r := rune(first + i); to == far && Fold(r) == r {
			t.Errorf("%U is marked far and is no pair", r)
		}
	}
}

func TestSpan(t *testing.T) {
	tests := []struct {
		name, text, folded, want string
	}{
		{"of unchanged text", "请报送", "报", "报"},
		{"behind a comma that shrank", "收到，马上报", "马上", "马上"},
		{"the comma itself", "收到，马上报", ",", "，"},
		{"across a comma", "收到，马上报", "到,马", "到，马"},
		{"with an unseen character inside", "李\u200b敏！", "李敏", "李\u200b敏"},
		{"without unseen characters around", "\ufeff李敏\u200b！", "李敏", "李敏"},
		{"behind an unseen character", "\u200b\u200b敏", "敏", "敏"},
		{"of a traditional character that grew", "a\U000200fc\u2005報", "报", "報"},
		{"to the end, without what is unseen there", "ＡＢ\u200b", "ab", "ＡＢ"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text, origin := Folded(tt.text)
			at := strings.Index(text, tt.folded)
			from, to := origin.Span(at, at+len(tt.folded))
			if got := tt.text[from:to]; got != tt.want {
				t.Errorf("%q in %q came from %q, want %q", tt.folded, text, got, tt.want)
			}
		})
	}
}

// corpus is text of every sort that is folded, for the fuzzer and the benchmark.
var corpus = []string{
	"",
	"收到",
	"@李敏\u2005 请各村于3月12日（周四）17:00前把党员花名册报到党建办，逾期不候！！",
	"請各單位於後天中午前報送，謝謝。",
	"Please send the FINAL version by COB Friday — thanks.",
	"👨\u200d👩\u200d👧 ❤\ufe0f ＯＫ\r\n\t①第一项；②第二项\xff\xfe",
	"\U0002f800\uf900⼀㓔𦈕",
}

func FuzzFolded(f *testing.F) {
	for _, s := range corpus {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text, origin := Folded(s)
		if want := strings.Map(Fold, s); text != strings.ToValidUTF8(want, "\ufffd") && utf8.ValidString(s) {
			t.Fatalf("Folded(%q) = %q, and rune by rune %q", s, text, want)
		}
		if again, _ := Folded(text); again != text {
			t.Fatalf("%q folds on to %q", text, again)
		}
		last := 0
		for i, r := range text {
			size := utf8.RuneLen(r)
			from, to := origin.Span(i, i+size)
			if from < last || to <= from || to > len(s) {
				t.Fatalf("%q in %q came from %d:%d, behind %d", r, s, from, to, last)
			}
			raw, n := utf8.DecodeRuneInString(s[from:])
			if Fold(raw) != r || from+n != to {
				t.Fatalf("%q in %q came from %q", r, s, s[from:to])
			}
			if gap := s[last:from]; strings.Trim(strings.Map(Fold, gap), "") != "" {
				t.Fatalf("%q was passed over in %q", gap, s)
			}
			last = to
			if a, b := origin.Span(0, i+size); b != to || a > from {
				t.Fatalf("the first %d bytes of %q came from %d:%d, want an end at %d", i+size, text, a, b, to)
			}
		}
		if from, _ := origin.Span(len(text), len(text)); from != len(s) {
			t.Fatalf("the end of %q is at %d of %d", text, from, len(s))
		}
	})
}

func BenchmarkFolded(b *testing.B) {
	for _, bench := range []struct{ name, text string }{
		{"simplified", "请各村今天下班前把排查情况报到镇应急办"},
		{"punctuated", corpus[2]},
		{"traditional", corpus[3]},
		{"english", corpus[4]},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.SetBytes(int64(len(bench.text)))
			b.ReportAllocs()
			for b.Loop() {
				Folded(bench.text)
			}
		})
	}
}
