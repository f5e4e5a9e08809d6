package triage

import (
	"slices"

	"shoudao/ingest"
)

// MostPoints is how many points a group's messages may be given or taken at most: enough
// to carry an address without a request over the line, not enough to outweigh her name
// together with one.
const MostPoints = 30

// A tuning is what the user has added to the rules for herself.
type tuning struct {
	asks   *lexis // her own words that ask for something
	noise  *lexis // her own words that tell that nothing is asked
	muted  []string
	points map[string]int // by the group's name or id
}

func newTuning(p Profile) tuning {
	return tuning{asks: lexisOf(foldAll(p.Asks)), noise: lexisOf(foldAll(p.Noise)), muted: p.Muted, points: p.Points}
}

// entries are her words that ask, for the lexis of all words: as verbs of work they do
// what every other one does in a sentence, 已 and 不用 among it.
func (t tuning) entries(p Profile) []entry {
	var es []entry
	for _, w := range foldAll(p.Asks) {
		es = append(es, entry{word: w, use: verbWord})
	}
	return es
}

func lexisOf(list []string) *lexis {
	lx := newLexis()
	for _, w := range list {
		lx.add(entry{word: w})
	}
	return lx
}

// find is the first of the words in s.
func (lx *lexis) find(s string) (from, to int, ok bool) {
	if lx.taken == 0 {
		return 0, 0, false
	}
	for i := range s {
		if e, found := lx.longest(s, i); found {
			return i, i + len(e.word), true
		}
	}
	return 0, 0, false
}

// mutes reports whether the user has muted the group. A conversation of two cannot be
// muted: all that is said there is said to her.
func (t tuning) mutes(g ingest.Group) bool {
	return !g.Direct && (slices.Contains(t.muted, g.Name) || g.ID != "" && slices.Contains(t.muted, g.ID))
}

// pointsOf are the points of a group.
func (t tuning) pointsOf(g ingest.Group) int {
	if n, ok := t.points[g.ID]; ok && g.ID != "" {
		return n
	}
	return t.points[g.Name]
}

// stress makes a sure request of one that could be one where the user's own word asks
// for it: a word that she has put into her settings means work in her office. What is
// done, or is what its speaker does himself, asks for nothing by any word.
func (t tuning) stress(s string, c *clause, d *deed) {
	if d.request != 1 || d.done || d.self || d.will || d.noNeed || d.ifs {
		return
	}
	if from, to, ok := t.asks.find(s[c.from:c.to]); ok {
		d.raise(hit{from: c.from + from, to: c.from + to}, 1)
	}
}

// tune adds to an ask what the user's settings say of it: the points of its group, a word
// of hers that tells of no request, and that the group is muted. They come last, since
// the last decides against all the rest.
func (v *vocabulary) tune(a *ask, in setting) {
	add := func(code Code, weight int, span Span) {
		a.reasons = append(a.reasons, Reason{Code: code, Weight: weight, Span: span})
		a.score += weight
	}
	if n := v.tuning.pointsOf(in.group); n != 0 {
		add(GroupPoints, n, Span{Message: a.at.h.m.ID})
	}
	for _, s := range a.said {
		c := s.clause()
		if from, to, ok := v.tuning.noise.find(s.h.t.s[c.from:c.to]); ok {
			from, to = s.h.t.span(c.from+from, c.from+to)
			add(NoiseWord, weights[NoiseWord], Span{Message: s.h.m.ID, From: from, To: to})
			break
		}
	}
	if v.tuning.mutes(in.group) && !v.herself(a.said, in) {
		add(Muted, weights[Muted], Span{Message: a.at.h.m.ID})
	}
}

// herself reports whether clauses call the user herself, as no class of people is called,
// or speak of her by name. Of a muted group that alone is for her; a name in passing
// counts, because who mutes a group relies on hearing it.
func (v *vocabulary) herself(all []*said, in setting) bool {
	return slices.ContainsFunc(all, func(s *said) bool {
		if mine := s.scope.mine; mine.who != noEntity && addressCode(mine, in).names() {
			return true
		}
		return slices.ContainsFunc(s.h.addresses, func(a address) bool {
			in := a.from >= s.clause().from && a.to <= s.clause().to
			return in && (a.who == myName || a.who == myNick || a.who == myTitle)
		})
	})
}

// unmuted is the score without the mute.
func (a ask) unmuted() int {
	n := a.score
	for _, r := range a.reasons {
		if r.Code == Muted {
			n -= r.Weight
		}
	}
	return n
}

// ofItem reports whether the code may be added to an item that there is already. What is
// said of a group is said once, of where the item began: a later word in a muted group
// must not take an item away that another group, or her name, has brought.
func (c Code) ofItem() bool { return c != GroupPoints && c != Muted }
