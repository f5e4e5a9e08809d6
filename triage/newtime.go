package triage

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"shoudao/triage/when"
)

// Which item a change of time is of is often not said: 改四点, 会议推迟到三点. It is then the only one that it can be.

// generic are words for a gathering that do not tell which.
var generic = strings.Fields(`碰头会 碰个头 碰头 短会 例会 会议 开会 视频会 早会 晚会 会 培训 活动 集合 出发 时间 meeting catch-up call session`)

// callsOthers reports whether a change is said to somebody who is not the user.
func (h *heard) callsOthers(c change) bool {
	from, to := h.clauses[c.from].from, h.clauses[c.to-1].to
	return slices.ContainsFunc(h.addresses, func(a address) bool {
		return a.from >= from && a.to <= to && a.foreign() && (a.place == called || a.at || a.told) && !h.ofHimself(a)
	})
}

// ofHimself reports whether a name stands where the speaker tells of himself: 我刚问了老师.
func (h *heard) ofHimself(a address) bool {
	c := h.clauseAt(a.from)
	return c != nil && !a.at && h.deeds[c.index].self && c.from < a.from
}

// reasons reports whether an ask of a message that has moved an item is only why: the Ahmadis can't make two. 3.30 instead.
func (f *Fold) reasons(h *heard, a ask) bool {
	moved := slices.ContainsFunc(f.index.byMessage[h.m.ID], func(l *living) bool {
		return slices.ContainsFunc(l.Links, func(k Link) bool { return k.Message == h.m.ID && k.Act == Move })
	})
	return moved && !slices.ContainsFunc(a.reasons, func(r Reason) bool {
		return r.Code == Requested || r.Code == Asked || r.Code == MeetingCalled || r.Code == OnRota || r.Code == Chased || r.Code == ReceiptWanted
	})
}

// gathers reports whether the item is to be somewhere at its hour, or tells of people who are.
func (l *living) gathers() bool {
	return l.wantsPresence() || l.Due.Grain == when.Minute && !l.Due.Firm && holdsAny(l.Title, "会", "培训", "活动", "碰", "集合", "出发", "演练", "座谈", "来", "到", "去", "meet", "visit")
}

// theOne is the only item that a change of time can be of: the only one that it names, or, where it names none (改四点, 会议推迟到三点), the
// only one that is to be at its hour, which is still to come. Its sender may move it.
func (f *Fold) theOne(h *heard, r *room, c change) *living {
	if c.act != Move || !h.m.ReplyTo.IsZero() || holdsAny(h.t.s, "对调", "换班", "调班") || h.callsOthers(c) || c.foreign {
		return nil
	}
	if h.mover(c.from, c.to) == c.to && !pointsTo(h.t.s[h.clauses[c.from].from:h.clauses[c.to-1].to]) {
		return nil
	}
	words := h.movedWords(c)
	any := words == "" || slices.Contains(generic, words)
	if !any && utf8.RuneCountInString(words) < 2 {
		return nil
	}
	named := h.partNamed(c)
	var only *living
	for _, l := range f.index.byRoom[r.key] {
		switch {
		case h.movesOnlyEvent(c, l):
		case l.State != Open || l.Band != Todo || !f.mayCancel(h, l) && !(h.passedDown() && h.announces(c, l)) || l.wantsAnswer() && l.Due.At.IsZero():
		case any && (!l.Due.At.After(h.m.SentAt.Add(-30*time.Minute)) || words != "" && !l.gathers() || strings.HasSuffix(words, "会议") && !l.has(MeetingCalled) && !strings.Contains(l.Title, "会")):
		case words == "" && (h.hourElse(c, l) || h.hourOfElse(r, c, l) || holdsAny(h.t.s, "那篇", "这篇") && !holdsAny(l.Title, "稿", "写", "文", "篇", "信息", "报道")):
		case !any && !strings.Contains(l.words(), words) && !l.byComers(words):
		case named != nil && !named.covers(l.Due):
		case only != nil || any && l.has(OnRota):
			return nil
		default:
			only = l
		}
	}
	return only
}

