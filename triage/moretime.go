package triage

import (
	"slices"
	"strings"

	"shoudao/triage/when"
)

// More time is asked for, and given, by how much more as often as until when: 能不能晚一天 — 行; 再给你两天.

// givers are how one gives more time, and seekers how one asks for it. The number of days stands right behind.
var (
	givers  = strings.Fields(`再给你 再给你们 再给大家 再给各办 再给 多给你 多给你们 多给大家 给你宽 给你们宽 给大家宽 给你宽限 给你们宽限 给大家宽限 给你延 给大家延 宽你 再宽 再宽限 再宽你 再延 再缓`)
	seekers = strings.Fields(`晚 宽限我 宽限 宽我 宽 缓 推迟 延迟 延期 延后 延 推后 往后推 往后延 多给我 多给 再给我 再给 再宽限 拖`)
)

// giverStarts are the characters that givers begin with.
var giverStarts = firstRunes(givers)

// givenMore is by how much more time the words of a clause give for what was asked for, and where they begin to; zero if they give none.
func givenMore(body string) (lapse, int) {
	if !giverStarts.within(body) {
		return lapse{}, -1 // nearly all
	}
	if holdsAny(body, "不", "没", "吗", "?", "如果", "要是", "县里", "市里", "人家") || strings.HasPrefix(body, "我") {
		return lapse{}, -1
	}
	for _, w := range slices.Backward(givers) {
		before, rest, ok := strings.Cut(body, w)
		if !ok || strings.HasSuffix(before, "我") {
			continue
		}
		by, after := lapseOf(strings.TrimLeft(rest, " 了上"))
		after = strings.Trim(after, " 。!~啊哈吧了的")
		if by != (lapse{}) && (after == "" || slices.Contains([]string{"时间", "期限", "的时间"}, after)) {
			return by, len(before)
		}
	}
	return lapse{}, -1
}

// soughtMore is how much more time the user's words ask for; zero if they ask for none.
func (h *heard) soughtMore() lapse {
	for i := range h.clauses {
		body := h.body(i)
		if !h.deeds[i].question && !holdsAny(body, "能不能", "可不可以", "能否", "想") {
			continue
		}
		for _, w := range seekers {
			if _, rest, ok := strings.Cut(body, w); ok {
				if by, _ := lapseOf(strings.TrimLeft(rest, " 上个")); by.days > 0 || by.time > 0 {
					return by
				}
			}
		}
	}
	return lapse{}
}

// grantsMore gives the item that the user has just asked more time for so much more, where h does nothing but say yes. It reports whether
// it does.
func (f *Fold) grantsMore(h, hers *heard, r *room) bool {
	by := hers.soughtMore()
	if by == (lapse{}) || !h.agreesOnly() || len(hers.times) > 0 {
		return false
	}
	var only *living
	for _, l := range f.index.byRoom[r.key] {
		if l.State != Open || l.Band != Todo || !f.mayCancel(h, l) || l.Due.At.IsZero() || l.wantsPresence() || h.m.SentAt.Sub(l.AskedAt) > renewWithin {
			continue
		}
		if l.Due.Grain == when.Day && by.days == 0 {
			continue
		}
		if t := hers.whole(); len(t) > 0 && t.shared(l.Topic) > 0 {
			only = l
			break
		}
		if only != nil && !l.after(only) {
			continue
		}
		only = l
	}
	if only == nil {
		return false
	}
	due := by.from(only.Due)
	due.Words = Span{Message: hers.m.ID, To: len(hers.m.Text)}
	only.link(Link{Message: h.m.ID, SentAt: h.m.SentAt, Act: Move, To: len(h.m.Text), Due: due, By: h.m.ID, ByAt: h.m.SentAt})
	return true
}

// lengthOnly reports whether a time of clauses i to j is the length itself of which more time is given: 再宽限两天.
func (h *heard) lengthOnly(m *when.Match, i, j int) bool {
	for k := i; k < j; k++ {
		if by, _ := givenMore(h.body(k)); by != (lapse{}) && slices.ContainsFunc(within(h.times, &h.clauses[k]), func(t timed) bool { return t.At.Equal(m.At) }) {
			return true
		}
	}
	return false
}

