package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// The user seldom leaves it at 弄好了: she goes on to say how (按职务排的), where the thing is (放小会议室), or what comes
// next (值班表明天). What it is that she has done stands in the words that say so, and if these leave it unsaid, the rest does not say it.

// toldTopic is what the user's words are about that tell of something done: all of them but those that put off another thing to a time
// to come, 台账已报|，值班表明天.
func (h *heard) toldTopic() Topic {
	told, later := false, -1
	for i := range h.clauses {
		d := &h.deeds[i]
		switch {
		case h.tellsDone(i):
			if later >= 0 {
				return h.whole()
			}
			told = true
		case told && d.due != nil && d.due.At.After(h.m.SentAt) && !strings.ContainsAny(h.body(i), "了您你"):
			if later < 0 {
				later = i
			}
		}
	}
	if later < 0 {
		return h.whole()
	}
	return h.topic(h.clauses[0].from, h.clauses[later-1].to)
}

// deedTopic is t, or nothing where the first words that tell of something done are the item's own deed and name no thing, and the
// others share nothing with any open item of the room.
func (f *Fold) deedTopic(h *heard, l *living, r *room, t Topic) Topic {
	if len(t) == 0 || h.attachment() || t.shared(l.Topic) > 0 {
		return t
	}
	first := h.bareFirst()
	if first == "" || !anyDeed(first) && sameDeeds(first, l.Title) == 0 && !handsAsAsked(first, l.Title) || h.asks() {
		return t
	}
	if slices.ContainsFunc(f.index.byRoom[r.key], func(o *living) bool { return o.State == Open && t.shared(o.Topic) > 0 }) {
		return t
	}
	return nil
}

// bareFirst is the clause that tells of a deed and names no thing, if it is the first but for whom she speaks to, and another follows.
func (h *heard) bareFirst() string {
	for i := range h.clauses {
		body := strings.Trim(h.body(i), " 。!~")
		switch {
		case h.tellsDone(i):
			if i+1 < len(h.clauses) && bareDeed(body) && utf8.RuneCountInString(body) <= 7 {
				return body
			}
			return ""
		case utf8.RuneCountInString(body) > 4 || i > 0:
			return ""
		}
	}
	return ""
}

// anyDeed reports whether a bare deed is whatever was to be done: 弄好了, 办妥了, 搞定了.
func anyDeed(body string) bool {
	return startsAny(strings.TrimLeft(body, " 我们都已经刚也"), "弄", "办", "搞", "做", "完成", "处理")
}
