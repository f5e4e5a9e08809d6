package triage

import (
	"maps"
	"slices"
)

// A table is a list of words that rules look for, with what it is called in RULES.md.
type table struct {
	name, what string
	words      []string
	lost       []string // those that stand in a later table too, and have its use
}

// useNames are what the tables of the lexicon are called, in the order of [use].
func useNames() [uses][2]string {
	return [uses][2]string{
		plainWord:  {"plain", "Nothing; a longer word that keeps a shorter one from being seen in it."},
		pleaseWord: {"please", "To ask, politely or firmly."}, verbWord: {"verb", "Work that can be asked for."},
		piecesWord: {"piece", "One of something, behind a verb of work."}, weakVerb: {"weak verb", "Work only in the imperative, or with a time to come."},
		giveWord: {"give", "To the speaker: the surest sign of a request."}, sendWord: {"send", "To somebody."},
		tailWord: {"tail", "Makes an imperative of a verb."}, softWord: {"soft", "Particles of request."},
		askWord: {"ask", "Makes a question."}, politeAsk: {"polite", "A request in the form of a question."},
		meetWord: {"meet", "A meeting or another thing to attend."}, attendWord: {"attend", "To attend it."},
		dutyWord: {"duty", "A duty by turns."}, receiptWord: {"receipt", "A receipt is wanted."}, ackWord: {"receipt given", "A receipt is given."},
		thankWord: {"thank", "Thanks."}, praiseWord: {"praise", "Praise."}, greetWord: {"greet", "Greetings."}, laughWord: {"laugh", "Laughter."},
		doneWord: {"done", "It has been done."}, notYetWord: {"not yet", "It has not been done, or not well."}, lackWord: {"lack", "Before a list of those who lack."},
		chaseWord: {"chase", "It is asked for once more."}, urgentWord: {"urgent", "It presses."},
		cancelWord: {"cancel", "Takes back what was asked: a link of the act cancel, and no reason."},
		moveWord:   {"move", "Sets another time: a link of the act move, and no reason."},
		noNeedWord: {"no need", "There is no need."}, forbidWord: {"forbid", "Forbids. It only ends the name of a class of people."},
		noticeWord: {"notice", "For information."}, passOnWord: {"pass on", "Passed on."}, policyWord: {"policy", "How regulations speak."},
		ifWord: {"if", "A condition."}, selfWord: {"self", "The speaker himself."}, youWord: {"you", "Whoever is spoken to."},
		willWord: {"will", "The speaker's own future."}, soupWord: {"soup", "Chicken soup and adverts."},
		giveUpWord: {"open call", "Offers and open calls: they ask nobody in particular."},
		exceptWord: {"except", "But for. It only ends the name of a class of people."}, othersWord: {"others", "The rest: what is said of them is not said to her."},
	}
}

// tables are all lists of words, read from where the rules read them.
func tables() (all []*table) {
	base := newLexis(chinese(), english())
	byUse := map[use]*table{}
	for u, name := range useNames() {
		if use(u) != noUse {
			byUse[use(u)] = &table{name: name[0], what: name[1]}
			all = append(all, byUse[use(u)])
		}
	}
	for _, e := range slices.Concat(chinese(), english()) {
		t := byUse[e.use]
		if slices.Contains(t.words, e.word) {
			continue
		}
		t.words = append(t.words, e.word)
		if held, _ := base.longest(e.word, 0); held.use != e.use {
			t.lost = append(t.lost, e.word)
		}
	}
	put := func(name, what string, words []string) {
		all = append(all, &table{name: name, what: what, words: words})
	}
	put("title", "Behind a surname.", titles)
	put("kin title", "Behind a given name.", kinTitles)
	put("leader", "Titles that mean one person where nobody above her speaks.", leaders)
	put("person", "What people are called by their work.", personHeads)
	put("unit", "Kinds of units that classes are made of.", slices.Sorted(maps.Keys(unitNouns)))
	put("unit ending", "Ends the names of units.", unitSuffixes)
	put("quantifier", "Begins a class: all of them.", quantifiers)
	put("qualifier", "Narrows a class in ways that a profile does not tell.", looseQualifiers)
	put("anyone", "Whoever is in the group.", anyone)
	put("everyone", "The same in English.", latinEveryone)
	put("other people", "People of whom she is not one unless her roles say so.", latinOthers)
	put("duty verb", "Begins the name of somebody by what is on his desk.", dutyVerbs)
	put("told", "Before the one who is to act.", actMarks)
	put("object", "Before the one to whom something goes, who is not spoken to.", objectMarks)
	put("debt", "Before those who still owe something.", debtMarks)
	put("joiner", "May stand before an address at the beginning of a clause.", joiners)
	put("paper", "Behind people it makes the name of a paper about them, and no address.", papers)
	put("report header", "Ends the header of what only tells what was done.", reportHeaders)
	return all
}

// A product is every stem with every end: it keeps a table of thousands of words short.
type product struct{ stems, ends []string }

// factored takes the largest product out of a list of words, where there is a large one.
func factored(words []string) (p product, rest []string) {
	stems := map[string]map[string]bool{} // by end
	for _, w := range words {
		for i := range w {
			if i == 0 {
				continue
			}
			if stems[w[i:]] == nil {
				stems[w[i:]] = map[string]bool{}
			}
			stems[w[i:]][w[:i]] = true
		}
	}
	ends := slices.Sorted(maps.Keys(stems))
	most := 0
	for _, end := range ends {
		if len(stems[end]) < 20 {
			continue
		}
		with := slices.DeleteFunc(slices.Clone(ends), func(e string) bool { return !holdsAll(stems[e], stems[end]) })
		if n := len(stems[end]) * len(with); n > most && len(with) > 2 {
			most, p = n, product{slices.Sorted(maps.Keys(stems[end])), with}
		}
	}
	return p, slices.DeleteFunc(slices.Clone(words), func(w string) bool {
		return slices.ContainsFunc(p.ends, func(e string) bool {
			stem := len(w) - len(e)
			return stem > 0 && w[stem:] == e && slices.Contains(p.stems, w[:stem])
		})
	})
}

func holdsAll(set, of map[string]bool) bool {
	for w := range of {
		if !set[w] {
			return false
		}
	}
	return true
}
