package triage

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// What was asked of the user may fall to somebody else: a colleague says that he does it and who asked agrees, who asked sends another in
// her place, or the one whom she has asked to do it for her says that it is done. Each of these closes an item, so each needs the item's
// own deed, or words that can be of nothing else.

// relieved closes the item that h takes from the user. It reports whether there is one.
func (f *Fold) relieved(h *heard, r *room) bool {
	if h.asksOfUser() {
		return false
	}
	act := Cancel
	l := f.agreedUpon(h, r)
	if l == nil {
		l = f.sentInstead(h, r)
	}
	if l == nil {
		if l = f.doneForHer(h, r); l != nil {
			act = Told
		}
	}
	if l == nil {
		return false
	}
	l.link(h.whollyAs(act))
	return true
}

// asksOfUser reports whether the words call the user, and do not say that she need not.
func (h *heard) asksOfUser() bool {
	return slices.ContainsFunc(h.addresses, func(a address) bool {
		if !a.mine() || a.who == everyone || a.all {
			return false
		}
		c := h.clauseAt(a.from)
		return c == nil || !holdsAny(h.t.s[c.from:c.to], "不用", "不必", "不要", "别")
	})
}

// agreedUpon is the open item of h's sender which somebody else has just said that he does, and of which h says yes: 我来取吧 — 好.
func (f *Fold) agreedUpon(h *heard, r *room) *living {
	if utf8.RuneCountInString(h.t.s) > 24 || len(h.deeds) == 0 || !h.consents() {
		return nil
	}
	offer := r.lastBefore(func(p *heard) bool { return p != h })
	if offer == nil || offer.own || sameSender(offer.m, h.m) || h.m.SentAt.Sub(offer.m.SentAt) > 15*time.Minute {
		return nil
	}
	return f.offered(offer, r, func(l *living) bool { return l.askedBy(h.m) })
}

// consents reports whether the words say yes to what has just been said, or thank for it.
func (h *heard) consents() bool {
	return !slices.ContainsFunc(h.deeds, func(d deed) bool { return d.question }) && !holdsAny(h.t.s, "但", "还是", "不行", "不用你", "but ") &&
		(h.deeds[0].ack || h.deeds[0].thanks || startsAny(h.t.s, "好", "行", "可以", "成", "那你", "那就", "ok", "great", "thanks", "perfect", "lovely", "cheers", "yes"))
}

// offered is the open item that is asked of the user by name, lately, and that an offer takes up: it names its thing or its deed, or there is
// nothing else that it could be. Nil if there is none, or several.
func (f *Fold) offered(offer *heard, r *room, may func(*living) bool) *living {
	if !offer.takesOver() {
		return nil
	}
	t := offer.whole()
	var best *living
	most, several := 0, false
	for l := range f.index.since(r, offer.m.SentAt.Add(-2*time.Hour)) {
		if l.State != Open || l.Band != Todo || !l.in(r) || l.askedBy(offer.m) || !may(l) || l.wantsAnswer() && !l.has(Volunteered) {
			continue
		}
		n := 2*t.shared(l.Topic) + offer.sameVerb(l)
		if l.of(offer.m.ReplyTo) {
			n += 10
		}
		if n == 0 && offer.bareOffer() && offer.m.SentAt.Sub(l.TouchedAt()) <= 15*time.Minute {
			n = 1
		}
		switch {
		case n > most:
			best, most, several = l, n, false
		case n == most && n > 0:
			several = true
		}
	}
	if several {
		return nil
	}
	return best
}

// takesOver reports whether the words say that their speaker does what was asked of another, or that she need not.
func (h *heard) takesOver() bool {
	if h.m.SentAt.IsZero() || holdsAny(h.t.s, "也去", "一起", "陪", "也来", "不用我") {
		return false
	}
	for i := range h.clauses {
		if body := strings.TrimLeft(h.body(i), " 那就"); startsAny(body, "不用", "不必") && utf8.RuneCountInString(body) <= 10 && slices.ContainsFunc(h.addresses, func(a address) bool {
			return a.mine() && a.from >= h.clauses[i].from && a.to <= h.clauses[i].to
		}) {
			return true // 不用青禾顶了
		}
	}
	return h.takesUp()
}

// bareOffer reports whether an offer names nothing: 我来吧, 我去就行.
func (h *heard) bareOffer() bool {
	return slices.ContainsFunc(h.clauses, func(c clause) bool {
		body := strings.TrimRight(strings.TrimLeft(h.body(c.index), " 那就还是"), " 吧好了就行可以算。!~")
		return slices.Contains([]string{"我来", "我去", "我弄", "我办", "交给我", "我来弄", "我来办", "i'll do it", "i'll get it", "i can do it", "leave it to me", "leave it with me"}, body)
	})
}

