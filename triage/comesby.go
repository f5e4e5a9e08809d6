package triage

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// What was asked of the user may be settled with the very next words: who asked has come by it himself (翻到了, 保安给我开了, found it), or
// whoever stood nearer has seen to it (我关了). Both close an item only where nothing was said in between, so that the words
// can be of nothing else.

// settledAtOnce closes the item that the message right before h has asked of the user by name, where h says that nothing is left of it. It
// reports whether there is one.
func (f *Fold) settledAtOnce(h *heard, r *room) bool {
	if utf8.RuneCountInString(h.t.s) > 30 && !letter(runeAt(h.t.s, 0)) || len(h.t.s) > 90 || len(h.clauses) == 0 {
		return false
	}
	before := r.lastBefore(func(p *heard) bool { return p != h })
	if before == nil || before.own || h.m.SentAt.Sub(before.m.SentAt) > time.Hour {
		return false
	}
	items := f.index.byMessage[before.m.ID]
	if len(items) == 0 || h.leavesSomething() {
		return false
	}
	for _, l := range items {
		if l.State != Open || l.Band != Todo || !l.byName() || !l.in(r) || !l.askedBy(before.m) || !h.m.ReplyTo.IsZero() && !l.of(h.m.ReplyTo) {
			continue
		}
		act := Cancel
		switch {
		case l.askedBy(h.m):
			if !h.cameBy(l) {
				continue
			}
		case h.didInstead(l):
			act = Told
		default:
			continue
		}
		l.link(h.whollyAs(act))
		return true
	}
	return false
}

// notWanted takes out the words by which somebody says that it is settled, and which look as if it were not.
var notWanted = strings.NewReplacer("不麻烦", "", "不用", "", "不劳", "")

// leavesSomething reports whether the words ask, chase or set a time, or say that something is still missing.
func (h *heard) leavesSomething() bool {
	if holdsAny(notWanted.Replace(h.t.s), "没", "不", "还", "但", "怎么", "差", "错", "?", "not ", "n't", "still", "but ") {
		return true
	}
	return slices.ContainsFunc(h.deeds, func(d deed) bool { return d.question || d.request > 1 || d.chase || d.move })
}

// cameBy reports whether who asked for the item says that he has it: what he looked for is there, somebody has done it for him, he has done it
// himself, or what was out of order works.
func (h *heard) cameBy(l *living) bool {
	for i := range h.clauses {
		body := strings.Trim(strings.TrimLeft(h.body(i), " 哦噢喔啊嗷哎"), " 。!~哈啊")
		switch {
		case lookedUp(body, l), l.wantsAnswer() && slices.Contains([]string{"懂了", "明白了", "知道了", "晓得了", "想起来了", "看懂了", "清楚了"}, body):
			return true
		case broughtToMe(body), h.didIt(body, l):
			return true
		case slices.Contains([]string{"好了", "可以了", "解决了", "搞定了", "弄好了", "能用了", "修好了", "恢复了", "连上了", "正常了"}, body) && holdsAny(l.Title, "坏", "断", "不", "怎么", "咋", "看看", "看下", "看一下", "修", "卡", "没"):
			return true
		}
	}
	return holdsAny(h.t.s, "found it", "found them", "found one", "found the ", "worked it out", "figured it out", "got it working", "got one from", "did it myself", "sorted it myself")
}

// lookedUp reports whether a clause says that what the item asks for has been found: 翻到了, 看见了在柜子上, 花名册我找到了; and of a question, what tells
// it: 看到通知了. Another thing that has been found settles nothing.
func lookedUp(body string, l *living) bool {
	for _, verb := range []string{"找", "翻", "看", "搜", "查", "借", "拿", "问", "领", "摸", "想", "打听"} {
		for _, end := range []string{"到", "着", "见"} {
			thing, rest, ok := strings.Cut(body, verb+end)
			thing = strings.Trim(thing, "我已经刚自己又都也原来 ")
			if !ok || thing != "" && !strings.Contains(l.Title, thing) {
				continue
			}
			if strings.HasPrefix(rest, "了") || l.wantsAnswer() && strings.HasSuffix(rest, "了") && utf8.RuneCountInString(rest) <= 6 {
				return true
			}
		}
	}
	return false
}

// broughtToMe reports whether a clause says that somebody else has done it for its speaker: 保安给我开了, 黄姐转给我了.
func broughtToMe(body string) bool {
	who, rest, ok := strings.Cut(body, "给我")
	if !ok {
		who, rest, ok = strings.Cut(body, "帮我")
	}
	n := utf8.RuneCountInString(who)
	return ok && n >= 1 && n <= 5 && !strings.ContainsAny(who, "你您") && strings.HasSuffix(rest, "了") && utf8.RuneCountInString(rest) <= 5
}

// didIt reports whether a clause says that its speaker has done a deed that the item names: 我关了, 我已经开了, 我推过来了.
func (h *heard) didIt(body string, l *living) bool {
	_, after, ok := strings.Cut(body, "我")
	if !ok || !strings.HasSuffix(after, "了") || utf8.RuneCountInString(after) > 8 {
		return false
	}
	deed := strings.TrimLeft(after, "已经刚自己都去来就顺路")
	verb, _ := utf8.DecodeRuneInString(deed)
	return strings.ContainsRune(handyStems, verb) && strings.ContainsRune(l.Title, verb)
}

// handyStems are verbs of what is done once, whoever does it. Papers are handed in by each for himself: 我交了 says nothing of hers.
const handyStems = `关开搬取拿接推扶抬扔倒锁擦扫挂修换买订浇拆装插拔停叫喊`

// didInstead reports whether somebody else has done what the item asks, or has answered what it asks for.
func (h *heard) didInstead(l *living) bool {
	if l.wantsAnswer() {
		return h.numberFor(l.Title) || h.yesTo(l.Title)
	}
	for i := range h.clauses {
		body := strings.Trim(h.body(i), " 。!~哈啊")
		if h.didIt(body, l) {
			return true
		}
		if rest, ok := strings.CutPrefix(body, "已经"); ok {
			verb, _ := utf8.DecodeRuneInString(rest)
			if strings.ContainsRune(handyStems, verb) && strings.ContainsRune(l.Title, verb) && strings.HasSuffix(rest, "了") && utf8.RuneCountInString(rest) <= 5 {
				return true
			}
		}
	}
	return false
}

// yesTo reports whether the words begin by saying done what a title asks to be told of: 盖了, of 合同盖章了吗.
func (h *heard) yesTo(title string) bool {
	first := strings.Trim(h.body(0), " 。!~哈啊")
	verb, n := utf8.DecodeRuneInString(first)
	return endsAny(strings.TrimRight(title, "?？ 啊呀"), "吗", "没", "没有", "么") && deedAt(first, 0) && strings.ContainsRune(title, verb) && slices.Contains([]string{"了", "好了", "过了", "完了", "上了"}, first[n:])
}

// numberFor reports whether the words are little more than the number that a title asks for: 8230, of 电话多少.
func (h *heard) numberFor(title string) bool {
	digits := strings.Count(strings.Map(func(r rune) rune {
		if digit(r) {
			return '0'
		}
		return r
	}, h.t.s), "0")
	return digits >= 3 && utf8.RuneCountInString(h.t.s) <= digits+8 && holdsAny(title, "电话", "号码", "密码", "手机号", "短号", "房号", "门牌", "phone", "extension", "number")
}
