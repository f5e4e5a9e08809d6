package triage

import (
	"strings"
	"unicode/utf8"

	"shoudao/triage/when"
)

// tone takes a word into account that says the same wherever it stands.
func (d *deed) tone(u use) {
	switch u {
	case urgentWord:
		d.urgent = true
	case cancelWord:
		d.cancel = true
	case moveWord:
		d.move = true
	case willWord:
		d.will = true
	case noNeedWord:
		d.noNeed = true
	case noticeWord, passOnWord:
		d.notice = true
	case ifWord:
		d.ifs = true
	case policyWord:
		d.policy = true
	case thankWord, praiseWord:
		d.thanks = true
	case giveUpWord:
		d.open = true
	case othersWord:
		d.others = true
	case greetWord, laughWord, soupWord:
		d.chatter = true
	}
}

// raise adds to the request; two signs of one make it sure.
func (d *deed) raise(w hit, by int) {
	d.request = min(d.request+by, 3)
	d.note(w)
}

func (d *deed) note(w hit) {
	if d.at.to == 0 {
		d.at = w
	}
	d.at.to = max(d.at.to, w.to)
}

// goesTo reports whether a word that promises something as it stands, 明天发, goes on to say to whom or what: 明天发|我 is
// asked.
func goesTo(before, word, rest string) bool {
	if strings.HasSuffix(before, "现") && strings.HasPrefix(word, "在") {
		return startsAny(rest, "出来", "好", "完", "齐", "一下") // 现|在弄|出来
	}
	if !startsAny(word, "明天", "晚上") || endsAny(before, "我", "我们", "咱们") {
		return false
	}
	rest = strings.TrimRight(rest, " 哈啊哦吧。!~")
	return rest != "" && !startsAny(rest, "你", "您", "给你", "给您", "过去", "上去") && (rest != "出来" || before != "")
}

// possesses reports whether a word for the speaker at the head of a clause only says whose a thing is with which 你 is to
// do something: 我那个单子你批一下, 我报销的单子你点一下.
func possesses(word, rest string) bool {
	you := strings.IndexAny(rest, "你您")
	if you < 0 || !strings.HasPrefix(word, "我") {
		return false
	}
	what := rest[:you]
	return startsAny(what, "那个", "这个", "那份", "这份", "的", "那张", "这张", "那条", "这边的", "那边的") && !strings.ContainsAny(what, "给跟帮替把找问") || strings.Contains(what, "的") && utf8.RuneCountInString(what) <= 8 && !strings.ContainsAny(what, "给跟帮替把找问了")
}

