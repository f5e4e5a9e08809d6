package triage

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// What she says of a thing is mostly less than the thing: 交了, a picture, a file. It is of what stands out in its group, and
// says nothing where something else has just been spoken of.

// tellsElse reports whether the user's words, by which something is done, tell of another thing than the item.
func (f *Fold) tellsElse(h *heard, l *living, r *room, t Topic, there bool) bool {
	shared, age := t.shared(l.Topic), h.m.SentAt.Sub(l.TouchedAt())
	switch {
	case f.onlyThing(h, l, r):
		return false // 表签好了
	case shared == 0 && (h.answersElse(r, l) || len(t) == 0 && h.toldElse() && !f.speaksTo(h, l)):
		return true // 饭订好了没 — 订好了; @王芳 发了
	case h.otherThing(l) || shared == 0 && h.firstElse(l):
		return true
	case !there && l.wantsPresence() && !l.has(Requested) && h.m.SentAt.Sub(l.Due.At) > 12*time.Hour:
		return true // it is long over
	}
	late := l.wantsAnswer() && !l.asksHerDone() && age > 2*time.Hour && (shared == 0 || shared == 1 && len(t) > 6)
	if h.attachment() && sameThing(h.t.s, l.Title) {
		return false
	}
	return late && !f.speaksTo(h, l) && sameDeeds(h.t.s, l.Title) == 0 // what she tells later of something else is no answer
}

// directly reports whether the user's words follow right upon the item's, and name no paper that the item does not.
func (f *Fold) directly(h *heard, l *living, r *room) bool {
	prev := r.lastBefore(func(p *heard) bool { return !p.own })
	if prev == nil || !l.of(prev.m.ID) || h.m.SentAt.Sub(prev.m.SentAt) > 30*time.Minute || h.attachment() || h.toldElse() || l.wantsPresence() {
		return false
	}
	if l.wantsAnswer() && len(h.clauses) > 1 && !holdsAny(h.body(0), paperwork...) && !h.beginsDone() {
		return true // 跟老邓周五第一节对调，课表我改过了: the answer comes first
	}
	return !slices.ContainsFunc(paperwork, func(w string) bool { return strings.Contains(h.t.s, w) && !strings.Contains(l.Title, w) })
}

// answersElse reports whether right before the user's words somebody asks something that is no part of the item.
func (h *heard) answersElse(r *room, l *living) bool {
	prev := r.lastBefore(func(p *heard) bool { return !p.own })
	if prev == nil || l.of(prev.m.ID) || h.m.SentAt.Sub(prev.m.SentAt) > 10*time.Minute || prev.m.SentAt.Before(l.TouchedAt()) {
		return false
	}
	return slices.ContainsFunc(prev.deeds, func(d deed) bool { return d.question || d.request > 1 }) && prev.whole().shared(l.Topic) == 0
}

// toldElse reports whether the user's words are said to somebody by an @.
func (h *heard) toldElse() bool {
	return slices.ContainsFunc(h.addresses, func(a address) bool { return a.at && a.foreign() }) || strings.HasPrefix(h.t.s, "@")
}

// needOf is how many points the item needs for a file or a picture of hers to be what it asks for, by how many words its name
// shares with it alone, and how far it leads.
func (f *Fold) needOf(l *living, h *heard, r *room, telling, lead int) int {
	later := func(o *living) bool { return o != l && o.State == Open && o.Band == Todo && o.after(l) }
	switch {
	case pictured(h.m.Kind) && l.Band == Todo && strings.ContainsAny(l.Title, "照拍") && !holdsAny(l.Title, "字", "表", "事迹", "材料", "报告") && lead >= 8 && !slices.ContainsFunc(f.index.byRoom[r.key], later):
		return needPicture
	case !pictured(h.m.Kind) && (telling > 1 || sameThing(h.t.s, l.Title)) && !l.wantsPresence():
		return needNamed
	}
	return 1 << 30
}

// answersDone reports whether short words that come right behind an ask say that something has been done, and not where their
// speaker is or what she has seen: 都提醒过了, 票放您抽屉了. What they name has to be named in the ask.
func (h *heard) answersDone(title string) bool {
	if utf8.RuneCountInString(h.t.s) > 16 || h.onlyPastEn() || h.attachment() || holdsAny(h.t.s, "会", "饭", "课", "路上", "下班", "上班", "回来", "到了", "刚到", "看到", "看见", "收到", "知道", "打开", "下载", "记下", "记住", "安排", "想") {
		return false
	}
	return slices.ContainsFunc(h.clauses, func(c clause) bool {
		if !h.tellsDone(c.index) {
			return false
		}
		body := h.body(c.index)
		at := strings.IndexFunc(body, func(r rune) bool { return strings.ContainsRune(deedStems+deliveries, r) })
		thing := strings.Trim(body[:max(at, 0)], " 我们都已经也刚全就给把帮您你重")
		return thing == "" || strings.ContainsAny(thing, title)
	})
}

