package triage

import (
	"time"
	"unicode/utf8"
)

// retractWithin is how long after the user has handed something over her own words may take that back.
const retractWithin = 2 * time.Hour

// retracts reports whether the user's words say that what she has just handed over is not it: 发错了，等下重发; 不对，还
// 没核完. To have sent the right one already takes nothing back.
func (h *heard) retracts() bool {
	if h.attachment() || utf8.RuneCountInString(h.t.s) > 30 || holdsAny(h.t.s, "已重发", "重发了", "已重新", "以这", "重新发了", "改好了", "resent", "here is the right") {
		return false
	}
	return holdsAny(h.t.s, "发错", "传错", "交错", "还没核完", "还没弄完", "还没填完", "没弄好", "没填好", "没核好", "等下重发", "一会重发", "稍后重发", "我重发", "我撤回", "撤回了", "先别看", "先不要看", "wrong file", "wrong one", "wrong version", "ignore that", "not finished after all")
}

// retract opens the item again that the user has just finished, where she takes that back. It reports whether there is one.
func (f *Fold) retract(h *heard, r *room) bool {
	var last *living
	for l := range f.index.since(r, h.m.SentAt.Add(-retractWithin)) {
		if l.State != Done || h.m.SentAt.Sub(l.TouchedAt()) > retractWithin || !l.delivered() {
			continue
		}
		last = h.nearer(last, l)
	}
	if last == nil || !h.retracts() {
		return false
	}
	last.link(h.whollyAs(Reopen))
	return true
}
