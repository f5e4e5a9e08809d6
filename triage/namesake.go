package triage

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// answeredFor takes from the user what was said to a name that others bear too (小周)
// once one of them answers for it, and what was said to one for whom she stands in, once he is there
// and answers himself: with the next words in the group, or quoting it.
func (f *Fold) answeredFor(h *heard, r *room) {
	self := f.judge.words().self
	name := h.by.name
	shares := self.surname != "" && strings.HasPrefix(name, self.surname) && name != self.full // one who only shows her name may be anybody
	covered := self.standsInFor(h.by.shown)
	if !shares && covered == "" {
		return
	}
	answers := h.speech == Acknowledged || slices.ContainsFunc(h.deeds, func(d deed) bool { return d.done || d.ack || d.will })
	if !answers {
		return
	}
	before := r.lastBefore(func(p *heard) bool { return !sameSender(p.m, h.m) })
	if before == nil {
		return
	}
	for l := range f.index.since(r, h.m.SentAt.Add(-2*time.Hour)) {
		if !l.of(before.m.ID) && !l.of(h.m.ReplyTo) {
			continue // others have spoken since: it need not be an answer to this
		}
		if l.State != Open || h.m.SentAt.Sub(l.TouchedAt()) > 2*time.Hour || !(shares && self.sharedName(l, r) || covered != "" && self.onlyFor(covered, l, r)) {
			continue
		}
		l.link(Link{
			Message: h.m.ID, SentAt: h.m.SentAt, Act: Clarify, To: len(h.m.Text), By: h.m.ID, ByAt: h.m.SentAt,
			Reasons: []Reason{{Code: ForOthers, Weight: weights[ForOthers], Span: Span{Message: h.m.ID, To: len(h.m.Text)}}},
		})
	}
}

// sharedName reports whether nothing but a name that others could bear as well addresses
// the item.
func (s *self) sharedName(l *living, r *room) bool {
	if p := r.byID(l.Links[0].Message); p != nil && slices.ContainsFunc(p.addresses, func(a address) bool { return a.at && a.mine() }) {
		return false
	}
	shared := false
	for _, k := range l.Reasons() {
		if !k.Code.addresses() {
			continue
		}
		p := r.byID(k.Span.Message)
		if k.Code != Named || p == nil || k.Span.To > len(p.m.Text) || !slices.Contains(s.nicks, newText(p.m.Text[k.Span.From:k.Span.To]).s) {
			return false
		}
		shared = true
	}
	return shared
}

// tellNamesake makes another's of the user's given name where the words go on to speak
// of a place to which she does not belong: 晓梅，你们村….
func (v *vocabulary) tellNamesake(h *heard) {
	for _, you := range []string{"你们", "你"} {
		at := strings.Index(h.t.s, you)
		if at < 0 {
			continue
		}
		noun, ok := v.nouns.longest(h.t.s, at+len(you))
		if word, known := v.base.longest(h.t.s, at+len(you)); known && word.entity == noEntity && word.use != noUse {
			continue // 你组织一下, 你办一下
		}
		if !ok || unitNouns[noun.word] == "" || v.inUnits(noun.word) != classOut || slices.ContainsFunc(v.self.areas, func(a string) bool { return strings.HasSuffix(a, noun.word) }) && !v.self.outside {
			continue
		}
		for i := range h.addresses {
			if a := &h.addresses[i]; (a.who == myName || a.who == myNick) && !a.at && a.from < at && at-a.to <= len("，你") {
				a.who = person
			}
		}
	}
}

// leaveOthers makes others' of a class of the rest, where the words before it name the
// user: 李敏的表填得清楚，其他科照着补.
func (h *heard) leaveOthers() {
	named := -1
	for i := range h.addresses {
		a := &h.addresses[i]
		rest := strings.HasPrefix(h.t.s[a.from:], "其") || strings.HasSuffix(h.t.s[a.from:a.to], " else")
		switch {
		case a.mine() && a.who != everyone && !rest:
			named = a.from
		case rest && (a.all || a.who == everyone) && named >= 0:
			a.who = classOut
		}
	}
}

// introduces reports whether a name is its speaker's own: Hi, Marge from the stall here.
func (h *heard) introduces(a address) bool {
	if a.at || a.who != person || !letter(runeAt(h.t.s, a.from)) {
		return false
	}
	for w := range strings.FieldsSeq(newText(h.m.Sender).s) {
		if w == h.t.s[a.from:a.to] {
			return true
		}
	}
	return false
}

