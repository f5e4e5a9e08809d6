package triage

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Who asks the room is often answered with a name alone: 介绍信谁开 — 党政办; 用章找谁 — 你问小林; a question, and then only
// @林敏. What was asked of nobody is hers from there on. So is a picture under which there is nothing but her name.

// nominateWithin is how long a question waits for a name.
const nominateWithin = 15 * time.Minute

// nominated makes an item of a question that somebody answers with the user's name, and of a picture or a file that is
// followed by it. It reports whether it did.
func (f *Fold) nominated(h *heard, r *room) bool {
	a, ok := h.onlyHer()
	sent := h.sendsHer()
	if sent.who != noEntity {
		a, ok = sent, true
	}
	if !ok {
		return false
	}
	p := r.lastBefore(func(p *heard) bool {
		return p != h && !p.own && (sent.who == noEntity || !sameSender(p.m, h.m) && p.leavesOpenWho())
	})
	if p == nil || h.m.SentAt.Sub(p.m.SentAt) > nominateWithin || len(f.index.byMessage[p.m.ID]) > 0 && sent.who == noEntity || len(h.m.Text) > readLimit || len(p.m.Text) > readLimit {
		return false
	}
	if v := f.judge.words(); v.tuning.mutes(h.m.Group) && a.who == myUnit {
		return false
	}
	asked := Asked
	switch {
	case p.attachment() && sameSender(p.m, h.m) && a.at:
		asked = FileToHandle
	case p.attachment() || sameSender(p.m, h.m) || !p.wantsSomebody(a) && !(sent.who != noEntity && p.leavesOpenWho()):
		return false
	}
	if len(f.index.byMessage[p.m.ID]) > 0 {
		return f.given(h, p, a)
	}
	code := namedCode(a)
	switch {
	case a.at && !a.standIn:
		code = Mentioned
	case a.who == myUnit:
		code = ByUnit
	}
	from, to := h.t.span(a.from, a.to)
	whole := Span{Message: p.m.ID, To: len(p.m.Text)}
	ask := Link{Message: h.m.ID, SentAt: h.m.SentAt, Act: Ask, To: len(h.m.Text), By: h.m.ID, ByAt: h.m.SentAt, Due: p.firstDue(), Reasons: []Reason{
		{Code: code, Weight: weights[code], Span: Span{Message: h.m.ID, From: from, To: to}},
		{Code: asked, Weight: weights[asked], Span: whole},
		{Code: AskedOfYou, Weight: weights[AskedOfYou], Span: Span{Message: h.m.ID, To: len(h.m.Text)}},
	}}
	title := strings.TrimSpace(p.m.Text)
	if asked == FileToHandle || title == "" {
		title = h.m.Text
	}
	f.add(Item{
		Anchor: Anchor{Message: h.m.ID}, AskedAt: h.m.SentAt, Title: title, Group: h.m.Group, Sender: p.m.Sender, SenderID: p.m.SenderID,
		Links: []Link{ask, {Message: p.m.ID, SentAt: p.m.SentAt, Act: Part, To: len(p.m.Text), By: h.m.ID, ByAt: h.m.SentAt}},
	}, p.whole())
	return true
}

// beckoned hangs a bare 小林？ on the one item that its sender waits for in the room. It reports whether there is one.
func (f *Fold) beckoned(h *heard, r *room) bool {
	if a, ok := h.onlyHer(); !ok || a.who == myUnit || !strings.HasSuffix(strings.TrimRight(h.t.s, " "), "?") || utf8.RuneCountInString(h.t.s) > 10 {
		return false
	}
	only := f.onlyOf(h, r, false)
	if only == nil || only.Band != Todo || h.m.SentAt.Sub(only.TouchedAt()) < 30*time.Minute {
		return false
	}
	only.link(h.whollyAs(Chase))
	return true
}

// onlyHer is the user's address where the message holds nothing else, or only sends others to her.
func (h *heard) onlyHer() (address, bool) {
	if utf8.RuneCountInString(h.t.s) > 24 || len(h.times) > 0 || h.speech == Thanked {
		return address{}, false
	}
	rest, her := h.t.s, address{who: noEntity}
	for _, a := range h.addresses {
		switch {
		case a.who == myName || a.who == myNick || a.who == myUnit:
			if her.who == noEntity || her.who == myUnit {
				her = a
			}
			rest = strings.Replace(rest, h.t.s[a.from:a.to], " ", 1)
		case a.foreign():
			return address{}, false
		}
	}
	if her.who == noEntity {
		return her, false
	}
	if strings.Trim(rest, " @的是就让由还归找问你您去来吧啊呀呢哈嘛管负责保那应该,。.!~?:") == "" {
		return her, true
	}
	before := strings.TrimSpace(h.t.s[:her.from])
	sends := (endsAny(before, "找", "问", "问下", "问一下", "联系", "咨询") || endsWordEn(before, "ask", "check with", "speak to", "try")) && !strings.Contains(before, "我") && !holdsAny(before, "了", "过", "没") && !holdsAny(h.t.s, "吗")
	return her, sends
}

// wantsSomebody reports whether the words ask for who does or has something, and call nobody by name; with an @ any
// question will do.
func (h *heard) wantsSomebody(a address) bool {
	if slices.ContainsFunc(h.addresses, func(o address) bool { return o.foreign() && o.spoken() && o.who == person }) {
		return false
	}
	if endsAny(strings.TrimRight(h.t.s, " 啊呀。!?~"), "了", "的", "是谁") || holdsAny(h.t.s, "昨天", "前天", "上次", "刚才", "请客", "生日") {
		return false // 谁把钥匙拿走了
	}
	if holdsAny(h.t.s, "谁来", "谁去", "谁能", "谁可以", "谁管", "谁负责", "谁开", "谁办", "谁弄", "谁写", "谁做", "谁值", "谁带", "谁跟", "谁主持", "谁记", "谁有", "找谁", "问谁", "给谁", "归谁", "是谁", "谁在", "谁接", "谁知道", "谁会", "谁顶", "谁替", "哪位", "哪个办", "哪个部门", "哪个科", "找哪", "归哪", "who can", "who could", "who's ", "who is ", "who has", "who do", "who knows", "whom", "which team", "which office") {
		return true
	}
	return a.at && slices.ContainsFunc(h.deeds, func(d deed) bool { return d.question })
}

// firstDue is the first time to come that the words name.
func (h *heard) firstDue() Due {
	for i := range h.deeds {
		if d := h.deeds[i].due; d != nil && d.At.After(h.m.SentAt) {
			return h.dueAs(d)
		}
	}
	return Due{}
}
