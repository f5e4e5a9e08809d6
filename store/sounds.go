package store

import (
	"slices"
	"strings"
	"unicode/utf8"

	"shoudao/han/pinyin"
)

// A name is written in pinyin from any of its characters on, each in full or by its first
// letter: zengmei, zm and zmei are 曾梅. Every reading of a character counts, so that that of
// a surname is among them; what a name does not sound like is found in addition at worst.

// spelled reports whether a folded name may be pinyin.
func spelled(name string) bool {
	letters := false
	for i := range len(name) {
		switch c := name[i]; {
		case 'a' <= c && c <= 'z':
			letters = true
		case c != '\'' && c != ' ' && (c < '0' || c > '9'):
			return false
		}
	}
	return letters
}

// A pronouncer knows how the characters are read that it has met.
type pronouncer map[rune][]string

// sounds reports whether a run of the characters of a folded name sounds as is spelled. The
// last of them may be spelled in part.
func (p pronouncer) sounds(name, spelled string) bool {
	spelled = strings.NewReplacer(" ", "", "'", "").Replace(spelled)
	for i := range name {
		if p.begins(name[i:], spelled) {
			return true
		}
	}
	return false
}

// begins reports whether a name begins with characters that sound as is spelled.
func (p pronouncer) begins(name, spelled string) bool {
	if spelled == "" {
		return true
	}
	r, size := utf8.DecodeRuneInString(name)
	if size == 0 {
		return false
	}
	readings, ok := p[r]
	if !ok {
		readings = readingsOf(r)
		p[r] = readings
	}
	first := false // its first letter alone, which several readings may share
	for _, one := range readings {
		if strings.HasPrefix(one, spelled) {
			return true
		}
		if rest, ok := strings.CutPrefix(spelled, one); ok && len(one) > 1 && p.begins(name[size:], rest) {
			return true
		}
		first = first || one[0] == spelled[0]
	}
	return first && p.begins(name[size:], spelled[1:])
}

// readingsOf are the readings of a character without tones, ü written each way in which it
// is typed. A letter or a digit is its own; of anything else there is none.
func readingsOf(r rune) []string {
	if r < utf8.RuneSelf {
		if classOf(r) == letter {
			return []string{string(r)}
		}
		return nil
	}
	all := slices.Clip(pinyin.Of(r))
	for _, one := range all {
		if first, rest, ok := strings.Cut(one, "v"); ok {
			all = append(all, first+"u"+rest, first+"yu"+rest)
		}
	}
	return all
}
