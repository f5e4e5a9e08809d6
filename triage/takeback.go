package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// What takes something back closes an item, and a closed item is out of sight: each test here
// asks whether the words really are about the whole of it, and whether their sender may say so.

// mayCancel reports whether what h takes back can be the item: it is its sender's
// own, or a superior's, or told to everybody, or by somebody of the asker's unit.
func (f *Fold) mayCancel(h *heard, l *living) bool {
	if l.askedBy(h.m) || h.speaksFor(l.Sender) {
		return true
	}
	if !h.superior && !h.calledAll() && !f.sameUnit(h, l) && !h.goesHere(l) {
		return false
	}
	// Somebody else may show the name of the one who asked.
	return l.SenderID == "" || h.m.SenderID == "" || l.shownName() != h.shownName()
}

// shownName is that of the message's sender.
func (h *heard) shownName() string {
	if h.shown == "" {
		h.shown = shownName(h.m.Sender)
	}
	return h.shown
}

// shownName is what letters a name as a group shows it is made of, without signs and pictures around them.
func shownName(s string) string {
	return strings.Map(func(r rune) rune {
		if hanzi(r) || letter(r) || digit(r) {
			return r
		}
		return -1
	}, newText(s).s)
}

// asksAfter reports whether the sentence asks for something behind clause k, up to clause j: what
// it says before need not be done, 不用回我，核完放桌上, takes nothing back.
func (h *heard) asksAfter(k, j int) bool {
	return slices.ContainsFunc(h.deeds[k+1:j], func(d deed) bool { return d.request > 0 && !d.noNeed && !d.cancel && !d.done })
}

// asksBefore reports whether a clause from i up to before k asks for something by a time: what
// follows excepts from that, 三点半前换完，二车间不用动.
func (h *heard) asksBefore(i, k int) bool {
	return slices.ContainsFunc(h.deeds[i:k], func(d deed) bool { return d.request > 0 && d.due != nil && !d.cancel && !d.noNeed && !d.move })
}

// refersElsewhere reports whether both the words and the item carry reference numbers, and
// none in common: VD/25/00207/LBC is withdrawn, VD/25/00318/FUL is not.
func (h *heard) refersElsewhere(l *living) bool {
	mine, its := references(h.t.s), references(strings.ToLower(l.Title))
	return len(mine) > 0 && len(its) > 0 && !slices.ContainsFunc(mine, func(r string) bool { return slices.Contains(its, r) })
}

// references are the reference numbers in a text: letters and at least four digits in one word.
func references(s string) []string {
	words := strings.FieldsFunc(s, func(r rune) bool { return !letter(r) && !digit(r) && r != '/' && r != '-' })
	return slices.DeleteFunc(words, func(w string) bool {
		return !strings.ContainsFunc(w, letter) || len(slices.DeleteFunc([]rune(w), func(r rune) bool { return !digit(r) })) < 4
	})
}

// besides reports whether what t is about stands in a title only as what is to be done by
// the way: 你跟车，顺便把横幅带上. To take that back leaves the rest asked.
func besides(t Topic, title string) bool {
	var by, main Topic
	for _, part := range strings.FieldsFunc(title, func(r rune) bool { return strings.ContainsRune("，,；;。", r) }) {
		g := grams(strings.TrimSpace(part))
		if startsAny(strings.TrimSpace(part), "顺便", "顺带", "顺路", "顺手", "捎带", "另外", "此外", "再顺") {
			by = append(by, g...)
		} else {
			main = append(main, g...)
		}
	}
	slices.Sort(by)
	slices.Sort(main)
	return len(main) > 0 && t.shared(by) > 0 && t.shared(main) == 0
}

// calledOff reports whether the message has taken an item back: what it says besides, and does not ask
// for in so many words, is why.
func (f *Fold) calledOff(h *heard) bool {
	return slices.ContainsFunc(f.index.byMessage[h.m.ID], func(l *living) bool {
		return slices.ContainsFunc(l.Links, func(k Link) bool { return k.Message == h.m.ID && k.Act == Cancel })
	})
}

// endedBy reports whether h has taken back what the message before asked.
func (f *Fold) endedBy(h, before *heard) bool {
	return slices.ContainsFunc(f.index.byMessage[before.m.ID], func(l *living) bool {
		return slices.ContainsFunc(l.Links, func(k Link) bool { return k.Message == h.m.ID && k.Act == Cancel })
	})
}

// idle reports whether nothing in the words of the ask says that they ask: no request, no question, no
// meeting and no deadline.
func (a *ask) idle() bool {
	return !slices.ContainsFunc(a.reasons, func(r Reason) bool {
		return r.Code == Requested || r.Code == Asked || r.Code == MeetingCalled || r.Code == OnRota || r.Code == DueSaid || r.Code == Chased || r.Code == ReceiptWanted
	})
}

// onlyTells reports whether the clause of the ask neither asks for anything nor puts a question, whatever it tells of a meeting: Council have
// pulled the meeting.
func (a *ask) onlyTells() bool {
	d := a.at.deed()
	return d.request == 0 && !d.question && !d.chase && !d.receipt
}

