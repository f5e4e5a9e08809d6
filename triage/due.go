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
	from := max(slices.Index(seg, best), 0)
	var chosen *when.Match
	var in *said
	rank := -1 << 30
	behind := backdrops(seg)
	later := behind != nil && slices.ContainsFunc(seg, func(s *said) bool { return s.deed().due != nil && !s.h.backdrop(s.index) })
	handed := slices.ContainsFunc(seg, func(s *said) bool {
		return s.deed().due != nil && s.deed().request > 1 && !s.fixes()
	})
	asking := asksOnly(seg, best) || best.deed().receipt && best.deed().request < 2
	for i, s := range seg {
		d := s.deed()
		if d.due == nil || s.gone() || later && behind[i] || handed && s.fixes() { // 书记明天要去市场看，…今晚就要
			continue
		}
		if (asking || best.deed().question) && s.tellsOfThing() || s.beside(best, asking) {
			continue
		}
		n := rankTime(d.due)*4 - abs(i-from)*2
		if s == best {
			n += 6
		}
		if d.ends {
			n += 8
		}
		if s != best && d.due.Kind == when.Deadline && s.clause().has(sendWord, giveWord) {
			n += 5 // 本周内每人走访3户，走访表周五下班前交
		}
		if own := best.deed().due; s != best && own != nil && (d.due.Kind == when.Deadline || best.deed().meeting && best.deed().request == 0) && d.due.At.Before(own.At) && own.Grain == when.Day && s.handsIn() {
			n += 9
		}
		if d.due.Grain == when.Minute && holdsAny(s.h.body(s.index), "集合", "到场", "入场", "进场", "签到") {
			n += 10 // one has to be there when people gather, not when it begins
		}
		if own := best.deed().due; own != nil && own.Grain == when.Part && d.due.Grain == when.Minute && sameDay(own, d.due) && best.ofPresence() && s.send == best.send && s.clause().sentence == best.clause().sentence {
			n += 10 // 下午到三楼来，三点
		}
		if n > rank || n == rank && d.due.Kind == when.Deadline && chosen.Kind != when.Deadline {
			rank, chosen, in = n, d.due, s
		}
	}
	if own := best.h.ownTime(); own != nil && (best.deed().due == nil || sameTimes(own, best.deed().due) && hanzi(runeBefore(best.h.t.s, best.deed().dueFrom))) {
		return best.h.dueAs(own)
	}
	if chosen == nil {
		return dueBeside(best)
	}
	in = begun(seg, in)
	chosen = in.deed().due
	due := in.toReport(in.h.dueAs(chosen))
	if by := ahead(best, in); by != 0 {
		due.At = due.At.AddDate(0, 0, -by) // 书记周五汇报，材料提前一天给我
	}
	duty := chosen.Kind == when.Period && chosen.Grain == when.Minute && !in.clause().has(sendWord, giveWord) // 八点半到十一点半在大厅值班
	if d := best.deed(); (d.meeting || d.rota || in.deed().meeting || duty) && !chosen.Start.IsZero() && chosen.Kind != when.Deadline && !in.wantedBy() {
		due.At = chosen.Start
	}
	if chosen.Kind == when.Period && chosen.Grain == when.Minute && due.At.Before(best.h.m.SentAt) {
		return Due{} // 11点到15点轮着巡, said in the midst of it
	}
	return due
}

// sameTimes reports whether two times are the same words.
func sameTimes(a, b *when.Match) bool { return a.From == b.From && a.To == b.To }

// handsIn reports whether a paper is handed in by the time of a clause: 走访表于周五下班前|交党政办.
func (s *said) handsIn() bool {
	rest := strings.TrimLeft(s.deed().behindDue(s.h.t.s, s.clause()), " ")
	return startsAny(rest, "交", "报", "送", "发") && !startsAny(rest, "报到", "发放", "报名", "交的", "报的", "送的", "发的", "交流", "报告", "发言")
}

