package triage

import (
	"slices"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"
)

// A voice that a chat program has written down has the sounds right and often not the
// characters: 小张 for 小章. So names that are called in one are compared by their sound,
// without the tones.

// soundOf are the syllables of Chinese characters; nil where one is none.
func soundOf(name string) []string {
	var all []string
	for _, r := range name {
		if !hanzi(r) {
			return nil
		}
		one := pinyin.SinglePinyin(r, pinyin.NewArgs())
		if len(one) == 0 {
			return nil
		}
		all = append(all, one[0])
	}
	return all
}

// sounding is the length of what sounds like one of the user's names at byte i, where
// somebody is called in a voice message; 0 if nothing does.
func (l *looker) sounding(i int) int {
	if !l.spoken || hanzi(runeBefore(l.s, i)) {
		return 0
	}
	for _, name := range l.v.self.names {
		want := soundOf(name)
		end := i
		for range want {
			if !hanzi(runeAt(l.s, end)) {
				break
			}
			end += utf8.RuneLen(runeAt(l.s, end))
		}
		if len(want) > 1 && slices.Equal(soundOf(l.s[i:end]), want) && !l.known(i, end) {
			return end - i
		}
	}
	return 0
}

// known reports whether somebody else here is called so.
func (l *looker) known(from, to int) bool {
	e, ok := l.c.names.longest(l.s, from)
	return ok && e.entity == person && from+len(e.word) >= to
}
