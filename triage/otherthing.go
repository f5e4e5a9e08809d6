package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// endVerbs are the characters with which people say of a thing that it is done: 车|修|好了, 红包|发|了.
var endVerbs = runesOf(`发交报送到办弄修开做订买寄领取吃打印传签盖睡停核填写改理拿洗搬装`)

// anyThing are the last characters of words for what almost every item is about: 表, 名单, 材料, 文件, 照片, 邮件.
var anyThing = runesOf(`表单册料件据字告稿图片箱信群里边人西都全我们您你的这那份个张条上`)

// otherThing reports whether the user's few words say that a thing is done which the item does not speak of, so that they
// are no answer to it: 车到了, 红包发了, 会开完了.
func (h *heard) otherThing(l *living) bool {
	return len(h.addresses) == 0 && endsAny(strings.TrimRight(h.t.s, " 。!~哈"), "了", "啦") && thingElse(h.t.s, l)
}

// firstElse reports whether the user's words begin with such a thing, or with what is nobody's work, and go on: 车停好了|，在东门;
// 吃好了|，今天人不少.
func (h *heard) firstElse(l *living) bool {
	if len(h.clauses) < 2 || slices.ContainsFunc(h.addresses, func(a address) bool { return a.from < h.clauses[0].to }) || slices.ContainsFunc(h.clauses[1:], func(c clause) bool { return h.tellsDone(c.index) && !h.laidDown() && bareDeed(h.body(c.index)) }) {
		return false
	}
	first := strings.TrimRight(h.body(0), " 。!~哈")
	if !endsAny(first, "了", "啦") {
		return false
	}
	return thingElse(first, l) || startsAny(strings.TrimLeft(first, " 我们都已经刚"), "吃", "睡", "喝") && !strings.ContainsAny(l.Title, "吃睡喝餐饭药")
}

// asksOther reports whether a few words ask the user whether such a thing is done: 小李 你车停好了没.
func (h *heard) asksOther(l *living) bool {
	s := h.t.s
	if len(h.addresses) > 0 {
		a := h.addresses[0]
		if !a.mine() || strings.TrimLeft(s[:a.from], " @") != "" {
			return false
		}
		s = s[a.to:]
	}
	s = strings.TrimRight(s, " 。!~哈?")
	return endsAny(s, "了没", "了吗", "了么", "了没有", "好没") && thingElse(strings.TrimLeft(s, " ,你您"), l)
}

// thingElse reports whether a few words end in what was done to a thing that the item does not speak of.
func thingElse(s string, l *living) bool {
	if len(l.Topic) == 0 || utf8.RuneCountInString(s) > 9 {
		return false
	}
	rest := strings.TrimRight(strings.TrimRight(s, " 。!~哈啦了吗没么有?"), "好完")
	last, n := utf8.DecodeLastRuneInString(rest)
	if !endVerbs.has(last) {
		return false
	}
	thing := strings.TrimLeft(trimTimes(rest[:len(rest)-n]), " 已经都也刚才我把的重又再新")
	if thing == "" {
		return false
	}
	end, _ := utf8.DecodeLastRuneInString(thing)
	if n := utf8.RuneCountInString(thing); n > 3 && !deedAt(thing, 0) {
		before, _ := utf8.DecodeLastRuneInString(thing[:len(thing)-utf8.RuneLen(end)])
		thing = string([]rune{before, end}) // 青山村那|边路|修好了
	}
	return !anyThing.has(end) && !strings.ContainsAny(strings.ToLower(l.Title), thing)
}

// moveVerbs stand between a thing and its new hour.
var moveVerbs = strings.Fields(`改到 改成 改为 改在 改 提前到 推迟到 延迟到 延到 推到 挪到 调到 调整到`)

// movesThing reports whether a change says of a thing which the item does not speak of that its hour is another: 早操改到七点.
func (h *heard) movesThing(c change, l *living) bool {
	body := strings.TrimSpace(h.t.s[h.clauses[c.from].from:h.clauses[c.to-1].to])
	thing := ""
	for _, w := range moveVerbs {
		if at := strings.Index(body, w); at > 0 {
			thing = strings.TrimSpace(trimTimes(body[:at]))
			break
		}
	}
	n := utf8.RuneCountInString(thing)
	if n < 2 || n > 5 || strings.ContainsFunc(thing, func(r rune) bool { return !hanzi(r) }) {
		return false
	}
	for _, a := range h.addresses {
		if a.from < h.clauses[c.to-1].to && a.to > h.clauses[c.from].from {
			return false
		}
	}
	end, _ := utf8.DecodeLastRuneInString(thing)
	return !anyThing.has(end) && !strings.ContainsRune("会训间止期动班点检考赛试务课", end) && !strings.ContainsAny(strings.ToLower(l.Title), thing)
}
