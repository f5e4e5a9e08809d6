package triage

import (
	"slices"
	"strings"
	"time"

	"shoudao/triage/when"
)

// An ask is seldom the last word on it: she asks for more time and gets it, and when a meeting is at
// hand its convener says where the link is and who is there. That asks for nothing more, and whoever
// looks at the item wants to have it before her.

// grants reports whether h lets the user have what she has just asked of its sender, and by when: 那下
// 周二之前, 行嘛 周一10点前; or answers when it is wanted, 下周一. It gives the item the new deadline.
func (f *Fold) grants(h *heard, r *room) bool {
	if len(h.clauses) == 0 || len(h.clauses) > 4 {
		return false
	}
	hers := r.lastBefore(func(p *heard) bool { return p.own })
	if hers == nil || h.m.SentAt.Sub(hers.m.SentAt) > 15*time.Minute || f.namesOthers(h) {
		return false
	}
	due, by := h.grantedTo(hers)
	if due == nil {
		return f.grantsMore(h, hers, r)
	}
	best := f.grantedOn(h, hers, due, r)
	if best == nil || best.wantsPresence() && !hers.asksWhen() || by != h && !due.At.After(best.Due.At) {
		return false
	}
	best.link(Link{
		Message: h.m.ID, SentAt: h.m.SentAt, Act: Move, To: len(h.m.Text), Due: best.keptDay(by.dueAs(due), by), By: h.m.ID, ByAt: h.m.SentAt,
	})
	return true
}

// grantedTo is the time that h lets her have who has said hers, and which of the two names it; nil if it lets her have none.
func (h *heard) grantedTo(hers *heard) (*when.Match, *heard) {
	if hers.asksWhen() {
		if due := h.tellsWhen(); due != nil {
			return due, h
		}
	}
	if !h.deeds[0].ack && !startsAny(h.t.s, "那", "行", "好", "可以", "最晚", "最迟", "ok", "fine", "sure", "then ") || !hers.asksForTime() {
		return nil, nil
	}
	if due := h.granted(); due != nil {
		return due, h
	}
	if h.agreesOnly() && slices.ContainsFunc(hers.deeds, func(d deed) bool { return d.question }) {
		return hers.proposed(), hers // 明天给您行吗 — 行
	}
	return nil, nil
}

// grantedOn is the open item of h's sender that his words let her have more time for; nil if there is none.
func (f *Fold) grantedOn(h, hers *heard, due *when.Match, r *room) *living {
	var best *living
	most := 0
	for _, l := range f.index.byRoom[r.key] {
		if l.State != Open || l.Band != Todo || !l.askedBy(h.m) {
			continue
		}
		if !l.Due.At.IsZero() && h.m.SentAt.Sub(l.Due.At) > 24*time.Hour && !l.of(hers.m.ID) {
			continue // long overdue: it is not for that that she asks
		}
		n := 1 + f.kinship(h, hers.whole(), l, r)
		if l.of(hers.m.ID) {
			n += 20
		}
		if near(due.At.Sub(l.Due.At), 24*time.Hour) || hers.asksWhen() && h.m.SentAt.Sub(l.TouchedAt()) <= time.Hour {
			n += 8 // more time for what is wanted just now
		}
		if n > most || n == most && best != nil && l.nth < best.nth {
			best, most = l, n
		}
	}
	return best
}

// agreesOnly reports whether the words say yes and nothing else.
func (h *heard) agreesOnly() bool {
	return !slices.ContainsFunc(h.clauses, func(c clause) bool {
		return !slices.Contains([]string{"行", "可以", "好", "好的", "成", "要得", "行吧", "可以的", "没问题", "ok", "okay", "fine", "sure", "that's fine", "that works", "yes", "yes fine", "no problem", "go on then"}, strings.Trim(h.body(c.index), " 。!~,.啊哈哦嘛的"))
	})
}

// asksForTime reports whether the user's words ask something, say what she is going to do, or that it is late.
func (h *heard) asksForTime() bool {
	return slices.ContainsFunc(h.deeds, func(d deed) bool { return d.question || d.will }) || h.pledges() || h.hindered() ||
		holdsAny(h.t.s, "晚", "宽限", "缓", "来不及", "迟", "late", "extension", "more time")
}

// granted is the one time that the words name, if they ask for nothing of their own.
func (h *heard) granted() (due *when.Match) {
	for i := range h.deeds {
		d := &h.deeds[i]
		if d.question || d.request > 0 && len(h.topic(h.clauses[i].from, h.clauses[i].to)) > 1 {
			return nil // 行。再写个提纲
		}
		if d.due != nil && due == nil {
			due = d.due
		}
	}
	if due == nil || due.Kind != when.Deadline {
		return nil
	}
	return due
}

// atHand hangs on a meeting what its convener says when it is about to begin: 会议号 387 506, 老师已到.
func (f *Fold) atHand(h *heard, r *room) {
	if h.speech == Thanked || h.speech == Acknowledged {
		return
	}
	var best *living
	for _, l := range f.aboutToBegin(h) {
		lead := l.Due.At.Sub(h.m.SentAt)
		if !l.in(r) || l.State == Cancelled || l.Band != Todo || !l.wantsPresence() || l.Due.Grain != when.Minute || lead < -20*time.Minute || lead > time.Hour {
			continue
		}
		if !f.mayCancel(h, l) || !h.opensMeeting() && h.whole().shared(l.Topic) == 0 {
			continue
		}
		if best != nil {
			return // two begin at once: it may be either
		}
		best = l
	}
	if best != nil && !f.linked(h) && !f.namesOthers(h) {
		best.link(h.whollyAs(Clarify))
	}
}

// aboutToBegin are the items that are due about now, in whatever group.
func (f *Fold) aboutToBegin(h *heard) []*living {
	return f.index.dueIn(h.m.SentAt.Add(-20*time.Minute), h.m.SentAt.Add(time.Hour))
}

// begins hangs on a meeting that is about to begin the words that have everybody come, which would by themselves be an ask
// of their own: 例会马上开始，各办抓紧到三楼. It reports whether there is one.
func (f *Fold) begins(h *heard, r *room) bool {
	if !h.opensMeeting() || len(h.times) > 0 {
		return false
	}
	t := h.whole()
	var first *living
	for _, l := range f.aboutToBegin(h) {
		lead := l.Due.At.Sub(h.m.SentAt)
		if !l.in(r) || l.State != Open || l.Band != Todo || !l.wantsPresence() || l.Due.Grain != when.Minute || lead < -20*time.Minute || lead > time.Hour || !f.mayCancel(h, l) || f.telling(t, l) == 0 {
			continue
		}
		if first == nil || l.nth < first.nth {
			first = l
		}
	}
	if first == nil {
		return false
	}
	first.link(h.whollyAs(Chase))
	return true
}

// opensMeeting reports whether the words are such as are said when a meeting begins.
func (h *heard) opensMeeting() bool {
	return holdsAny(h.t.s, "会议号", "会议码", "入会", "进会", "链接", "已到", "到齐", "开始了", "准时开始", "马上开始", "签到", "快点", "进来", "link", "dial in", "starting", "we're in")
}

// linked reports whether the message is one of a living item's.
func (f *Fold) linked(h *heard) bool {
	return len(f.index.byMessage[h.m.ID]) > 0
}
