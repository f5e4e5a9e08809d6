package tui

import (
	"context"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"shoudao/ingest"
)

// A Paster takes in what the user pastes into a list: messages that she has copied in
// a chat program. Its methods may block and may be called from several goroutines at
// once.
type Paster interface {
	// Preview tells what a text holds, and stores nothing. Without a group it proposes
	// some; without a day it assumes one, where the text tells clock times only.
	Preview(ctx context.Context, text, group string, day time.Time) (Pasted, error)
	// Take stores the messages of a text and brings the queue up to date. The group and
	// the day are for messages that tell none.
	Take(ctx context.Context, text, group string, day time.Time) (Taken, error)
}

// MaxPaste is how many bytes a paste may have. What is longer is a file.
const MaxPaste = 32 << 20

// MaxPreview is how many messages a preview lists.
const MaxPreview = 5000

// A Pasted is what a text holds, if it were taken in as it was asked.
type Pasted struct {
	// Form is empty where messages were found. Elsewhere it says what sort of text it
	// is, by the names that [text.FormWords] knows; prose is words that are no chat.
	Form     string
	Messages []ingest.Message // as they would be stored, oldest first; the first MaxPreview
	Total    int              // of them
	From, To time.Time
	Speakers []Share // by name, the most talkative first
	Kinds    []Share // by the kind's name, the most frequent first
	Tally    ingest.Tally
	Problem  ingest.Skip  // the first record that cannot be read, if there is one
	Group    string       // the one for which was counted
	Groups   []PasteGroup // those that there are, the likeliest first; nil if the question named one
	Named    []string     // those that the text names itself; then it need not be told any
	Stranger bool         // messages of Group, or of those in Named, are stored and not judged
	Undated  bool         // there are clock times without a day, which is taken to be Day
	Clocked  int          // messages of such times; all others tell their day themselves
	Untimed  bool         // there are messages without any time
	Day      time.Time
}

// A Share is how many messages are of one sort.
type Share struct {
	Name string
	N    int
}

// A PasteGroup is a group that the pasted messages may be from.
type PasteGroup struct {
	Name    string
	Same    int // messages that are in it already
	Senders int // people of the text who have spoken in it
}

// A Taken is what became of a text that was taken in.
type Taken struct {
	Tally  ingest.Tally
	Groups []string
}

type (
	pastedMsg struct {
		question pasteQuestion
		pasted   Pasted
		err      error
	}
	takenMsg struct {
		taken Taken
		err   error
	}
)

// A pasteQuestion is what a preview was asked for.
type pasteQuestion struct {
	text, group string
	day         time.Time
}

// preview asks what a text holds.
func (c client) preview(ctx context.Context, q pasteQuestion) tea.Cmd {
	return func() tea.Msg {
		p, err := c.paster.Preview(ctx, lineEnds(q.text), q.group, q.day)
		return pastedMsg{q, p, err}
	}
}

// take stores the messages of a text.
func (c client) take(q pasteQuestion) tea.Cmd {
	return c.writes.add(func() tea.Msg {
		t, err := c.paster.Take(context.WithoutCancel(c.ctx), lineEnds(q.text), q.group, q.day)
		return takenMsg{t, err}
	})
}

// lineEnds is a pasted text with the line ends that it was copied with: a terminal
// sends Enter for each.
func lineEnds(s string) string { return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s) }

// pasted gives a paste to the field that takes text, else offers to take it in. It is
// never taken for keys.
func (m model) pasted(msg tea.PasteMsg) (model, tea.Cmd) {
	d, top := m.desk, m.stack[len(m.stack)-1]
	_, pasting := top.(pasteScreen)
	w := d.words.Paste
	switch {
	case m.tooSmall():
		return m.said(notice{text: own(w.NoRoom), tone: bad, stays: true}), nil
	case d.client.paster == nil || top.typing() && !pasting:
		msg.Content = lineEnds(msg.Content)
		return m.top(msg)
	case len(msg.Content) > MaxPaste:
		return m.said(notice{text: own(w.TooLong(int64(len(msg.Content)), MaxPaste)), tone: bad}), nil
	case strings.TrimSpace(msg.Content) == "":
		return m.said(notice{text: own(w.Empty), tone: muted}), nil
	case pasting:
		return m.top(msg)
	}
	if !m.notice.stays { // what was said of the screen below is not of this one
		m.notice = notice{}
	}
	return m.follow(step{push: newPaste(d, msg.Content)})
}
