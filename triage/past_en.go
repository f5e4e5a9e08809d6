package triage

import "strings"

// pastEn reports whether an English clause says that something has been done: sent it over,
// mine is in the folder, letter's gone, all booked. What is still to be, or is not, is none.
func pastEn(body string) bool {
	if first := runeAt(body, 0); !letter(first) && first != '@' {
		return false
	}
	for _, w := range []string{"noted", "agreed", "acknowledged", "i'm ", "i am ", "half ", "landed", "lunch", "meetings", "delayed", "wondered", "thought", "n't", " not ", "will ", "'ll ", "gonna", "going to", "to be ", "should", "could", "would", "can ", "if ", "when ", "once ", "until", "never", "need", "before ", "please", "still ", "yet", "nearly", "almost", "about to", "?"} {
		if strings.Contains(body, w) {
			return false
		}
	}
	for _, w := range []string{" is in", "'s in", " are in", " is out", " are out", " is up", " are up", " is on ", " is with ", " are with ", "'s with ", " is done", " are done", "'s done", "all done", "all sorted", "all set", "'s gone", " has gone", " have gone", " is live", " is ready", " are ready", "'s ready", " is there", "'s been ", " has been ", " have been ", " are off", "works now", " is sorted", "'s sorted", " is here", "'s on your ", " is on your ", " are on your ", "'s open", " is open", "did mine", "is attached", " attached with", "here you go", "here it is", "in your inbox", "in your tray"} {
		if strings.Contains(body, w) {
			return true
		}
	}
	for w := range strings.FieldsFuncSeq(body, func(r rune) bool { return !letter(r) && r != '\'' }) {
		if pastForms[w] || len(w) > 4 && strings.HasSuffix(w, "ed") && !notPast[w] {
			return true
		}
	}
	return false
}

// pastForms are the past of verbs of work that do not end in -ed.
var pastForms = pairSet(`done sent made put got gave took went wrote written told spoke rang paid bought brought left found met built cut set shut swapped drew dug kept lent sold taught thought drove flew rode ran swept hung stuck dealt given taken gone been`)

// notPast end in -ed and are no verb's past.
var notPast = pairSet(`need indeed speed exceed proceed succeed embed breed hundred sacred wicked naked kindred shared required supposed interested worried excited allowed attached expected needed limited dedicated wanted assigned tasked booked invited combined related involved concerned`)

// pastOf are the verbs whose past does not end in -ed, by their past.
var pastOf = map[string]string{"sent": "send", "paid": "pay", "rang": "ring", "rung": "ring", "told": "tell", "written": "write", "wrote": "write", "found": "find", "done": "do", "got": "get", "given": "give", "gave": "give", "bought": "buy", "brought": "bring", "spoke": "speak", "spoken": "speak", "drawn": "draw", "put": "put", "set": "set", "taken": "take", "took": "take", "made": "make"}

// sameDeedsEn is the same of English verbs: chased answers chase, sent answers send.
func sameDeedsEn(done, asked string) int {
	if !strings.ContainsFunc(done, letter) || !strings.ContainsFunc(asked, letter) {
		return 0
	}
	n := 0
	words := strings.FieldsFunc(strings.ToLower(asked), func(r rune) bool { return !letter(r) })
	for w := range strings.FieldsFuncSeq(strings.ToLower(done), func(r rune) bool { return !letter(r) }) {
		stem, regular := strings.CutSuffix(w, "ed")
		verb := pastOf[w]
		for _, a := range words {
			if a == verb || regular && len(stem) > 2 && (a == stem || a == stem+"e" || strings.HasSuffix(stem, "i") && a == stem[:len(stem)-1]+"y") {
				n += 8
			}
		}
	}
	return n
}