// namesake reports whether what stands around one of the user's names makes it another's: 财政所|李敏, 小李(财政所的), 小李|子.
func (l *looker) namesake(from, to int, name entry) bool {
	if name.entity != myName && name.entity != myNick {
		return false
	}
	before, after := l.s[:from], l.s[to:]
	if letter(runeAt(name.word, 0)) {
		return l.fromElsewhere(to) || l.namesakeEn(before, name.word)
	}
	if name.entity == myName && name.word == l.v.self.full && l.ofOtherUnit(from) {
		return true
	}
	if owner, _ := l.ownersBefore(from); owner == classOut || name.entity == myNick && l.ofOtherDesk(from) {
		return true // 财政所的|小林, 民政|小林
	}
	if bracket, ok := strings.CutPrefix(after, "("); ok {
		inside, _, shut := strings.Cut(bracket, ")")
		where := strings.TrimSuffix(inside, "的")
		return shut && unitSuffix(where) && utf8.RuneCountInString(where) <= 6 && l.v.inUnits(where) == classOut && !l.v.hers(where)
	}
	if rest, ok := strings.CutPrefix(after, "子"); ok && name.entity == myNick {
		next := to + len("子")
		return rest == "" || l.blanked[min(next, len(l.s)-1)] == ' ' || startsAny(rest, ",", "你", "把", "说", "来", "去", "快")
	}
	return false
}

// desks are what somebody in an office is known by who does not belong to hers.
var desks = strings.Fields(`民政 财政 综治 司法 国土 林业 水利 农业 城建 经发 社保 医保 人社 统计 信访 安监 环保 应急 卫健 药房 检验 放射 后勤 教务 总务 保卫 食堂 采购 仓库`)

// ofOtherDesk reports whether nothing but the name of a desk that is not the user's stands before byte i in its clause: 民政|小林.
func (l *looker) ofOtherDesk(i int) bool {
	where := l.runBefore(i)
	return slices.Contains(desks, where) && !l.v.hers(where)
}

// ofOtherUnit reports whether nothing but the name of another unit stands before byte i in its clause: 财政所|李敏明天来.
func (l *looker) ofOtherUnit(i int) bool {
	where := l.runBefore(i)
	if n := utf8.RuneCountInString(where); n < 3 || n > 5 || !endsAny(where, "所", "站", "局", "支行", "学校", "医院", "派出所", "卫生院", "村") || endsAny(where, "到村", "回村", "下村", "进村", "驻村") {
		return false
	}
	return !l.v.hers(where) && l.v.inUnits(where) == classOut && !startsAny(where, actMarks...) && !startsAny(where, objectMarks...)
}

// namesakeEn reports whether what stands around an English first name makes it another's: Marketing's Olivia, Olivia Grant.
func (l *looker) namesakeEn(before, name string) bool {
	if owner, ok := strings.CutSuffix(before, "'s "); ok {
		owner = owner[strings.LastIndexAny(owner, " ,.;:!?\n(")+1:]
		if !slices.Contains([]string{"let", "it", "that", "here", "there", "what", "who", "how", "where", "she", "he", "everyone", "when", "why"}, owner) && len(owner) > 2 && !slices.ContainsFunc(l.v.self.units, func(u string) bool { return strings.Contains(u, owner) }) {
			return true
		}
	}
	return l.surnamed(name)
}

// fromElsewhere reports whether what stands behind an English first name says that its bearer is of another unit: Olivia| from Legal.
func (l *looker) fromElsewhere(to int) bool {
	rest, ok := strings.CutPrefix(l.s[to:], " from ")
	end := strings.IndexFunc(rest, func(r rune) bool { return !letter(r) })
	if end < 0 {
		end = len(rest)
	}
	if !ok || end < 2 || l.blanked[len(l.s)-len(rest)] == ' ' {
		return false
	}
	where := rest[:end]
	return strings.Contains(l.raw, strings.ToUpper(where[:1])+where[1:]) && !slices.ContainsFunc(l.v.self.units, func(u string) bool { return strings.Contains(u, where) })
}

// surnamed reports whether a first name is written with a surname that is not the user's: Olivia Grant, ….
func (l *looker) surnamed(name string) bool {
	if strings.Contains(name, " ") || len(l.raw) > readLimit {
		return false
	}
	first := strings.ToUpper(name[:1]) + name[1:]
	_, rest, ok := strings.Cut(l.raw, first+" ")
	end := strings.IndexFunc(rest, func(r rune) bool { return !letter(unicode.ToLower(r)) })
	if !ok || end < 3 || strings.Count(l.raw, first) > 1 || !unicode.IsUpper(rune(rest[0])) || strings.ToLower(rest[1:end]) != rest[1:end] {
		return false
	}
	if !startsAny(rest[end:], ",", ":", "'s ", " (", " from ") {
		return false
	}
	family := strings.ToLower(rest[:end])
	_, word := l.v.base.longest(family, 0)
	return !word && !slices.ContainsFunc(l.v.self.names, func(n string) bool { return strings.HasSuffix(n, " "+family) })
}

// runBefore is the run of Chinese characters before byte i, up to a time.
func (l *looker) runBefore(i int) string {
	from := i
	for hanzi(runeBefore(l.s, from)) && l.blanked[from-1] != ' ' {
		from -= utf8.RuneLen(runeBefore(l.s, from))
	}
	return l.s[from:i]
}
