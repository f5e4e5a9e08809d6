package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// givens are the characters of which Chinese given names are mostly made (公安部户政 yearly lists), without
// those that a word at work could as well begin or end with after a surname: 方案, 文件, 高温.
const givens = `静强丽敏艳伟芳娟磊军洋勇杰涛超秀英霞刚桂兰辉红华玲鹏飞燕萍婷雪琴倩梅娜颖莉凯旭浩宇轩博晨阳晓欣怡琳佳雅慧洁莹晶蕾薇瑶璐菲雯彤萱涵悦宁娇媛婉茹芸菊莲珍珠凤翠玉淑贞惠岚峰峻岩岭涌泽润淼鑫森林彬斌兵武刚毅坚忠诚信义仁礼智国建庆立志振耀祖荣昌盛富贵福禄寿禧瑞祥龙虎彪豹鸿鹤雁鹰卫东海波涌江河山川`

var givenRunes = runesOf(givens)

// fullName is the length of a full name that nobody here bears, told by its form and its place: it begins a
// sentence, and what follows is said of or to a person: 罗强，黄静，…; 黄静今天下班前把表贴出来. It need only
// keep the user from being taken for whom the words address, so that a name missed does no harm.
func (l *looker) fullName(i int) int {
	before := runeBefore(l.s, i)
	k := surname(l.s, i)
	if k == 0 {
		return 0
	}
	bidden := endsAny(l.s[:i], "让", "麻烦", "请", "叫", "劳烦", "喊") && !strings.HasPrefix(l.s[i:], "于") &&
		!slices.ContainsFunc(l.v.self.names, func(name string) bool { return strings.HasPrefix(l.s[i:], name) })
	inside := before != 0 && !bidden && !nameBorders.has(before)
	if inside && !hanzi(before) {
		return 0
	}
	for given := 2; given > 0; given-- {
		end := i + k
		for n := 0; n < given && (givenRunes.has(runeAt(l.s, end)) || n == 0 && given == 2 && !inside && firstGivens.has(runeAt(l.s, end))); n++ {
			end += utf8.RuneLen(runeAt(l.s, end))
		}
		if utf8.RuneCountInString(l.s[i+k:end]) != given || l.crossed(i, end) {
			continue
		}
		if e, ok := l.v.base.longest(l.s, i); ok && i+len(e.word) >= end {
			return 0
		}
		if inside {
			if l.sentOff(end) {
				return end - i
			}
			continue
		}
		if called := before == 0 && end-i-k > 0 && given == utf8.RuneCountInString(l.s[i+k:end]) && strings.HasPrefix(l.s[end:], ",") && utf8.RuneCountInString(l.s[i:end]) <= 3; called {
			return end - i // 邵斌，方量对上没有
		}
		if l.personFollows(end) && !(bidden && startsAny(l.s[end:], "和", "跟", "、")) || bidden && l.bids(end) || strings.ContainsRune("差缺剩欠", before) && strings.Trim(l.s[end:], " 了。!~") == "" {
			return end - i
		}
	}
	return 0
}

// firstGivens are the characters with which given names of two often begin, and which are common words as well.
var firstGivens = runesOf("小晓大文德世学永少春秋子家")

// sentOff reports whether what stands at byte i, behind a name in the midst of a clause, sends its bearer off: 投影黄静|去调一下.
func (l *looker) sentOff(i int) bool {
	for _, w := range []string{"去", "来"} {
		if rest, ok := strings.CutPrefix(l.s[i:], w); ok {
			what := rest[:clauseEnd(rest)]
			return (deedAt(rest, 0) || endsAny(what, "一下", "一趟", "下")) && !tells(what)
		}
	}
	return startsAny(l.s[i:], "发我", "交我", "报我", "传我", "送我", "你去", "你来", "你把", "负责一下", "牵头")
}

// clauseEnd is where the first clause of s ends.
func clauseEnd(s string) int {
	if end := strings.IndexAny(s, ",。.;!?\n"); end >= 0 {
		return end
	}
	return len(s)
}

