package triage

import (
	"strings"
	"time"
	"unicode/utf8"
)

// What the user says to a question need not answer it: the one whom she was to ask does not pick up, or the thing that was asked
// after is still to come. And one word of hers may answer two who have asked the same.

// unreached reports whether the words say that somebody could not be reached: 打了没人接.
func (h *heard) unreached() bool {
	return holdsAny(h.t.s, "没人接", "没接", "没打通", "没联系上", "联系不上", "没找到人", "没找着人", "关机", "占线", "没回我", "没回信", "no answer", "couldn't reach", "can't reach", "voicemail", "not picking up")
}

// vowsOnceDone reports whether the words promise to hand something over when it is done: 还没排，排好发您.
func (h *heard) vowsOnceDone() bool {
	for i := range h.clauses {
		body := strings.Trim(h.body(i), " 。!~哈啊")
		if endsAny(body, "了", "啦") {
			continue
		}
		for _, end := range []string{"好", "完", "齐", "出来", "到了", "定了", "有了"} {
			verb, then, ok := strings.Cut(body, end)
			then = strings.TrimLeft(then, "了我就再马上第一时间")
			if ok && utf8.RuneCountInString(verb) <= 3 && !strings.ContainsAny(verb, "你您请") && startsAny(then, "发您", "发你", "报您", "报你", "给您", "给你", "送您", "告诉您", "告诉你", "回您", "回你", "发群", "跟您", "跟你") {
				return true
			}
		}
	}
	return false
}

// asksIfComes reports whether the item asks if a thing can be there by a time, and so wants the thing: 简报今天能出吗.
func (l *living) asksIfComes() bool {
	_, rest, ok := strings.Cut(strings.TrimRight(l.Title, "?？ 啊呀"), "能")
	rest, asks := cutEnd(strings.TrimPrefix(rest, "不能"), "吗", "么", "不")
	n := utf8.RuneCountInString(rest)
	return ok && asks && n >= 1 && n <= 4 && startsAny(rest, "出", "交", "给", "发", "报", "弄完", "弄好", "写完", "写好", "做完", "做好", "改完", "改好", "好", "完")
}

// goesToYou reports whether the words say that something goes to the one who is spoken to.
func (h *heard) goesToYou() bool {
	return holdsAny(h.t.s, "给您", "给你", "发您", "发你", "报您", "报你", "送您", "送你", "交您", "交你")
}

// answersAll closes with words that begin with 都 or "both" whatever else of the room has just been asked, beside the item that they
// have closed: 书记在不在, 镇长在不在 — 都在.
func (f *Fold) answersAll(h *heard, r *room, done *living) {
	if !done.wantsAnswer() || !startsAny(h.t.s, "都", "both ") || utf8.RuneCountInString(h.t.s) > 10 || done.State != Done {
		return
	}
	for _, l := range f.index.byRoom[r.key] {
		if l != done && l.State == Open && l.Band == Todo && l.wantsAnswer() && h.m.SentAt.Sub(l.TouchedAt()) <= 30*time.Minute {
			l.link(h.whollyAs(Finish))
		}
	}
}
