package triage

import (
	"slices"
	"strings"
	"unicode/utf8"

	"shoudao/triage/when"
)

// charges raises the request of a clause that charges the user with something: 让秀兰报,
// 秀兰去补拍.
func (h *heard) charges(c *clause, d *deed) {
	for k := range h.addresses {
		h.fallsTo(c, d, &h.addresses[k])
		a := h.addresses[k]
		if a.from >= c.from && a.to <= c.to && (a.who == myUnit || a.who == myRole) && a.place == subject && !d.done && !d.question && !d.noNeed && d.request == 0 && takesOn(h.t.s[a.to:c.to]) {
			d.raise(hit{from: a.from, to: c.to}, 1)
		}
		if a.from < c.from || a.to > c.to || a.who != myName && a.who != myNick || a.place != subject || d.done || d.question || d.noNeed {
			continue
		}
		span := hit{from: a.from, to: c.to}
		switch {
		case d.request == 0 && startsAny(strings.TrimPrefix(h.t.s[a.to:c.to], "同志"), "负责", "牵头", "主责") && !strings.HasSuffix(strings.TrimRight(h.t.s[a.to:c.to], " 。"), "的"):
			d.raise(span, 1) // 小李负责会议记录
		case a.told && c.has(weakVerb, verbWord, sendWord, attendWord):
			d.raise(span, 2)
		case acts(h.t.s[a.to:c.to]) && d.request == 0:
			d.raise(span, 1)
		case d.request == 0 && !d.asks() && !d.chatter && !d.thanks && !d.self && shaped(h.t.s[a.to:c.to]):
			d.raise(span, 1)
		}
	}
}

// fallsTo makes the user the one who is to act where the words before her name say that it is
// her turn or her affair, 下周一轮到秀兰讲课, 这块归秀兰, or that others wait for her,
// waiting on Emma.
func (h *heard) fallsTo(c *clause, d *deed, a *address) {
	if a.from < c.from || a.to > c.to || a.who != myName && a.who != myNick && a.who != myUnit && a.who != myRole && !h.yours(*a) || a.place != object && a.place != aside && !(h.yours(*a) && a.place == subject) || d.done || d.question || d.noNeed {
		return
	}
	before := h.t.s[c.from:a.from]
	switch {
	case endsAny(before, "waiting on ", "waiting for ", "blocked on ", "held up by ", "over to ", "over to you ", "down to "), neededFrom(before):
		a.place, a.told, d.chase = subject, true, true
		d.raise(hit{from: c.from, to: c.to}, 1)
	case d.chase && endsAny(before, "就", "只有", "唯独", "唯有") && startsAny(h.t.s[a.to:c.to], "没", "还没", "未"):
		a.place, a.told = subject, true // 全镇就柳湾没动静
	case leftOver(before, h.t.s[a.to:c.to]):
		a.place, a.told, d.chase, d.done = subject, true, true, false // 就剩小林没接了
		d.note(hit{from: c.from, to: c.to})
	case before == "差", endsAny(before, "再等", "就等", "只等", "在等", "还等", "就差", "只差", "还差"):
		a.place, a.told, d.chase = subject, true, true // 就等柳湾了
		d.note(hit{from: c.from, to: c.to})
	case endsAny(before, "不归", "没轮到", "不轮到", "才轮到", "轮不到"):
	case endsAny(before, "轮到", "归", "指派", "指定", "改由"):
		a.place, a.told = subject, true
		d.raise(hit{from: c.from, to: c.to}, 1)
	}
}

// yours reports whether an address is the unit of whoever is spoken to: 你村, 贵单位.
func (h *heard) yours(a address) bool {
	return a.who == classIn && startsAny(h.t.s[a.from:a.to], "你", "贵")
}

