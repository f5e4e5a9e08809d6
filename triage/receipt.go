package triage

import (
	"slices"
	"strings"

	"shoudao/triage/when"
)

// A notice that wants a receipt mostly wants nothing else: what it tells to be careful of (提前接水，手机保持畅通，看到回1) is to
// be known, and whoever has said 收到 has done with it. Where it has something handed in as well, the receipt is a thing of
// its own, and is given long before the other.

// receipts makes an ask of its own of the reply that the last send of a turn wants of its readers, or has the one ask that
// wants it want nothing else.
func (v *vocabulary) receipts(found []ask, all []*said, in setting) []ask {
	r := replyClause(all)
	if r == nil || r.scope.toHer() || endsWork(r.h.body(r.index)) {
		return found
	}
	busy, wanted := false, false
	for i := range found {
		if a := &found[i]; a.at.h == r.h && a.score >= TodoLine {
			if a.meeting || a.rota || a.at.scope.toHer() {
				return found // the meeting is what is to be known
			}
			busy = busy || a.works()
			wanted = wanted || a.wants(ReceiptWanted)
		}
	}
	if !busy && wanted {
		return noticed(found, r)
	}
	if !r.scope.set() || !r.direct && (r.scope.about() || r.scope.foreign.who == classOut) {
		if !r.adoptReader(all) {
			return found
		}
	}
	if mine := r.scope.mine; mine.who == everyone && !mine.at && headsOthers(all, r) {
		return found
	}
	own := v.ask([]*said{r}, r, in)
	if own.score < TodoLine || !own.plain {
		return found
	}
	if r.deed().due == nil {
		own.due = Due{}
	}
	kept := make([]ask, 0, len(found)+1)
	for _, a := range found {
		if a.at.h != r.h || a.works() {
			if a.at != r {
				a.said = slices.DeleteFunc(slices.Clone(a.said), func(s *said) bool { return s == r }) // else the two are one again
			}
			if a.drop(ReceiptWanted); a.score >= TodoLine || a.at.h != r.h {
				kept = append(kept, a)
			}
		}
	}
	if !busy {
		own.said = ofMessage(all, r) // what it is that is to be known
	}
	return append(kept, own)
}

// endsWork reports whether a reply is wanted when something has been done: 学完回复收到 asks for both at once.
func endsWork(body string) bool {
	return startsAny(body, "学完", "看完", "读完", "填完", "办完", "做完", "弄完", "交完", "传完", "完成后", "学习后", "下载后", "看后", "填好后", "整改后", "传达后", "通知到")
}

// headsOthers reports whether the message of a clause is headed to a class of others, whom its 大家 then means.
func headsOthers(all []*said, r *said) bool {
	others := false
	for _, s := range all {
		if s.h != r.h {
			continue
		}
		if mine := s.scope.mine; mine.who == classIn || mine.who == myRole || mine.who == myUnit {
			return false
		}
		others = others || s.scope.foreign.who == classOut && s.scope.foreign.all && s.scope.foreign.place == called
	}
	return others
}

// adoptReader gives a clause that is said to nobody, or follows on what is told of others, the address by which its
// message calls its readers. It reports whether there is one.
func (s *said) adoptReader(all []*said) bool {
	for _, o := range all {
		if o.h == s.h && o.scope.mine.who != noEntity && (o.scope.mine.place == called || o.scope.mine.all || o.scope.mine.who == everyone) {
			s.scope, s.weighed = o.scope, false
			return true
		}
	}
	for _, a := range s.h.addresses {
		if a.mine() && a.place == called {
			s.scope, s.weighed = scope{mine: a, h: s.h}, false
			return true
		}
	}
	return false
}

// ofMessage are the clauses of one clause's message.
func ofMessage(all []*said, r *said) []*said {
	return slices.DeleteFunc(slices.Clone(all), func(s *said) bool { return s.h != r.h })
}

// wants reports whether the ask has a reason.
func (a *ask) wants(c Code) bool {
	return slices.ContainsFunc(a.reasons, func(r Reason) bool { return r.Code == c })
}

// replyClause is the clause of the last send that wants a receipt; nil if none does.
func replyClause(all []*said) *said {
	for _, s := range slices.Backward(all) {
		if s.send != all[len(all)-1].send {
			break
		}
		d, body := s.deed(), s.h.body(s.index)
		if d.receipt && !d.noNeed && !d.done && !strings.Contains(s.h.t.s, "接龙") && !startsAny(body, "没有", "没", "无", "如无", "若无", "不去", "不参加", "不来") {
			return s // 没有议题也回个"无" is for those who have none
		}
	}
	return nil
}

// noticed has the asks of a notice want no more than the receipt.
func noticed(found []ask, r *said) []ask {
	first := slices.IndexFunc(found, func(a ask) bool {
		return a.at.h == r.h && a.score >= TodoLine && a.wants(ReceiptWanted)
	})
	a := &found[first]
	a.plain = true
	if due := r.deed().due; due == nil || due.Kind != when.Deadline {
		a.drop(DueSaid)
		a.due = Due{}
	}
	return slices.DeleteFunc(found, func(o ask) bool { return o.at.h == r.h && o.at != a.at })
}

// drop takes reasons from the ask.
func (a *ask) drop(codes ...Code) {
	a.reasons = slices.DeleteFunc(slices.Clone(a.reasons), func(r Reason) bool {
		if !slices.Contains(codes, r.Code) {
			return false
		}
		a.score -= r.Weight
		return true
	})
}

// works reports whether the ask has something done beside a receipt: handed in, by a deadline, or at a meeting.
func (a *ask) works() bool {
	return slices.ContainsFunc(a.said, func(s *said) bool {
		d := s.deed()
		if d.receipt || d.noNeed || d.done || s.scope.foreign.who != noEntity && s.scope.mine.who == noEntity {
			return false
		}
		return d.due != nil && d.due.Kind == when.Deadline && d.request > 0 || d.request > 1 && s.clause().has(giveWord, sendWord) || d.request > 0 && s.h.handles(s.clause())
	})
}
