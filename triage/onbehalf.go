package triage

import (
	"strings"
	"unicode/utf8"
)

// What a leader has asked for he often has somebody else change: 主任让我说一声，走访表延到8号; Helen asks me to say that…. Whoever says so has
// it from him, and it is no hearsay.

// relays stand behind who has something passed on.
var relays = []string{"让我", "叫我", "要我", "托我", "喊我", "刚说", "说了", "说是", "说", "通知", "交代", "定了", "发话", "的意思", " asks me", " asked me", " has asked me", " wants me", " says", " said", " told me", " would like me"}

// speaksFor reports whether the words are passed on from somebody of the shown name.
func (h *heard) speaksFor(sender string) bool {
	if h.relays == notAsked {
		if h.relays = no; holdsAny(h.t.s, relays...) {
			h.relays = yes
		}
	}
	if h.relays == no {
		return false
	}
	name := shownName(sender)
	for _, w := range relays {
		before, rest, ok := strings.Cut(h.t.s, w)
		if !ok || strings.HasPrefix(rest, "的") || strings.HasPrefix(rest, "不") {
			continue
		}
		if letter(runeAt(name, 0)) {
			first, _, _ := strings.Cut(strings.ToLower(sender), " ")
			if letter(runeAt(w, 1)) && (before == first || strings.HasSuffix(before, " "+first)) {
				return true
			}
			continue
		}
		for i := range name {
			label := name[i:]
			lead, ok := strings.CutSuffix(strings.TrimRight(before, " 刚才又"), label)
			if !ok || utf8.RuneCountInString(label) < 2 || !hanzi(runeAt(label, 0)) {
				continue
			}
			if i == 0 || lead == "" || !hanzi(runeBefore(lead, len(lead))) || endsAny(lead, "接", "按", "据", "照", "我们", "咱们", "咱", "你们") {
				return true // 主任 of 李主任 is another
			}
		}
	}
	return false
}

// relayed reports whether the words tell what the one whom an address names has had passed on.
func (h *heard) relayed(a address) bool {
	return !a.at && startsAny(strings.TrimLeft(h.t.s[a.to:], "刚才又"), relays...) && !startsAny(h.t.s[a.to:], "说的", "通知的")
}

// passedDown reports whether the words begin by saying from whom they come, as what is made known does: 接上级通知.
func (h *heard) passedDown() bool {
	return startsAny(strings.TrimLeft(h.t.s, " @所有人,:【"), "接上级", "接县", "接市", "接区", "接镇", "接局", "接通知", "接到通知", "刚接", "根据上级", "按上级", "最新通知", "紧急通知", "变更通知", "更正", "通知")
}

// saysHerself tells of a clause in which the user says something that it asks nothing of her: 小林说材料明天能好.
func (h *heard) saysHerself() {
	for _, a := range h.addresses {
		c := h.clauseAt(a.from)
		if c == nil || a.to > c.to || a.at || a.who != myName && a.who != myNick || strings.TrimSpace(h.t.s[c.from:a.from]) != "" && !h.unitBefore(a, c) {
			continue
		}
		for _, w := range []string{"说", "讲", "答应", "保证", "说了", "回复说"} {
			rest, ok := strings.CutPrefix(h.t.s[a.to:c.to], w)
			if !ok || utf8.RuneCountInString(rest) < 2 || strings.ContainsAny(rest, "你您") || startsAny(rest, "一", "下", "说", "明", "清", "几", "两", "个", "句", "话", "哈", "吧", "得", "不", "到", "过", "解") {
				continue
			}
			d := &h.deeds[c.index]
			d.told, d.request, d.question, d.due = true, 0, false, nil
		}
	}
}

// unitBefore reports whether nothing but another name of the user's stands in the clause before an address.
func (h *heard) unitBefore(a address, c *clause) bool {
	for _, b := range h.addresses {
		if b.mine() && b.from >= c.from && b.to <= a.from && strings.Trim(h.t.s[c.from:b.from]+h.t.s[b.to:a.from], " 的") == "" {
			return true
		}
	}
	return false
}

// passedOn is the open item of the room that an ask passes on from the one who asked for it: 小林，主任说简报明天中午就要用.
func (f *Fold) passedOn(a ask, t Topic, h *heard, r *room) *living {
	var only *living
	for l := range f.index.since(r, h.m.SentAt.Add(-renewWithin)) {
		if l.State != Open || l.Band != Todo || l.askedBy(h.m) || !h.speaksFor(l.Sender) || f.telling(t, l) == 0 || l.Links[0].Message == h.m.ID {
			continue
		}
		if !a.due.At.IsZero() && !l.Due.At.IsZero() && a.due.At.After(l.Due.At) {
			continue
		}
		if only != nil {
			return nil
		}
		only = l
	}
	return only
}
