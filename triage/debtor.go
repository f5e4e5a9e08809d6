package triage

import (
	"strings"
	"unicode/utf8"
)

// those reads at byte i, where a clause begins, a class that the words before its noun narrow: 没报的村, 有独居
// 老人的社区, 还有三个村没报. Whether they fit her only she knows, so that it is of use only where the class is hers.
func (l *looker) those(i int) int {
	if !thoseStarts.has(runeAt(l.s, i)) {
		return 0
	}
	if before := runeBefore(l.s, i); before != 0 && !thoseBorders.has(before) {
		return 0
	}
	rest := l.s[i:]
	for _, w := range []string{"还没", "尚未", "没有", "没", "未", "有"} {
		if !strings.HasPrefix(rest, w) {
			continue
		}
		at := strings.Index(rest, "的")
		if at < 0 || utf8.RuneCountInString(rest[:at]) > 10 || strings.ContainsAny(rest[:at], " ,。;:\n") {
			return 0
		}
		return l.classOf(i, i+at+len("的"))
	}
	if after, ok := strings.CutPrefix(rest, "一"); ok { // 一村一份
		if e, found := l.v.nouns.longest(after, 0); found && startsAny(after[len(e.word):], "一份", "一张", "一册", "一名", "一人", "一个", "一表", "一档", "一策") {
			return l.classOf(i, i+len("一"))
		}
	}
	for _, w := range []string{"村级", "村两委", "村党组织", "社区两委", "社区党组织"} { // what is theirs is theirs to hand in
		if noun := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(w, "级"), "两委"), "党组织"); strings.HasPrefix(rest, w) && l.v.member(noun) == classIn && holdsAny(rest[:min(len(rest), 60)], "表", "名单", "台账", "材料", "数据", "信息", "报告", "花名册", "档案", "清单", "方案") {
			l.found = append(l.found, address{from: i, to: i + len(w), who: classIn, all: true})
			return len(w)
		}
	}
	for _, w := range []string{"还有", "仍有", "尚有", "还剩"} {
		if after, ok := strings.CutPrefix(rest, w); ok {
			number := strings.TrimLeft(after, "0123456789一二两三四五六七八九十几多")
			if kinds := strings.TrimPrefix(number, "个"); number != after || kinds != number {
				at := i + len(rest) - len(kinds)
				if n := l.classOf(i, at); n > 0 && startsAny(l.s[i+n:], "没", "未", "还没", "尚未") {
					return n
				}
			}
		}
	}
	return 0
}

// The characters that such a class begins with, and those behind which it may.
var (
	thoseStarts  = runesOf("还尚没未有一仍村社")
	thoseBorders = runesOf(" ,.。!:;)\n")
)

// classOf puts the class whose noun stands at byte at, if the user is one of it, as an address that begins at byte from.
func (l *looker) classOf(from, at int) int {
	e, ok := l.v.nouns.longest(l.s, at)
	who := l.v.member(e.word)
	end := at + len(e.word)
	if ok && who == classOut && l.v.unitNoun(e.word) && startsAny(l.s[end:], "请", "把", "要", "务必", "抓紧", "尽快") {
		l.found = append(l.found, address{from: from, to: end, who: who, all: true})
		return end - from // 有独居老人的社区|请…, for one of a village
	}
	if !ok || who != classIn && who != everyone {
		return 0
	}
	if thing(l.s[end:]) {
		return 0
	}
	l.found = append(l.found, address{from: from, to: end, who: who, all: true})
	return end - from
}
