package triage

import (
	"strings"
	"unicode/utf8"
)

// What has been left undone is asked for by saying who is left: 没交的抓紧, 就剩你们办没结了, 差旅单你忘签名了.

// callLeft has a clause speak to whoever has not done what it says, where it goes on to have them do it: 没填的今天填了, 反诈APP没装的装一下.
func (h *heard) callLeft() {
	if h.own {
		return
	}
	for i := range h.clauses {
		c, d := &h.clauses[i], &h.deeds[i]
		english := letter(runeAt(h.body(i), 0))
		if c.head || d.question && !english && !strings.Contains(h.body(i), "的") || d.noNeed || d.self || d.thanks || d.told || h.addressed(c) {
			continue
		}
		if startsAny(h.body(i), "anyone who hasn't ", "anybody who hasn't ", "anyone who has not ", "those who haven't ") && i+1 < len(h.clauses) && h.clauses[i+1].sentence == c.sentence && h.ordersIn(i+1) {
			h.insert(address{from: c.from, to: c.from + len("anyone"), who: everyone, place: called})
			d.question = false
			h.deeds[i+1].raise(hit{from: h.clauses[i+1].from, to: h.clauses[i+1].to}, max(0, 2-h.deeds[i+1].request))
			continue
		}
		if at, ok := leftTo(strings.TrimRight(h.body(i), " 。!~哈啊呗哦")); ok {
			h.insert(address{from: c.from, to: c.from + at, who: everyone, place: subject})
			d.done, d.question, d.chase = false, false, true
			d.raise(hit{from: c.from, to: c.to}, 2)
		}
	}
}

// ordersIn reports whether clause i begins as an English order does.
func (h *heard) ordersIn(i int) bool {
	verb, rest, _ := strings.Cut(strings.TrimPrefix(strings.TrimLeft(h.body(i), " "), "please "), " ")
	return !startsAny(rest, "you", "we", "they") && (dealtEn[verb] || handsIn[verb])
}

// leftTo is where the words end by which a clause calls those who have left something undone, if it has them do it.
func leftTo(body string) (to int, ok bool) {
	for _, w := range []string{"还没", "尚未", "没", "未"} {
		before, rest, found := strings.Cut(body, w)
		if !found || utf8.RuneCountInString(before) > 10 || tells(before) || strings.ContainsAny(before, "你我他她") {
			continue
		}
		undone, what, relative := strings.Cut(rest, "的")
		if n := utf8.RuneCountInString(undone); !relative || n < 1 || n > 5 || startsAny(undone, "吃", "事", "意见", "来过", "有", "问题", "关系", "用", "买", "见过", "看过", "喝", "结婚", "娃", "空") {
			continue
		}
		to = len(body) - len(what)
		if after, people := cutAny(what, "同志们", "同志", "人员", "同事", "人", "各位", "老师", "请", "都"); people {
			what = after
		}
		return to, hurried(trimTimes(what), undone)
	}
	return 0, false
}

// hurried reports whether those who have left something undone are told to do it: 抓紧, 填了, 装一下, 今天补上.
func hurried(what, undone string) bool {
	what = strings.TrimLeft(what, " ")
	if startsAny(what, "抓紧", "赶紧", "尽快") {
		return true
	}
	what, _ = cutAny(what, "请", "都", "麻烦", "记得", "快点", "务必", "也")
	what = trimTimes(what)
	switch {
	case what == "", utf8.RuneCountInString(what) > 8 || strings.ContainsAny(what, "不别我是有没"):
		return false
	}
	verb := runeAt(undone, 0)
	return strings.HasPrefix(what, string(verb)) || strings.HasPrefix(what, "补") || strings.HasPrefix(what, undone) || strings.HasPrefix(what, "去"+string(verb))
}

// leftOver reports whether what stands before somebody says that he alone is left, and what stands behind that he has not done something:
// 就剩|小林|没接了, 表还差|你们办.
func leftOver(before, after string) bool {
	after = strings.TrimRight(after, " 了啦啊呀。!~哈")
	if endsAny(before, "还差", "就差", "只差") && after == "" {
		return true
	}
	if deed, ok := cutAny(after, "没", "还没", "未"); ok && strings.HasSuffix(before, "还有") && deedAt(deed, 0) && utf8.RuneCountInString(deed) <= 3 {
		return true // 今天的打卡还有林敏没打
	}
	if !endsAny(before, "就剩", "只剩", "仅剩", "还剩", "就剩下", "只剩下", "独剩") {
		return false
	}
	deed, ok := cutAny(after, "还没有", "还没", "没有", "没", "未")
	return after == "" || ok && deedAt(deed, 0) && utf8.RuneCountInString(deed) <= 5 || ok && startsAny(deed, "结", "接", "动", "学", "投", "完成", "关注")
}

// forgot reports whether words tell whoever is called what he has forgotten: 差旅单你忘签名了, 忘了盖章.
func forgot(rest string) bool {
	if thing, undone, ok := strings.Cut(rest, "没"); ok && strings.HasPrefix(thing, "你") && (deedAt(undone, 0) || strings.HasPrefix(undone, "按")) && utf8.RuneCountInString(rest) <= 12 && !strings.ContainsAny(rest, "我他她吗错") {
		return true // 你的承诺书没按手印
	}
	at := strings.Index(rest, "忘")
	if at < 0 || strings.ContainsAny(rest, "我他她咱吗别不没勿莫") || strings.Contains(rest[at:], "忘记了吗") {
		return false
	}
	deed, _ := cutAny(rest[at+len("忘"):], "记了", "记", "了")
	return deedAt(deed, 0) && utf8.RuneCountInString(deed) <= 8
}

// insert puts an address at its place among the others.
func (h *heard) insert(a address) {
	at := len(h.addresses)
	for at > 0 && h.addresses[at-1].from > a.from {
		at--
	}
	h.addresses = append(h.addresses[:at], append([]address{a}, h.addresses[at:]...)...)
}
