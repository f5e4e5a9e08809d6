package triage

import (
	"slices"
	"strings"
	"unicode/utf8"

	"shoudao/han/pinyin"
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
		read := pinyin.Of(r)
		if len(read) == 0 {
			return nil
		}
		all = append(all, read[0])
	}
	return all
}

// soundsAs reports whether characters have the given syllables.
func soundsAs(s string, want []string) bool {
	k := 0
	for _, r := range s {
		if k == len(want) || !hanzi(r) {
			return false
		}
		if read := pinyin.Of(r); len(read) == 0 || read[0] != want[k] {
			return false
		}
		k++
	}
	return k == len(want)
}

// initials are the characters that are read as one of the sounds begins.
func initials(sounds [][]string) *runes {
	const first, last = 0x2e80, 0xffff // beyond them are no Chinese characters that the set could hold
	s := &runes{}
	for r := rune(first); r <= last; r++ {
		read := pinyin.Of(r)
		if len(read) > 0 && slices.ContainsFunc(sounds, func(want []string) bool { return len(want) > 0 && read[0] == want[0] }) {
			s.add(r)
		}
	}
	return s
}

// sounding is the length of what sounds like one of the user's names at byte i, where
// somebody is called in a voice message; 0 if nothing does.
func (l *looker) sounding(i int) int {
	inside := hanzi(runeBefore(l.s, i))
	if inside && !l.spoken || !hanzi(runeAt(l.s, i)) {
		return 0
	}
	if r := runeAt(l.s, i); r <= 0xffff && !l.v.self.initials.has(r) {
		return 0
	}
	for k, want := range l.v.self.sounds {
		if len(want) < 2 {
			continue
		}
		end := i
		for range want {
			if !hanzi(runeAt(l.s, end)) {
				break
			}
			end += utf8.RuneLen(runeAt(l.s, end))
		}
		if called := l.spoken && !inside || l.toldYou(end, inside) || !inside && l.callsOut(end); !called || !soundsAs(l.s[i:end], want) || l.known(i, end) {
			continue
		}
		if name := l.v.self.names[k]; !l.spoken && (k > 0 && !strings.HasSuffix(l.v.self.full, name) && !l.nobody(i, name) || utf8.RuneCountInString(name) < 2) {
			continue // in what was typed, her own name, 佟斌 for 佟彬; and not 小文 for 小温
		}
		return end - i
	}
	return 0
}

// nobody reports whether what stands at byte i in the place of the user's surname in one of her
// names is no surname, so that it can mean nobody else: 小叮 for 小丁, 草主任 for 曹主任.
func (l *looker) nobody(i int, name string) bool {
	for k, r := range []rune(name) {
		at := runeAt(l.s, i)
		if string(r) == l.v.self.surname {
			return hanzi(at) && !surnameRunes.has(at)
		}
		if at != r || k > 1 {
			return false
		}
		i += utf8.RuneLen(at)
	}
	return false
}

// toldYou reports whether 你 goes on behind a name in the midst of what was said: 那个小秦你….
func (l *looker) toldYou(end int, inside bool) bool {
	return inside && (strings.HasPrefix(l.s[end:], "你") || strings.HasPrefix(l.s[end:], "您"))
}

// callsOut reports whether what ends at byte end is called: a pause or 你 stands behind it.
func (l *looker) callsOut(end int) bool {
	r := runeAt(l.s, end)
	return r == 0 || callEnds.has(r)
}

var callEnds = runesOf(" ,:!啊呀你您")

// known reports whether somebody else here is called so.
func (l *looker) known(from, to int) bool {
	e, ok := l.c.names.longest(l.s, from)
	return ok && e.entity == person && from+len(e.word) >= to
}