// owe has the owner of what is lacking owe it: 覃磊的继续教育差6学时.
func (h *heard) owe() {
	for k := range h.addresses {
		a := &h.addresses[k]
		yours := h.yours(*a)
		if a.who != myName && a.who != myNick && a.who != myUnit && !yours {
			continue
		}
		c0 := h.clauseAt(a.from)
		faulty := a.who != myUnit && !yours && (a.place == aside || a.place == subject) && handedFaulty(h.t.s[a.to:])
		unseen := c0 != nil && a.place == object && strings.HasPrefix(h.t.s[a.to:], "的") && endsAny(h.t.s[c0.from:a.from], "没看到", "没收到", "没见到")
		if a.place != owner && !faulty && !unseen {
			continue
		}
		for i := range h.clauses {
			c, d := &h.clauses[i], &h.deeds[i]
			if a.from < c.from || a.to > c.to {
				continue
			}
			rest := h.t.s[a.to:c.to]
			for _, lack := range []string{"差", "少", "缺"} {
				if at := strings.Index(rest, lack); at > 0 && (digit(runeAt(rest, at+len(lack))) || lack != "差" && strings.ContainsRune("一两二三几", runeAt(rest, at+len(lack))) && !strings.HasSuffix(rest[:at], "不") && !strings.HasSuffix(rest[:at], "至")) {
					d.chase = true // 心内科的处方少一张
					d.note(hit{from: c.from, to: c.to})
				}
			}
			if endsAny(h.t.s[c.from:a.from], "没有", "没", "缺", "差", "少", "等", "欠", "没看到", "没收到", "没见到", "没见") && !d.done {
				d.chase = true // 没有小林的签字走不了流程
				d.note(hit{from: c.from, to: c.to})
			}
			if faulty && !d.question {
				d.chase, d.done = true, false // 小林报的数错了
				d.note(hit{from: c.from, to: c.to})
			}
			if d.chase && !d.done {
				a.place = subject
			}
		}
	}
}

// orders raises the request of a clause that follows the user's being called, where it has
// the shape of an order: 梅姐 先匀我们两件; @丁一凡 津贴口径跟国资委对一对.
func (h *heard) orders() {
	var before [3]int // by the kind of address: one more than the sentence whose clauses have been read for one before
	for _, a := range h.addresses {
		named := (a.who == myName || a.who == myNick) && a.spoken()
		posted := !named && a.mine() && a.place == called // 党政办：台账签个字
		if !named && !posted && !(a.mine() && a.who != everyone && a.place == subject && (a.duty || a.all)) {
			continue
		}
		sentence, kind := h.sentenceAt(a.from), 0
		switch {
		case named:
			kind = 1
		case a.duty:
			kind = 2
		}
		again := before[kind] == sentence+1
		before[kind] = sentence + 1
		for i := range h.clauses {
			c, d := &h.clauses[i], &h.deeds[i]
			if again && c.from >= a.to {
				break // read for the address before, and to the same end
			}
			if body := h.t.s[c.from:c.to]; d.will && c.from >= a.to-len("你") && c.sentence == sentence && !h.own && hastens(body) && (named || h.handles(c)) {
				d.will, d.self, d.busy, d.urgent = false, false, false, true
				d.raise(hit{from: c.from, to: c.to}, 2)
			}
			if c.to <= a.from || d.asks() || d.done || d.self || d.thanks || d.chatter || d.noNeed || d.notice || d.ack || c.sentence != sentence {
				continue
			}
			body := h.t.s[max(c.from, min(a.to, c.to)):c.to]
			if (shaped(body) || repeated(body) && !tells(body)) && (named || a.duty || h.handles(c)) {
				d.raise(hit{from: c.from, to: c.to}, 1)
			}
		}
	}
}

// handedFaulty reports whether what stands behind a name finds fault with what its bearer has handed in: 报的数错了.
func handedFaulty(after string) bool {
	after = after[:runeStart(after, min(len(after), 60))]
	for _, v := range []string{"报", "交", "发", "写", "做", "填", "弄", "给", "传", "改", "统计", "整理", "送"} {
		if thing, ok := strings.CutPrefix(after, v+"的"); ok {
			return holdsAny(thing, "错了", "不对", "有误", "少了", "缺", "打不开", "不行", "有问题", "不全", "漏了", "失效", "对不上", "写反", "看不清") && !holdsAny(thing, "没问题", "没错", "缺席")
		}
	}
	return false
}

// sentFor raises the request of a clause that ends with the user's name, whom a superior wants to see: 书记找小林.
func (h *heard) sentFor() {
	for _, a := range h.addresses {
		for i := range h.clauses {
			c, d := &h.clauses[i], &h.deeds[i]
			if a.from > c.from && a.to <= c.to && (a.who == myName || a.who == myNick) && a.place == called && wantedBy(h.t.s[c.from:a.from]) && !d.done && !d.asks() && strings.Trim(h.t.s[a.to:c.to], " !。~呢有事") == "" {
				d.raise(hit{from: c.from, to: c.to}, 2)
			}
		}
	}
}

