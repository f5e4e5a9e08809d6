package triage

import (
	"slices"
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
	return h.m.ReplyTo.IsZero() && (l.askedBy(h.m) && sameFrame(h.t.s, l.words()) || !h.retold() && otherOfKind(h.t.s, l.words()))
}

// retold reports whether the words set another time.
func (h *heard) retold() bool {
	return slices.ContainsFunc(h.deeds, func(d deed) bool { return d.move })
}

// A special is a thing with what says which of its kind it is: 柳湾村|走访记录, 3月|考勤表, 明天上午|会场.
type special struct{ which, thing string }

// kinds are the last characters of what says which of its kind a thing is.
var kinds = runesOf("村月午楼班季度组社区所办队科站期批栋路店")

// otherOfKind reports whether two texts speak of one kind of thing and say by words of one kind which it is, and not the same: 2月的考勤表 and
// 3月的考勤表.
func otherOfKind(a, b string) bool {
	if !strings.Contains(a, "的") && !strings.Contains(a, "月") {
		return false
	}
	mine, its := specials(a), specials(b)
	other := false
	for _, x := range mine {
		for _, y := range its {
			if alikeHead(x.thing, y.thing) < 2 || lastRune(x.which) != lastRune(y.which) {
				continue
			}
			if strings.HasSuffix(x.which, y.which) || strings.HasSuffix(y.which, x.which) {
				return false
			}
			p, q := relativeDay(x.which), relativeDay(y.which)
			other = other || p == q
		}
	}
	return other
}

// specials are the things of which a text says which of their kind they are.
func specials(s string) []special {
	var all []special
	for at, r := range s {
		thing := ""
		switch {
		case r == '的':
			thing = s[at+len("的"):]
		case r == '月' && digit(runeBefore(s, at)) && hanzi(runeAt(s, at+len("月"))) && !strings.ContainsRune("底初中上下前后的份内以之", runeAt(s, at+len("月"))):
			thing = s[at+len("月"):]
			at += len("月")
		default:
			continue
		}
		from := at
		for n := 0; from > 0 && n < 6; n++ {
			k := runeStart(s, from-1)
			if q := runeAt(s, k); !hanzi(q) && !digit(q) {
				break
			}
			from = k
		}
		which := strings.TrimSuffix(strings.TrimLeft(s[from:at], "把给请交要和将的"), "份")
		if n := utf8.RuneCountInString(which); n < 2 || !kinds.has(lastRune(which)) {
			continue
		}
		all = append(all, special{which, thing})
	}
	return all
}

// alikeHead is with how many characters both texts begin alike.
func alikeHead(a, b string) int {
	n := 0
	for x, y := []rune(a), []rune(b); n < len(x) && n < len(y) && x[n] == y[n] && hanzi(x[n]); {
		n++
	}
	return n
}

// lastRune is the last character of a text.
func lastRune(s string) rune { return runeBefore(s, len(s)) }

// relativeDay is the character by which words tell a day from the day on which they are said; the same day may be told by another.
func relativeDay(s string) rune {
	if at := strings.IndexAny(s, "今明后昨"); at >= 0 {
		return runeAt(s, at)
	}
	return 0
}
