package triage

import (
	"slices"
	"time"
	"unicode/utf8"
)

// Who has asked for something goes on to say how he wants it: 汇报里数据统一用三月的, 你算的时候并一下, 面积要原件. That is no second
// thing, though by itself it asks as well.

// longestDetail is how long such words are at most, in runes.
const longestDetail = 45

// hows are words that say in what way a thing is to be done, or of what it is to be made.
var hows = []string{"统一用", "统一按", "别用", "不要用", "按照", "照着", "按去年", "按上", "都用", "只用", "并一下", "的时候", "口径", "格式", "要原件", "原件", "盖章的", "要盖章", "要签字", "加上", "加一", "删掉", "写清楚", "标清楚", "标一下", "注明", "里头", "里面", "里数", "里的", "分开", "放一起", "先把", "别漏", "不要漏", "别写", "不要写", "别排", "两份", "一式", "双面", "彩色", "装订"}

// elaborated is the open item of which the ask, by the same asker in the same room, says how it is to be done; nil if there
// is none, or if it may be one of several.
func (f *Fold) elaborated(a ask, t Topic, h *heard, r *room) *living {
	if !a.due.At.IsZero() || a.meeting || a.rota || a.plain || a.query || h.m.MentionAll || utf8.RuneCountInString(h.t.s) > longestDetail || !holdsAny(h.t.s, hows...) {
		return nil
	}
	if slices.ContainsFunc(h.clauses, func(c clause) bool { return c.point > 0 }) {
		return nil
	}
	var only *living
	for l := range f.index.since(r, h.m.SentAt.Add(-72*time.Hour)) {
		if l.State != Open || l.Band != Todo || !l.askedBy(h.m) || l.wantsPresence() || l.Links[0].Message == h.m.ID || h.m.SentAt.Sub(l.TouchedAt()) > 72*time.Hour || t.shared(l.Topic) == 0 {
			continue
		}
		if only != nil {
			return nil
		}
		only = l
	}
	if only == nil || f.telling(t, only) == 0 || h.otherInFrame(only) {
		return nil
	}
	return only
}

// passesWord reports whether all that the ask has done is that others hear of it: 请互相转告, 给大家解释清楚.
func (a *ask) passesWord() bool {
	return a.due.At.IsZero() && holdsAny(a.at.h.body(a.at.index), "转告", "周知", "知照", "解释", "通知到", "转达", "let others know", "pass it on", "spread the word")
}
