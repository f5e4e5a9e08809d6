package store

import (
	"slices"
	"strings"
	"testing"

	"shoudao/han"
)

func TestTokens(t *testing.T) {
	tests := []struct {
		name, text, indexed, asked string
	}{
		{"Han: characters and pairs", "党员会", "会 党 党员 员 员会", "党员 员会"},
		{"one character", "会", "会", "会"},
		{"letters and digits: up to three", "q3表12", "1 12 2 3 q q3 表", "12 q3 表"},
		{"a long word", "excel", "c ce cel e el ex exc l x xc xce", "cel exc xce"},
		{"punctuation parts", "好，好", "好", "好"},
		{"Yi, emoji and hangul are like Han", "ꆈꌠ👍한", "ꆈ ꆈꌠ ꌠ ꌠ👍 한 👍 👍한", "ꆈꌠ ꌠ👍 👍한"},
		{"letters of other alphabets are like Latin", "мир ñ", "ñ и ир м ми мир р", "ñ мир"},
		{"private characters, which filters use, are nothing", "\ue0001 a", "1 a", "1 a"},
		{"no text, no tokens", "…… ！", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text, _ := han.Folded(tt.text)
			if got := sortedTokens(text, false); got != tt.indexed {
				t.Errorf("indexed %q, want %q", got, tt.indexed)
			}
			if got := sortedTokens(text, true); got != tt.asked {
				t.Errorf("asked %q, want %q", got, tt.asked)
			}
		})
	}
}

func sortedTokens(text string, whole bool) string {
	tokens := strings.Fields(string(appendTokens(nil, text, whole)))
	slices.Sort(tokens)
	return strings.Join(slices.Compact(tokens), " ")
}

// FuzzTokens checks what search rests on: a text that holds a term holds all tokens of
// the term.
func FuzzTokens(f *testing.F) {
	for _, s := range []string{"请各村3月12日17:00前报Excel表👍", "ꆈꌠꉙ བོད་ཡིག мир", "a\xff\u200b\ue000xg1"} {
		f.Add(s, 3, 9)
	}
	f.Fuzz(func(t *testing.T, text string, from, to int) {
		text, _ = han.Folded(text)
		if from < 0 || to > len(text) || from > to {
			t.Skip()
		}
		term := strings.ToValidUTF8(text[from:to], "")
		if !strings.Contains(text, term) {
			t.Skip()
		}
		have := strings.Fields(string(appendTokens(nil, text, false)))
		for token := range strings.FieldsSeq(string(appendTokens(nil, term, true))) {
			if !slices.Contains(have, token) {
				t.Fatalf("%q holds %q, but not its token %q", text, term, token)
			}
		}
	})
}
