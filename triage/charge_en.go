package triage

import (
	"slices"
	"strings"
)

// charge tells what English words put on the user that name her and are no request in so many words: Olivia
// will confirm numbers by Friday, Olivia's on the rota, Helen wants to see Olivia, all in except Olivia, and a
// fault that she is told of, Olivia your link's broken.
func (h *heard) chargeEn() {
	for k := range h.addresses {
		a := &h.addresses[k]
		if a.who != myName && a.who != myNick && !(a.who == myUnit && strings.HasSuffix(h.t.s[:a.from], "over to ")) || a.to <= a.from {
			continue
		}
		for i := range h.clauses {
			c, d := &h.clauses[i], &h.deeds[i]
			if a.from < c.from || a.to > c.to || !letter(runeAt(h.t.s, c.to-1)) && !letter(runeAt(h.t.s, c.from)) || d.noNeed || d.thanks || d.question {
				continue
			}
			h.chargeIn(c, d, a)
		}
	}
}

// faultAfter has the user see to what is told her to be out of order behind her name, or her unit's, alone: Olivia, the printer is
// out of toner; Events, your risk assessments are overdue.
func (h *heard) faultAfter() {
	for k := range h.addresses {
		a := &h.addresses[k]
		if h.own || a.who != myName && a.who != myNick && a.who != myUnit || a.place != called {
			continue
		}
		for i := 1; i < len(h.clauses); i++ {
			before, c, d := &h.clauses[i-1], &h.clauses[i], &h.deeds[i]
			if a.from < before.from || a.to > before.to || strings.Trim(h.t.s[before.from:a.from]+h.t.s[a.to:before.to], " ,:@-") != "" || c.sentence != before.sentence {
				continue
			}
			if body := h.body(i); letter(runeAt(body, 0)) && d.request == 0 && !d.self && !d.will && !d.thanks && !d.question && faults(" "+body) {
				d.done = false
				d.raise(hit{from: c.from, to: c.to}, 2)
			}
		}
	}
}

// passOnEn has whoever is called let somebody know, or ring somebody back: let Tom know we've moved; call him back.
func (h *heard) passOnEn() {
	if slices.ContainsFunc(h.deeds, func(d deed) bool { return d.request > 0 }) {
		return
	}
	for i := range h.clauses {
		c, d := &h.clauses[i], &h.deeds[i]
		body := strings.TrimPrefix(strings.TrimLeft(h.body(i), " "), "please ")
		if h.own || d.request > 1 || d.done || d.self || d.noNeed || !letter(runeAt(body, 0)) {
			continue
		}
		who, _, told := strings.Cut(strings.TrimPrefix(body, "let "), " know")
		told = told && strings.HasPrefix(body, "let ") && len(strings.Fields(who)) <= 4 && !startsAny(who, "me", "us", "you")
		if told || startsAny(body, "call him", "call her", "call them", "ring him", "ring her", "ring them", "phone him", "phone her", "give him a ", "give her a ", "give them a ", "chase him", "chase her", "chase them") {
			d.notice = false
			d.raise(hit{from: c.from, to: c.to}, 2-d.request)
		}
	}
}

// chargeIn is chargeEn of one clause and one address.
func (h *heard) chargeIn(c *clause, d *deed, a *address) {
	before, after := h.t.s[c.from:a.from], h.t.s[a.to:c.to]
	span := hit{from: c.from, to: c.to}
	switch {
	case a.place == excluded && allIn(before) && strings.Trim(strings.TrimPrefix(after, "'s"), " .!") == "":
		a.place, d.done, d.chase = called, false, true
		d.note(span)
	case !h.own && d.request == 0 && assigns(after) && (before == "" || endsAny(before, "that ", "told them ", "and ", "then ", "so ", "think ", "reckon ", "says ", "said ", "@")):
		a.place, d.will, d.self, d.done, d.chatter = subject, false, false, false, false
		d.raise(span, 2)
	case endsAny(before, "wants to see ", "wants a word with ", "needs to see ", "would like to see ", "is looking for ", "is asking for ", "asked for ", "was after ", "is after "):
		a.place = called
		d.raise(span, 2)
	case h.own:
	case strings.HasSuffix(before, "over to ") && strings.Trim(after, " .!") == "", h.dealtTo(c, a):
		a.place = called
		d.raise(span, 2)
	case endsAny(before, "still needs ", "still need ", "just needs ", "just need ", "waiting for ", "missing ") && strings.HasPrefix(after, "'s "):
		a.place, d.chase = called, true // page 3 still needs Olivia's signature
		d.note(span)
	case endsAny(before, "nothing from ", "no word from ", "not heard from ", "haven't heard from ", "haven't had anything from ", "yet to hear from "):
		a.place, d.chase = called, true
		d.note(span)
	case (before == "just " || before == "only ") && startsAny(after, " left to", " left."), (before == "just " || before == "only ") && after == " left":
		a.place, d.chase = called, true // just Events left to reply
		d.note(span)
	case before == "" && d.request == 0 && !d.done && !d.self && !d.will && !d.chatter && !d.ack && d.due == nil && faults(after):
		a.place = called
		d.raise(span, 1)
	}
}

