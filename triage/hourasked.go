package triage

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"shoudao/triage/when"
)

// A meeting is called for a day, and its hour comes afterwards: somebody asks for it, the user or whoever else is to come, and whoever
// knows tells, 几点？ — 三点. The words that tell name neither the meeting nor the day; the question before them does, or it is about what
// has just been said.

// askedWithin is how long a question for an hour waits for its answer, and askedFar after how many messages it has been passed over.
const (
	askedWithin = 30 * time.Minute
	askedFar    = 4
)

// hourWhens are how one asks for an hour, and dayWhens for a day.
var (
	hourWhens = []string{"几点", "什么时候", "啥时候", "什么时间", "啥时间", "几时", "何时", "what time", "when "}
	dayWhens  = []string{"哪天", "几号", "周几", "星期几", "礼拜几", "what day", "which day"}
)

// aboutHours stand around the word that asks for an hour, and say nothing of what it is the hour of.
var aboutHours = strings.Fields(`开始 集合 出发 动身 发车 上车 合适 方便 比较好 最好 开会 召开 进行 到场 到岗 签到 碰头 的会 会议 的 会 开 走 到 来 去 要 交 给 用 过来 过去 过 定 是 呀 啊 呢 哈 嘛 啦 在哪里 在哪儿 在哪 哪里 地点 主任 校长 领导 书记 请问 那 大概 大约 具体 最晚 最迟 统一 咱们 我们 你们 您 你 我 咱 好的 好 收到 嗯 行 start starts does do we is it need you at for me to be there should i ok sure`)

// toldHour gives an item without an hour the one that has been asked for, and that h tells. It reports whether there is such an item.
func (f *Fold) toldHour(h *heard, r *room) bool {
	if !h.m.ReplyTo.IsZero() && len(f.index.byMessage[h.m.ReplyTo]) == 0 && r.byID(h.m.ReplyTo) == nil {
		return false
	}
	told := h.hourAlone()
	if told == nil {
		return false
	}
	asked := r.hourAsked(h)
	if asked == nil {
		return false
	}
	l := f.hourless(asked, told, r)
	if l == nil {
		return false
	}
	due := h.dueAs(&told.Match)
	if !l.Due.At.IsZero() && told.Grain == when.Minute {
		on := f.hourOn(h, told, l.Due.At)
		if on.IsZero() {
			return false
		}
		due.At, due.Start = on, time.Time{}
	}
	if !due.At.After(h.m.SentAt) {
		return false
	}
	l.link(Link{Message: h.m.ID, SentAt: h.m.SentAt, Act: Move, To: len(h.m.Text), Due: due, By: h.m.ID, ByAt: h.m.SentAt})
	return true
}

// hourAlone is the time that the words tell, if they tell little else and ask for nothing: 三点, 主任说十点走, 下午3:00 三楼.
func (h *heard) hourAlone() *timed {
	if utf8.RuneCountInString(h.t.s) > 24 && !letter(runeAt(h.t.s, 0)) || len(h.t.s) > 72 || len(h.clauses) > 3 {
		return nil
	}
	var told *timed
	for i := range h.times {
		t := &h.times[i]
		if t.Kind == when.Past || t.Kind == when.Subject || told != nil {
			return nil
		}
		told = t
	}
	if told == nil || told.Grain != when.Minute && told.Grain != when.Day {
		return nil
	}
	if slices.ContainsFunc(h.deeds, func(d deed) bool { return d.question || d.cancel || d.noNeed || d.done && d.due != nil || d.chase }) {
		return nil
	}
	before := strings.TrimRight(h.t.s[:told.from], " ,:")
	if utf8.RuneCountInString(before) > 4 && !endsAny(before, "说", "说是", "说的", "定的", "通知", "了", "是", "的", "says", "said", "at") {
		return nil
	}
	if slices.ContainsFunc(h.addresses, func(a address) bool { return a.at && a.foreign() }) {
		return nil
	}
	return told
}

// hourAsked is the message before h that asks for an hour, or a day, which nobody has told since; nil if there is none.
func (r *room) hourAsked(h *heard) *heard {
	n := 0
	for _, p := range slices.Backward(r.recent) {
		if n++; n > askedFar || h.m.SentAt.Sub(p.m.SentAt) > askedWithin {
			return nil
		}
		if p.asksHour() {
			if sameSender(p.m, h.m) && !startsAny(h.t.s, "问了", "问到", "刚问", "主任", "说") {
				return nil
			}
			return p
		}
		if p.tellsHour() {
			return nil
		}
	}
	return nil
}

