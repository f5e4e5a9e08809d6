package triage

import (
	"slices"
	"strings"

	"shoudao/triage/when"
)

// wishes are what is wished on somebody's own days.
var wishes = strings.Fields(`生日快乐 新婚 喜得 早生贵子 恭喜 happy_birthday congratulations congrats many_happy_returns`)

// praises lets the words that say how well somebody did something, or wish her well, ask for nothing: 这次安排得细致, 大家都要向她学习.
// What is asked besides, and what is to be done by a day, stays asked.
func (h *heard) praises() {
	wished := holdsAny(strings.ReplaceAll(h.t.s, " ", "_"), wishes...)
	praised := -1 // the sentence in which there was praise
	for i := range h.clauses {
		d, body := &h.deeds[i], h.body(i)
		if praised == h.clauses[i].sentence && d.request == 0 && !d.question && startsAny(body, "not one", "not a ", "no ", "没一", "没有", "零") {
			d.due, d.thanks = nil, true // not one complaint before lunch
		}
		if h.clauses[i].has(praiseWord) && d.request == 0 {
			praised = h.clauses[i].sentence
		}
		switch learn := strings.HasSuffix(strings.TrimRight(body, " 啊哈。!~"), "学习") && holdsAny(body, "向她", "向他", "向你", "向您", "跟你", "跟她"); {
		case learn, i > 0 && h.deeds[i-1].thanks && h.clauses[i-1].sentence == h.clauses[i].sentence && d.due == nil && endsAny(strings.TrimRight(body, " 啊哈。!~"), "学习一下", "学习学习", "学学", "看齐"),
			d.request <= 1 && !d.question && d.due == nil && rated(body):
			d.request, d.thanks = 0, true
		case wished && d.request <= 1 && (d.due == nil || d.due.Kind != when.Deadline) && !d.chase && !holdsAny(body, paperwork...):
			d.request, d.question, d.due, d.chatter = 0, false, nil, true
		}
	}
	if !slices.ContainsFunc(h.deeds, func(d deed) bool { return d.request > 1 && !d.chatter }) {
		h.praisesHome()
	}
}

// rated reports whether a clause says how well something has been done: 安排得细致, 清得是真利索.
func rated(body string) bool {
	for at := 0; ; {
		n := strings.Index(body[at:], "得")
		if n < 0 {
			return false
		}
		at += n + len("得")
		if at > 2*len("得") && graded("", body[at-len("得"):]) && !holdsAny(body, "把", "要", "请", "尽", "务必", "记", "再") {
			return true
		}
	}
}

// praisesHome takes it for a joke that something of the same is wanted, where somebody's child or cat has been praised:
// 你家娃画得真好，给我也画一个.
func (h *heard) praisesHome() {
	if h.superior || !holdsAny(h.t.s, "你家娃", "你家孩子", "您家孩子", "你儿子", "你女儿", "你家宝", "你家猫", "你家狗") || holdsAny(h.t.s, paperwork...) {
		return
	}
	for i := range h.deeds {
		d := &h.deeds[i]
		if d.due == nil && d.chatter {
			d.request, d.question = 0, false
		}
	}
}
