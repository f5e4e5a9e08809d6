package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Not only the user tells that something is done. Who asked for it says that he has it (花名册收到了，辛苦), and a
// colleague says that he has done it for her (小林的花名册我帮她交了).

// receivedWords are how who asked for something says that it has come.
var receivedWords = []string{"收到了", "已收到", "拿到了", "收到啦", "拿到啦", "送来了", "交来了", "发来了", "传来了", "报来了", "收齐了", "交齐了", "got it", "received", "has arrived", "all in now"}

// toldDone finishes the item of which others than the user say that it is done. It reports whether they do.
func (f *Fold) toldDone(h *heard, r *room) bool {
	if utf8.RuneCountInString(h.t.s) > 40 || h.wanting() {
		return false
	}
	received, stood := h.hasReceived(), h.didForHer()
	if !received && !stood {
		return false
	}
	t := h.whole()
	var best *living
	for _, l := range f.index.byRoom[r.key] {
		if l.State != Open || l.Band != Todo || l.wantsPresence() || f.telling(t, l) == 0 || h.otherInFrame(l) {
			continue
		}
		if received && !(l.askedBy(h.m) && h.ofHers(l)) && !stood {
			continue
		}
		if best != nil {
			return false
		}
		best = l
	}
	if best == nil {
		return false
	}
	best.link(Link{Message: h.m.ID, SentAt: h.m.SentAt, Act: Finish, To: len(h.m.Text), By: h.m.ID, ByAt: h.m.SentAt})
	return true
}

// wanting reports whether the words ask, or say that something is not there yet.
func (h *heard) wanting() bool {
	return holdsAny(h.t.s, "没", "还差", "就差", "只差", "缺", "除了", "还有", "还剩", "一半", "不对", "但", "not ", "except", "still", "?") || h.asks() ||
		slices.ContainsFunc(h.deeds, func(d deed) bool {
			return d.chase || d.question || d.due != nil && !d.past && d.request > 0 || d.move || d.cancel
		})
}

// hasReceived reports whether a clause says that something has come.
func (h *heard) hasReceived() bool {
	return slices.ContainsFunc(h.clauses, func(c clause) bool {
		body := strings.TrimRight(h.t.s[c.from:c.to], " 啊哈。!~")
		if startsAny(body, "got the ", "got your ", "received the ", "received your ", "have the ") {
			return true
		}
		return endsAny(body, receivedWords...) && utf8.RuneCountInString(body) > utf8.RuneCountInString("收到了")
	})
}

// ofHers reports whether what has been received can be the user's: it names nobody else, and where a class was asked, it
// names her.
func (h *heard) ofHers(l *living) bool {
	mine := false
	for _, a := range h.addresses {
		if a.foreign() {
			return false
		}
		mine = mine || a.mine() && a.who != everyone
	}
	return mine || l.has(Named) || l.has(Mentioned)
}

// didForHer reports whether the words say that their speaker has done something in the user's place.
func (h *heard) didForHer() bool {
	if !slices.ContainsFunc(h.addresses, func(a address) bool { return a.who == myName || a.who == myNick }) {
		return false
	}
	for i := range h.clauses {
		body := h.body(i)
		at := strings.IndexAny(body, "帮替代")
		if at < 0 || !strings.Contains(body[:at], "我") || !(strings.HasSuffix(body, "了") || h.deeds[i].done) {
			continue
		}
		return true
	}
	return false
}
