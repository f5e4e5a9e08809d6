package triage

import (
	"slices"
	"strings"
	"time"
)

// Whoever passes a thing on to her says whose it is and seldom what: 韩局要的那个你来拢; 县里要的需求数，
// 谭科昨天在群里发的|你报就行; 见大群阮总说的，贷款这篇明晚交. The thing is its asker's item, and what is said
// now is how and by when she is to do it.

// saids stand behind the one who has asked for what is passed on.
var saids = strings.Fields(`要的 说的 发的 讲的 提的 催的 派的 布置的 交代的 安排的 通知的 转的 问的 点的`)

// referred is the open item of somebody else's that an ask passes on: words of the turn name its
// asker and what he did, and tell it from others, or leave out what it is.
func (f *Fold) referred(h *heard, r *room) (*living, *heard) {
	turn := r.turn(h)
	for i := len(turn) - 1; i >= max(0, len(turn)-3); i-- {
		p := turn[i]
		if !p.citesSource() {
			continue
		}
		var best *living
		most := 0
		for l := range f.index.lately(h.m.SentAt) {
			age := h.m.SentAt.Sub(l.AskedAt)
			if l.State != Open || age > 72*time.Hour || l.askedBy(h.m) || l.Links[0].Message == h.m.ID || !f.speaksTo(p, l) {
				continue
			}
			n := f.telling(p.whole(), l)
			if n == 0 && p.unnamed() && f.alone(l) {
				n = 1
			}
			if n > most || n == most && n > 0 && l.after(best) {
				best, most = l, n
			}
		}
		if best != nil {
			return best, p
		}
	}
	return nil, nil
}

// citesSource reports whether the words say of something that somebody has asked for it.
func (h *heard) citesSource() bool { return holdsAny(h.t.s, saids...) }

// unnamed reports whether what somebody has asked for is not named: 韩局要的那个.
func (h *heard) unnamed() bool {
	for i := range h.clauses {
		body := strings.TrimSpace(h.body(i))
		for _, w := range saids {
			if rest, ok := cutLast(body, w); ok && (rest == "" || rest == "那个" || rest == "这个" || rest == "那事" || rest == "事" || rest == "那件事") {
				return true
			}
		}
	}
	return false
}

// cutLast is what stands behind the last w in s.
func cutLast(s, w string) (string, bool) {
	at := strings.LastIndex(s, w)
	if at < 0 {
		return "", false
	}
	return s[at+len(w):], true
}

// alone reports whether the item is the only open one of its asker's.
func (f *Fold) alone(l *living) bool {
	return !slices.ContainsFunc(f.items, func(o *living) bool { return o != l && o.State == Open && sameAsker(o, l) })
}

// sameAsker reports whether two items were asked for by one person.
func sameAsker(a, b *living) bool { return samePerson(a.SenderID, a.Sender, b.SenderID, b.Sender) }
