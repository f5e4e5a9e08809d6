package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Errands that an office asks of a unit or of all every day are said in so few words that hardly one of them asks: 各班实到人数报一下;
// 各办工资表在我桌上，来签个字; 外出人员，没有也报零.

// errands lets them ask where those who are called in their sentence are the user, alone or among others.
func (h *heard) errands() {
	if h.own {
		return
	}
	for i := range h.clauses {
		c, d := &h.clauses[i], &h.deeds[i]
		if d.done || d.past || d.noNeed || d.cancel || d.thanks || d.told || d.ifs || d.request > 1 || d.self && !d.needs(h.body(i)) {
			continue
		}
		a, ok := h.calledFor(c)
		if !ok {
			continue
		}
		rest := strings.TrimRight(strings.TrimLeft(h.t.s[c.from:c.to], " "), " 。!~哈啊呗哦哟嘛")
		if a.from >= c.from {
			rest = strings.TrimRight(h.behind(a, c), " 。!~哈啊呗哦哟嘛")
		}
		if rest = trimTimes(rest); rest == "" || a.all && startsAny(rest, titles...) {
			continue // 各村|支书: they are others
		}
		if (a.place == called || a.from >= c.from) && (passesWord(rest) || explains(rest)) {
			d.notice = false
			d.raise(hit{from: c.from, to: c.to}, 2-d.request)
			continue
		}
		if h.errand(c, a, rest) {
			d.question, d.self, d.will = false, false, false
			d.raise(hit{from: c.from, to: c.to}, 2-d.request)
		}
	}
}

// takesThem takes 大家 behind a thing for who is told what to do with it: 慰问金大家今天转给我.
func (h *heard) takesThem() {
	for k := range h.addresses {
		a := &h.addresses[k]
		c := h.clauseAt(a.from)
		if c == nil || a.who != everyone || a.place != aside || h.own || h.t.s[a.from:a.to] != "大家" {
			continue
		}
		before, d := h.t.s[c.from:a.from], &h.deeds[c.index]
		if n := utf8.RuneCountInString(before); n >= 2 && n <= 6 && d.request > 1 && !d.done && !d.self && !strings.ContainsAny(before, "谢祝给让请跟和为对向帮带陪教望我你他她 ") {
			a.place = subject
		}
	}
}

// errand reports whether rest, in a clause, is an errand of those who are called there.
func (h *heard) errand(c *clause, a address, rest string) bool {
	byName, told := a.who == myName || a.who == myNick, a.place == subject && a.from >= c.from
	switch {
	case brings(rest), zeroToo(rest), obliges(rest, a), wantedNow(rest) && h.hasMatter(c), !byName && little(rest):
		return true
	case told && a.all && runeAt(h.t.s, a.from) != '有' && reckons(rest):
		return true
	case told && (a.all || a.who == everyone) && h.timed(c) && utf8.RuneCountInString(rest) == 1:
		return strings.Contains(handed, rest) // 人人填，今天截止
	}
	return told && !byName && a.who != everyone && finishesBy(rest) && !tells(rest) && utf8.RuneCountInString(rest) <= 6
}

// calledFor is who is spoken to where a clause ends, by its own sentence: the last of those who are called in it, if that is the user.
func (h *heard) calledFor(c *clause) (who address, ok bool) {
	for _, a := range h.addresses {
		if a.place == excluded || !a.spoken() || a.to > c.to || h.sentenceAt(a.from) != c.sentence {
			continue
		}
		who, ok = a, a.mine()
		if a.foreign() {
			ok = false
		}
	}
	return who, ok
}

// hasMatter reports whether the clause right before one, in its sentence, says more than who is called: 转移了多少人，马上要.
func (h *heard) hasMatter(c *clause) bool {
	if c.index == 0 || h.clauses[c.index-1].sentence != c.sentence {
		return false
	}
	_, her := h.calledFor(&h.clauses[c.index-1])
	return her && utf8.RuneCountInString(h.body(c.index-1)) >= 6
}

// handed are the verbs of what is handed in, fetched or put in order.
const handed = "报填交发送领取拿带签盖补核查改登统清确传印搬抬挪擦扫收关装调接催问估数"

// little reports whether words have something handed in or put in order once, or one thing of it: 实到人数报一下, 来签个字.
func little(rest string) bool {
	for at := 0; ; {
		k := strings.Index(rest[at:], "一下")
		if k < 0 {
			break
		}
		if at += k; strings.ContainsRune(handed, runeBefore(rest, at)) && at > 0 && !tells(rest) {
			return true
		}
		at += len("一下")
	}
	for _, w := range []string{"签个字", "盖个章", "报个数", "填个表", "交个底", "估个数", "签个名", "报个名", "打个卡", "拍个照"} {
		if strings.HasSuffix(rest, w) && !tells(rest) {
			return true
		}
	}
	return false
}

