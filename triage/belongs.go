package triage

import (
	"slices"
	"strings"
)

// What is said to all of a group is said to the user where she has a part in the group. Most groups
// of a chat program are of neighbours, parents, players and shops: there 大家 and everyone are the
// others, and nobody would miss her.

// fewMembers is up to how many others may have spoken in a group before it has to show that the user has a part in it.
const fewMembers = 2

// outsider reports whether what is said to all in the room is not said to the user: h calls all, or, where she is lost, a kind of
// people, and nothing tells that she has a part there.
func (f *Fold) outsider(h *heard, r *room, lost bool) bool {
	crowd := func(a address) bool { return a.reaches(lost) }
	return slices.ContainsFunc(r.turn(h), func(p *heard) bool { return slices.ContainsFunc(p.addresses, crowd) }) && !f.hasPart(h, r)
}

// reaches reports whether an address means the user only because she is there; of one who is lost so does one of a kind: 各村, 文书.
func (a address) reaches(lost bool) bool {
	return a.crowd() || lost && (a.who == classIn || a.who == myRole && !a.at && !a.duty)
}

// crowd reports whether an address means the user only because she is there: everyone, 各部门, a title, a unit whose name is a
// common word and that is not called.
func (a address) crowd() bool {
	return a.who == everyone || a.who == myTitle || a.vague && !(a.who == myUnit && a.place == called)
}

// hasPart reports whether something tells that the user has a part in the room: she has chosen it or
// spoken in it, one of her superiors or of her unit has, it bears the name of something of hers,
// people speak in it whom she knows from such a room, or she has been called there.
func (f *Fold) hasPart(h *heard, r *room) bool {
	if len(f.judge.profile.Groups) > 0 || r.group.Direct || r.circle.shared() || f.acquainted(r) {
		return true
	}
	if r.circle.others <= fewMembers && !f.nowhere() && (h.m.MentionAll || f.judge.words().self.speaks(h.t.s)) {
		return true // too early to tell
	}
	return slices.ContainsFunc(f.index.byRoom[r.key], func(l *living) bool { // only what is still remembered of it
		return l.has(Mentioned) || l.has(Named) || l.has(ByUnit) || l.has(Volunteered)
	})
}

// speaks reports whether words are of a script in which the user is called anything: All staff is not said to one whose name, unit and
// posts are Chinese throughout, nor 大家 to one who has no Chinese word to her name.
func (s *self) speaks(words string) bool {
	chinese := strings.ContainsFunc(words, hanzi)
	called := func(w string) bool {
		if chinese {
			return strings.ContainsFunc(w, hanzi)
		}
		return strings.ContainsFunc(w, letter)
	}
	return slices.ContainsFunc(s.names, called) || slices.ContainsFunc(s.units, called) || slices.ContainsFunc(s.roles, called)
}

// nowhere reports whether none of the rooms shows that the user has a part in it, though one is of many.
func (f *Fold) nowhere() bool {
	many := slices.ContainsFunc(f.heard, func(r *room) bool { return r.circle.others > fewSpeakers })
	return many && !slices.ContainsFunc(f.heard, func(r *room) bool { return r.circle.shared() })
}

// acquainted reports whether somebody speaks in the room who speaks in one that is surely the user's as well.
func (f *Fold) acquainted(r *room) bool {
	return slices.ContainsFunc(f.heard, func(o *room) bool {
		return o != r && o.circle.shared() && slices.ContainsFunc(r.circle.speakers, func(sp speaker) bool {
			k, ok := o.circle.known[sp.shown]
			return ok && o.circle.speakers[k].id == sp.id
		})
	})
}

// shared reports whether the circle is surely one of the user's own: she speaks in it, or those do with whom she works, or
// it is named after what is hers.
func (c *circle) shared() bool { return c.mine || c.superior || c.colleague }

// namesHers reports whether the name of a group has something of the user's in it, or she bears it as one of her roles:
// 柳湾村群众服务群, 机关二支部.
func (v *vocabulary) namesHers(name string) bool {
	name = strings.TrimSuffix(strings.TrimSpace(name), "群")
	if name == "" {
		return false
	}
	named := func(w string) bool {
		short := shortUnit(w)
		return strings.Contains(name, w) || short != "" && strings.Contains(name, short)
	}
	return slices.ContainsFunc(v.self.units, named) || slices.ContainsFunc(v.self.areas, named) ||
		slices.ContainsFunc(v.self.roles, func(role string) bool { return strings.Contains(role, name) })
}

// colleague reports whether a speaker's shown name tells one of the user's units: 党政办-黄静.
func (v *vocabulary) colleague(sp speaker) bool {
	return sp.house != "" && slices.ContainsFunc(v.self.units, func(u string) bool { return strings.Contains(sp.house, u) })
}

// anotherBears reports whether what others could be called as well is the shown name of somebody who speaks here, where
// the user has not: then it is he who is called.
func (c *circle) anotherBears(nick string) bool {
	return !c.mine && slices.ContainsFunc(c.speakers, func(sp speaker) bool {
		if sp.mine {
			return false
		}
		rest, begins := strings.CutPrefix(sp.shown, nick)
		return rest == "" && begins || sp.name == nick || hanzi(runeAt(nick, 0)) && strings.HasSuffix(sp.shown, nick) ||
			begins && strings.ContainsRune("_.-0123456789", runeAt(rest, 0)) // olivia_m
	})
}

// manyKinds is how many kinds of units a noun has to stand for, that whoever works anywhere is of one of them: 各部门, 各单位.
const manyKinds = 5

// vagueHeads are what somebody is in every office.
var vagueHeads = strings.Fields(`领导 主要领导 负责人 责任人 联系人 联络员 经办人`)

// vague reports whether a class of which the user is one has nearly everybody in it: 各部门, 全体干部, 各单位联络员.
func (v *vocabulary) vague(phrase string) bool {
	for part := range members(phrase) {
		if v.member(part) != classOut && !v.vagueMember(part) {
			return false
		}
	}
	return true
}

// vagueMember is the same of one noun phrase of the class.
func (v *vocabulary) vagueMember(np string) bool {
	if slices.ContainsFunc(v.self.roles, func(r string) bool { return strings.HasSuffix(np, r) && !slices.Contains(vagueHeads, r) }) {
		return false
	}
	if head := longestSuffix(np, v.heads); head != "" {
		if !slices.Contains(anyone, head) && !slices.Contains(vagueHeads, head) {
			return false
		}
		if np = strings.TrimSuffix(np, head); np == "" || slices.Contains(looseQualifiers, np) {
			return true
		}
	}
	noun := longestSuffix(np, v.unitWords)
	return noun == np && len(strings.Fields(unitNouns[noun])) >= manyKinds
}