// finish weighs the words of the clause against each other.
func (d *deed) finish(s string, c *clause, body string) {
	ending := strings.TrimRight(body, " !。~)\"")
	if !d.done && (strings.HasSuffix(ending, "了") || strings.HasSuffix(ending, "啦") || strings.HasSuffix(ending, "咯")) && !d.noNeed && !d.cancel && (d.request > 0 || c.has(weakVerb)) {
		d.done = !hedged(ending) && !(d.due != nil && (strings.Contains(body, "把") || d.due.Kind == when.Deadline))
	}
	if !d.meeting && !d.done && gathers(ending) {
		d.meeting = true
		d.note(hit{from: c.from, to: c.to})
	}
	if number, ok := cutAny(strings.TrimLeft(body, " "), "请问", "问一下", "想问下", "打听一下", "问下"); ok && d.request < 2 && !d.question && strings.Contains(number, "的") && !strings.HasSuffix(ending, "的") && !strings.ContainsAny(number, "了我") {
		d.question, d.request = true, 0 // 请问党政办的传真号
	}
	d.demand(s, c, body)
	for _, w := range []string{"辛苦大家", "辛苦各位", "辛苦你们", "大家辛苦", "各位辛苦"} {
		if strings.HasSuffix(ending, w) {
			d.request, d.thanks = 0, true
		}
	}
	if w, ok := c.first(thankWord); ok && leading(s, c, w) && !putsToTrouble(s[w.from:c.to]) {
		d.request, d.meeting, d.question = 0, false, false // 谢谢小林帮我们…: what follows is what the thanks are for
	}
	if d.policy && strings.Contains(body, "之日起") {
		d.request, d.due = 0, nil // 应当自死亡之日起30日内…: the text of a rule
	}
	if c.has(soupWord) && d.due == nil && d.request < 3 {
		d.request, d.chatter = 0, true // 帮忙点个赞
	}
	d.tense(s, c, body)
	deadline := d.due != nil && d.due.Kind == when.Deadline
	if deadline && d.request > 0 {
		d.request = min(d.request+1, 3)
	}
	if d.done && perfect(body) && d.past && !c.has(youWord, giveWord, politeAsk) && !deadline {
		d.request = 0 // 昨天把账对完了
	}
	if sentOff(body) {
		d.done, d.request = false, max(d.request, 2)
	} else if handled(body, d.due != nil && !d.past, d.past) && !d.question && !c.has(youWord, giveWord, politeAsk) {
		d.request, d.done, d.due, deadline = 0, true, nil, false
	}
	if w, ok := c.first(piecesWord, tailWord); ok && startsAny(body, "你", "您") && strings.Contains(s[w.to:c.to], "我就") {
		d.done, d.self, d.will, d.request = false, false, false, max(d.request, 2) // 您瞅一眼没毛病我就发了
	}
	if d.done && d.request < 2 && !deadline {
		d.request, d.meeting, d.rota = 0, false, false
	}
	d.settle(s, c, body, ending, deadline)
}

// settle says at last which of its words a clause is: a question, a report, praise, or one that wants a receipt.
func (d *deed) settle(s string, c *clause, body, ending string, deadline bool) {
	if interrogative(ending) {
		d.question = true
		if choice(ending) {
			d.request = 0 // 是我去开还是你有别的安排
		}
	}
	if (d.cancel || d.noNeed) && freesDoers(body) {
		d.cancel, d.noNeed, d.others = false, false, true
	}
	if given(ending) && !c.has(youWord, pleaseWord, politeAsk) && !deadline && !d.chase {
		d.request, d.done = 0, true // 送我桌上了
	}
	if leavesBe(ending) {
		d.request, d.cancel = 0, true // 签到表别带回来了
	}
	if d.request == 1 && !d.question && d.due == nil && d.past && praised(body) {
		d.request, d.done = 0, true // 上周防台自查做得细
	}
	if d.thanks && d.request > 0 && praised(body) {
		d.request, d.done = 0, true // 你把停保做了真及时
	}
	if replyWanted(body) {
		d.receipt, d.done = true, false
		d.note(hit{from: c.from, to: c.to})
	}
	if w, ok := c.first(receiptWord); ok && d.receipt && startsAny(strings.TrimLeft(s[w.to:c.to], " 就都也"), "不搞", "不用", "不要", "不必", "免了", "就免", "取消") {
		d.receipt, d.noNeed = false, true // 接龙不搞
	}
	if d.receipt && d.request > 0 && !c.has(sendWord, attendWord, giveWord) && onlyReplies(s, c) {
		d.request = 0 // 请…回复收到 asks for nothing but that
	}
	if d.question && d.at.to == 0 {
		d.at = hit{from: c.from, to: c.to}
	}
}

// putsToTrouble reports whether words that begin with 辛苦 are no thanks for what has been done, but ask for a deed: 辛苦再把
// 点位图打印两份, 辛苦党政办把表填了发我.
func putsToTrouble(words string) bool {
	rest, ok := strings.CutPrefix(words, "辛苦")
	return ok && (strings.Contains(rest, "把") || startsAny(rest, "再", "帮", "先", "尽快", "抓紧", "跑一趟", "去", "来", "给")) && !endsAny(strings.TrimRight(rest, " !。~"), "了", "啦")
}