// brings reports whether words end with what is to come to their speaker: 发票拿来, 估个数给我, 放我桌上就行.
func brings(rest string) bool {
	if strings.ContainsAny(rest, "了过她他谁") {
		return false
	}
	if endsAny(rest, "拿来", "送来", "交来", "报来", "带来", "捎来", "还我", "还给我", "还我一个", "还我一下", "拿过来", "送过来", "交过来", "交上来", "报上来", "给我") {
		return utf8.RuneCountInString(rest) >= 4
	}
	return startsAny(rest, "放我", "放在我", "放到我", "搁我", "丢我") && endsAny(rest, "就行", "就好", "就可以", "上", "里")
}

// passesWord reports whether words have whoever is called tell somebody something: 你跟老张说一声.
func passesWord(rest string) bool {
	rest = strings.TrimLeft(rest, "你您再就先去也")
	if !startsAny(rest, "跟", "给", "和", "向", "同", "对") || strings.ContainsAny(rest, "我你您了过") || utf8.RuneCountInString(rest) > 16 {
		return false
	}
	return holdsAny(rest, "说一声", "说一下", "说下", "说声", "讲一声", "讲一下", "讲声", "讲下", "汇报一下", "道个歉", "打个招呼", "通个气", "说清楚", "讲清楚", "说到位", "讲到位", "提一下", "提一句", "说一句", "带个话", "带句话")
}

// explains reports whether words have whoever is called tell what there is to tell: 说一下情况.
func explains(rest string) bool {
	what, ok := cutAny(strings.TrimLeft(rest, "你您再先来给大家"), "说一下", "说下", "说说", "讲一下", "讲下", "讲讲", "汇报一下", "介绍一下", "介绍下")
	return ok && what != "" && !strings.ContainsAny(what, "了过") && !tells(what)
}

// zeroToo reports whether words have even those report who have nothing to: 没有也要报零, 无的报0.
func zeroToo(rest string) bool {
	for _, w := range []string{"没有也要", "没有也得", "没有也", "没有的也", "没有的", "没有就", "没有请", "没有", "无也要", "无的也", "无的", "零报告也要", "零报告也得"} {
		if after, ok := strings.CutPrefix(rest, w); ok && startsAny(after, "报", "填") {
			what := strings.Trim(after[len("报"):], `"无零0没有`)
			return what == ""
		}
	}
	return false
}

// wantedNow reports whether a clause is nothing but by whom, or how soon, a thing is wanted: 马上要, 县里要, 急要.
func wantedNow(rest string) bool {
	return slices.Contains([]string{"急要", "马上就要", "现在要", "现在就要", "等着要", "县里要", "县里等着要", "立即要", "立刻要", "要得急", "要得很急", "急着要", "书记要", "领导要", "上面要", "市里要", "要", "就要"}, rest)
}

// obliges reports whether words say what those who are called have to do: 三楼要摆个U型, 水库边要有人守着, 窗台灰要擦.
func obliges(rest string, a address) bool {
	if a.who == everyone || strings.ContainsAny(rest, "我他她谁吗呢不没了?") || utf8.RuneCountInString(rest) > 16 {
		return false
	}
	if holdsAny(rest, "要有人", "得有人", "要留人", "得留人", "要留个人", "要安排人") {
		return true
	}
	for _, w := range []string{"要", "得"} {
		at := strings.Index(rest, w)
		if at < 0 || strings.ContainsRune("重需主只想就快不简纪概必将还觉获取懂显晓值免", runeBefore(rest, at)) && at > 0 {
			continue
		}
		if w == "得" && at > 0 && deedAt(rest, runeStart(rest, at-1)) {
			continue // 擦得干净
		}
		if deed := runeAt(rest, at+len(w)); strings.ContainsRune("摆擦补填交签带留备印贴盖挂铺扫清锁佩戴穿", deed) {
			return true
		}
	}
	return false
}

// reckons reports whether words that follow those who are called have a number or a paper reported, or so many people: 报今日在岗人数,
// 报一个人.
func reckons(rest string) bool {
	after, ok := cutAny(rest, "报", "填", "交", "发", "统计")
	if !ok || tells(rest) || strings.HasPrefix(rest, "报名") || strings.Contains(rest, "的") {
		return false
	}
	number := strings.TrimLeft(after, "0123456789一二两三四五六七八九十几")
	if number != after && startsAny(number, "名", "人", "个人", "位") {
		return true
	}
	return utf8.RuneCountInString(after) <= 12 && (endsAny(after, "人数", "数", "名单", "情况", "平安") || endsAny(after, paperwork...))
}