// sendsOff raises the request of a clause that has those whom it addresses go somewhere: 各包
// 村干部到村开院坝会.
func (h *heard) sendsOff(c *clause, d *deed) {
	if d.asks() || d.done || d.self || d.noNeed || d.past {
		return
	}
	for _, a := range h.addresses {
		if a.from < c.from || a.to > c.to || !a.mine() || a.place != subject {
			continue
		}
		if rest := h.unlist(a, c); startsAny(rest, "各出", "各派", "各抽", "各报", "各带", "各准备", "各交", "各推荐", "各写", "各选", "来个人", "来一个", "来两个", "来一人", "派个人", "出个人", "下来一个", "上来一个") && a.who != myName {
			d.raise(hit{from: a.from, to: c.to}, 2) // 党政办和民政办各出两个人
		}
		if rest := h.behind(a, c); a.who != myName && (obliged(rest) || nominates(rest) && deedAt(rest, 0)) {
			d.raise(hit{from: a.from, to: c.to}, 2) // 其他村都要报; 每村报2名先进
		}
		if rest := h.behind(a, c); (utf8.RuneCountInString(rest) >= 3 || rest == "到" || rest == "都来" || rest == "都到" || rest == "都去") && !tells(rest) && (startsAny(rest, "到", "去", "赴", "回", "都来", "都到", "都去", "都参加") && !startsAny(rest, "到底", "到时", "回头", "去年", "到目前") || d.due != nil && finishesBy(rest)) {
			d.raise(hit{from: a.from, to: c.to}, 1)
		}
	}
}

// obliged reports whether what stands behind a class or a unit says that it has to do something: 都要报.
func obliged(rest string) bool {
	for _, w := range []string{"都要", "都得", "都须", "都必须", "也要", "也得", "必须", "一律要", "均要", "均须"} {
		if deed, ok := strings.CutPrefix(rest, w); ok && deedAt(strings.TrimLeft(deed, "去来再先"), 0) && utf8.RuneCountInString(deed) <= 12 && !tells(deed) {
			return true
		}
	}
	return false
}

// unlist is what stands in a clause behind the list that begins with an address: 党政办和民政办|各出两个人.
func (h *heard) unlist(a address, c *clause) string {
	rest := h.t.s[a.to:c.to]
	if at := strings.Index(rest, "各"); at >= 0 && utf8.RuneCountInString(rest[:at]) <= 20 && (at == 0 || strings.ContainsAny(rest[:at], "、和及与")) {
		return rest[at:]
	}
	return rest
}

// behind is what stands in a clause behind an address, and the others of its list, and the time that follows them:
// 党政办、民政办的同志下午三点|到小会议室.
func (h *heard) behind(a address, c *clause) string {
	end := a.to
	for _, b := range h.addresses {
		if b.from >= end && b.to <= c.to && (b.from-end <= len("、民政") || listed(h.t.s[end:b.from])) && strings.ContainsAny(h.t.s[end:b.to], "、和及与") {
			end = b.to
		}
	}
	for _, t := range h.times {
		if t.from >= end && t.from <= end+1 && t.to <= c.to {
			end = t.to
		}
	}
	return strings.TrimLeft(h.t.s[end:c.to], " ")
}

// finishesBy reports whether words end in what a thing is to be brought to.
func finishesBy(rest string) bool {
	return endsAny(rest, "干净", "完", "掉", "好", "齐", "清", "拢", "妥", "到位")
}

// casts gives the user the part in which a clause names her: 主讲是妇幼产科虞佩兰.
func (h *heard) casts(c *clause, d *deed) {
	if d.done || d.noNeed || d.past || d.question {
		return
	}
	for k := range h.addresses {
		a := &h.addresses[k]
		if a.from < c.from || a.to > c.to || a.who != myName && a.who != myNick || a.place == excluded {
			continue
		}
		before := h.t.s[c.from:a.from]
		for _, w := range parts {
			if at := strings.LastIndex(before, w); at >= 0 && utf8.RuneCountInString(before[at+len(w):]) <= 8 && !strings.ContainsAny(before[at+len(w):], "了的给跟请") {
				a.place, d.rota = called, true
				d.note(hit{from: c.from + at, to: a.to})
				if d.due == nil && len(h.clauses) <= 4 && strings.Trim(h.t.s[a.to:c.to], " 。!~哈吧") == "" {
					d.raise(hit{from: c.from + at, to: a.to}, 2) // 记录小林
				}
			}
			if rest, ok := strings.CutPrefix(h.t.s[a.to:c.to], w); ok && (h.timed(c) || before == "") && strings.Trim(rest, " 。!~哈") == "" {
				a.place = called // 明天上午公开课，小林主讲
				d.raise(hit{from: a.from, to: c.to}, 2)
			}
		}
	}
}