// wantedBy reports whether a clause says that something is wanted by its time: 上午就要.
func (s *said) wantedBy() bool {
	return slices.Contains([]string{"就要", "要", "要的", "急要", "要用", "就要用"}, strings.Trim(s.deed().behindDue(s.h.t.s, s.clause()), " 。!~哈啊"))
}

// begun is the clause of a day that was chosen, or, where the segment says at which hour of it something begins, or another send only at
// which hour it is, that one.
func begun(seg []*said, in *said) *said {
	day := in.deed().due
	if day.Grain != when.Day || day.Kind != when.Point {
		return in
	}
	for _, s := range seg {
		if m := s.deed().due; m != nil && m.Grain == when.Minute && m.At.Format(time.DateOnly) == day.At.Format(time.DateOnly) && (s.deed().ends || s.send > in.send && s.hourOnly() || holdsAny(s.h.body(s.index), "starts", "begins", "kicks off", "开席", "开场", "开始")) {
			return s
		}
	}
	return in
}

// toReport is the deadline by which something is reported, where no more than its hour is told, and the day is that of what the report
// is for: 周六加班报人，五点半前接完我好报饭. That is today, if it is still ahead.
func (s *said) toReport(due Due) Due {
	h, body := s.h, s.h.body(s.index)
	if !due.Firm || !h.clockAlone(due) || !holdsAny(body, "报", "接完", "接龙", "填", "回复", "发我", "给我") || holdsAny(body, "报到", "集合") {
		return due
	}
	y, m, day := h.m.SentAt.In(due.At.Location()).Date()
	today := dateAt(y, m, day, due.At)
	for i := range h.clauses {
		d := &h.deeds[i]
		if i == s.index || d.due == nil || d.due.Grain != when.Day || d.due.Kind != when.Point || h.clauses[i].point != s.clause().point || d.due.At.Format(time.DateOnly) != due.At.Format(time.DateOnly) {
			continue
		}
		if holdsAny(h.body(i), "加班", "值班", "培训", "活动", "会", "检查", "演练", "聚餐", "体检") && today.After(h.m.SentAt) && today.Before(due.At) {
			due.At = today
		}
	}
	return due
}

// ahead is how many days before the time of another clause an ask wants its thing.
func ahead(best, in *said) int {
	if best == in {
		return 0
	}
	_, rest, ok := strings.Cut(best.h.body(best.index), "提前")
	if !ok {
		return 0
	}
	l, _ := lapseOf(rest)
	return l.days
}

// dueBeside is the deadline that somebody else has in the sentence of an ask that
// has none: 学完回复收到，明天下班前党政办汇总. It is concluded, not said.
func dueBeside(best *said) Due {
	if best.deed().question {
		return Due{}
	}
	for i := range best.h.deeds {
		d := &best.h.deeds[i]
		if best.h.clauses[i].sentence == best.clause().sentence && !best.h.goesOff(i) && d.due != nil && d.due.Kind == when.Deadline {
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
	if h.triggered(best) {
		return Due{}
	}
	if due := h.agendaTime(best); !due.At.IsZero() {
		return due
	}
	var only, part *when.Match
	for i := range h.clauses {
		d, c := &h.deeds[i], &h.clauses[i]
		if d.due == nil || c.point != best.clause().point {
			continue
		}
		if d.due.Grain != when.Minute {
			part = d.due
			continue
		}
		if only != nil || c.from > best.clause().from || d.told || d.question || d.self || d.ifs || d.past || d.due.Kind == when.Subject {
			return Due{}
		}
		if !h.backdrop(i) && !d.meeting && slices.ContainsFunc(h.addresses, func(a address) bool { return a.from >= c.from && a.to <= c.to && a.foreign() && a.spoken() }) {
			return Due{}
		}
		only = d.due
	}
	if only != nil && part != nil && part.At.Format(time.DateOnly) != only.At.Format(time.DateOnly) {
		return Due{}
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
		if c := h.clauseAt(t.from); !hanzi(runeBefore(before, len(before))) || c != nil && i > 0 && h.times[i-1].from >= c.from {
			continue // 周三晚自习6点50
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
