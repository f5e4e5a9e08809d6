package triage

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"shoudao/triage/when"
)

// By when something is wanted is often known from what others have said in the group: when the meeting is before which it is wanted (例会
// 前发群里), or when somebody is needed whom a superior then names (要来个人旁站 — 小林你去).

// events are what things are to be done before.
var events = strings.Fields(`例会 周会 早会 晨会 调度会 碰头会 视频会 开会 会 培训 演练 验收 检查 活动 考核 评审 招标`)

// knownFrom gives an ask that has no deadline the one that is known from elsewhere in its room.
func (f *Fold) knownFrom(a *ask, h *heard, r *room) {
	if !a.due.At.IsZero() || a.at.h != h || a.plain || a.query {
		return
	}
	due := f.beforeEvent(a, h, r)
	if due.At.IsZero() {
		due = needed(a, h, r)
	}
	if due.At.IsZero() {
		return
	}
	due.Inferred = true
	a.due = due
}

// beforeEvent is when the event is, said in the room lately, before which an ask wants its thing.
func (f *Fold) beforeEvent(a *ask, h *heard, r *room) (due Due) {
	body := h.body(a.at.index)
	event := ""
	for _, w := range events {
		if strings.Contains(body, w+"前") || strings.Contains(body, w+"之前") {
			event = w
			break
		}
	}
	if event == "" {
		event = visit(body)
	}
	if event == "" {
		return Due{}
	}
	for _, p := range r.recent {
		for i := range p.deeds {
			m := p.deeds[i].due
			if m == nil || m.Grain != when.Minute || m.Kind == when.Subject || !m.At.After(h.m.SentAt) || m.At.Sub(h.m.SentAt) > 36*time.Hour || !strings.Contains(p.body(i), strings.TrimPrefix(event, "开")) {
				continue
			}
			due = p.dueAs(m)
			if !m.Start.IsZero() && m.Kind != when.Deadline {
				due.At = m.Start
			}
			due.Firm = true
		}
	}
	return due
}

// visitors are those before whose coming something is wanted.
var visitors = strings.Fields(`领导 检查组 督查组 考核组 验收组 调研组 专家 客人 县里 市里 省里 客户 记者`)

// visit is who comes, before whose coming something is wanted: 领导来前, 来之前 where it was said that somebody comes.
func visit(body string) string {
	if startsAny(strings.TrimLeft(body, " "), "来前", "来之前") {
		return "来人"
	}
	for _, w := range visitors {
		if _, after, ok := strings.Cut(body, w); ok && startsAny(after, "来前", "来之前", "到前", "到之前", "下来前") {
			return w
		}
	}
	return ""
}

// needed is when somebody is needed whom the message before has asked for, where an ask does nothing but name the user for it.
func needed(a *ask, h *heard, r *room) Due {
	if utf8.RuneCountInString(h.body(a.at.index)) > 12 || len(h.topic(a.at.clause().from, a.at.clause().to)) > 1 {
		return Due{}
	}
	p := r.lastBefore(func(p *heard) bool { return !p.own && !sameSender(p.m, h.m) })
	if p == nil || h.m.SentAt.Sub(p.m.SentAt) > 20*time.Minute || !wantsSomebody(p.t.s) {
		return Due{}
	}
	var due Due
	for i := range p.deeds {
		if m := p.deeds[i].due; m != nil && m.Kind != when.Subject && m.At.After(h.m.SentAt) && (due.At.IsZero() || m.Grain < due.Grain) {
			due = p.dueAs(m)
		}
	}
	return due
}

// wantsSomebody reports whether words ask for somebody, whoever it be.
func wantsSomebody(s string) bool {
	return slices.ContainsFunc([]string{"要个人", "来个人", "要人", "要一个人", "派个人", "派人", "去个人", "安排个人", "安排人", "得有人", "要有人", "需要一个人", "谁去", "谁来", "谁有空", "someone to", "somebody to", "who can"}, func(w string) bool { return strings.Contains(s, w) })
}
