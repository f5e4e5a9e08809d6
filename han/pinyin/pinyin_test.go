package pinyin_test

import (
	"slices"
	"testing"
	"unicode"

	dictionary "github.com/mozillazg/go-pinyin"

	"shoudao/han/pinyin"
)

// TestReadingsAreThoseOfTheDictionary holds the table against what it was made of, for every character there is and some
// numbers that are none.
func TestReadingsAreThoseOfTheDictionary(t *testing.T) {
	all := dictionary.NewArgs()
	all.Heteronym = true
	known := 0
	for r := rune(-2); r <= unicode.MaxRune+2; r++ {
		want, got := dictionary.SinglePinyin(r, all), pinyin.Of(r)
		if !slices.Equal(got, want) {
			t.Fatalf("%c (%#x) is read %q, want %q: run go generate", r, r, got, want)
		}
		if len(got) > 0 {
			known++
		}
	}
	if known != len(dictionary.PinyinDict) {
		t.Errorf("%d characters have readings, want %d", known, len(dictionary.PinyinDict))
	}
}
