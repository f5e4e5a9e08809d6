package triage

import "strings"

// In English, all and everyone are words of every second text: all they have to do, like everyone else, a member of the
// team. They are an address where they are called or told.

// allWords are the words that are both.
var allWords = pairSet(`all everyone everybody team folks guys colleagues`)

// tellsOfAll reports whether an English word for everyone is only what somebody tells of.
func (h *heard) tellsOfAll(a address) bool {
	word := h.t.s[a.from:a.to]
	if a.at || !allWords[word] {
		return false
	}
	before, after := strings.TrimRight(h.t.s[:a.from], " *_"), h.t.s[a.to:]
	first := lastSign(h.t.s, a.from)
	opens := before == "" || strings.ContainsRune("\n.;:!?,-—(@>", first)
	closes := strings.Trim(after, " *_") == "" || strings.ContainsRune(",:!.?-—\n)", runeAt(strings.TrimLeft(after, " *_"), 0))
	follower, _, _ := strings.Cut(strings.TrimLeft(after, " "), " ")
	switch {
	case endsWordEn(before, "hi", "hello", "hey", "dear", "morning", "afternoon", "evening", "thanks", "sorry", "cheers", "ok", "okay", "please", "reminder to", "reminder for", "note to", "message to", "message for", "attention", "remind", "like", "you", "of you", "ask"):
		return false
	case opens && closes:
		return false
	case word == "all" && opens && headsList(after):
		return false
	case word == "all" && strings.HasPrefix(after, " of you") && (opens || endsWordEn(before, "can", "could", "would", "will", "need", "want", "ask")):
		return false // could all of you bring a laptop
	case word == "all" && endsWordEn(before, "can we", "could we", "can you", "could you", "would you", "will you", "we need", "need you"):
		return false
	case word != "team" && (opens || endsWordEn(before, "can", "could", "would", "will", "need", "needs", "want", "for", "expect", "so", "and", "then", "again")) && ordersEn[follower]:
		return false
	}
	return !(endsWordEn(before, "for", "to", "from", "need", "want") && closes)
}

// headsList reports whether a few words behind all and a comma or colon behind them name who is called: all site leads: ….
func headsList(after string) bool {
	at := strings.IndexAny(after, ",:")
	if at < 0 || strings.ContainsAny(after[:at], ".!?\n'") || !strings.HasPrefix(after, " ") {
		return false
	}
	words := strings.Fields(after[:at])
	return len(words) >= 1 && len(words) <= 4 && !allOf[words[0]]
}

// allOf are words that with all before them call nobody.
var allOf = pairSet(`in right that this these those of the i we you they he she it over day week along good done set sorted kinds too very but`)

// ordersEn are the words that tell everybody what to do: everyone to sign, all must be in by six.
var ordersEn = pairSet(`please pls can could to must should need needs has have will remember don't do who whose is are required expected make send bring in on at with gets get be back meet meets out attend submit complete sign save check close lock clear tidy leave log review confirm reply fill return update upload change reset redo`)

// handsIn are what is done with something of one's own that somebody waits for.
var handsIn = pairSet(`submit complete sign fill return update upload send redo save confirm book`)

// handsInEn reports whether everybody is told to hand in what is his: everyone submit yours today.
func (h *heard) handsInEn(body string) bool {
	if !holdsAny(body+" ", " your ", " yours ") {
		return false
	}
	words := strings.Fields(body)
	for i, w := range words[:min(len(words), 4)] {
		if handsIn[w] {
			return i == 0 || allWords[words[i-1]] || words[i-1] == "please" || words[i-1] == "teams"
		}
	}
	return false
}

// endsWordEn reports whether s ends in one of the words, as a word.
func endsWordEn(s string, words ...string) bool {
	for _, w := range words {
		if before, ok := strings.CutSuffix(s, w); ok && (before == "" || !letter(runeBefore(before, len(before)))) {
			return true
		}
	}
	return false
}