// pointsTo reports whether words point at something that is written: 那篇明天中午我就要.
func pointsTo(s string) bool {
	return holdsAny(s, "那篇", "那份", "那张", "那个", "那本", "那几", "这篇", "这份", "这张")
}

// movesHead reports whether what a change moves is not what the item, a paper, is: 各单位疫苗配送车改周一 leaves the count of vaccines.
func (h *heard) movesHead(c change, l *living) bool {
	words := h.movedWords(c)
	for cut := true; cut; {
		cut = false
		for _, w := range deadlineNouns {
			if rest, ok := strings.CutSuffix(words, w); ok && rest != words {
				words, cut = strings.TrimRight(rest, " 的也都就"), true
			}
		}
	}
	if utf8.RuneCountInString(words) < 2 || strings.ContainsFunc(words, letter) || slices.Contains(generic, words) {
		return false
	}
	_, n := utf8.DecodeLastRuneInString(words)
	_, m := utf8.DecodeLastRuneInString(words[:len(words)-n])
	head := words[len(words)-n-m:]
	return !strings.ContainsFunc(head, func(r rune) bool { return !hanzi(r) }) && !strings.Contains(l.words(), head)
}

// deadlineNouns stand behind what a time is the deadline of.
var deadlineNouns = strings.Fields(`时间 截止 截止时间 截止日期 期限 时限 日期 报送 上报 提交 报名 收 交 报 材料 统一 暂 可以 可 先 都 也 再 又 现 已 要`)

// hourElse reports whether a change names no more than an hour, and the item is a paper, or somebody else has asked for it by
// a day: 六点有问题，改七点 is of something else.
func (h *heard) hourElse(c change, l *living) bool {
	return h.clockAlone(c.due) && !l.gathers() && !h.hands(c) && (l.Due.Firm || l.Due.Grain != when.Minute && !l.askedBy(h.m))
}

// hands reports whether a change tells of something that is handed over.
func (h *heard) hands(c change) bool {
	return slices.ContainsFunc(h.clauses[c.from:c.to], func(cl clause) bool { return cl.has(giveWord, sendWord) }) || h.points() || strings.ContainsAny(h.t.s, "前要交给报发那")
}

// keptDay is the new hour of what is moved on the day that it had, where an hour alone is told.
func (l *living) keptDay(d Due, h *heard) Due {
	if d.Grain != when.Minute || l.Due.At.IsZero() || !l.Due.At.After(h.m.SentAt) || utf8.RuneCountInString(h.t.s) > 120 {
		return d
	}
	words := h.m.Text[min(d.Words.From, len(h.m.Text)):min(d.Words.To, len(h.m.Text))]
	clock := !strings.ContainsAny(words, "今明后周期拜日号月天当晚早次") && !holdsAny(strings.ToLower(words), "mon", "tue", "wed", "thu", "fri", "sat", "sun", "to", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "/")
	dated := slices.ContainsFunc(h.times, func(t timed) bool {
		return t.Grain == when.Day && t.Kind != when.Past && !strings.Contains(h.t.s[t.from:t.to], "same day")
	})
	if !clock || dated || strings.ContainsAny(words, "内后") {
		return d
	}
	was := l.Due.At.In(d.At.Location())
	y, m, day := was.Date()
	if now := h.m.SentAt.In(d.At.Location()); now.Format(time.DateOnly) == was.Format(time.DateOnly) {
		return d
	}
	d.At = dateAt(y, m, day, d.At)
	d.Start = time.Time{}
	return d
}