// sameVerb is what it adds that a deed of the words is one of the item's: 我来|取|吧, of 去县里取文件.
func (h *heard) sameVerb(l *living) int {
	n := 0
	for i := range h.clauses {
		_, after, ok := strings.Cut(h.body(i), "我")
		if !ok {
			continue
		}
		for _, r := range strings.TrimLeft(after, "来去就顺路正好带帮她") {
			if !strings.ContainsRune(deedStems, r) {
				break
			}
			if strings.ContainsRune(l.Title, r) {
				n += 2
			}
		}
	}
	return n
}

// sentInstead is the open item of h's sender on which he sends somebody else: 那让小周去, 文件让小周去取.
func (f *Fold) sentInstead(h *heard, r *room) *living {
	if !h.m.ReplyTo.IsZero() {
		return nil
	}
	for k := range h.addresses {
		a := &h.addresses[k]
		c := h.clauseAt(a.from)
		if c == nil || a.to > c.to || a.who != person || a.all || c.query {
			continue
		}
		before, told := cutEnd(strings.TrimRight(h.t.s[c.from:a.from], " "), "让", "叫", "由", "安排", "派")
		after := strings.Trim(h.t.s[a.to:c.to], " 。!~吧好了就行")
		if !told || holdsAny(after, "跟", "和", "陪", "配合", "也", "给") || utf8.RuneCountInString(after) > 8 || holdsAny(before, "没", "不") {
			continue
		}
		var only *living
		for _, l := range f.index.byRoom[r.key] {
			if l.State != Open || l.Band != Todo || !l.byName() || !l.askedBy(h.m) || h.m.SentAt.Sub(l.TouchedAt()) > 4*time.Hour || !sentOn(strings.TrimLeft(before, "那就还是 "), after, l) {
				continue
			}
			if only != nil {
				return nil
			}
			only = l
		}
		if only != nil {
			return only
		}
	}
	return nil
}

// sentOn reports whether the item is what somebody is sent on by a thing before him and a deed behind: (文件)|让小周|去取.
func sentOn(thing, deed string, l *living) bool {
	if thing != "" {
		return utf8.RuneCountInString(thing) >= 2 && strings.Contains(l.Title, strings.TrimSuffix(thing, "的事"))
	}
	if deed == "" || utf8.RuneCountInString(deed) > 5 {
		return false
	}
	if holdsAny(l.Title, deed) {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(deed)
	return strings.HasPrefix(deed, "去") && strings.Contains(l.Title, "去") && strings.ContainsRune(l.Title, last)
}

// doneForHer is the open item that the user has asked h's sender to do for her, by @ or by name, and that he says is done: 你帮我补一下
// — 补好了.
func (f *Fold) doneForHer(h *heard, r *room) *living {
	if utf8.RuneCountInString(h.t.s) > 16 || !slices.ContainsFunc(h.deeds, func(d deed) bool { return d.done }) || slices.ContainsFunc(h.deeds, func(d deed) bool { return d.question || d.chase || d.request > 1 }) {
		return nil
	}
	hers := r.lastBefore(func(p *heard) bool {
		return p.own && holdsAny(p.t.s, "帮我", "替我", "代我", "could you", "can you") && slices.ContainsFunc(p.addresses, func(a address) bool {
			return a.foreign() && h.by.name != "" && strings.Contains(p.t.s[a.from:a.to], strings.ToLower(h.by.name))
		})
	})
	if hers == nil || h.m.SentAt.Sub(hers.m.SentAt) > 24*time.Hour {
		return nil
	}
	var best *living
	for l := range f.index.since(r, h.m.SentAt.Add(-72*time.Hour)) {
		if l.State == Open && l.Band == Todo && l.in(r) && !l.AskedAt.After(hers.m.SentAt) && !l.askedBy(h.m) && hers.whole().shared(l.Topic) > 0 {
			if best != nil {
				return nil
			}
			best = l
		}
	}
	return best
}

// leavesTo takes it that the user leaves to somebody else what he has just said that he does: 我取就行 — 好的那我不去了. It reports whether
// there is such an item.
func (f *Fold) leavesTo(h *heard, r *room) bool {
	if utf8.RuneCountInString(h.t.s) > 16 || !holdsAny(h.t.s, "我不去了", "我不弄了", "我就不", "我不用", "我不管了", "那你去", "那你来", "那辛苦你", "那麻烦你", "all yours", "leave it to you", "leave it with you") {
		return false
	}
	offer := r.lastBefore(func(p *heard) bool { return p != h })
	if offer == nil || offer.own || h.m.SentAt.Sub(offer.m.SentAt) > 30*time.Minute {
		return false
	}
	l := f.offered(offer, r, func(*living) bool { return true })
	if l == nil {
		return false
	}
	l.link(h.whollyAs(Cancel))
	return true
}