// dealtTo reports whether a clause is nothing but a name and the label before it a task: Badges: Olivia.
func (h *heard) dealtTo(c *clause, a *address) bool {
	if a.who != myName && a.who != myNick || strings.Trim(h.t.s[c.from:a.from]+h.t.s[a.to:c.to], " .!,") != "" || c.index == 0 {
		return false
	}
	l := &h.clauses[c.index-1]
	label := h.t.s[l.from:l.to]
	return l.head && l.sentence == c.sentence && letter(runeAt(label, 0)) && len(strings.Fields(label)) <= 4 && !labelsEn[label] && !h.deeds[l.index].done && !h.deeds[l.index].chase
}

// labelsEn are what stands before a name and deals nothing out to its bearer.
var labelsEn = pairSet(`from to cc bcc subject sent re fw fwd present apologies absent attendees winner congratulations thanks author by contact off leave away birthday birthdays new signed approved`)

// allIn reports whether English words say that all have done it.
func allIn(before string) bool {
	return holdsAny(" "+before, " in ", "'s in", " are in", " done", " submitted", " sent", " received", " accounted for", " signed", " replied", " here ")
}

// dealtEn are verbs by which notes and minutes deal work out.
var dealtEn = pairSet(`do send bring book check get ring call chase sort print draft write confirm update cover lead run order collect finish prepare follow speak share circulate review add fix set move take make upload email arrange pick clear put find ask tell report submit organise organize talk meet host help give look liaise contact invite complete sign agree attend provide produce raise schedule`)

// assigns reports whether what stands behind a name says what its bearer is going to do, or is on for.
func assigns(after string) bool {
	if rest, ok := strings.CutPrefix(after, " to "); ok {
		verb, _, _ := strings.Cut(rest, " ")
		return dealtEn[verb] // Olivia to do the badges
	}
	for _, w := range []string{" will ", "'ll ", "'s doing ", " is doing ", "'s chairing", " is chairing", "'s leading", " is leading", "'s running", " is running", "'s covering", " is covering", " covers ", " takes the ", "'s presenting", " is presenting", "'s taking ", " is taking ", "'s handling", " is handling", "'s on the rota", " is on the rota", "'s on duty", " is on duty", "'s down for", " is down for", " does the ", " is to ", " has to ", " needs to ", " owns ", " leads ", " leads on", "'s first", "'s up first", "'s up next", "'s up for"} {
		if rest, ok := strings.CutPrefix(after, w); ok {
			return !startsAny(rest, "be on leave", "be away", "be late", "be out", "be off", "be back", "be fine", "know", "love", "like", "tell you", "miss", "leave", "have ", "agree", "laugh", "hate", "never", "blame", "thank")
		}
	}
	return false
}

// faults reports whether what stands behind a name tells its bearer of something that is not as it should be.
func faults(after string) bool {
	rest := strings.TrimLeft(after, " ")
	return rest != after && startsAny(rest, "the ", "your ", "ur ", "that ", "this ", "there's ", "there is ", "we're out", "we are out", "no ") &&
		holdsAny(rest+" ", "broken", "dead", "not working", "isn't working", "doesn't work", "won't ", "can't ", "down again", "is down", "is off", "missing", "wrong", "stuck", "leaking", "jammed", "bounced", "expired", "run out", "out of ", "overdue", "locked", "flooded", "empty", "double booked", "short ", "unsigned", "unlocked", "needs ", "no one", "nobody", "blank", "corrupt", "rejected", "failed", "wasn't ", "hasn't been ", "isn't signed", "not been ")
}

// neededFrom reports whether English words before somebody say that something is needed of him: need final numbers from|Events.
func neededFrom(before string) bool {
	return strings.HasSuffix(before, " from ") && startsAny(strings.TrimLeft(before, " "), "need ", "still need ", "we need ", "we still need ", "i need ", "i still need ", "needed ", "wanted ")
}
