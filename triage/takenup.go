package triage

import (
	"slices"
	"strings"
	"time"
)

// takenUp lets go of what was put to whoever would do it, when somebody else says that he
// does: 谁去取一下加急件 — 我在楼下，我取.
func (f *Fold) takenUp(h *heard, r *room) {
	fresh := func(l *living) bool {
		return l.State == Open && h.m.SentAt.Sub(l.AskedAt) <= 30*time.Minute && !l.askedBy(h.m)
	}
	took := false // it has been looked at whether the words take anything up
	for l := range f.index.since(r, h.m.SentAt.Add(-30*time.Minute)) {
		if !fresh(l) {
			continue
		}
		if took = took || h.takesUp(); !took {
			return
		}
		call := r.byID(l.Anchor.Message)
		if call == nil || l.byName() && !call.callsOneOf() || !call.callsForOne() || !h.m.ReplyTo.IsZero() && !l.of(h.m.ReplyTo) {
			continue
		}
		if slices.ContainsFunc(l.Links, func(k Link) bool { return k.Act == Promise }) {
			continue // she has taken it herself
		}
		span := Span{Message: h.m.ID, To: len(h.m.Text)}
		l.link(Link{
			Message: h.m.ID, SentAt: h.m.SentAt, Act: Clarify, To: span.To, By: h.m.ID, ByAt: h.m.SentAt,
			Reasons: []Reason{{Code: ForOthers, Weight: weights[ForOthers], Span: span}},
		})
	}
}

// callsForOne reports whether the words look for one who would do it, whoever he is. Where several
// are looked for, one who comes forward is not enough.
func (h *heard) callsForOne() bool {
	if !holdsAny(h.t.s, "谁", "哪位", "有没有人", "someone", "somebody", "anyone", "anybody", "who can", "who could", "who's ", "who is ", "who has", "who took", "volunteer") {
		return false
	}
	return !holdsAny(h.t.s, "几个人", "个人", "两人", "多人", "都", "people", "volunteers", "2 ", "3 ", "4 ", "two ", "three ", "each")
}

// callsOneOf reports whether the words leave it to the user and others whom they name who of them does it: 小林和老邓谁有空去.
func (h *heard) callsOneOf() bool {
	if holdsAny(h.t.s, "你俩", "你们", "俩谁", "which of you", "one of you") {
		return true
	}
	who, _, ok := strings.Cut(h.t.s, "谁")
	return ok && slices.ContainsFunc(h.addresses, func(a address) bool { return a.foreign() && a.who == person && a.to <= len(who) })
}

// takesUp reports whether the words say that their speaker does, has done or has it: 我去吧, 我借的, I'll do it.
func (h *heard) takesUp() bool {
	if holdsAny(h.t.s, "不了", "没空", "走不开", "吗", "不在", "?", "can't", "won't", "not ", "n't") {
		return false
	}
	for i := range h.clauses {
		body := strings.TrimLeft(h.body(i), " 那就好行嗯ok")
		if startsAny(body, "我去", "我来", "我取", "我拿", "我送", "我做", "我弄", "我写", "我领", "我搬", "我帮", "我有空", "我顺路", "我借", "我可以", "交给我", "包我", "在我这", "在我这里", "是我", "我这有", "我跑", "i'll ", "i can ", "i will ", "mine", "i have it", "i've got it", "me!", "on me", "leave it to me") || pledged(body, h.deeds[i].due != nil) {
			return true
		}
	}
	return false
}
