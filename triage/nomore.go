package triage

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Who has asked for something may say that he has it by now (印泥还有吗 — 找到了), that there is enough of it, or that he does without her
// (那我坐班车吧, 那老邓跟我去). Each of these says nothing of what it is about, so it has to come soon and there may be one thing only that it could be.

// needless closes the item that h shows to be wanted no more. It reports whether there is one.
func (f *Fold) needless(h *heard, r *room) bool {
	l := f.toldByHer(h, r)
	if l == nil {
		l = f.sheHas(h, r)
	}
	if l != nil {
		l.link(h.whollyAs(Told))
		return true
	}
	if utf8.RuneCountInString(h.t.s) > 16 || holdsAny(h.t.s, "没", "还", "吗", "?", "但", "等") || h.asksOfUser() && !slices.ContainsFunc(h.deeds, func(d deed) bool { return d.thanks }) {
		return false
	}
	act := Told
	if l = f.hasItself(h, r); l == nil {
		act = Cancel
		l = f.goesWithout(h, r)
	}
	if l == nil {
		return false
	}
	l.link(h.whollyAs(act))
	return true
}

// latestOf is the open item that h's sender has asked for, and that was spoken of last in its group, within two hours; nil if there is none.
func (f *Fold) latestOf(h *heard, r *room) *living {
	var last *living
	for l := range f.index.since(r, h.m.SentAt.Add(-2*time.Hour)) {
		if l.State == Open && l.Band == Todo && l.in(r) && l.askedBy(h.m) && (last == nil || l.after(last)) {
			last = l
		}
	}
	return last
}

// havings say of nothing named that its speaker has it, or that it is in order.
var havings = strings.Fields(`找到了 找着了 查到了 问到了 想起来了 进来了 进去了 加上了 打开了 能用了 好了 修好了 通了 搞定了 解决了 弄好了 借到了 领到了 拿到了 收到了 看到了`)

// hasItself is the item that its asker says he has by now: 找到了; 进来了，谢谢. What may as well answer somebody else's file or her 好的 has
// to thank her, or follow upon his own words.
func (f *Fold) hasItself(h *heard, r *room) *living {
	said := ""
	for i := range h.clauses {
		body := strings.Trim(h.body(i), " 哦噢啊嗯哈已经我。!~")
		if slices.Contains(havings, body) && said == "" {
			said = body
			continue
		}
		named := slices.ContainsFunc(h.addresses, func(a address) bool { return a.from <= h.clauses[i].from && a.to >= h.clauses[i].to })
		if body != "" && !named && !h.deeds[i].thanks {
			return nil
		}
	}
	l := f.latestOf(h, r)
	if said == "" || l == nil || l.wantsPresence() {
		return nil
	}
	prev := r.lastBefore(func(p *heard) bool { return p != h })
	switch {
	case prev == nil:
		return nil
	case sameSender(prev.m, h.m):
		if !l.of(prev.m.ID) {
			return nil
		}
		return l
	case l.wantsAnswer() && h.m.SentAt.Sub(l.TouchedAt()) <= 30*time.Minute:
		return l // somebody has told him, or shown him where
	case said == "收到了" || said == "看到了" || said == "拿到了" || said == "好了":
		return nil
	}
	return l
}

// goesWithout is the item that its asker gives to somebody else, or does without, as something stands in the user's way: 那老邓跟我去, 那我坐班车
// 吧; or of which he has enough.
func (f *Fold) goesWithout(h *heard, r *room) *living {
	l := f.latestOf(h, r)
	if l == nil {
		return nil
	}
	if body := strings.Trim(h.t.s, " 啊哈了。!~"); slices.Contains([]string{"够了够", "够", "人够", "人手够", "够用"}, body) && strings.Contains(l.Title, "人") {
		return l
	}
	prev := r.lastBefore(func(p *heard) bool { return p != h })
	if prev == nil || sameSender(prev.m, h.m) || l.of(prev.m.ID) && !prev.own || !prev.own && !prev.speaksOfHer() {
		return nil
	}
	if prev.own && (len(prev.deeds) == 0 || prev.deeds[0].ack || prev.deeds[0].done && !prev.hindered() || prev.asks()) {
		return nil
	}
	rest, ok := cutAny(h.t.s, "那行,", "那好,", "好吧,", "行,", "那就", "那")
	if !ok {
		return nil
	}
	rest = strings.TrimPrefix(strings.TrimLeft(rest, " "), "那")
	if self, mine := cutAny(rest, "我自己", "我"); mine && strings.HasSuffix(strings.TrimRight(h.t.s, " 。!~"), "吧") && !strings.Contains(self, "你") {
		return l
	}
	for _, a := range h.addresses {
		at := strings.Index(h.t.s, rest)
		if a.who != person || a.from != at {
			continue
		}
		deed := strings.TrimRight(strings.TrimLeft(h.t.s[a.to:], "你来"), " 吧。!~")
		if utf8.RuneCountInString(deed) >= 2 && strings.Contains(l.words(), deed[:2*len("去")]) {
			return l
		}
	}
	return nil
}