// asksHour reports whether the words ask at what hour, or on what day, something is.
func (h *heard) asksHour() bool {
	return slices.ContainsFunc(h.clauses, func(c clause) bool {
		body := h.body(c.index) + " "
		return (h.deeds[c.index].question || c.query || utf8.RuneCountInString(h.t.s) <= 6) && (holdsAny(body, hourWhens...) || holdsAny(body, dayWhens...))
	})
}

// hourOf is what the question of a message is about beside the hour: nothing in 几点走, 食堂饭 in 食堂几点开饭.
func (h *heard) hourOf() string {
	for i := range h.clauses {
		body := h.body(i)
		if !holdsAny(body+" ", hourWhens...) && !holdsAny(body+" ", dayWhens...) {
			continue
		}
		body = trimTimes(body)
		for _, t := range within(h.times, &h.clauses[i]) {
			body = strings.ReplaceAll(body, h.t.s[t.from:t.to], "")
		}
		for _, a := range h.addresses {
			if a.place == called && a.from >= h.clauses[i].from && a.to <= h.clauses[i].to {
				body = strings.ReplaceAll(body, h.t.s[a.from:a.to], "")
			}
		}
		for _, w := range slices.Concat(hourWhens, dayWhens) {
			body = strings.ReplaceAll(body+" ", w, " ")
		}
		words := strings.FieldsFunc(body, func(r rune) bool { return !hanzi(r) && !letter(r) })
		rest := ""
		for _, w := range words {
			for cut := true; cut; {
				cut = false
				for _, small := range aboutHours {
					if short, ok := strings.CutPrefix(w, small); ok && (!letter(runeAt(small, 0)) || short == "") {
						w, cut = short, true
					}
				}
			}
			rest += w
		}
		return rest
	}
	return ""
}

// hourless is the open item without an hour of its own that a question for one is about: the one that it names, or else the one
// that was spoken of right before. Only who has been asked for a paper, or has asked for it, asks when that is wanted.
func (f *Fold) hourless(asked *heard, told *timed, r *room) *living {
	of := asked.hourOf()
	var best *living
	for _, l := range f.index.byRoom[r.key] {
		day := told.Grain == when.Day
		switch {
		case l.State != Open || l.Band != Todo || l.Due.Grain == when.Minute && !l.Due.At.IsZero() || day && !l.Due.At.IsZero():
			continue
		case asked.m.SentAt.Sub(l.TouchedAt()) > 2*time.Hour && of == "" || asked.m.SentAt.Sub(l.TouchedAt()) > 72*time.Hour:
			continue
		case !l.ofPresence() && !l.gathers() && !holdsAny(l.Title, "会", "培训", "活动", "走", "去", "来", "到", "碰", "集合", "出发", "早点", "加班") && !holdsAny(l.words(), "meeting", "join ", "come ", "visit", "training", "briefing"):
			continue
		case of != "" && !strings.Contains(l.words(), of):
			continue
		case !l.Due.At.IsZero() && slices.ContainsFunc(asked.times, func(t timed) bool { return t.Grain == when.Day && t.Kind != when.Past && !t.covers(l.Due) }):
			continue
		}
		if best == nil || l.after(best) {
			best = l
		}
	}
	return best
}

// hourOn is the hour that h tells, read as one of the given day; zero if it is told of another day.
func (f *Fold) hourOn(h *heard, told *timed, day time.Time) time.Time {
	office := f.judge.profile.Office
	at := h.m.SentAt.In(office.Location)
	day = day.In(office.Location)
	for _, t := range h.t.timesOf(&f.finder, when.Context{Office: office, At: at, Day: day}) {
		if t.from != told.from {
			continue
		}
		if t.At.Format(time.DateOnly) == day.Format(time.DateOnly) {
			return t.At
		}
		if h.clockAlone(h.dueAs(&told.Match)) {
			y, m, d := day.Date()
			return dateAt(y, m, d, t.At)
		}
	}
	return time.Time{}
}
