package triage

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"shoudao/ingest"
	"shoudao/triage/when"
)

// fromHer reads what the user wrote: a receipt, a promise, an answer, the thing
// itself.
func (f *Fold) fromHer(h *heard, r *room) {
	act := h.herAct()
	if act == Clarify && r.handedOver(h) {
		act = Finish // the words to a picture or a file
	}
	if act == 0 {
		return
	}
	l := f.answered(h, r, act)
	if l == nil {
		if act == Promise && !f.volunteer(h, r) {
			f.undertake(h, r)
		}
		return
	}
	switch {
	case act == Receipt && l.wantsReceipt():
		act = Finish
	case act == Clarify && (l.wantsAnswer() || l.of(h.m.ReplyTo)):
		act = Finish
	case act == Clarify:
		return
	}
	k := Link{Message: h.m.ID, SentAt: h.m.SentAt, Act: act, To: len(h.m.Text), By: h.m.ID, ByAt: h.m.SentAt}
	if act == Promise && l.Due.At.IsZero() && !l.wantsAnswer() {
		for i := range h.deeds {
			if m := h.deeds[i].due; m != nil {
				k.Due = h.dueAs(m)
			}
		}
	}
	l.link(k)
}

// handedOver reports whether the user has sent a file or a picture right before h.
func (r *room) handedOver(h *heard) bool {
	turn := r.turn(h)
	if len(turn) < 2 {
		return false
	}
	last := turn[len(turn)-2]
	return last.attachment() && h.m.SentAt.Sub(last.m.SentAt) <= 2*time.Minute
}

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
	if call == nil || call.own || h.m.SentAt.Sub(call.m.SentAt) > 30*time.Minute || !call.calls() {
		return false
	}
	own := h.undertaking(Volunteered, Promised, AskedOfYou)
	own.Due = h.promised(call)
	for _, l := range f.items {
		again := len(call.whole()) <= 3 && roomKey(l.Group) == roomKey(r.group) && l.Sender == call.m.Sender && call.m.SentAt.Sub(l.TouchedAt()) <= 48*time.Hour
		if l.State == Open && (again || l.Links[0].Message == call.m.ID) {
			own.Act = Promise
			if again && !l.Due.At.IsZero() {
				own.Due = Due{}
			}
			own.Reasons = slices.DeleteFunc(own.Reasons, func(r Reason) bool { return l.has(r.Code) })
			l.link(own)
			return true
		}
	}
	it := Item{
		Anchor: Anchor{Message: h.m.ID}, AskedAt: h.m.SentAt, Title: call.m.Text + " / " + h.m.Text,
		Group: call.m.Group, Sender: call.m.Sender, SenderID: call.m.SenderID,
		Links: []Link{own, {Message: call.m.ID, SentAt: call.m.SentAt, Act: Part, To: len(call.m.Text), By: h.m.ID, ByAt: h.m.SentAt}},
	}
	f.add(it, call.whole())
	return true
}

