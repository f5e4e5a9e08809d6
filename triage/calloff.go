package triage

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Who calls something off seldom names it as he did when he asked: 今晚会不开了, 考务不用报了, 慰问信不印了. It is then the only thing of
// his that it can be.

// dropped reports whether clause k says that a deed is not to be done after all: 慰问信|不印了. Of what cannot be done (打不开了), or of what
// somebody does not do (他不来了), it says nothing.
func (h *heard) dropped(k int) bool {
	body := strings.TrimRight(h.body(k), " 啊哈呀。!~")
	if h.shelved(k, body) || h.staysAway(k, body) {
		return true
	}
	rest, ok := cutEnd(body, "了")
	at := strings.LastIndex(rest, "不")
	if !ok || at < 0 || h.clauses[k].query || h.deeds[k].self {
		return false
	}
	after := strings.TrimPrefix(rest[at+len("不"):], "用")
	before := strings.TrimRight(rest[:at], " 就先都也")
	n := utf8.RuneCountInString(after)
	if n < 1 || n > 3 || !deedAt(after, 0) || unable(before, rest[at:]) || strings.ContainsAny(before, "我他她咱谁") || deedAt(before, runeStart(before, max(len(before)-1, 0))) {
		return false
	}
	return utf8.RuneCountInString(before) >= 2
}

// shelves end a clause that leaves something until nobody says when.
var shelves = strings.Fields(`先放放 先放一放 先放着 先搁着 先搁一搁 先缓缓 先缓一缓 先停一停 先停下 先停 先搁置`)

// shelved reports whether clause k leaves a thing for now, and nothing in its message says until when: 折页|先放放. It has to name the thing.
func (h *heard) shelved(k int, body string) bool {
	thing, ok := cutEnd(strings.TrimSuffix(body, "吧"), shelves...)
	thing = strings.TrimRight(thing, " 就都也的")
	return ok && utf8.RuneCountInString(thing) >= 2 && len(h.times) == 0 && !h.clauses[k].query && !h.deeds[k].ifs && !strings.ContainsAny(thing, "我你您") && !slices.ContainsFunc(h.deeds[k+1:], func(d deed) bool { return d.request > 1 })
}

// staysAway reports whether clause k says of those for whom something was to be done that they do not come: 检查组|不来了.
func (h *heard) staysAway(k int, body string) bool {
	who, ok := cutEnd(body, "不来了", "不过来了", "来不了了", "不下来了", "不到了")
	who = strings.TrimLeft(trimTimes(who), " ,那")
	if n := utf8.RuneCountInString(who); !ok || n < 2 || n > 7 || h.clauses[k].query || !endsAny(who, "组", "团", "队", "县里", "市里", "省里", "局里", "领导", "专家", "客人", "记者", "厅里", "分行", "总行", "审计") {
		return false
	}
	return !holdsAny(who, "听说", "可能", "要是", "如果", "万一", "咱", "我")
}

// putOff reports whether the sentence of clauses i to j calls something off and leaves open when it will be: 明天市里不去了，改时间另说.
func (h *heard) putOff(i, j int) bool {
	return holdsAny(h.t.s[h.clauses[i].from:h.clauses[j-1].to], "另说", "另定", "另行通知", "再定", "再约", "再说", "再议", "另通知", "到时候再")
}

// theCancelled is the only item that a call-off can be of whose own words do not tell: the gathering of its day, or what its sender has
// last wanted. Nil if there is none, or several.
func (f *Fold) theCancelled(h *heard, r *room, c change) *living {
	if c.act != Cancel || !h.m.ReplyTo.IsZero() || c.foreign || h.callsOthers(c) || h.consoles() {
		return nil
	}
	body := h.t.s[h.clauses[c.from].from:h.clauses[c.to-1].to]
	day := h.timeNamed(c)
	meeting := holdsAny(body, "会", "培训", "活动", "演练", "检查", "去") && !holdsAny(body, "会议室")
	done := strings.HasSuffix(strings.TrimRight(body, " 啊哈呀。!~"), "了")
	var only *living
	for _, l := range f.index.byRoom[r.key] {
		if l.State != Open || l.Band != Todo || h.m.SentAt.Sub(l.TouchedAt()) > 72*time.Hour || h.elsewise(r, l) {
			continue
		}
		gathering := day != nil && meeting && l.gathers() && day.covers(l.Due) && (f.mayCancel(h, l) || h.tellsOff(c, l, r))
		bare := done && l.askedBy(h.m) && !l.wantsAnswer() && len(c.topic) <= 2 && len(f.index.sharing(c.topic)) == 0 && h.bareCallOff(c, l)
		if !gathering && !bare {
			continue
		}
		if only != nil {
			return nil
		}
		only = l
	}
	return only
}

