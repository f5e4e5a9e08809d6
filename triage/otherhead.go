package triage

import (
	"strings"
	"unicode/utf8"
)

// Two things of one matter share the words that say of what matter they are: 安全检查的|通报, 安全检查的|照片. Who goes on about the first
// thing says the thing itself: 通报|里点名的单位写全称.

// otherHead reports whether what the words that call the user share with those of an earlier ask only says of what matter both things are.
func (h *heard) otherHead(earlier string) bool {
	mine := h.afterHer()
	run := longestCommon(earlier, mine)
	if utf8.RuneCountInString(run) < 2 {
		return false
	}
	if rest := mine[strings.Index(mine, run)+len(run):]; hanzi(runeAt(rest, 0)) && hanzi(runeAt(rest, len("认"))) && len(rest) >= len("认证") && shortFor(run+rest[:len("认证")], earlier) {
		return false // 高龄|认证 is short for 高龄|津贴未认证
	}
	after := earlier[strings.Index(earlier, run)+len(run):]
	return strings.HasSuffix(run, "的") || strings.HasPrefix(after, "的") || goesOnAsName(after)
}

// notNamed begin what may stand behind the name of a thing, and are no part of it.
var notNamed = runesOf("你您给找弄看催问查里上下要也先再按用带加到和参请在于定开召举集准都各全需须由向与及或就今明后周本这那一二三四五六七八九十")

// goesOnAsName reports whether words that stand right behind a part of a name are the rest of it.
func goesOnAsName(after string) bool {
	r := runeAt(after, 0)
	return hanzi(r) && !notNamed.has(r) && !deedAt(after, 0)
}

// onlyNames reports whether the event stands in words only to say what a paper is for: 推进会|的桌牌, 运动会|报名表, the agenda for |the site meeting.
func onlyNames(event, words string) bool {
	if letter(runeAt(event, 0)) {
		for _, w := range []string{" has ", " have ", " is ", "'s ", " moved", " moves", " will "} {
			event, _, _ = strings.Cut(event, w)
		}
		event = strings.TrimPrefix(strings.TrimSpace(event), "the ")
		return len(event) >= 4 && (strings.Contains(words, " for the "+event) || strings.Contains(words, " for "+event) || strings.Contains(words, " of the "+event))
	}
	run := longestCommon(words, event)
	if utf8.RuneCountInString(run) < 2 || !strings.HasPrefix(event, run) {
		return false
	}
	after := words[strings.Index(words, run)+len(run):]
	if strings.HasPrefix(after, "的") {
		return true
	}
	name := ""
	for i, r := range after {
		if i >= len("五个字以内") || !hanzi(r) || notNamed.has(r) {
			break
		}
		name = after[:i+utf8.RuneLen(r)]
	}
	return holdsAny(name, paperwork...)
}

// afterHer is what the words say behind the user's name, without times.
func (h *heard) afterHer() string {
	return strings.TrimLeft(blank(h.t.s, spansOf(h.times))[h.afterCall(h.clauses[0]):], " ,把:@")
}

// besideEvent hangs a change of time on the open item whose paper is for what it moves: it says when that will be, and nothing of the paper.
func (f *Fold) besideEvent(h *heard, r *room, c change) {
	if c.act != Move || len(h.addresses) > 0 {
		return
	}
	var last *living
	for _, l := range f.index.byRoom[r.key] {
		if l.Band == Todo && l.State == Open && h.movesOnlyEvent(c, l) && (last == nil || l.after(last)) {
			last = l
		}
	}
	if last != nil {
		from, to := h.t.span(h.clauses[c.from].from, h.clauses[c.to-1].to)
		last.link(Link{Message: h.m.ID, SentAt: h.m.SentAt, Act: Clarify, From: from, To: to, By: h.m.ID, ByAt: h.m.SentAt})
	}
}

// longestCommon is the longest run of Chinese characters that stands in both texts, the first of those that are as long.
func longestCommon(x, y string) string {
	best := ""
	for i := range x {
		for j, r := range x[i:] {
			if !hanzi(r) {
				break
			}
			run := x[i : i+j+utf8.RuneLen(r)]
			if !strings.Contains(y, run) {
				break
			}
			if len(run) > len(best) {
				best = run
			}
		}
	}
	return best
}
