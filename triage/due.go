package triage

import (
	"slices"
	"strings"
	"time"

	"shoudao/triage/when"
)

// dueOf chooses the deadline of an ask: the asking clause's own, else the nearest
// in its segment, a deadline before a mere point in time. A question has none but
// what its own clause says as a deadline.
func dueOf(seg []*said, best *said) Due {
	from := 0
	for i, s := range seg {
		if s == best {
			from = i
		}
	}
	var chosen *when.Match
	var in *said
	rank := -1 << 30
	behind := backdrops(seg)
	later := behind != nil && slices.ContainsFunc(seg, func(s *said) bool { return s.deed().due != nil && !s.h.backdrop(s.index) })
	asking := best.deed().question && best.deed().request == 0 || best.deed().receipt && best.deed().request < 2
	for i, s := range seg {
		d := s.deed()
		if later && behind[i] {
			continue // 书记明天要去市场看，…今晚就要
		}
		if d.due != nil && (d.ifs && d.due.Kind != when.Deadline || d.due.At.Before(best.h.m.SentAt.Add(-12*time.Hour))) {
			continue // 下午要是下雨: when it may be, not by when; 9月的单子
		}
		if c := s.clause(); s != best && d.move && c.has(meetWord) && !best.deed().meeting && best.deed().due != nil {
			continue // 名单明天中午给我，会议改到周五了
		}
		if s == best && d.question && d.request == 0 && letter(runeAt(s.h.t.s, s.clause().from)) {
			continue // do we get the new aprons before christmas: what it is about
		}
		if (asking || d.told && s != best) && d.due != nil && d.due.Kind != when.Deadline {
			continue // 30号下午我想请假，行不: what it is about
		}
		if d.due == nil || d.question && d.request < 2 && d.due.Kind != when.Deadline || s != best && d.self && d.request == 0 && d.due.Kind != when.Deadline {
			continue
		}
		n := rankTime(d.due)*4 - abs(i-from)*2
		if s == best {
			n += 6
		}
		if s != best && d.due.Kind == when.Deadline && s.clause().has(sendWord, giveWord) {
			n += 5 // 本周内每人走访3户，走访表周五下班前交
		}
		if c := s.clause(); d.due.Grain == when.Minute && strings.Contains(s.h.t.s[c.from:c.to], "集合") {
			n += 8 // one has to be there when people gather, not when it begins
		}
		if n > rank {
			rank, chosen, in = n, d.due, s
		}
	}
	if own := best.h.ownTime(); own != nil && best.deed().due == nil {
		return best.h.dueAs(own)
	}
	if chosen == nil {
		return dueBeside(best)
	}
	due := in.h.dueAs(chosen)
	duty := chosen.Kind == when.Period && chosen.Grain == when.Minute && !in.clause().has(sendWord, giveWord) // 八点半到十一点半在大厅值班
	if d := best.deed(); (d.meeting || d.rota || in.deed().meeting || duty) && !chosen.Start.IsZero() && chosen.Kind != when.Deadline {
		due.At = chosen.Start
	}
	return due
}

// dueBeside is the deadline that somebody else has in the sentence of an ask that
// has none: 学完回复收到，明天下班前党政办汇总. It is concluded, not said.
func dueBeside(best *said) Due {
	if best.deed().question {
		return Due{}
	}
	for i := range best.h.deeds {
		d := &best.h.deeds[i]
		if best.h.clauses[i].sentence == best.clause().sentence && d.due != nil && d.due.Kind == when.Deadline {
			due := best.h.dueAs(d.due)
			due.Inferred = true
			return due
		}
	}
	return best.h.gathering(best)
}

// gathering is when the meeting is that a message tells of and then says who is to come:
// 今天下午3点，部署会。各所所长参加.
func (h *heard) gathering(best *said) Due {
	if !best.clause().has(attendWord) && !best.deed().meeting {
		return h.onlyTime(best)
	}
	for i := range h.deeds {
		d := &h.deeds[i]
		if d.due != nil && d.due.Grain == when.Minute && h.clauses[i].point == best.clause().point {
			due := h.dueAs(d.due)
			if !d.due.Start.IsZero() {
				due.At = d.due.Start
			}
			return due
		}
	}
	return Due{}
}

// onlyTime is when an ask is to be done that follows the one time of its message, which
// nobody else is told: 28日上午8:40门口集合，去篁坪。明远带快检箱.
func (h *heard) onlyTime(best *said) Due {
	if due := h.agendaTime(best); !due.At.IsZero() {
		return due
	}
	var only *when.Match
	for i := range h.clauses {
		d, c := &h.deeds[i], &h.clauses[i]
		if d.due == nil || c.point != best.clause().point {
			continue
		}
		if only != nil || d.due.Grain != when.Minute || c.from > best.clause().from || d.told || d.question || d.self || d.ifs || d.past || d.due.Kind == when.Subject {
			return Due{}
		}
		if slices.ContainsFunc(h.addresses, func(a address) bool { return a.from >= c.from && a.to <= c.to && a.foreign() && a.spoken() }) {
			return Due{}
		}
		only = d.due
	}
	if only == nil {
		return Due{}
	}
	due := h.dueAs(only)
	due.Inferred = true
	if !only.Start.IsZero() && only.Kind != when.Deadline {
		due.At = only.Start
	}
	return due
}

// agendaTime is when the meeting is whose agenda has the ask among its points: it stands in
// the first line.
func (h *heard) agendaTime(best *said) Due {
	line := h.clauses[0].line
	if best.clause().line == line || !holdsAny(h.t.s, "agenda", "议程", "议题") {
		return Due{}
	}
	for i := range h.clauses {
		d := &h.deeds[i]
		if h.clauses[i].line != line || d.due == nil || d.due.Grain != when.Minute {
			continue
		}
		due := h.dueAs(d.due)
		due.Inferred = true
		if !d.due.Start.IsZero() {
			due.At = d.due.Start
		}
		return due
	}
	return Due{}
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// ownTime is the time that stands right behind the user's unit, or her name, in a message that tells others theirs:
// 上坪周三，柳塘周四早上7:30，河口周五. It is nil where there is no such list.
func (h *heard) ownTime() *when.Match {
	var own *when.Match
	listed := 0
	for i := range h.times {
		t := &h.times[i]
		if t.Kind != when.Point && t.Kind != when.Deadline || t.from == 0 {
			continue
		}
		before := strings.TrimRight(h.t.s[:t.from], " :-")
		if !hanzi(runeBefore(before, len(before))) {
			continue
		}
		listed++
		if slices.ContainsFunc(h.addresses, func(a address) bool {
			return a.to == len(before) && !a.all && (a.who == myUnit || a.who == myArea || a.who == myName || a.who == myNick)
		}) {
			own = &t.Match
		}
	}
	if listed < 2 {
		return nil
	}
	return own
}