// speaksOfHer reports whether the words name the user, as somebody does who says why she cannot.
func (h *heard) speaksOfHer() bool {
	return slices.ContainsFunc(h.addresses, func(a address) bool { return a.who == myName || a.who == myNick })
}

// letKnow are how somebody says that the user has told him, or has spoken to him.
var letKnow = []string{"跟我说了", "和我说了", "跟我讲了", "通知我了", "告诉我了", "联系我了", "打电话给我了", "给我打电话了", "给我打过电话了", "找过我了"}

// toldByHer is the item that has the user tell h's sender something, or get in touch with him, where he says that she has: 小林通知老邓 — 好的，
// 小林跟我说了.
func (f *Fold) toldByHer(h *heard, r *room) *living {
	if utf8.RuneCountInString(h.t.s) > 30 || !holdsAny(h.t.s, letKnow...) || !h.toldBy() {
		return nil
	}
	var only *living
	for l := range f.index.since(r, h.m.SentAt.Add(-24*time.Hour)) {
		named := l.names(h.by.name) || l.names(h.by.unit) || l.names(h.m.Sender)
		if l.State != Open || l.Band != Todo || !l.in(r) || l.askedBy(h.m) || !named || !holdsAny(l.words(), "通知", "告诉", "转告", "联系", "说一声", "说一下", "打电话", "打个电话") {
			continue
		}
		if only != nil {
			return nil
		}
		only = l
	}
	return only
}

// names reports whether the item's title holds a name.
func (l *living) names(who string) bool {
	return utf8.RuneCountInString(who) >= 2 && strings.Contains(l.words(), strings.ToLower(who))
}

// toldBy reports whether a clause begins with the user's name and goes on to say that she has told the speaker.
func (h *heard) toldBy() bool {
	return slices.ContainsFunc(h.addresses, func(a address) bool {
		c := h.clauseAt(a.from)
		return c != nil && a.from == c.from && a.to < c.to && (a.who == myName || a.who == myNick) && startsAny(strings.TrimPrefix(h.t.s[a.to:c.to], "已经"), letKnow...)
	})
}

// sheHas is the item of which somebody else says that the user has done its deed: 印发一下 — 小林印好了.
func (f *Fold) sheHas(h *heard, r *room) *living {
	if utf8.RuneCountInString(h.t.s) > 24 || holdsAny(h.t.s, "没", "不", "吗", "?", "还", "但", "一半") {
		return nil
	}
	deed, ok := "", false
	for _, a := range h.addresses {
		if c := h.clauseAt(a.from); c != nil && a.from == c.from && a.to < c.to && !a.at && (a.who == myName || a.who == myNick) {
			deed, ok = cutEnd(strings.TrimRight(strings.TrimLeft(h.t.s[a.to:c.to], "已经都刚"), " 啊哈。!~"), "好了", "完了", "过了")
		}
	}
	if n := utf8.RuneCountInString(deed); !ok || n < 1 || n > 2 {
		return nil
	}
	var only *living
	for l := range f.index.since(r, h.m.SentAt.Add(-24*time.Hour)) {
		if l.State == Open && l.Band == Todo && l.in(r) && l.byName() && !l.wantsPresence() && strings.Contains(l.words(), deed) {
			if only != nil {
				return nil
			}
			only = l
		}
	}
	return only
}
