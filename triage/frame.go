package triage

import (
	"strings"
	"unicode/utf8"
)

// sameFrame reports whether two texts say the same of two different things: 明天下班前交|党费|台账 and 明天下班前交|综治|台账.
// What differs is a word in each, and neither a number nor a time, which a second message would mend.
func sameFrame(a, b string) bool {
	a, b = strings.TrimRight(a, " 。!~"), strings.TrimRight(b, " 。!~")
	if alike(a, b) < 8 {
		return false
	}
	x, y := []rune(a), []rune(b)
	head := 0
	for head < len(x) && head < len(y) && x[head] == y[head] {
		head++
	}
	tail := 0
	for tail < len(x)-head && tail < len(y)-head && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
	}
	mid, other := string(x[head:len(x)-tail]), string(y[head:len(y)-tail])
	m, o := utf8.RuneCountInString(mid), utf8.RuneCountInString(other)
	if m == 0 || o == 0 || m > 8 || o > 8 || head+tail < 8 || head+tail < 2*max(m, o) {
		return false
	}
	if m == 1 && o == 1 && tail > 0 && numerals.has(x[head]) && numerals.has(y[head]) {
		return strings.ContainsRune("组楼班栋队支科村", x[head+1]) // 一组组长, 二组组长
	}
	for _, s := range []string{mid, other} {
		if strings.ContainsFunc(s, func(r rune) bool { return !hanzi(r) }) || strings.ContainsAny(s, "今明后昨早晚上下午周点号日月年半一二三四五六七八九十两不别改吗了请您你") {
			return false
		}
	}
	return true
}

// alike is how many bytes two texts have in common at their beginning and at their end.
func alike(a, b string) int {
	n, m := 0, 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for m < len(a) && m < len(b) && a[len(a)-1-m] == b[len(b)-1-m] {
		m++
	}
	return n + m
}

// numerals number groups, floors and branches.
var numerals = runesOf("一二三四五六七八九十123456789")

// otherInFrame reports whether the words say of another thing what the item was asked in.
func (h *heard) otherInFrame(l *living) bool {
	return h.m.ReplyTo.IsZero() && l.askedBy(h.m) && sameFrame(h.t.s, l.words())
}
