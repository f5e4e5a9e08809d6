package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Not only the user tells that something is done. Who asked for it says that he has it (花名册收到了，辛苦), and a
// colleague says that he has handed it in for her (小林的花名册我帮她交了). Much else comes and is handed in, a template,
// another village's, last year's: so nothing may be said but that the very thing is there, and thanks.

// receivedWords are how who asked for something says that it has come.
var receivedWords = []string{"收到了", "已收到", "拿到了", "收到啦", "拿到啦", "送来了", "交来了", "发来了", "传来了", "报来了"}

// toldDone finishes the item of which others than the user say that it is done. It reports whether they do.
func (f *Fold) toldDone(h *heard, r *room) bool {
	if utf8.RuneCountInString(h.t.s) > 30 || !h.onlyTells() {
		return false
	}
	stood := h.didForHer()
	handed := h.fromHer()
	t := h.whole()
	var best *living
	among := f.index.sharing(t)
	prev := r.lastBefore(func(p *heard) bool { return p != h })
	follows := stood && prev != nil && sameSender(prev.m, h.m) // 要报个数|我已经替小林报了
	if follows {
		among = f.index.either(among, f.index.byMessage[prev.m.ID])
	}
	for _, l := range among {
		if !l.in(r) || l.State != Open || l.Band != Todo || l.wantsPresence() || !l.byName() && !(stood && l.has(ByUnit)) || f.telling(t, l) == 0 && !(follows && l.of(prev.m.ID)) {
			continue
		}
		if !stood && !handed && !((l.askedBy(h.m) || h.goesHere(l)) && h.hasReceived(l) && !r.handedByOther(h, l)) {
			continue
		}
		if best != nil {
			return false
		}
		best = l
	}
	if best == nil {
		return false
	}
	best.link(h.whollyAs(Told))
	return true
}

// onlyTells reports whether the words hold one clause that tells something, and beside it nothing but thanks and names.
func (h *heard) onlyTells() bool {
	if holdsAny(h.t.s, "没", "不", "还", "差", "但", "等", "退", "重", "一半", "就好", "可以", "要是", "not ", "except", "still", "never", "?") || len(h.times) > 0 {
		return false
	}
	tells := 0
	for i := range h.clauses {
		d, body := &h.deeds[i], strings.Trim(h.body(i), " ,:@")
		named := slices.ContainsFunc(h.addresses, func(a address) bool { return a.from <= h.clauses[i].from && a.to >= h.clauses[i].to })
		if d.thanks || named || slices.Contains([]string{"", "辛苦", "辛苦了", "辛苦啦", "谢谢", "好的", "好", "不错", "thanks", "thank you", "cheers", "ta"}, body) || strings.HasPrefix(body, "thanks") {
			continue
		}
		if d.question || d.chase || d.move || d.cancel {
			return false
		}
		tells++
	}
	return tells == 1
}

// hasReceived reports whether the words say that what the item asks for has come, and name it as the item does.
func (h *heard) hasReceived(l *living) bool {
	title := strings.ToLower(l.Title)
	for i := range h.clauses {
		body := strings.TrimRight(h.body(i), " 啊哈。!~")
		for _, w := range receivedWords {
			if what, ok := strings.CutSuffix(body, w); ok {
				return h.isThing(what, title)
			}
		}
		for _, w := range []string{"got the ", "got your ", "received the ", "received your "} {
			if what, ok := strings.CutPrefix(body, w); ok {
				return strings.Contains(title, strings.Trim(what, " .!"))
			}
		}
	}
	return false
}

// goesHere reports whether the item's thing goes to the speaker, or to the unit that he is shown with: 交财务.
func (h *heard) goesHere(l *living) bool {
	for _, who := range []string{h.by.name, h.by.unit, shortUnit(h.by.unit), houseOf(h.by)} {
		if utf8.RuneCountInString(who) >= 2 && strings.Contains(l.words(), who) && slices.ContainsFunc([]string{"交", "报", "发", "送", "给", "到"}, func(v string) bool { return strings.Contains(l.words(), v+who) }) {
			return true
		}
	}
	return false
}

// isThing reports whether words, without the user's name and what says whose it is, are what a title names.
func (h *heard) isThing(what, title string) bool {
	for _, a := range h.addresses {
		if a.who == myName || a.who == myNick || a.who == myUnit {
			what = strings.Replace(what, h.t.s[a.from:a.to], "", 1)
		}
	}
	for _, w := range []string{"你的", "您的", "我", "都", "已", "也", "的"} {
		what = strings.TrimPrefix(strings.TrimSuffix(what, w), w)
	}
	return utf8.RuneCountInString(what) >= 2 && strings.Contains(title, strings.Trim(what, " ,"))
}

// handedByOther reports whether somebody else has sent a file, or spoken of the item's matter, since it was asked for.
func (r *room) handedByOther(h *heard, l *living) bool {
	return slices.ContainsFunc(r.recent, func(p *heard) bool {
		return p != h && !p.own && !l.askedBy(p.m) && !p.m.SentAt.Before(l.AskedAt) && (p.attachment() || p.whole().shared(l.Topic) > 0)
	})
}

// didForHer reports whether the words say that their speaker has handed in something in the user's place: 我帮小林交
// 了, 小林的花名册我替她报了.
func (h *heard) didForHer() bool {
	for _, a := range h.addresses {
		c := h.clauseAt(a.from)
		if c == nil || a.to > c.to || a.who != myName && a.who != myNick {
			continue
		}
		body := strings.NewReplacer("我已经", "我", "我已", "我", "我都", "我", "我刚", "我").Replace(h.t.s[c.from:c.to])
		for _, w := range []string{"帮", "替", "代"} {
			before, after, ok := strings.Cut(body, "我"+w)
			rest, her := strings.CutPrefix(after, h.t.s[a.from:a.to])
			if !her {
				rest, her = strings.CutPrefix(after, "她")
			}
			rest = strings.TrimRight(rest, " 啊哈。!~")
			if ok && her && !strings.Contains(before, "说") && slices.Contains([]string{"交了", "报了", "发了", "送了", "填了", "交上去了", "报上去了", "发过去了", "送过去了", "交好了", "发完了", "交完了"}, rest) {
				return true
			}
		}
	}
	return false
}

// fromHer reports whether the words say that their speaker has got something from the user: 投影仪我从小林那拿到了.
func (h *heard) fromHer() bool {
	return slices.ContainsFunc(h.addresses, func(a address) bool {
		c := h.clauseAt(a.from)
		if c == nil || a.to > c.to || a.who != myName && a.who != myNick || !endsAny(h.t.s[c.from:a.from], "从", "在", "去") {
			return false
		}
		rest, ok := cutAny(h.t.s[a.to:c.to], "那里", "那儿", "那边", "那", "这里", "这儿", "这", "手里", "处")
		return ok && slices.Contains([]string{"拿到了", "拿了", "借到了", "领到了", "领了", "取到了", "取了", "收到了"}, strings.TrimRight(rest, " 啊哈。!~"))
	})
}
