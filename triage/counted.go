package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Whoever collects a thing comes back to it by its short name, and says what he has got, or who has not done it: 防暑台账收了6家, 反诈答题还没截图
// 的抓紧, 手卫生表还差产科. By itself that asks as well, but it is no second thing.

// backMarks stand behind the thing that words come back to, and before what has become of it.
var backMarks = strings.Fields(`截至 截止 目前 到现在 现在 还没 尚未 没 未 还差 还缺 就差 只差 差 缺 只收到 收到 收了 才 已报 已交 有了 今天 怎么样 弄得 核得 好了没 呢`)

// backTo is the thing that clause i comes back to, as it calls it, and what stands behind; empty if it comes back to nothing.
func (h *heard) backTo(i int) (thing, rest string) {
	c := &h.clauses[i]
	body := h.bare(i)
	at := len(body)
	for _, w := range backMarks {
		if k := strings.Index(body, w); k >= 0 && k < at {
			at = k
		}
	}
	if at == len(body) {
		return "", ""
	}
	thing, rest = body[:at], body[at:]
	for _, w := range []string{"你们", "你", "您", "我们", "我", "咱们", "各办", "各村"} {
		if of, ok := strings.CutPrefix(strings.TrimLeft(thing, " ,"), w); ok {
			thing = strings.TrimLeft(of, "那这的个份")
			break
		}
	}
	thing = strings.Trim(trimThat(strings.Trim(thing, " ,:的都也就各哦啊哈~")), "的各")
	if thing == "" {
		if undone, _, ok := strings.Cut(strings.TrimLeft(rest, "还没尚未"), "的"); ok && rest != undone && utf8.RuneCountInString(undone) >= 4 {
			_, n := utf8.DecodeRuneInString(undone)
			_, m := utf8.DecodeRuneInString(undone[n:])
			thing = undone[n+m:] // 没预约|静脉输液考核|的
		}
	}
	if thing == "" && i > 0 && h.clauses[i-1].sentence == c.sentence && utf8.RuneCountInString(h.body(i-1)) <= 6 && !h.deeds[i-1].asks() {
		thing = trimThat(strings.Trim(h.body(i-1), " ,:")) // 停电那个，还没回的去大群回一声
	}
	if thing == "" && i > 0 && (strings.HasPrefix(rest, "目前") || strings.Contains(rest, "收到")) {
		thing = strings.Trim(trimThat(strings.Trim(h.bare(i-1), " ,:哦啊哈~了")), "的") // 今天下班前交工作日志，目前收到…
	}
	return thing, rest
}

// bare is clause i without times, without those who are called, and without the words by which something is asked for.
func (h *heard) bare(i int) string {
	c := &h.clauses[i]
	spans := spansOf(within(h.times, c))
	for _, a := range h.addresses {
		if a.from >= c.from && a.to <= c.to && (a.mine() || a.place == called) && a.who != classIn && (a.who != everyone || a.at) {
			spans = append(spans, hit{from: a.from, to: a.to})
		}
	}
	body := strings.ReplaceAll(blank(h.t.s, spans)[c.from:c.to], " ", "")
	for _, w := range []string{"大家", "各位", "小伙伴们", "同志们", "老师们"} {
		body = strings.TrimPrefix(body, w)
	}
	return strings.TrimLeft(body, ",@:关于提醒请前交报发填把")
}

// trimThat is a name without what points at its bearer.
func trimThat(name string) string {
	for _, w := range []string{"那个", "这个", "那几个", "那三个", "那两个", "大家", "各位", "情况"} {
		name = strings.TrimSuffix(name, w)
	}
	return name
}

// otherOfHead reports whether the words come back to a thing that is called as the item's is, but for what says which of its kind it is: 午餐|人数
// for 到校|人数.
func (h *heard) otherOfHead(l *living) bool {
	for i := range h.clauses {
		thing, _ := h.backTo(i)
		if utf8.RuneCountInString(thing) < 4 || strings.ContainsFunc(thing, func(r rune) bool { return !hanzi(r) }) || shortFor(thing, l.words()) {
			continue
		}
		first, last := thing[:len("午餐")], thing[len(thing)-len("人数"):]
		if strings.Contains(l.words(), last) && !slices.Contains(l.Topic, hashOf(first)) && !strings.Contains(l.words(), first) && !commonPair(first) {
			return true
		}
	}
	return false
}

// comesBack reports whether the words come back to the item's thing by its name, or a short one.
func (h *heard) comesBack(l *living) bool {
	for i := range h.clauses {
		thing, rest := h.backTo(i)
		if thing == "" || !shortFor(thing, l.words()) {
			continue
		}
		if h.turnsBack(i) || h.deeds[i].chase || holdsAny(rest, "还没", "尚未", "还差", "还缺", "就差", "只差", "收到", "收了", "截至目前", "目前只") || startsAny(rest, "没", "未", "差", "缺") {
			return true
		}
	}
	return false
}