// bareCallOff reports whether the words of a call-off name nothing, or something that the item's own words speak of: 不用顶了; 考务|不用报了, of
// who is to work at the 考点.
func (h *heard) bareCallOff(c change, l *living) bool {
	from, to := h.clauses[c.from].from, h.clauses[c.to-1].to
	for _, w := range []string{"不用", "不必", "不要", "别", "先不"} {
		what, _, ok := strings.Cut(h.t.s[from:to], w)
		if !ok {
			continue
		}
		for _, a := range h.addresses {
			if a.from >= from && a.to <= to && a.foreign() {
				return false
			}
			if a.from >= from && a.to <= from+len(what) {
				what = strings.Replace(what, h.t.s[a.from:a.to], "", 1)
			}
		}
		what = strings.Trim(trimTimes(what), " ,你您那就先都也了的@")
		return what == "" || utf8.RuneCountInString(what) <= 4 && strings.ContainsAny(what, l.words())
	}
	return false
}

// timeNamed is the time that the clauses of a call-off name; nil if they name none.
func (h *heard) timeNamed(c change) *timed {
	for i, t := range h.times {
		if t.from >= h.clauses[c.from].from && t.to <= h.clauses[c.to-1].to {
			return &h.times[i]
		}
	}
	return nil
}

// lags reports whether clause k tells how few there are so far: 问卷才3份, 目前只有两户.
func (h *heard) lags(k int) bool {
	body := h.body(k)
	for _, w := range []string{"才", "只有", "只收到", "还只有", "仅有", "目前只"} {
		_, rest, ok := strings.Cut(body, w)
		rest = strings.TrimLeft(rest, "报收到有填交了 ")
		if ok && (digit(runeAt(rest, 0)) || strings.ContainsRune("一两二三四五六七八九十几", runeAt(rest, 0))) && holdsAny(rest, "份", "户", "个", "人", "家", "条", "篇", "%", "张", "名", "村") {
			return true
		}
	}
	return false
}

// asBefore reports whether an ask is, but for what forwarding puts before it, said in the very words of an item: the same notice in another group.
func (a ask) asBefore(l *living) bool {
	mine := bareNotice(newText(a.title()).s)
	return utf8.RuneCountInString(mine) >= 8 && mine == bareNotice(l.words()) && a.due.At.Equal(l.Due.At)
}

// bareNotice is a notice without what forwarding puts before it.
func bareNotice(s string) string {
	for _, w := range []string{"转发:", "转:", "[转发]", "[转]", "转发", "转", "fwd:", "fw:"} {
		if rest, ok := strings.CutPrefix(s, w); ok {
			s = rest
			break
		}
	}
	return strings.Trim(s, " ,。.!~")
}

// eventOf reports whether the words point at the event that an item has her attend, by its day and by a word of it: 明天县办那个检查，小林去.
func (h *heard) eventOf(l *living, t Topic) bool {
	if l.State != Open || !l.wantsPresence() || h.m.SentAt.Sub(l.TouchedAt()) > 7*24*time.Hour || t.shared(l.Topic) == 0 || !slices.ContainsFunc(h.clauses, func(c clause) bool {
		body := h.body(c.index)
		return holdsAny(body, "那个", "这个", "那场", "这场", "那次") && endsAny(strings.TrimRight(body, " 啊哈"), "检查", "会", "培训", "活动", "演练", "仪式", "比赛", "考试", "体检", "座谈", "验收", "调研", "督查", "观摩", "讲座")
	}) {
		return false
	}
	return slices.ContainsFunc(h.times, func(m timed) bool { return m.covers(l.Due) })
}

// passesOver reports whether few words only say that it is the user who does what somebody else has just asked of her: 主任稍等，小林来拉.
func (h *heard) passesOver(l *living, r *room) bool {
	if l.State != Open || l.askedBy(h.m) || h.m.SentAt.Sub(l.TouchedAt()) > 30*time.Minute || utf8.RuneCountInString(h.t.s) > 16 || len(h.times) > 0 {
		return false
	}
	said := l.words()
	for i := range l.Links {
		if p := r.byID(l.Links[i].Message); p != nil {
			said += p.t.s
		}
	}
	for _, a := range h.addresses {
		if a.who != myName && a.who != myNick {
			continue
		}
		for _, w := range []string{"来", "去", "马上", "在"} {
			rest, ok := strings.CutPrefix(strings.TrimLeft(h.t.s[a.to:], " "), w)
			verb := strings.TrimRight(rest, " 。!~哈吧了")
			if n := utf8.RuneCountInString(verb); ok && n >= 1 && n <= 2 && (strings.Contains(said, verb) || slices.Contains([]string{"弄", "做", "办", "搞", "处理"}, verb)) {
				return true
			}
		}
	}
	return false
}

// saysDoIt reports whether an ask says no more than that the user is to do what the send before it tells: 小林你弄一下.
func (a *ask) saysDoIt() bool {
	body := a.at.h.t.s
	for _, b := range a.at.h.addresses {
		if b.mine() && b.from < len(body) {
			body = strings.Replace(body, a.at.h.t.s[b.from:b.to], "", 1)
		}
	}
	return slices.Contains([]string{"弄一下", "办一下", "处理一下", "跟一下", "落实一下", "填一下", "报一下", "弄下", "办下", "处理下", "跟下", "来办", "来弄", "来跟", "负责", "去办", "牵头"}, strings.Trim(body, " 你您这个,。!~@:哈"))
}
