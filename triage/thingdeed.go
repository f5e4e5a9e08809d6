package triage

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Few words of the user name a thing and what was done with it, each by one character: 表签好了, 线拉了. Where both stand in what was asked, and in
// nothing else that is open there, it is that.

// idleThings are characters before a verb that name nothing.
var idleThings = runesOf("都也已经刚就全我们把又再没不了的这那个你您他她给先后上下")

// thingDeed reports whether a clause of the words says that a thing is done with which a title speaks of, by the verb of the title.
func (h *heard) thingDeed(title string) bool {
	return slices.ContainsFunc(h.clauses, func(c clause) bool {
		if h.deeds[c.index].question || c.query {
			return false
		}
		body := strings.TrimRight(h.body(c.index), " 。!~啊哈")
		for at, r := range body {
			if !deedAt(body, at) || !strings.ContainsRune(title, r) {
				continue
			}
			rest := body[at+utf8.RuneLen(r):]
			if !slices.Contains([]string{"了", "好了", "完了", "过了", "上了", "齐了", "出来了", "上去了", "进去了", "掉了"}, rest) {
				continue
			}
			thing := runeBefore(strings.TrimRight(body[:at], "都也已经刚就全我们又 "), len(strings.TrimRight(body[:at], "都也已经刚就全我们又 ")))
			if hanzi(thing) && !idleThings.has(thing) && utf8.RuneCountInString(body[:at]) <= 8 && strings.ContainsRune(title, thing) {
				return true
			}
		}
		return false
	})
}

// deedOf reports whether the words name the thing and the deed of the item, which is no meeting that is still to come.
func (h *heard) deedOf(l *living) bool {
	return !(l.wantsPresence() && h.m.SentAt.Before(l.Due.At)) && h.thingDeed(l.words())
}

// onlyThing reports whether the words name the thing and the deed of the item, and of nothing else that is open in the room.
func (f *Fold) onlyThing(h *heard, l *living, r *room) bool {
	return h.deedOf(l) && !slices.ContainsFunc(f.index.byRoom[r.key], func(o *living) bool {
		return o != l && o.State == Open && o.Band == Todo && h.deedOf(o)
	})
}

// hasBeen reports whether the words tell, on the day on which the item wants the user to be somewhere, what was done there: 上坪的回来了
// 随访11个.
func (f *Fold) hasBeen(h *heard, l *living, t Topic) bool {
	since := h.m.SentAt.Sub(l.Due.At)
	if !l.wantsPresence() || since < -3*time.Hour || since > 12*time.Hour || f.telling(t, l) == 0 && t.shared(l.Topic) < 2 || holdsAny(h.t.s, "没", "不", "还", "要", "?", "吗", "改", "推迟", "取消") {
		return false
	}
	return slices.ContainsFunc(h.clauses, func(c clause) bool {
		body := h.body(c.index)
		if strings.HasSuffix(body, "回来了") || strings.HasSuffix(body, "完了") {
			return true
		}
		_, rest, ok := strings.Cut(body, "了")
		return ok && digit(runeAt(strings.TrimLeft(rest, " "), 0)) // 量了27个
	})
}

// handsThing is what speaks for it that the words or the file of the user are of the very thing that the item is about: one
// that it has her hand over, by its name.
func (h *heard) handsThing(l *living) int {
	same, file := sameThing(h.t.s, l.Title), h.attachment() && !pictured(h.m.Kind)
	switch hands := strings.ContainsAny(l.Title, handingVerbs); {
	case same && file && hands:
		return 16
	case same:
		return 6
	}
	return 0
}
