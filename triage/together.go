package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// callTogether has a sentence that names nobody speak to all who are there, where 都 or its like says that they
// all are to do it: 今晚八点碰头会，都参加; 明天都穿正装. Those who are left when others have been named are all
// but these, and the user is one of them unless she is named too: 除了黄静，其他人都去植树.
func (h *heard) callTogether() {
	if holdsAny(h.t.s, "吃", "聚餐", "自愿", "喝", "蛋糕", "唱歌", "烧烤", "火锅", "打牌", "打球") {
		return // a treat
	}
	herself := slices.ContainsFunc(h.addresses, func(a address) bool { return a.mine() && a.who != everyone && !a.all })
	for i := range h.clauses {
		c, d := &h.clauses[i], &h.deeds[i]
		if d.done || d.question || d.noNeed || d.cancel || d.thanks || d.self || d.ifs || d.told || d.chase || d.past || h.addressed(c) {
			continue
		}
		body, timed := h.afterTime(i)
		rest, rests := cutAny(body, "其他人", "其余人", "其余的人", "其他同志", "其他同事", "剩下的人", "其他的人")
		if rests && herself {
			continue
		}
		all, together := cutAny(trimTimes(rest), "都", "全都", "一律", "全部都", "全体", "全员")
		if together && !(timed && (strings.ContainsRune(deedStems+"到去来回留穿带", runeAt(all, 0)) || startsAny(all, "参加", "别走", "不要走", "不准走", "不许走"))) {
			continue
		}
		if !together && !rests && h.timed(c) && allThings(body) {
			all, together = body, true // 桌面都理干净
		}
		told := tells(strings.TrimRight(all, " !。~哈")) && !(together && startsAny(all, "来", "到", "回", "留", "别走", "不要走", "不准走", "不许走") && !strings.ContainsAny(all, "了过吗没"))
		if !together && !rests || told || utf8.RuneCountInString(all) < 2 && all != "来" {
			continue
		}
		h.addresses = append(h.addresses, address{from: c.from, to: c.from, who: everyone, place: subject})
		if d.request < 2 {
			d.raise(hit{from: c.from, to: c.to}, 2)
		}
	}
	slices.SortStableFunc(h.addresses, func(a, b address) int { return a.from - b.from })
}

// allThings reports whether words say what state all of some things are to be brought into: 桌面都理干净.
func allThings(body string) bool {
	what, state, ok := strings.Cut(strings.TrimRight(body, " 。!~哈"), "都")
	n := utf8.RuneCountInString(what)
	return ok && n >= 2 && n <= 5 && !strings.ContainsAny(what, "的我你他她们谁每天家人次") && finishesBy(state) && !tells(state) && !strings.ContainsAny(body, "已了") &&
		strings.ContainsRune(deedStems, runeAt(state, 0))
}

// afterTime is the body of a clause without the time that it begins with, and whether it says, or its sentence does, by when:
// 都来会议室 of 下午三点都来会议室 and of 马上都来会议室.
func (h *heard) afterTime(i int) (rest string, timed bool) {
	c := &h.clauses[i]
	body := strings.TrimLeft(h.body(i), " ")
	for _, t := range within(h.times, c) {
		if strings.TrimSpace(h.t.s[c.from:t.from]) == "" && t.to < c.to {
			return strings.TrimLeft(h.t.s[t.to:c.to], " "), true
		}
	}
	rest, now := cutAny(trimTimes(body), "马上", "立即", "立刻", "现在")
	return rest, now || rest != body || h.timed(c)
}

// venues are where people are called to.
var venues = strings.Fields(`会议室 报告厅 礼堂 阶梯教室 多功能厅 大教室 示教室 党员活动室 活动室 操场 广场 大厅 培训室 学术厅 会堂`)

// callThere takes a sentence that says when, who and where, and has no verb, for a meeting: 明天下午3点，全体教师，会议室. So does
// one that says when and that nobody is to be late.
func (h *heard) callThere() {
	for i := range h.clauses {
		c, d := &h.clauses[i], &h.deeds[i]
		body := strings.TrimRight(h.body(i), " 。!~")
		if d.request < 2 && !d.done && !d.past && h.timed(c) && holdsAny(body, "不得迟到", "别迟到", "不要迟到", "勿迟到", "不许迟到", "不准迟到", "不得缺席", "不要缺席", "不许缺席") {
			d.raise(hit{from: c.from, to: c.to}, 2) // 明早7点半交接班，别迟到
			continue
		}
		if d.asks() || d.done || d.past || d.self || !slices.ContainsFunc(venues, func(w string) bool { return strings.HasSuffix(body, w) }) || utf8.RuneCountInString(trimTimes(body)) > 12 {
			continue
		}
		if h.addressed(c) && h.timed(c) && !h.asksIn(c.sentence) {
			d.meeting = true
			d.note(hit{from: c.from, to: c.to})
		}
	}
}

// asksIn reports whether a clause of a sentence asks for something.
func (h *heard) asksIn(sentence int) bool {
	return slices.ContainsFunc(h.clauses, func(c clause) bool { return c.sentence == sentence && h.deeds[c.index].asks() })
}

// addressed reports whether somebody is spoken to in the sentence of a clause.
func (h *heard) addressed(c *clause) bool {
	return slices.ContainsFunc(h.addresses, func(a address) bool {
		return a.place != excluded && h.sentenceAt(a.from) == c.sentence && (a.spoken() || a.at)
	})
}

// timed reports whether a time to come stands in the sentence of a clause.
func (h *heard) timed(c *clause) bool {
	for i := range h.clauses {
		if h.clauses[i].sentence == c.sentence && h.deeds[i].due != nil {
			return true
		}
	}
	return false
}

// cutAny is s without the first of the words that it begins with.
func cutAny(s string, words ...string) (rest string, ok bool) {
	for _, w := range words {
		if n := len(w); n == 0 || n <= len(s) && s[n-1] == w[n-1] && s[:n] == w {
			return s[n:], true
		}
	}
	return s, false
}