// standsAlone reports whether words that only say that something is done can be of nothing but the item: nothing else is open
// in its group, and nobody else is spoken to.
func (f *Fold) standsAlone(h *heard, l *living, r *room, lead int) bool {
	if !l.in(r) || h.attachment() || l.Band != Todo || l.wantsPresence() || lead < clearLead || h.toldElse() || !h.onlyDeed() || r.handedOver(h) || slices.ContainsFunc(h.addresses, address.foreign) {
		return false
	}
	prev := r.lastBefore(func(p *heard) bool { return !p.own })
	if prev != nil && !l.of(prev.m.ID) && h.m.SentAt.Sub(prev.m.SentAt) <= 15*time.Minute {
		return false // somebody has just said something else
	}
	return !slices.ContainsFunc(f.index.byRoom[r.key], func(o *living) bool { return o != l && o.State == Open && o.Band == Todo })
}

// elliptic reports whether words say that something is done, in the item's own group,
// and leave unsaid what it was, or name the one who asked.
func (f *Fold) elliptic(h *heard, l *living, r *room, t Topic) bool {
	if h.attachment() || !l.in(r) {
		return false
	}
	if h.arrives() && !h.laidDown() && !slices.ContainsFunc(h.deeds, func(d deed) bool { return d.done }) {
		return false // where she is, or something is, says nothing of what is done
	}
	return len(t) == 0 || h.onlyDeed() || len(t) <= 3 && sameDeeds(h.t.s, l.Title) > 0 || h.oursDone() || t.shared(l.Topic) > 0 || sameDeeds(h.t.s, l.Title) > 0 || f.speaksTo(h, l)
}

// tellsOfAnother reports whether the user's words have done what another open item of the room asks for, and name it.
func (f *Fold) tellsOfAnother(h *heard, l *living, r *room, t Topic) bool {
	return h.beginsDone() && slices.ContainsFunc(f.index.byRoom[r.key], func(o *living) bool {
		return o != l && o.State == Open && o.Band == Todo && (f.telling(t, o) > 0 || !h.deedOf(l) && f.onlyThing(h, o, r))
	})
}

// justFinished is the item that the user closed in this turn, if these words add
// nothing that is about another.
func (f *Fold) justFinished(h *heard, r *room, t Topic) *living {
	turn := r.turn(h)
	for i := len(turn) - 2; i >= 0; i-- {
		id := turn[i].m.ID
		if l := f.index.first(id, func(l *living) bool {
			last := l.Links[len(l.Links)-1]
			return last.Message == id && (l.State == Done || last.Act == Reopen)
		}); l != nil {
			if t.shared(l.Topic) == 0 && f.tellsOfAnother(h, l, r, t) {
				return nil
			}
			return l
		}
	}
	return nil
}

// needFor is how many points the item that fits the user's words best needs, which leads the next one by lead, where it would
// else need so many; t is what they are about.
func (f *Fold) needFor(l *living, h *heard, r *room, act Act, need, lead int, t Topic) int {
	if (act == Finish || act == Promise) && !h.onlyPastEn() && f.elliptic(h, l, r, t) && lead >= clearLead {
		need = needElliptic
	}
	if act == Finish && f.standsAlone(h, l, r, lead) {
		need = needAlone
		if len(t) >= 4 {
			need -= 8 // what it says beside is of no other thing
		}
	}
	if act == Finish && h.attachment() && lead >= clearLead && l.in(r) {
		need = min(need, f.needOf(l, h, r, f.telling(t, l), lead))
	}
	direct := f.directly(h, l, r)
	if act == Finish && direct && !l.wantsFile() && utf8.RuneCountInString(h.t.s) <= 10 && faulty(newText(l.Title).s) || act == Finish && direct && outOfOrder(newText(l.Title).s) {
		need = needElliptic // the lamp is broken — 换了灯管，亮了
	}
	if act == Finish && direct && (h.refersBack() || lead >= clearLead && h.answersDone(l.Title)) {
		need = needElliptic // just emailed it over
	}
	if act == Finish && direct && l.wantsAnswer() && !l.conditional() && !h.deeds[0].ack && (!h.onlyPastEn() || !l.has(Requested)) && lead >= clearLead {
		need = needElliptic
	}
	if act == Clarify && l.in(r) && l.wantsAnswer() && (h.speech == "" || h.speech == Chatter && direct) && h.m.SentAt.Sub(l.TouchedAt()) <= 6*time.Hour && lead >= clearLead {
		need = needElliptic
	}
	return need
}
