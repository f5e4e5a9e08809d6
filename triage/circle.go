package triage

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"shoudao/triage/when"
)

// A circle is who has spoken in one group, as far as the fold has come.
type circle struct {
	speakers  []speaker
	known     map[string]int // by shown name, folded
	met       map[string]int // the same, by the name as it is written
	names     *lexis         // what others are called, in this group and elsewhere
	finder    *when.Finder   // of times, for this group and the others
	fits      bool           // the group is of the user's kind, see [vocabulary.fits]
	superior  bool           // one of the user's superiors has spoken here
	mine      bool           // the user has spoken here, or the group bears the name of something of hers
	colleague bool           // somebody of one of her units has spoken here
	others    int            // how many names other than the user's have spoken
}

// A speaker is one name under which somebody speaks.
type speaker struct {
	shown string // folded
	id    string
	since time.Time
	mine  bool
	name  string // the personal name in the shown one; may be empty
	unit  string // what stands before it
	house string // the unit that the shown one tells, see [houseOf]
	above bool   // one of the user's superiors
}

func newCircle(names *lexis, finder *when.Finder) *circle {
	return &circle{known: map[string]int{}, met: map[string]int{}, names: names, finder: finder}
}

// meet takes note of somebody who speaks.
func (c *circle) meet(v *vocabulary, m Member, mine bool) {
	if _, ok := c.met[m.Name]; ok {
		return
	}
	shown := strings.TrimSpace(newText(m.Name).s)
	if k, ok := c.known[shown]; ok || shown == "" {
		if ok {
			c.met[m.Name] = k
		}
		return
	}
	c.met[m.Name] = len(c.speakers)
	sp := speaker{shown: shown, id: m.SenderID, since: m.Since, mine: mine}
	sp.name, sp.unit = personName(shown)
	sp.house = houseOf(sp)
	sp.above = v.fromSuperior(sp)
	c.known[shown] = len(c.speakers)
	c.speakers = append(c.speakers, sp)
	if mine {
		c.mine = true
		if !v.wordOf(shown) {
			c.names.add(entry{word: shown, entity: myName})
		}
		return
	}
	c.superior = c.superior || sp.above
	c.colleague = c.colleague || v.colleague(sp)
	c.others++
	c.learn(v, sp)
}

// learn adds what a speaker may be called and the unit that his name tells.
func (c *circle) learn(v *vocabulary, sp speaker) {
	put := func(word string, e entity) {
		if utf8.RuneCountInString(word) < 2 || slices.Contains(v.self.names, word) || slices.Contains(v.self.units, word) {
			return
		}
		if v.wordOf(word) {
			return
		}
		c.names.add(entry{word: word, entity: e})
	}
	put(sp.shown, person)
	put(sp.name, person)
	if runes := []rune(sp.name); len(runes) == 3 && surname(sp.name, 0) == utf8.RuneLen(runes[0]) {
		put(string(runes[1:]), person)
	}
	for part := range strings.FieldsFuncSeq(sp.unit, func(r rune) bool { return !hanzi(r) && !letter(r) && !digit(r) }) {
		if n := utf8.RuneCountInString(part); n >= 2 && n <= 8 && hanzi(runeAt(part, 0)) && !strings.HasPrefix(part, "号") && !v.onDesk(part) {
			put(part, unit)
			if unitSuffix(part) {
				put(shortUnit(part), unit)
			}
		}
	}
	if letter(runeAt(sp.shown, 0)) {
		for _, form := range latinForms(sp.shown) {
			put(form, person)
		}
	}
	if sp.name == "" && utf8.RuneCountInString(sp.shown) > 4 {
		if n := nickOf(sp.shown); n != "" {
			put(n, person)
		}
	}
}

// wordOf reports whether the tables have the word already.
func (v *vocabulary) wordOf(word string) bool {
	e, ok := v.base.longest(word, 0)
	return ok && e.word == word
}

// nickOf is a shown name without the ornaments around it: 倩倩🐱 -> 倩倩.
func nickOf(shown string) string {
	return strings.TrimFunc(shown, func(r rune) bool { return !hanzi(r) && !letter(r) })
}

// fromSuperior reports whether a speaker is one of the user's superiors, by the name
// that the profile has, or by the person in it: 贺主任, 县委组织部-林嘉慧.
func (v *vocabulary) fromSuperior(sp speaker) bool {
	for i, sup := range v.self.superiors {
		if strings.Contains(sp.shown, sup) || sp.name != "" && sp.name == v.self.superiorNames[i] {
			return true
		}
	}
	return false
}

// speaker is who speaks under a name; nobody if none has.
func (c *circle) speaker(raw string) speaker {
	if i, ok := c.met[raw]; ok {
		return c.speakers[i]
	}
	if i, ok := c.known[strings.TrimSpace(newText(raw).s)]; ok {
		return c.speakers[i]
	}
	return speaker{}
}

// bears reports whether somebody else who has spoken here has the surname.
func (c *circle) bears(surname string) bool {
	return slices.ContainsFunc(c.speakers, func(sp speaker) bool { return !sp.mine && strings.HasPrefix(sp.name, surname) })
}
