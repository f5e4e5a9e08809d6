package triage

import (
	"slices"
	"strings"
)

// mention reads what stands behind an @ at byte i.
func (l *looker) mention(i int) int {
	rest := l.s[i+1:]
	longest := ""
	for _, name := range l.recorded {
		if strings.HasPrefix(rest, name) && len(name) > len(longest) {
			longest = name
		}
	}
	if longest != "" {
		return l.at(i, i+1+len(longest), longest)
	}
	for _, w := range []string{"所有人", "全体成员", "all", "channel", "here", "everyone", "全员"} {
		if strings.HasPrefix(rest, w) {
			l.found = append(l.found, address{from: i, to: i + 1 + len(w), who: everyone, at: true, place: called})
			return 1 + len(w)
		}
	}
	if e, ok := l.c.names.longest(l.s, i+1); ok && !l.v.callsHer(l.s, i+1, len(e.word)) {
		return l.at(i, i+1+len(e.word), e.word)
	}
	if e, ok := l.v.base.longest(l.s, i+1); ok && e.entity != noEntity && e.entity != myDuty {
		end := i + 1 + len(e.word)
		if r := runeAt(l.s, end); e.entity != myName || !hanzi(r) || !l.longerName(i+1, end) {
			l.found = append(l.found, address{from: i, to: end, who: e.entity, at: true, place: called})
			return end - i
		}
	}
	n := strings.IndexFunc(rest, func(r rune) bool { return r == ' ' || r == '\n' || strings.ContainsRune(",。!?;:@", r) })
	if n < 0 {
		n = len(rest)
	}
	if n == 0 || n > 60 {
		return 0
	}
	return l.at(i, i+1+n, rest[:n])
}

// callsHer reports whether the user's own name stands at byte i and is longer than so many bytes: @林晓梅 is no 林晓.
func (v *vocabulary) callsHer(s string, i, n int) bool {
	e, ok := v.base.longest(s, i)
	return ok && (e.entity == myName || e.entity == myNick) && len(e.word) > n
}

// at puts a mention of the given name.
func (l *looker) at(from, to int, name string) int {
	who := person
	if l.v.means(name, l.c) {
		who = myName
	} else if slices.Contains(l.v.self.units, name) || l.v.belongs(name) == classIn {
		who = myUnit
	}
	l.found = append(l.found, address{from: from, to: to, who: who, at: true, place: called})
	return to - from
}

// recorded reports whether the program has recorded a mention of the user that is not in the text
// as far as it is read.
func (v *vocabulary) recorded(h *heard, c *circle) bool {
	if slices.ContainsFunc(h.addresses, func(a address) bool { return a.at && a.mine() && a.who != everyone }) {
		return false
	}
	return slices.ContainsFunc(h.m.Mentions, func(name string) bool { return v.means(strings.TrimSpace(newText(name).s), c) })
}

// means reports whether a shown name is the user's, or what is recorded in its place: her id.
func (v *vocabulary) means(shown string, c *circle) bool {
	if k, ok := c.known[shown]; ok {
		return c.speakers[k].mine
	}
	if slices.Contains(v.self.names, shown) || slices.Contains(v.self.accounts, shown) {
		return true
	}
	if v.self.full == "" {
		return false
	}
	bare, _ := splitBrackets(shown)
	if bare = nickOf(bare); bare != shown && slices.Contains(v.self.names, bare) {
		return true // 🐰小蒲🐰
	}
	if v.self.surname == "" {
		return strings.Contains(shown, v.self.full)
	}
	at := strings.Index(shown, v.self.full)
	if at < 0 {
		return false
	}
	return !hanzi(runeAt(shown, at+len(v.self.full)))
}
