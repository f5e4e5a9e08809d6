package triage

import (
	"maps"
	"slices"
)

// A vocabulary is every word that the reader knows, for one user.
type vocabulary struct {
	self      *self
	ids       map[string]bool // her sender ids
	base      *lexis          // the tables and the profile's words
	nouns     *lexis          // the nouns that end the names of classes
	heads     []string        // those of persons, the longest first
	unitWords []string        // those of units, the longest first
	tuning    tuning          // what her settings add to the rules
}

func newVocabulary(p Profile) *vocabulary {
	v := &vocabulary{self: newSelf(p), ids: map[string]bool{}, tuning: newTuning(p)}
	for _, id := range p.IDs {
		v.ids[id] = true
	}
	v.base = newLexis(chinese(), english(), v.tuning.entries(p), v.self.entries())
	v.heads = slices.Clone(personHeads)
	for _, r := range v.self.roles {
		if longestSuffix(r, unitSuffixes) == "" {
			v.heads = append(v.heads, r)
		}
	}
	v.unitWords = slices.Collect(maps.Keys(unitNouns))
	longestFirst(v.heads)
	longestFirst(v.unitWords)
	v.nouns = newLexis()
	for _, list := range [][]string{v.heads, v.unitWords} {
		for _, w := range list {
			v.nouns.add(entry{word: w})
		}
	}
	return v
}

// longestFirst sorts words by length, then by their bytes.
func longestFirst(words []string) {
	slices.SortFunc(words, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		if a < b {
			return -1
		}
		return 1
	})
}
