package tui

import (
	"context"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"shoudao/triage"
)

// A Copier puts text where the user can paste it from, besides asking the terminal to:
// nobody answers whether a terminal has obeyed. Where there is no clipboard, it keeps the
// text in a file and says where.
type Copier func(ctx context.Context, text string) (place string, err error)

// copiedMsg tells what became of a text that was to be copied.
type copiedMsg struct {
	what  string // as the status line calls it
	place string // a file in which it stands as well; empty: the clipboard took it
	err   error
}

// copying puts text on the clipboard, in both ways.
func (d *desk) copying(s, what string) tea.Cmd {
	if d.copier == nil {
		return tea.SetClipboard(s)
	}
	return tea.Batch(tea.SetClipboard(s), func() tea.Msg {
		place, err := d.copier(d.client.ctx, s)
		return copiedMsg{what, place, err}
	})
}

// original is a text as it was written, but for what would command whatever it is pasted
// into: controls and what turns the line around. What only looks odd on a screen, such as
// a family in one sign, stays whole.
func original(raw string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t', r == 0x200D, r == 0xFE0F: // the last two hold signs together
			return r
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Zl, r), unicode.Is(unicode.Zp, r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(raw, "\uFFFD"))
}

// copied copies a message's words.
func (d *desk) copied(raw string) step {
	s := original(raw)
	what := d.words.Status.Chars(utf8.RuneCountInString(s))
	return step{cmd: d.copying(s, what), say: notice{text: own(d.words.Status.Copied(what)), tone: fresh}}
}

// cited copies a message with who said it, where and when, so that it can be held up to
// somebody.
func (d *desk) cited(s Said, f frame) step { return d.copied(d.citation(s, f.now)) }

// citation is a message with its source.
func (d *desk) citation(s Said, now time.Time) string {
	m := s.Message
	at := d.words.Times.Full(m.SentAt.In(now.Location()), now)
	return at + " " + string(groupName(m.Group)) + " " + string(Line(m.Sender)) + ": " + string(d.fate(s, now)) + holding(s, d.words)
}

// receipted copies the receipt that answers a message. It is never sent.
func (d *desk) receipted(it triage.Item, words string) (deed, step) {
	act := deed{verb: triage.Replied, items: []triage.Item{it}, text: receiptFor(words, d.words)}
	return act, step{cmd: d.copying(act.text, d.words.Status.Quoted(act.text))}
}

// copyTold is what to say once a text was copied, where that is not all as it should be.
func (d *desk) copyTold(msg copiedMsg) notice {
	w := d.words.Status
	switch {
	case msg.err != nil:
		return notice{text: own(w.CopyFailed(msg.what, string(d.cause(msg.err)))), tone: bad}
	case msg.place != "":
		return notice{text: own(w.CopiedTo(msg.what, string(Line(msg.place)))), tone: muted}
	}
	return notice{}
}