// denied reports whether the words around a call-off say that there is none: 没取消, 谁说不用核了, 取消不了.
func denied(before, after string) bool {
	return endsAny(strings.TrimRight(before, " "), "没", "没有", "没说", "不会", "不能", "不可", "不可能", "不准", "不许", "不得", "别", "未", "并未", "怎么能", "怎么会", "哪能") ||
		holdsAny(before, "谁说", "别以为", "不要以为", "以为", "怎么能", "没说", "不是说", "除非", "如果", "要是", "假如", "是不是", "会不会", "万一", "if ", "unless ", "who said ") ||
		startsAny(after, "不了", "不掉", "不得", "的话")
}

// unable reports whether what sounds like a call-off is the end of a verb that says what cannot be done: 门打|不开了, 进|不去了.
func unable(before, word string) bool {
	return strings.HasPrefix(word, "不") && startsAny(word, "不开", "不去", "不了", "不办", "不报", "不交") && strings.ContainsRune("打睁推拉掀撬进出回上下过拆解揭", runeBefore(before, len(before)))
}

// ofManner reports whether what stands behind 不用 is how the thing is done, or a part of it, and not the thing: 不用请示，
// 照做; 不用全核. With 了 at its end it may be all of it.
func ofManner(after string) bool {
	if strings.HasSuffix(strings.TrimRight(after, " !。~"), "了") {
		return false
	}
	return startsAny(strings.TrimLeft(after, " "), "全", "都", "今天", "今晚", "现在", "马上", "急", "等", "请示", "加班", "来开会", "发我", "发给", "给我", "跟我", "告诉", "开车", "带", "打印", "盖", "抄送", "那么", "这么", "太", "很", "改格式", "管别的", "管他", "担心", "客气", "谢")
}

// ofRest reports whether a call-off is of whatever else somebody has to do, so that he may do what is asked: 别的|不用管.
func ofRest(before, words string) bool {
	return endsAny(strings.TrimRight(before, " 就都也"), "别的", "其他的", "其它的", "其他事", "别的事") && strings.Contains(words, "管")
}

// ofSome reports whether 不用 is said of some only, whom the words before it describe: 交了的|不用, 请病假的|不用.
func ofSome(before string) bool {
	return strings.HasSuffix(strings.TrimRight(before, " 就都也全"), "的") && !endsAny(strings.TrimRight(before, " 就都也全"), "你的", "您的", "真的", "别的", "其他的", "剩下的")
}

// elsewise reports whether a bare call-off is said to what somebody has just asked or been asked, and not of the item:
// 王芳：水要不要换一桶 — 不用了.
func (h *heard) elsewise(r *room, l *living) bool {
	prev := r.lastBefore(func(p *heard) bool { return p != h })
	if prev == nil || l.of(prev.m.ID) || prev.m.SentAt.Before(l.TouchedAt()) {
		return false
	}
	if startsAny(h.t.s, "你的", "你们的", "您的", "你那", "你们那") {
		return true // said to whoever has just spoken
	}
	if prev.own && holdsAny(prev.t.s, "给您", "给你", "帮您", "帮你", "谢谢", "要不要", "我去", "我来") && sameDeeds(prev.t.s, l.Title) == 0 {
		return true // 给您倒杯水 — 不用了
	}
	asks := prev.asks() || slices.ContainsFunc(prev.deeds, func(d deed) bool { return d.question })
	return asks && sameDeeds(prev.t.s, l.Title) == 0
}

// liftsThing reports whether a clause goes on from an offset to name a thing that is taken back or
// moved: (党员)|统计表不用交了, (家长)|会改到周五. Of whom it is told then only says what the thing is. Where
// people need not come or go themselves they are spoken to.
func (c *clause) liftsThing(s string, from int, blanked string) bool {
	i := slices.IndexFunc(c.words, func(w hit) bool {
		return w.from > from && (w.use == cancelWord || w.use == moveWord || w.use == noNeedWord)
	})
	if i < 0 {
		return false
	}
	lift := strings.TrimLeft(s[c.words[i].from:c.to], "先就都也")
	if startsAny(lift, "不用来", "不用去", "不用到", "不用参加", "不用带", "不用过来", "不用管", "不用回", "不来", "不去", "不带", "不参加", "不排", "自愿", "没关系", "无关") {
		return false
	}
	thing := strings.Trim(blanked[from:c.words[i].from], " 、那这个张份次的就都也全先已经")
	n := utf8.RuneCountInString(thing)
	return n > 0 && n <= 12 && !strings.HasPrefix(thing, "们") && strings.ContainsFunc(thing, hanzi)
}

// tellsOff reports whether the words, whoever says them, tell the group that the gathering which the item is does not take place: they name it, and
// nothing in them is unsure, or only of their speaker's own.
func (h *heard) tellsOff(c change, l *living, r *room) bool {
	words := h.t.s[h.clauses[c.from].from:h.clauses[c.to-1].to]
	if !l.in(r) || !l.gathers() || unsure(words) || strings.Contains(words, "我") {
		return false
	}
	shared := c.topic.shared(l.Topic)
	if day := h.timeNamed(c); day != nil {
		name := strings.Trim(h.t.s[day.to:h.clauses[c.to-1].to], " 的")
		for _, w := range []string{"不开了", "不开", "不办了", "取消"} {
			name, _, _ = strings.Cut(name, w)
		}
		return day.covers(l.Due) && (shared > 0 || l.byComers(name))
	}
	return shared >= 2
}
