package main

import (
	"strings"
	"unicode"
)

// plainRunes are characters of words that tell nothing of a matter: who makes a word of
// noise of 请大家 would silence every office.
const plainRunes = "请大家各位同志全体所有务必麻烦把将和与及或的了在前后内今明后天周日月号上下午晚早点分一二三四五六七八九十两几个份张交报发送填收到回复我你他她您们要按时尽快抓紧注意并是有没不用"

// word is the longest word of the title that some one of like has, and none of unlike; empty where there is none. A word is two to six Han characters that tell of a
// matter.
func (h history) word(title string, like, unlike []string) string {
	r := []rune(title)
	for n := 6; n >= 2; n-- {
		for i := 0; i+n <= len(r); i++ {
			w := string(r[i : i+n])
			if !telling(r[i:i+n]) || times(w, like) == 0 || times(w, unlike) > 0 {
				continue
			}
			return w
		}
	}
	return ""
}

// times is how many of the titles have the word.
func times(w string, titles []string) int {
	n := 0
	for _, t := range titles {
		if strings.Contains(t, w) {
			n++
		}
	}
	return n
}

func telling(r []rune) bool {
	for _, c := range r {
		if !unicode.Is(unicode.Han, c) || strings.ContainsRune(plainRunes, c) {
			return false
		}
	}
	return true
}