// clockAlone reports whether a time was told by its hour, and no day with it.
func (h *heard) clockAlone(d Due) bool {
	words := strings.ToLower(h.m.Text[min(d.Words.From, len(h.m.Text)):min(d.Words.To, len(h.m.Text))])
	if d.Grain != when.Minute || strings.ContainsAny(words, "今明后周期拜日号月天当晚早次内/") {
		return false
	}
	return !holdsAny(words, "mon", "tue", "wed", "thu", "fri", "sat", "sun", "to", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
}

// announces reports whether the words, whoever says them, are no hearsay: they name the item, and say by when it is to be handed in from
// now on.
func (h *heard) announces(c change, l *living) bool {
	words := h.t.s[h.clauses[c.from].from:h.clauses[c.to-1].to]
	if l.gathers() && (c.due.Grain == when.Minute || h.passedDown()) && h.mover(c.from, c.to) < c.to && c.topic.shared(l.Topic) >= 2 && utf8.RuneCountInString(h.movedWords(c)) >= 2 && !unsure(words) {
		return true
	}
	if h.passedDown() && h.supersedes(h.mover(c.from, c.to)) {
		return c.topic.shared(l.Topic) >= 2
	}
	return c.due.Firm && h.mover(c.from, c.to) < c.to && c.topic.shared(l.Topic) >= 2 && strings.ContainsAny(words, "交报") && !unsure(words)
}

// unsure reports whether words tell what their speaker does not know for sure, or only of himself.
func unsure(words string) bool {
	return holdsAny(words, "听说", "好像", "可能", "据说", "说是", "应该", "是不是", "吧", "估计", "我们", "想", "能不能", "建议", "?", "heard", "might", "may ", "maybe", "perhaps", "could", "can we", "would", "apparently", "hope")
}

// byComers reports whether words call the item's gathering by who, or what, it is for: 班主任会 of 班主任四点开会.
func (l *living) byComers(words string) bool {
	for _, w := range []string{"会议", "例会", "会"} {
		if who, ok := strings.CutSuffix(words, w); ok && utf8.RuneCountInString(who) >= 2 && strings.Contains(l.words(), who) {
			return l.gathers()
		}
	}
	return false
}

// keptHour is the new day of what is moved with the hour that it had, where only the day
// is told and the item is to be somewhere, or the words say that the hour stays.
func (l *living) keptHour(d Due, h *heard) Due {
	if d.Grain == when.Part && !d.Start.IsZero() && l.Due.Grain == when.Minute && (l.wantsPresence() || h.keepsHour()) {
		y, m, day := d.At.Date()
		if at := dateAt(y, m, day, l.Due.At.In(d.At.Location())); h.keepsHour() && !at.Before(d.Start) && !at.After(d.At) {
			d.At, d.Start, d.Grain = at, time.Time{}, when.Minute // 周五上午，时间不变
		}
		return d
	}
	if d.Grain != when.Day || l.Due.Grain != when.Minute || !l.wantsPresence() && !h.keepsHour() {
		return d
	}
	y, m, day := d.At.Date()
	d.At, d.Grain = dateAt(y, m, day, l.Due.At.In(d.At.Location())), when.Minute
	return d
}

// nextWeek is the new time of what is moved, a week on where it is told by a weekday that is today's, and the item was due later: today is
// called today.
func (l *living) nextWeek(d Due, h *heard) Due {
	words := strings.ToLower(h.m.Text[min(d.Words.From, len(h.m.Text)):min(d.Words.To, len(h.m.Text))])
	now := h.m.SentAt.In(d.At.Location())
	if d.At.Format(time.DateOnly) != now.Format(time.DateOnly) || l.Due.At.In(d.At.Location()).Format(time.DateOnly) <= now.Format(time.DateOnly) || !holdsAny(words, "周", "星期", "礼拜", "day") || holdsAny(words, "today", "本周", "这周", "今") {
		return d
	}
	d.At = d.At.AddDate(0, 0, 7)
	if !d.Start.IsZero() {
		d.Start = d.Start.AddDate(0, 0, 7)
	}
	return d
}

// keepsHour reports whether words say that the hour stays as it was.
func (h *heard) keepsHour() bool {
	return holdsAny(h.t.s, "时间地点不变", "时间不变", "钟点不变", "同样时间", "时间一样", "时间还是一样", "同样的时间", "同一时间", "老时间", "时间照旧", "same time")
}