// givesMore reports whether one of clauses i to j gives more time for what was asked for.
func (h *heard) givesMore(i, j int) bool {
	for k := i; k < j; k++ {
		if by, _ := givenMore(h.body(k)); by != (lapse{}) {
			return true
		}
	}
	return false
}

// onlyLater is the time by which something is wanted after all, where the sentence of clauses i to j takes it back as far as a day goes; nil
// if it is taken back for good.
func (h *heard) onlyLater(i, j int) *when.Match {
	for k := i; k < j; k++ {
		if due := h.wantsLater(k, j); due != nil {
			return due
		}
	}
	return nil
}

// wantsLater is the time that a clause up to clause j of the same sentence names by which something is wanted, where clause k takes it back and
// names nothing besides: 今天不要了，明天给我就行.
func (h *heard) wantsLater(k, j int) *when.Match {
	if d := &h.deeds[k]; !d.cancel && !d.noNeed || !h.takesBackOnly(k) {
		return nil
	}
	for n := k + 1; n < j && h.clauses[n].sentence == h.clauses[k].sentence; n++ {
		if due := h.handsAt(n); due != nil {
			return due
		}
	}
	return nil
}

// takesBackOnly reports whether clause k says that something is not wanted, and names at most the day: 今天不用给了.
func (h *heard) takesBackOnly(k int) bool {
	body := h.body(k)
	for _, t := range within(h.times, &h.clauses[k]) {
		body = strings.ReplaceAll(body, h.t.s[t.from:t.to], "")
	}
	body = strings.TrimLeft(strings.Trim(body, " 。!~啊哈吧了"), "算了那就都也先,")
	for _, w := range []string{"不用", "不要", "不必", "别"} {
		if rest, ok := strings.CutPrefix(body, w); ok {
			return slices.Contains([]string{"", "给", "交", "发", "报", "送", "给我", "发我", "交我", "报我", "弄", "写", "做", "来", "去"}, strings.TrimLeft(rest, " 再"))
		}
	}
	return body == ""
}

// correctsTo reports whether clause k names the right time, and what follows is at most the wrong one: 更正：两点半，不是两点.
func (h *heard) correctsTo(k int) bool {
	rest := h.t.s[h.clauses[k].to:]
	for _, t := range h.times {
		if t.from >= h.clauses[k].to && t.Role == when.Old {
			rest = strings.ReplaceAll(rest, h.t.s[t.from:t.to], "")
		}
	}
	rest = strings.Trim(rest, " 。!~哈,")
	return rest == "" || rest == "不是"
}

// supersedes reports whether clause k says by when something is handed in, and the message that this holds from now on: 最新通知，普查表周四交,
// 以这个为准.
func (h *heard) supersedes(k int) bool {
	if k >= len(h.clauses) || !holdsAny(h.t.s, "以这个为准", "以此为准", "以这条为准", "以这次为准", "以本通知为准", "以最新", "最新通知", "最新要求", "最新口径", "最新时间", "最新安排") {
		return false
	}
	d, c := &h.deeds[k], &h.clauses[k]
	if d.due == nil || d.question || d.due.Role == when.Old || d.due.Kind == when.Past {
		return false
	}
	rest := strings.TrimLeft(d.behindDue(h.t.s, c), " 前之")
	return d.due.Kind == when.Deadline || startsAny(rest, "交", "报", "送", "截", "开", "到", "集合") && !startsAny(rest, "交的", "报的", "报到")
}

// onlyPutsOff reports whether the sentence of clauses i to j takes something back only to want it later, by how much or when it says, which it
// gives the change: 算了，再给你两天; 今天不要了，明天给我.
func (h *heard) onlyPutsOff(c *change, i, j int) bool {
	if later := h.onlyLater(i, j); later != nil {
		c.due = h.dueAs(later)
		return true
	}
	return c.by != (lapse{}) && h.givesMore(i, j)
}
