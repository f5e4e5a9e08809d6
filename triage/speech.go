package triage

import (
	"slices"
	"strings"
	"unicode/utf8"

	"shoudao/ingest"
)

// worded reports whether messages of the kind say something in their text. A voice
// message does where the chat program has written down what was said.
func worded(k ingest.Kind, said string) bool {
	switch k {
	case ingest.Text, ingest.Other, ingest.Edit:
		return true
	case ingest.Voice:
		return utf8.RuneCountInString(strings.TrimSpace(said)) > 4 && !strings.HasPrefix(said, "[")
	}
	return false
}

// sealed is the text with the signs inside of names taken for letters: @Doe, Jane is one
// name, and no clause ends in it.
func (h *heard) sealed() string {
	s := h.t.s
	for _, a := range h.addresses {
		if a.at && a.to > a.from+1 && a.to <= len(s) && letter(runeAt(s, a.from+1)) {
			s = s[:a.from+1] + strings.Repeat("x", a.to-a.from-1) + s[a.to:]
		}
	}
	return s
}

// judge says what a message is as a whole where that settles it.
func (h *heard) judge() Code {
	if code := h.settledBy(h.m.Kind); code != "" && !h.caption {
		return code
	}
	return h.judgeWords()
}

// captioned reports whether a message that is no mere text has words besides the name of its
// file, and they call the user by @, or one for whom she stands in: 图片 @林敏 今天9点前报我.
func (v *vocabulary) captioned(h *heard, c *circle) bool {
	switch h.m.Kind {
	case ingest.Image, ingest.Video, ingest.File, ingest.Link:
	default:
		return false
	}
	words := h.t.s
	for _, a := range h.m.Attachments {
		words = strings.ReplaceAll(words, a.Name, "")
	}
	if utf8.RuneCountInString(strings.TrimSpace(words)) <= 2 || !strings.Contains(words, "@") {
		return false
	}
	_, addresses := v.look(h.t.s, h.t.s, c, &h.m)
	return slices.ContainsFunc(addresses, func(a address) bool {
		return a.at && (a.who == myName || a.who == myNick || v.self.standsInFor(h.t.s[a.from:a.to]) != "")
	})
}

// settledBy is what a message is by its kind alone; empty if its words have to tell.
func (h *heard) settledBy(kind ingest.Kind) Code {
	switch kind {
	case ingest.System, ingest.Recall:
		return SystemLine
	case ingest.Image, ingest.Video:
		return Trace
	case ingest.Sticker:
		return Chatter
	case ingest.Voice:
		if !worded(ingest.Voice, h.t.s) {
			return Chatter
		}
	case ingest.Link:
		return Forwarded
	case ingest.File:
		return FileAlone
	}
	return ""
}

// judgeWords says what a message is by its words.
func (h *heard) judgeWords() Code {
	size := utf8.RuneCountInString(strings.TrimSpace(h.t.s))
	if size == 0 || len(h.clauses) == 0 {
		return Chatter
	}
	var acks, thanks, idle, asks int
	for i := range h.clauses {
		d := &h.deeds[i]
		switch {
		case d.ack && !d.receipt && !d.chase && d.request == 0 && !d.question:
			acks++
		case d.thanks && d.request == 0 && !d.question:
			thanks++
		case !d.asks() && (d.chatter || h.clauses[i].to-h.clauses[i].from <= 6):
			idle++
		case d.asks():
			asks++
		}
	}
	n := len(h.clauses)
	switch {
	case asks > 0:
		return ""
	case acks > 0 && acks+thanks+idle == n:
		return Acknowledged
	case acks > 0 && size <= 24 && !(h.setsDeadline() && h.speaksToHer()):
		return Acknowledged
	case thanks > 0 && thanks+idle == n:
		return Thanked
	case idle == n && size <= 12 && len(h.addresses) == 0 && len(h.times) == 0:
		return Chatter
	}
	return ""
}

// own reports whether the user wrote the message: by her ids, or, where a source
// gives none, as 我 or under a name that ends in hers and in nobody else's there.
func (v *vocabulary) own(m ingest.Message, c *circle) bool {
	if m.SenderID != "" {
		return v.ids[m.SenderID]
	}
	shown := strings.TrimSpace(newText(m.Sender).s)
	if shown == "我" {
		return true
	}
	if v.self.full == "" || !strings.HasSuffix(shown, v.self.full) {
		return false
	}
	for _, sp := range c.speakers {
		if sp.shown != shown && !sp.mine && strings.HasSuffix(sp.shown, v.self.full) {
			return false
		}
	}
	return true
}

// long reports whether the message is a speech or a notice rather than a remark.
func (h *heard) long() bool { return len(h.clauses) > 12 }