// nameBorders are the characters behind which a full name may stand.
var nameBorders = runesOf(" ,.。!:;、\n差缺剩欠")

// bids reports whether what stands at byte i is what somebody is bidden to do: 麻烦黄静|把表发来.
func (l *looker) bids(i int) bool {
	rest := strings.TrimLeft(l.s[i:], "一下")
	if startsAny(rest, namers...) || startsAny(rest, papers...) || startsAny(rest, paperwork...) || startsAny(rest, "把") {
		return true
	}
	if i < len(l.s) && l.blanked[i] == ' ' && l.s[i] != ' ' || startsAny(rest, "尽快", "抓紧", "现在", "这两天", "节前") {
		return true // by when, be it a date or not
	}
	return deedAt(rest, 0) && !startsAny(l.s[i:], "村", "社区", "公司", "期", "那", "路", "所", "办", "边")
}

// personFollows reports whether what stands at byte i is such as follows a person who is called or told.
func (l *looker) personFollows(i int) bool {
	rest := l.s[i:]
	if startsAny(rest, "你", "您", "把", "跟", "和", "负责", "牵头", "明天", "今天", "后天", "今晚", "明早", "下午", "上午", "周", "先", "去", "来", "抽空", "尽快", "马上", "请", "记得", "别忘") {
		return true
	}
	after := strings.TrimLeft(rest, " ,、")
	return after != rest && (startsAny(after, "你", "您", "把", "麻烦") || surname(after, 0) > 0 && givenRunes.has(runeAt(after, surname(after, 0))))
}

// stranger is the length of a name by its form alone: 张书记, 小赵, 老钱.
func (l *looker) stranger(i int) int {
	r, n := utf8.DecodeRuneInString(l.s[i:])
	if r == '小' || r == '老' || r == '阿' {
		k := surname(l.s, i+n)
		if k == 0 || l.crossed(i, i+n+k) {
			return 0
		}
		if after := runeAt(l.s, i+n+k); after != 0 && strings.ContainsRune("子儿", after) {
			return 0
		}
		return n + k
	}
	k := surname(l.s, i)
	if r == '大' && (i == 0 || nameBorders.has(runeBefore(l.s, i))) {
		if k := surname(l.s, i+n); k > 0 && !l.crossed(i, i+n+k) && startsAny(l.s[i+n+k:], ",", "你", "把") {
			return n + k // 大林，把钥匙送来
		}
	}
	if k == 0 || r == '班' && hanzi(runeBefore(l.s, i)) {
		return 0 // 毕业|班老师
	}
	best := 0
	if !titleStarts.has(runeAt(l.s, i+k)) {
		return 0
	}
	for _, t := range titles {
		if len(t) > best && strings.HasPrefix(l.s[i+k:], t) && !(utf8.RuneCountInString(t) == 1 && l.crossed(i, i+k+len(t))) {
			best = len(t)
		}
	}
	if best == 0 {
		return 0
	}
	if e, ok := l.v.base.longest(l.s, i); ok && len(e.word) >= k+best {
		return 0
	}
	return k + best
}

// kin is the length of a name such as colleagues have for each other, where somebody is
// called by it: 霞姐, 大为哥. It is told by its place alone, since any character can
// stand in it.
func (l *looker) kin(i int) int {
	if before := runeBefore(l.s, i); before != 0 && !kinBorders.has(before) {
		return 0
	}
	for n := 1; n <= 2; n++ {
		end := i
		for range n {
			if !hanzi(runeAt(l.s, end)) {
				return 0
			}
			end += utf8.RuneLen(runeAt(l.s, end))
		}
		if !kinStarts.has(runeAt(l.s, end)) {
			continue
		}
		for _, t := range kinTitles {
			if !strings.HasPrefix(l.s[end:], t) {
				continue
			}
			end += len(t)
			if after := runeAt(l.s, end); after == 0 || strings.ContainsRune(" ,!:\n你您", after) {
				return end - i
			}
			return 0
		}
	}
	return 0
}
