package triage

import "strings"

// corrected is the user's address in the last send of a turn, where that says that the
// sends before went to the wrong name: 打错了 是小温.
func corrected(turn []*heard) (address, *heard) {
	h := turn[len(turn)-1]
	if len(turn) < 2 {
		return address{}, nil
	}
	corrects, before := h.corrects(), turn[len(turn)-2].t.s
	for _, a := range h.addresses {
		if (a.who == myName || a.who == myNick) && (corrects || h.insteadOf(a, before)) {
			a.place = called
			return a, h
		}
	}
	return address{}, nil
}

// insteadOf reports whether a name is said to have been meant by another word of what was said before: kofi not coffee.
func (h *heard) insteadOf(a address, before string) bool {
	for _, not := range []string{"not ", "不是"} {
		rest, ok := strings.CutPrefix(strings.TrimLeft(h.t.s[a.to:], " ,"), not)
		if word := strings.Trim(rest[:clauseEnd(rest)], " "); ok && word != "" && len(word) <= 24 && strings.Contains(before, word) {
			return true
		}
	}
	return false
}

// meant reports whether the words say that it was the bearer of an address who was meant, and no other: 打错了|是小林.
func (h *heard) meant(a address) bool {
	return h.corrects() && endsAny(strings.TrimRight(h.t.s[:a.from], " @"), "是", "应该是", "meant", "for")
}

// namesAgain reports whether the words name the one whom a scope of an earlier send has taken for somebody else: kofi, not coffee.
func (h *heard) namesAgain(s scope) bool {
	return s.mine.who == noEntity && s.h != nil && s.foreign.who == person && strings.Contains(h.t.s, s.h.t.s[s.foreign.from:s.foreign.to])
}

// tellsOfHer reports whether a clause that is said to another by name only tells of the user: 你 in it is the other, or it says
// why it is not for her to do.
func (h *heard) tellsOfHer(a address, c *clause) bool {
	if a.who != myName && a.who != myNick || a.at || a.you {
		return false
	}
	after := h.t.s[a.to:c.to]
	return holdsAny(after, "你", "您") || holdsAny(after, "忙", "请假", "不在", "没空", "出差", "有事", "生病", "病了", "休息", "抽不开身", "走不开", "开会去", "'s out", "'s off", " is out", " is off", " is away", "'s away", " on leave", "can't", "too busy", "swamped")
}