// counted is the item that an ask comes back to by the name of its thing; nil if there is none, or if it asks for more.
func (f *Fold) counted(a ask, t Topic, h *heard, r *room) *living {
	if !h.m.ReplyTo.IsZero() || a.at.h != h || a.rota || h.sendsAfter(a) {
		return nil
	}
	var best *living
	several := false
	for _, l := range f.index.near(r, t, h.m.ReplyTo) {
		if l.Band != Todo || l.State == Cancelled || l.Links[0].Message == h.m.ID || l.wantsPresence() || h.m.SentAt.Sub(l.AskedAt) > renewWithin || h.otherInFrame(l) || !h.comesBack(l) || h.asksFurther(l) || a.apart(l) {
			continue
		}
		if mine := f.mayCancel(h, l); !mine && !l.in(r) || !l.in(r) && !h.superior && !l.askedBy(h.m) {
			continue
		}
		several = several || best != nil && best.Links[0].Message != l.Links[0].Message
		if best == nil || h.sooner(l, best) {
			best = l
		}
	}
	if several && best != nil && f.telling(t, best) == 0 {
		return nil
	}
	return best
}

// sooner reports whether words come back to the one rather than to the other of two items: to one of theirs, that is open, that was spoken of last.
func (h *heard) sooner(l, o *living) bool {
	switch {
	case l.askedBy(h.m) != o.askedBy(h.m):
		return l.askedBy(h.m)
	case (l.State == Open) != (o.State == Open):
		return l.State == Open
	}
	return l.after(o)
}

// sendsAfter reports whether the ask has the user, by name, do something with those who have left a thing undone: 没交的小林你统计一下.
func (h *heard) sendsAfter(a ask) bool {
	if !a.at.scope.toHer() {
		return false
	}
	return slices.ContainsFunc(h.clauses, func(c clause) bool {
		return h.deeds[c.index].request > 1 && !h.turnsBack(c.index) && len(h.topic(c.from, c.to)) > 0
	})
}

// comingBack is what an ask that comes back to an item does to it: who has done it is not spoken to, unless by name.
func (f *Fold) comingBack(l *living, a ask, h *heard) Act {
	if l.State == Done {
		mine := a.at.scope.mine
		if (a.at.scope.toHer() || mine.who == myUnit || mine.who == myArea) && !(a.at.scope.h == h && h.spelledOut(mine)) {
			return Chase
		}
		return Clarify
	}
	if f.mayCancel(h, l) {
		return f.furthers(l, a)
	}
	return Chase
}

// asksFurther reports whether the words go on, in another sentence than that which comes back to the item, to ask for something else.
func (h *heard) asksFurther(l *living) bool {
	back := -1
	for i := range h.clauses {
		if thing, _ := h.backTo(i); thing != "" && back < 0 {
			back = h.clauses[i].sentence
		}
	}
	return slices.ContainsFunc(h.clauses, func(c clause) bool {
		t := h.topic(c.from, c.to)
		return c.sentence != back && h.deeds[c.index].request > 1 && !h.turnsBack(c.index) && len(t) > 2 && t.shared(l.Topic) == 0
	})
}

// apart reports whether the ask stands in a sentence of its own, outright, and shares no word with the item that another sentence comes back to:
// 花名册还差小李的。小李你再把党徽数一数.
func (a *ask) apart(l *living) bool {
	h, c := a.at.h, a.at.clause()
	words := 0
	for _, s := range a.said {
		if t := s.h.topic(s.clause().from, s.clause().to); s.h == h {
			if t.shared(l.Topic) > 0 {
				return false
			}
			words += len(t)
		}
	}
	if a.at.deed().request < 2 && !a.at.scope.toHer() || words == 0 {
		return false
	}
	return !slices.ContainsFunc(h.clauses, func(o clause) bool {
		thing, _ := h.backTo(o.index)
		return o.sentence == c.sentence && thing != "" && shortFor(thing, l.words())
	})
}

// asksApart reports whether a sentence behind the first calls the user by name and asks for something that is not the item.
func (h *heard) asksApart(l *living) bool {
	return slices.ContainsFunc(h.clauses, func(c clause) bool {
		t := h.topic(c.from, c.to)
		return c.sentence > 0 && h.deeds[c.index].request > 0 && h.namesHer(c.index) && !h.turnsBack(c.index) && len(t) >= 2 && t.shared(l.Topic) == 0
	})
}
