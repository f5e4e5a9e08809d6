package store

import (
	"strings"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"
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

// sounds reports whether a run of the characters of a folded name sounds as is spelled. The
// last of them may be spelled in part.
func sounds(name, spelled string) bool {
	spelled = strings.NewReplacer(" ", "", "'", "").Replace(spelled)
	var readings [][]string
	for _, r := range name {
		readings = append(readings, readingsOf(r))
	}
	for i := range readings {
		if soundsFrom(readings[i:], spelled) {
			return true
		}
	}
	return false
}

// soundsFrom reports whether the characters with the readings sound as is spelled.
func soundsFrom(readings [][]string, spelled string) bool {
	switch {
	case spelled == "":
		return true
	case len(readings) == 0:
		return false
	}
	for _, one := range readings[0] {
		if strings.HasPrefix(one, spelled) {
			return true
		}
		if rest, ok := strings.CutPrefix(spelled, one); ok && soundsFrom(readings[1:], rest) {
			return true
		}
		if spelled[0] == one[0] && soundsFrom(readings[1:], spelled[1:]) {
			return true
		}
	}
	return false
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
	args := pinyin.NewArgs()
	args.Heteronym = true
	all := pinyin.SinglePinyin(r, args)
	for _, one := range all {
		if first, rest, ok := strings.Cut(one, "v"); ok {
			all = append(all, first+"u"+rest, first+"yu"+rest)
		}
	}
	return all
}
