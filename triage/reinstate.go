package triage

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// What has been called off is sometimes on again: 会还是开，时间不变; 培训照常; the visit is back on. Its old time holds unless the words name another.

// onAgain are words by which something takes place after all.
var onAgain = strings.Fields(`照常 照旧 恢复 还是开 还是要开 还是办 还是要办 还是报 还是要报 还是交 还是要交 还是搞 还是要搞 还是去 还是要去 还是做 还是要做 仍然开 仍开 继续开 继续办 如期 按原计划 按原时间 按原定 不取消了 又不取消 不取消 又要开 又要报 又要交`)

// onAgainEn are the same in English.
var onAgainEn = []string{"back on", "going ahead", "goes ahead", "still on", "after all", "on again", "reinstated", "as planned"}

// reinstates opens the item again that had been called off and is on after all. It reports whether the message does that
// and no more.
func (f *Fold) reinstates(h *heard, r *room) bool {
	at := h.onAgain()
	if utf8.RuneCountInString(h.t.s) > 60 || at < 0 {
		return false
	}
	t := h.whole()
	terse := utf8.RuneCountInString(h.body(at)) <= 8
	var only *living
	for l := range f.index.since(r, h.m.SentAt.Add(-LiveAge)) {
		if l.State != Cancelled || l.Band != Todo || !l.in(r) || !f.mayCancel(h, l) || !l.Due.At.IsZero() && l.Due.At.Before(h.m.SentAt) && len(h.times) == 0 {
			continue
		}
		gathering := l.gathers() && terse && holdsAny(h.body(at), "会", "培训", "活动", "演练", "meeting", "session")
		bare := len(t) == 0 && h.m.SentAt.Sub(l.TouchedAt()) <= 24*time.Hour
		if !l.of(h.m.ReplyTo) && t.shared(l.Topic) == 0 && !gathering && !bare {
			continue
		}
		if only != nil {
			return false
		}
		only = l
	}
	if only == nil {
		return false
	}
	k := h.whollyAs(Reopen)
	for i := range h.deeds {
		if m := h.deeds[i].due; m != nil && m.At.After(h.m.SentAt) && h.deeds[i].request <= 1 {
			due := only.keptDay(only.keptHour(h.dueAs(m), h), h)
			if !due.At.Equal(only.Due.At) && !(Due{At: due.At, Grain: due.Grain}).blurs(only.Due) {
				k.Act, k.Due = Move, due
			}
		}
	}
	only.link(k)
	return !slices.ContainsFunc(h.deeds, func(d deed) bool { return d.request > 1 }) // else something is asked besides
}

// onAgain is the clause that says, and does not ask, that something takes place after all; -1 if none does.
func (h *heard) onAgain() int {
	return slices.IndexFunc(h.clauses, func(c clause) bool {
		d, body := &h.deeds[c.index], h.body(c.index)
		if d.question || d.ifs || holdsAny(body, "能否", "是否", "会不会", "争取", "上班", "上课") {
			return false
		}
		return holdsAny(body, onAgain...) || letter(runeAt(body, 0)) && holdsAny(body, onAgainEn...)
	})
}

// blurs reports whether d tells no more than the day of due.
func (d Due) blurs(due Due) bool { return finer(due, d) }