// parts are what somebody is to be at a meeting or of a task.
var parts = strings.Fields(`记录 签到 拍照 摄像 茶水 会务 司机 值班人员 值班员 带班 计票 监票 引导 礼仪 主讲 主持 主持人 主讲人 发言人 发言 汇报人 带队 负责人 责任人 承办人 经办人 讲解员 讲解 评委 记录员 联络人 领队 主笔 执笔`)

// thanksHer takes what goes on behind thanks to the user for what they are for: 谢谢@郦立新 借
// 我们十二套工装，主持服装解决了.
func (h *heard) thanksHer() {
	for k := range h.addresses {
		a := &h.addresses[k]
		if !a.mine() || a.who == everyone {
			continue
		}
		before := strings.TrimRight(h.t.s[:a.from], " @")
		if !endsAny(before, "谢谢", "感谢", "多谢", "谢谢你", "恭喜", "祝贺", "thanks", "thank you", "cheers") {
			continue
		}
		sentence := h.sentenceAt(a.from)
		for i := range h.clauses {
			c, d := &h.clauses[i], &h.deeds[i]
			if c.to <= a.from || c.sentence != sentence {
				continue
			}
			if d.due != nil && (d.due.Kind == when.Deadline || c.from > a.to && !d.past && !d.done) {
				a.place = called // 谢谢小李，下午2点来开会
			} else if !c.has(youWord, pleaseWord, politeAsk) {
				d.request, d.question, d.chase, d.thanks = 0, false, false, true
			}
		}
	}
}

// leaveOut takes her, where a sentence excepts her, from the classes that it addresses: 除总务处
// 外，各处室明天报; 各办(不含党建办)明天报. So does what is only for some: 只考实习生.
func (h *heard) leaveOut() {
	for _, out := range h.addresses {
		only := out.foreign() && strings.HasSuffix(h.t.s[:out.from], "只") || out.who == classOut && h.onlySome(out)
		if !(out.place == excluded && out.mine()) && !only {
			continue
		}
		sentence := h.sentenceAt(out.from)
		for k := range h.addresses {
			a := &h.addresses[k]
			if (a.all || a.who == everyone || a.who == classIn || a.who == myRole && a.from > out.to && out.mine()) && h.sentenceAt(a.from) == sentence {
				a.who = classOut
			}
		}
	}
}

// onlySome reports whether a verb with 只 before it stands before an address: 只考|实习生.
func (h *heard) onlySome(a address) bool {
	before := h.t.s[max(0, a.from-len("只考")):a.from]
	return strings.HasPrefix(before, "只") && utf8.RuneCountInString(before) == 2 && !strings.HasPrefix(before, "只是")
}

// convenes raises the request of a clause that only says who comes, in a message that calls
// a meeting: 年级组长和备课组长到, 各科室负责人都来.
func (h *heard) convenes() {
	if !slices.ContainsFunc(h.deeds, func(d deed) bool { return d.meeting && !d.done }) {
		return
	}
	for i := range h.clauses {
		c, d := &h.clauses[i], &h.deeds[i]
		body := strings.TrimRight(h.t.s[c.from:c.to], " 。!~")
		who, ok := strings.CutSuffix(body, "到")
		if !ok {
			who, ok = strings.CutSuffix(body, "来")
		}
		if !ok || d.done || d.request > 0 {
			continue
		}
		who = strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(who, "都"), "全"), " ")
		for _, a := range h.addresses {
			if a.from >= c.from && a.to == c.from+len(who) && a.place != excluded && a.place != quoted {
				d.raise(hit{from: a.from, to: c.from + len(body)}, 1)
				break
			}
		}
	}
}