// undertake makes an item of what the user promises somebody unasked, by a time: 我今晚
// 补完发你.
func (f *Fold) undertake(h *heard, r *room) {
	own := h.undertaking(Volunteered, Promised, DueSaid, AskedOfYou)
	for i := range h.deeds {
		if m := h.deeds[i].due; m != nil && m.At.After(h.m.SentAt) {
			own.Due = h.dueAs(m)
		}
	}
	if own.Due.At.IsZero() || !h.handsOver() {
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
	k := Link{Message: h.m.ID, SentAt: h.m.SentAt, Act: Ask, To: len(h.m.Text), By: h.m.ID, ByAt: h.m.SentAt}
	for _, c := range codes {
		k.Reasons = append(k.Reasons, Reason{Code: c, Weight: weights[c], Span: Span{Message: h.m.ID, To: k.To}})
	}
	return k
}

// handsOver reports whether the words say that something goes to those who are spoken
// to.
func (h *heard) handsOver() bool {
	for _, v := range []string{"发", "给", "报", "交", "送", "传", "拿", "带", "寄"} {
		for _, to := range []string{"你", "您", "大家", "群里"} {
			if strings.Contains(h.t.s, v+to) {
				return true
			}
		}
	}
	return false
}

// promised is by when the user says that she will do what was called for, else by when
// it was wanted.
func (h *heard) promised(call *heard) (due Due) {
	for i := range h.deeds {
		if m := h.deeds[i].due; m != nil {
			due = h.dueAs(m)
		}
	}
	if !due.At.IsZero() {
		return due
	}
	for i := range call.deeds {
		if m := call.deeds[i].due; m != nil && (m.Kind == when.Deadline || m.Grain == when.Minute) {
			due = call.dueAs(m)
		}
	}
	return due
}

// opens reports whether the message asks for somebody to come forward: 谁有空.
func (h *heard) opens() bool {
	return slices.ContainsFunc(h.deeds, func(d deed) bool { return d.open })
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

// wantsReceipt reports whether a receipt is all that the item wants.
func (l *living) wantsReceipt() bool {
	return l.has(ReceiptWanted) && !l.has(MeetingCalled) && !l.has(OnRota) && !l.has(DueSaid)
}

// wantsAnswer reports whether an answer is all that the item wants.
func (l *living) wantsAnswer() bool {
	return l.has(Asked) && !l.has(Requested) && !l.has(DueSaid)
}

// wantsPresence reports whether the item is to be somewhere at its time.
func (l *living) wantsPresence() bool {
	return l.has(MeetingCalled) || l.has(OnRota) || l.Due.Grain != 0 && slices.ContainsFunc([]string{"到村", "到岗", "到场", "集合", "到位", "到会", "到达"}, func(w string) bool {
		return strings.Contains(l.Title, w)
	})
}

// herAct is what the user's message would do to an item; 0 if nothing.
func (h *heard) herAct() Act {
	if h.attachment() {
		return Finish
	}
	var done, will, question bool
	for i := range h.deeds {
		d := &h.deeds[i]
		done = done || d.done && !d.chase && !h.onlySaw(i)
		will = will || d.will || d.due != nil && d.self && !d.done
		question = question || d.question
	}
	switch {
	case done && (!will || h.deeds[len(h.deeds)-1].done), h.delivers(), !question && h.none(), h.arrives(), !will && !question && h.laidDown(), strings.HasPrefix(h.t.s, "#接龙"):
		return Finish
	case will:
		return Promise
	case h.speech == Acknowledged, h.speech == Thanked:
		return Receipt
	case question:
		return 0
	}
	return Clarify
}

// onlySaw reports whether clause i says no more than that something has been read.
func (h *heard) onlySaw(i int) bool {
	body := strings.Trim(h.t.s[h.clauses[i].from:h.clauses[i].to], " 嗯好的我已经~!")
	return body == "看到了" || body == "收到了" || body == "知道了" || body == "看了"
}

// ordersOthers reports whether the user's words charge somebody else.
func (h *heard) ordersOthers() bool {
	for _, a := range h.addresses {
		if !a.foreign() || !a.at || a.place != called {
			continue
		}
		for i := range h.deeds {
			if d := &h.deeds[i]; d.request > 0 || strings.Contains(h.t.s[h.clauses[i].from:h.clauses[i].to], "把") {
				return true
			}
		}
	}
	return false
}

// laidDown reports whether the words say where the thing is now: 在你桌上, 邮箱各一份.
func (h *heard) laidDown() bool {
	for _, place := range []string{"你", "您", "我", "门卫", "前台", "群文件", "网盘", "邮箱", "桌", "柜", "抽屉", "办公室", "群里"} {
		for _, at := range []string{"在", "放", "摆", "搁"} {
			if i := strings.Index(h.t.s, at+place); i >= 0 && !strings.HasSuffix(h.t.s[:i], "现") {
				return true
			}
		}
	}
	return strings.Contains(h.t.s, "归位") || strings.Contains(h.t.s, "盖好") || strings.Contains(h.t.s, "各一份")
}

// none reports whether the words say that there is nothing to report: 我们院没有, 无.
func (h *heard) none() bool {
	s := strings.Trim(h.t.s, " 。.!~")
	for _, w := range []string{"没有", "无", "没", "0", "零"} {
		if rest, ok := strings.CutSuffix(s, w); ok && utf8.RuneCountInString(rest) <= 8 && (rest == "" || strings.ContainsAny(rest, "我咱村院所办科局行校班组")) {
			return true
		}
	}
	return false
}

// answered is the open item that the user's message speaks to. What she sends
// right after having finished something, and without a topic of its own, belongs
// to that.
func (f *Fold) answered(h *heard, r *room, act Act) *living {
	t := h.whole()
	if act == Finish {
		if l := f.justFinished(h, r, t); l != nil {
			return l
		}
	}
	need := map[Act]int{Finish: 26, Promise: 22, Receipt: 16, Clarify: 20}[act]
	var best *living
	most, next := -1, -1 // points of the best and of the best other one
	orders := h.ordersOthers()
	for _, l := range f.items {
		if l.State != Open || orders && !f.speaksTo(h, l) {
			continue // what she has others do is not done yet
		}
		n := f.kinship(h, t, l, r) + f.answers(h, l, r, act, t)
		if n >= most {
			best, most, next = l, n, most
		} else {
			next = max(next, n)
		}
	}
	if (act == Finish || act == Promise) && best != nil && f.elliptic(h, best, r, t) && most-next >= clearLead {
		need = needElliptic
	}
	if most < need {
		return nil
	}
	return best
}

// An elliptic message says that something is done and not what: 已转, 填好啦. It is
// about the thing of its group that stands out.
const (
	needElliptic = 14
	clearLead    = 6
)

// elliptic reports whether words say that something is done, in the item's own group,
// and leave unsaid what it was, or name the one who asked.
func (f *Fold) elliptic(h *heard, l *living, r *room, t Topic) bool {
	if h.attachment() || roomKey(l.Group) != roomKey(r.group) {
		return false
	}
	return len(t) <= 3 || t.shared(l.Topic) > 0 || sameDeeds(h.t.s, l.Title) > 0 || f.speaksTo(h, l)
}

// answers is what speaks for it that the user's message answers an item, beyond their
// kinship.
func (f *Fold) answers(h *heard, l *living, r *room, act Act, t Topic) int {
	n := 0
	here := roomKey(l.Group) == roomKey(r.group)
	if here && f.speaksTo(h, l) {
		n += 12
	}
	if act == Clarify && l.wantsAnswer() && here {
		n += 10
	}
	if act != Finish {
		return n
	}
	telling := f.telling(t, l)
	n += sameDeeds(h.t.s, l.Title) + 5*min(telling, 2)
	if !here {
		if l.wantsPresence() && near(l.Due.At.Sub(h.m.SentAt), time.Hour) && h.arrives() {
			n += 26
		}
		return n
	}
	if telling > 0 && h.attachment() {
		n += 6
	}
	if l.wantsPresence() && near(l.Due.At.Sub(h.m.SentAt), 3*time.Hour) && h.arrives() {
		n += 24
	}
	if t.shared(l.Topic) == 0 && h.m.SentAt.Sub(l.TouchedAt()) <= 30*time.Minute {
		n += 8
	}
	if l.Due.Grain == when.Minute && near(l.Due.At.Sub(h.m.SentAt), time.Hour) {
		n += 12
	}
	if pictured(h.m.Kind) && strings.ContainsAny(l.Title, "照拍图片") {
		n += 14
	}
	if l.has(ReceiptWanted) && (strings.Contains(h.t.s, "已阅") || strings.Contains(h.t.s, "已知")) {
		n += 16
	}
	return n
}

func pictured(k ingest.Kind) bool { return k == ingest.Image || k == ingest.Video }

// delivers reports whether the words are figures that somebody waits for: 河口 63人，
// 预备2.
func (h *heard) delivers() bool {
	digits, words := 0, 0
	for _, r := range h.t.s {
		if digit(r) {
			digits++
		} else if hanzi(r) {
			words++
		}
	}
	return digits > 0 && words <= 30 && !h.asks() && !slices.ContainsFunc(h.times, func(t timed) bool {
		return t.Grain != when.Day || t.At.Sub(h.m.SentAt) > 24*time.Hour // 今天4户 is no time to come
	})
}

func (h *heard) asks() bool {
	for i := range h.deeds {
		if h.deeds[i].question || h.deeds[i].request > 1 {
			return true
		}
	}
	return false
}

// sameDeeds is what it adds that the verbs of what has been done are those of what
// was asked: 已填 answers 扫码填写.
func sameDeeds(done, asked string) int {
	n := 0
	for _, r := range done {
		if strings.ContainsRune("报交发填签转缴送学答录传拍改写印贴核修装清拆备收填选投盖领订打审无零", r) && strings.ContainsRune(asked, r) {
			n += 5
		}
	}
	return min(n, 8)
}

// justFinished is the item that the user closed in this turn, if these words add
// nothing that is about another.
func (f *Fold) justFinished(h *heard, r *room, t Topic) *living {
	turn := r.turn(h)
	for i := len(turn) - 2; i >= 0; i-- {
		for _, l := range f.items {
			if last := l.Links[len(l.Links)-1]; l.State == Done && last.Message == turn[i].m.ID {
				return l
			}
		}
	}
	return nil
}

// arrives reports whether the words say that the user is where she has to be.
func (h *heard) arrives() bool {
	for _, w := range []string{"到村", "到岗", "已到", "到了", "到位", "在岗", "在现场", "到场", "上岗", "到达", "签到", "进会", "入会", "上线了", "i'm here", "am here", "arrived", "made it", "joined"} {
		if strings.Contains(h.t.s, w) {
			return true
		}
	}
	for i := range h.clauses { // 到楼下了, 在报告厅了
		body := strings.TrimLeft(h.t.s[h.clauses[i].from:h.clauses[i].to], " 我们已经都人")
		if (strings.HasPrefix(body, "到") || strings.HasPrefix(body, "在")) && strings.HasSuffix(body, "了") && utf8.RuneCountInString(body) <= 8 {
			return true
		}
	}
	return false
}

func near(d, within time.Duration) bool { return d.Abs() <= within }

// speaksTo reports whether the user's words name the item's sender, by any name under
// which he speaks.
func (f *Fold) speaksTo(h *heard, l *living) bool {
	if slices.Contains(h.m.Mentions, l.Sender) {
		return true
	}
	return slices.ContainsFunc(f.shownAs(l), func(sp speaker) bool { return h.callsUpon(sp.shown, sp.name, sp.unit) })
}

// shownAs are the names under which the item's sender speaks, in this group and others.
func (f *Fold) shownAs(l *living) []speaker {
	all := []speaker{f.room(l.Group).circle.speaker(l.Sender)}
	if l.SenderID == "" {
		return all
	}
	for _, r := range f.rooms {
		for _, sp := range r.circle.speakers {
			if sp.id == l.SenderID && sp.shown != all[0].shown {
				all = append(all, sp)
			}
		}
	}
	return all
}

// callsUpon reports whether the words name somebody who is shown so.
func (h *heard) callsUpon(shown, name, rest string) bool {
	if nick := nickOf(shown); len(nick) > 3 && strings.Contains(h.t.s, nick) {
		return true
	}
	k := surname(name, 0)
	if k == 0 {
		return false
	}
	for _, a := range h.addresses {
		if a.foreign() && strings.HasPrefix(h.t.s[a.from:a.to], name[:k]) {
			return true
		}
	}
	if given := name[k:]; len(given) > 0 && h.kin(given) {
		return true
	}
	for _, t := range titles { // 主任，… for whoever is shown with that title
		if utf8.RuneCountInString(t) == 2 && (name[k:] == t || strings.HasSuffix(rest, t)) && strings.Contains(h.t.s, t) {
			return true
		}
	}
	return false
}

// kin reports whether the words call somebody of the given name as people do who know
// each other: 静姐, 大为哥.
func (h *heard) kin(given string) bool {
	runes := []rune(given)
	for _, part := range []string{given, string(runes[len(runes)-1:])} {
		for _, t := range kinTitles {
			if strings.Contains(h.t.s, part+t) {
				return true
			}
		}
	}
	return false
}
