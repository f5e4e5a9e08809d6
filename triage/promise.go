package triage

import (
	"slices"
	"strings"
	"time"

	"shoudao/triage/when"
)

// volunteer makes an item of what the user takes upon herself: an open call or a
// question to nobody that she answers with 我来, 晚点报. It reports whether there was one.
func (f *Fold) volunteer(h *heard, r *room) bool {
	call := r.lastBefore(func(p *heard) bool { return !p.own })
	if open := r.lastBefore(func(p *heard) bool { return !p.own && p.opens() }); open != nil && h.m.SentAt.Sub(open.m.SentAt) <= 30*time.Minute {
		call = open
	}
	if !h.m.ReplyTo.IsZero() {
		call = r.byID(h.m.ReplyTo)
	}
	if call == nil || call.own || h.m.SentAt.Sub(call.m.SentAt) > 30*time.Minute || !call.calls() && !(h.pledges() && (call.tellsOfNeed() || call.speech == "" && h.pledgedBy() != nil)) {
		return false
	}
	if l := f.mended(call, r); l != nil {
		l.link(Link{Message: call.m.ID, SentAt: call.m.SentAt, Act: Chase, To: len(call.m.Text), By: h.m.ID, ByAt: h.m.SentAt})
		l.link(h.whollyAs(Promise))
		return true
	}
	if l := f.promisedFor(call, h); l != nil {
		l.promise(h, call.opens())
		return true
	}
	own := h.undertaking(Volunteered, Promised, AskedOfYou)
	own.Due = h.promised(call)
	if l, again := f.asked(call, r); l != nil {
		own.Act = Promise
		if (again || !call.opens()) && !l.Due.At.IsZero() {
			own.Due = Due{}
		}
		own.Reasons = slices.DeleteFunc(own.Reasons, func(r Reason) bool { return l.has(r.Code) })
		l.link(own)
		return true
	}
	it := Item{
		Anchor: Anchor{Message: h.m.ID}, AskedAt: h.m.SentAt, Title: call.m.Text + " / " + h.m.Text,
		Group: call.m.Group, Sender: call.m.Sender, SenderID: call.m.SenderID,
		Links: []Link{own, {Message: call.m.ID, SentAt: call.m.SentAt, Act: Part, To: len(call.m.Text), By: h.m.ID, ByAt: h.m.SentAt}},
	}
	t := slices.Concat(call.whole(), h.whole())
	slices.Sort(t)
	f.add(it, slices.Compact(t))
	return true
}

// promise hangs the user's promise on the item. By when she says that she will do it is its deadline where she has been asked when, or
// has promised it before, where it is a turn or an appearance of hers, where she only tells the hour, and where it was hers to take.
func (l *living) promise(h *heard, taken bool) {
	k := h.whollyAs(Promise)
	if m := h.pledgedBy(); m != nil && !l.has(MeetingCalled) {
		due := h.dueAs(m)
		owed := l.Due.At.IsZero() && (l.asksIfDone() || l.asksTime() || holdsAny(l.Title, "忘", "你说", "答应", "讲好"))
		hour := due.Grain == when.Minute && l.Due.Grain > when.Minute && due.At.Format(time.DateOnly) == l.Due.At.In(due.At.Location()).Format(time.DateOnly) && slices.ContainsFunc(h.clauses, func(c clause) bool { return confirms(h.body(c.index)) })
		vowed := l.Due.At.IsZero() && (due.Firm || (h.handsOver() || strings.Contains(h.t.s, "i'll ")) && !l.has(Asked) && !l.wantsAnswer())
		if owed || taken || hour || vowed {
			k.Due = due
		}
	}
	l.link(k)
}

// asked is the first open item that a call has made, or that its sender asks for again by a few words.
func (f *Fold) asked(call *heard, r *room) (first *living, again bool) {
	if !call.calls() {
		return nil, false
	}
	few := len(call.whole()) <= 3
	lately := slices.Collect(f.index.since(r, call.m.SentAt.Add(-48*time.Hour)))
	for _, l := range f.index.either(lately, f.index.byMessage[call.m.ID]) {
		repeats := few && l.in(r) && l.Sender == call.m.Sender && call.m.SentAt.Sub(l.TouchedAt()) <= 48*time.Hour
		if l.State == Open && (repeats || l.Links[0].Message == call.m.ID) && (first == nil || l.nth < first.nth) {
			first, again = l, repeats
		}
	}
	return first, again
}

