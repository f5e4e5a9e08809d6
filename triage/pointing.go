package triage

import (
	"slices"
	"strings"
	"time"
)

// handOver makes an item of what somebody else has said, where h does nothing but point it
// out to the user: @若溪 👆这个.
func (f *Fold) handOver(h *heard, r *room) bool {
	if !h.pointsOut() {
		return false
	}
	said := r.lastBefore(func(p *heard) bool {
		return !p.own && !sameSender(p.m, h.m) && p.speech == "" && h.m.SentAt.Sub(p.m.SentAt) <= 30*time.Minute
	})
	if said == nil {
		return false
	}
	span := Span{Message: h.m.ID, To: len(h.m.Text)}
	k := Link{Message: h.m.ID, SentAt: h.m.SentAt, Act: Ask, To: span.To, By: h.m.ID, ByAt: h.m.SentAt}
	for _, c := range []Code{h.mentionCode(), Implied, AskedOfYou} {
		k.Reasons = append(k.Reasons, Reason{Code: c, Weight: weights[c], Span: span})
	}
	for i := range said.deeds {
		if m := said.deeds[i].due; m != nil && k.Due.At.IsZero() {
			k.Due = said.dueAs(m)
		}
	}
	if f.index.first(said.m.ID, func(l *living) bool { return l.Links[0].Message == said.m.ID }) != nil {
		return false // it is an item already
	}
	f.add(Item{
		Anchor: Anchor{Message: h.m.ID}, AskedAt: h.m.SentAt, Title: said.m.Text, Group: h.m.Group, Sender: h.m.Sender, SenderID: h.m.SenderID,
		Links: []Link{k, {Message: said.m.ID, SentAt: said.m.SentAt, Act: Part, To: len(said.m.Text), By: h.m.ID, ByAt: h.m.SentAt}},
	}, said.whole())
	return true
}

// pointsOut reports whether the words mention the user and say no more than look here.
func (h *heard) pointsOut() bool {
	mentioned := slices.ContainsFunc(h.addresses, func(a address) bool { return a.at && a.mine() && a.who != everyone })
	return mentioned && holdsAny(h.t.s, "👆", "☝", "这个", "上面", "如上", "↑", "看上") && len(h.whole()) <= 2 && !slices.ContainsFunc(h.deeds, func(d deed) bool { return d.thanks || d.done || d.request > 1 })
}

// pointed is the open item that an ask points at without saying what it is: 这个你来跟,
// 韩局要的那个你来拢, 那几张照片周五前要. It is one of the same room that is being talked of,
// one whose asker is named, or one of the same asker's that shares a telling word.
func (f *Fold) pointed(a ask, t Topic, h *heard, r *room) *living {
	amends := h.amends() && !slices.ContainsFunc(h.clauses, func(c clause) bool { return c.point > 0 }) // a notice that tells a format amends nothing
	asking := a.at.h.t.s[a.at.clause().from:a.at.clause().to]
	if !h.points() && !amends && !refersEn(asking) || slices.ContainsFunc(r.turn(h), (*heard).attachment) {
		return nil // with a file before it, 这个名单 is the file
	}
	var best *living
	for l := range f.index.lately(h.m.SentAt) {
		if l.State != Open && !(amends && l.State == Done && !l.wantsAnswer()) || l.Links[0].Message == h.m.ID {
			continue
		}
		here, age := l.in(r), h.m.SentAt.Sub(l.TouchedAt())
		same := l.askedBy(h.m)
		switch {
		case here && same && age <= 7*24*time.Hour && f.telling(t, l) > 0:
		case here && age <= 3*time.Hour && f.telling(t, l) > 0 && a.due.At.IsZero() && h.points():
		case age <= 48*time.Hour && !same && f.telling(t, l) >= 2 && a.due.At.IsZero() && (here || pointsAt(asking)):
		case here && same && amends && len(t) <= 3 && age <= 48*time.Hour && l.delivered():
		case here && same && age <= turnGap && a.due.At.IsZero() && refersEn(asking):
		case len(t) <= 2 && here && age <= 30*time.Minute && a.due.At.IsZero():
		case age <= 24*time.Hour && !same && f.speaksTo(h, l) && (len(t) <= 2 || f.telling(t, l) > 0 && len(t) <= 8):
		default:
			continue
		}
		if best == nil || l.after(best) {
			best = l
		}
	}
	return best
}

// amends reports whether the words find fault with a part of something that they do not
// name: 第三页批次对不上, 附件打不开, 蓝色那档单列出来.
func (h *heard) amends() bool {
	if holdsAny(h.t.s, "打不开", "重发", "对不上", "颠倒", "那档", "那栏", "那页", "那列", "那行", "单列", "表头", "格式", "落款", "错别字", "少了", "多了", "漏了", "改一处", "改个地方", "加一列", "加一栏", "其他可以", "其余可以", "其他不动", "其余不动", "其他没问题", "其余没问题", "别的不用动", "wrong tab", "won't open", "typo", "one more thing") {
		return true
	}
	_, rest, ok := strings.Cut(h.t.s, "第")
	if !ok {
		return false
	}
	for _, w := range []string{"页", "条", "行", "列", "栏", "项", "卷", "段"} {
		if at := strings.Index(rest, w); at > 0 && at <= len("十二") {
			return true
		}
	}
	return false
}

// delivered reports whether something has been handed over for the item.
func (l *living) delivered() bool {
	for i := len(l.Links) - 1; i >= 0; i-- { // there may be thousands, and it is mostly one of the last
		if act := l.Links[i].Act; act == Finish || act == Told {
			return true
		}
	}
	return false
}

// points reports whether the words point at something that has been spoken of.
func (h *heard) points() bool { return pointsAt(h.t.s) }

// pointsAt reports whether s points at something that has been spoken of.
func pointsAt(s string) bool {
	if holdsAny(s, "按这个", "照这个", "用这个", "按那个", "照那个", "这个格式", "这个模板", "这个口径", "这个样") {
		return false // a pattern, and no task
	}
	for _, w := range []string{"这个月", "那个月", "自己那个", "自己那几", "各自那个", "你们那个部门", "这个周", "这个星期", "这个季度", "这个礼拜", "上面要", "上面来", "上面说", "上面催"} {
		s = strings.ReplaceAll(s, w, "")
	}
	return holdsAny(s, "这个", "那个", "那几", "那份", "那条", "那两", "那张", "昨天要的", "上午要的", "下午要的", "早上要的", "大群要的", "群里要的", "群里说的", "这份", "这条", "上面", "再问", "再催", "上次说的", "要的那")
}

// refersEn reports whether English words speak of what has just been sent: get the signatures on that.
func refersEn(s string) bool {
	return letter(runeAt(strings.TrimSpace(s), 0)) && holdsAny(s+" ", " on that ", " with that ", " of that ", " that one ", " this one ", " sign that ", " do that ", " on this ", "the above ")
}

// furthers is what an ask does to the item that it points at.
func (f *Fold) furthers(l *living, a ask) Act {
	switch {
	case l.State == Done, a.due.At.IsZero(), l.Due.At.IsZero(), a.due.At.Equal(l.Due.At):
		return Chase // what was handed over comes back, or gets its first deadline
	}
	return Move
}