// promisedFor is the open item that what she answers has made already; she takes nothing else upon
// herself by saying when: 早上9点前放会议室, 收到 我7点过去弄.
func (f *Fold) promisedFor(call, h *heard) *living {
	if h.m.SentAt.Sub(call.m.SentAt) > 30*time.Minute {
		return nil
	}
	return f.index.first(call.m.ID, func(l *living) bool {
		return l.State == Open && l.Band == Todo && slices.ContainsFunc(l.Links, func(k Link) bool {
			return k.Message == call.m.ID && k.Act != Finish && k.Act != Attach
		})
	})
}

// mended is the item that the user has handed something over for, of which its asker wants a
// part changed: 路线把小学放前面，其他可以.
func (f *Fold) mended(call *heard, r *room) *living {
	var last *living
	t := call.whole()
	bare := len(t) <= 2 || call.faults()
	for l := range f.index.since(r, call.m.SentAt.Add(-24*time.Hour)) {
		if l.State == Done && l.delivered() && (bare || t.shared(l.Topic) > 0) && l.askedBy(call.m) && call.m.SentAt.Sub(l.TouchedAt()) <= 24*time.Hour && (last == nil || l.nth > last.nth) {
			last = l
		}
	}
	return last
}

// undertake makes an item of what the user promises somebody unasked, by a time: 我今晚
// 补完发你.
func (f *Fold) undertake(h *heard, r *room) {
	own := h.undertaking(Volunteered, Promised, DueSaid, AskedOfYou)
	if m := h.pledgedBy(); m != nil {
		own.Due = h.dueAs(m)
	}
	if own.Due.At.IsZero() || !h.handsOver() && !h.vows() && !(h.pledges() && slices.ContainsFunc(h.addresses, address.foreign)) {
		return
	}
	f.add(Item{
		Anchor: Anchor{Message: h.m.ID}, AskedAt: h.m.SentAt, Title: h.m.Text,
		Group: h.m.Group, Sender: h.m.Sender, SenderID: h.m.SenderID, Links: []Link{own},
	}, h.whole())
}

// undertaking is the link of the user's own message that makes an item, with its
// evidence.
func (h *heard) undertaking(codes ...Code) Link {
	k := h.whollyAs(Ask)
	for _, c := range codes {
		k.Reasons = append(k.Reasons, Reason{Code: c, Weight: weights[c], Span: Span{Message: h.m.ID, To: k.To}})
	}
	return k
}

// vows reports whether the words say that their speaker does some work by a time: 那个笔录我
// 今天下班前挂到卷里.
func (h *heard) vows() bool {
	if strings.HasSuffix(strings.TrimRight(h.t.s, " 。!~"), "了") {
		return false // 下班前就挂到卷里了: it is done
	}
	for i := range h.deeds {
		d := &h.deeds[i]
		if (d.self || h.clauses[i].has(selfWord)) && !d.done && !d.question && d.due != nil && d.due.Kind == when.Deadline && h.clauses[i].has(weakVerb, verbWord, sendWord) {
			return true
		}
	}
	return false
}

// handsOver reports whether the words say that something goes to those who are spoken
// to.
func (h *heard) handsOver() bool { return hands(h.t.s) }

// promised is by when the user says that she will do what was called for, else by when
// it was wanted.
func (h *heard) promised(call *heard) (due Due) {
	if m := h.pledgedBy(); m != nil {
		return h.dueAs(m)
	}
	for i := range call.deeds {
		d := &call.deeds[i]
		if m := d.due; m != nil && !d.self && (m.Kind == when.Deadline || m.Grain == when.Minute || d.open || d.request > 0) && (due.At.IsZero() || m.Grain < due.Grain) {
			due = call.dueAs(m)
		}
	}
	return due
}

// opens reports whether the message asks for somebody to come forward: 谁有空.
func (h *heard) opens() bool {
	return slices.ContainsFunc(h.deeds, func(d deed) bool { return d.open })
}

// tellsOfNeed reports whether the message says of something that it is not as it should be,
// which whoever answers with what he will do takes upon himself: 楼道灯又不亮.
func (h *heard) tellsOfNeed() bool {
	if h.speech != "" {
		return false
	}
	return holdsAny(h.t.s, "不亮", "坏", "漏", "堵", "渗", "断", "停", "没水", "没电", "不行", "不了", "又", "还没", "缺", "少", "差", "不够", "掉", "闪", "裂", "卡", "no clue", "broken", "not working", "out of", "need", "gone", "missing", "stuck", "dead", "jammed")
}

// calls reports whether the message asks for something, of whomever.
func (h *heard) calls() bool {
	for i := range h.deeds {
		if d := &h.deeds[i]; d.question || d.open || d.request > 0 {
			return true
		}
	}
	return false
}
