package tui

import (
	"context"
	"errors"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// A pasteScreen shows what the program has read in a pasted text, asks for what the
// text does not say, and takes it in when the user says so.
type pasteScreen struct {
	*desk
	text   string
	read   Pasted
	loaded bool
	fault  Safe // why nothing could be read
	asked  pasteQuestion
	asking context.CancelFunc // calls the question off; nil if none is open
	group  input              // the field of the group's name
	list   list               // of the groups to choose from
	chose  bool               // one of them is chosen
	day    input              // the field of the day
	on     time.Time          // the day, if the user has told it
	onDay  bool               // the keyboard is in the field of the day
	top    int                // the first message that is seen
	alike  lookalikes         // the groups of the messages, where they are of several; else nil
	taking bool
	taken  bool
	next   []string // what was pasted while this one was here, and waits for its turn
}

func newPaste(d *desk, text string) pasteScreen { return pasteScreen{desk: d, text: text} }

func (p pasteScreen) name() string { return p.words.Paste.Screen }
func (p pasteScreen) typing() bool { return true }

// talk reports whether there is anything to be taken in.
func (p pasteScreen) talk() bool { return p.loaded && p.read.Form == "" && p.read.Total > 0 }

func (p pasteScreen) update(f frame, msg tea.Msg) (screen, step) {
	var s step
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		p, s = p.press(f, msg)
	case tea.PasteMsg:
		p, s = p.pasted(f, msg)
	case pastedMsg:
		p, s = p.answered(msg)
	case takenMsg:
		p, s = p.stored(msg)
	}
	if p.taken || s.pop {
		s.pop = true
		if s.push == nil && len(p.next) > 0 {
			s.push = p.following()
		}
		return p.calledOff(), s
	}
	var cmd tea.Cmd
	p, cmd = p.ask()
	s.cmd = tea.Batch(s.cmd, cmd)
	l := p.layout(f)
	p.group, p.day = p.group.fitted(p.field(f)), p.day.fitted(p.field(f))
	p.list = p.list.fitted(l.choices, oneLine)
	p.top = max(min(p.top, p.lines()-l.near), 0)
	return p, s
}

// question is what is to be known for what is chosen now.
func (p pasteScreen) question() pasteQuestion {
	q := pasteQuestion{text: p.text, day: p.on}
	if c, ok := p.choice(); ok && len(p.read.Named) == 0 {
		q.group = c.group
	}
	return q
}

// ask asks for what is chosen and not yet known. Where no group is chosen, the one that
// was counted for before says as much.
func (p pasteScreen) ask() (pasteScreen, tea.Cmd) {
	q := p.question()
	if p.loaded && (!p.talk() || q == p.asked || q.group == "" && q.day.Equal(p.asked.day)) {
		return p, nil
	}
	if p.asking != nil && q == p.asked {
		return p, nil
	}
	p = p.calledOff()
	ctx, cancel := context.WithCancel(p.client.ctx)
	p.asked, p.asking = q, cancel
	return p, p.client.preview(ctx, q)
}

func (p pasteScreen) calledOff() pasteScreen {
	if p.asking != nil {
		p.asking()
		p.asking = nil
	}
	return p
}

// answered takes an answer, if it is to the question that is open. The groups are those
// of the first answer: what was chosen among them stays.
func (p pasteScreen) answered(msg pastedMsg) (pasteScreen, step) {
	if msg.question != p.asked || p.asking == nil || errors.Is(msg.err, context.Canceled) {
		return p, step{}
	}
	p = p.calledOff()
	if msg.err != nil {
		fault := own(p.words.Paste.NotRead(string(p.cause(msg.err))))
		if p.loaded { // what is shown is still true of the text
			return p, step{say: notice{text: fault, tone: bad}}
		}
		p.fault, p.loaded = fault, true
		return p, step{}
	}
	first := !p.loaded
	groups := p.read.Groups
	p.read, p.loaded, p.fault = msg.pasted, true, ""
	p.alike = groupsIn(p.read.Messages)
	if !first && p.read.Groups == nil {
		p.read.Groups = groups
	}
	if first {
		p.chose = p.read.Group != ""
		p.list = list{}.sized(len(p.choices()))
		p.asked.group = p.read.Group
	}
	return p, step{}
}

// typed gives text to the field that has the keyboard.
func (p pasteScreen) typed(f frame, msg tea.Msg) pasteScreen {
	if !p.talk() {
		return p
	}
	if p.onDay {
		p.day, _ = p.day.update(msg, p.keys)
		p.on = time.Time{}
		if day, ok := p.dayOf(p.day.text(), f.now); ok {
			p.on = day
		}
		return p
	}
	if len(p.read.Named) > 0 {
		return p
	}
	p.group, _ = p.group.update(msg, p.keys)
	p.list = list{}.sized(len(p.choices()))
	p.chose = p.group.text() != "" || p.read.Group != ""
	return p
}

func (p pasteScreen) press(f frame, k tea.KeyPressMsg) (pasteScreen, step) {
	keys, l := p.keys, p.layout(f)
	switch {
	case p.taking:
		return p, step{say: notice{text: own(p.words.Paste.Busy), tone: muted}}
	case key.Matches(k, keys.leave):
		s := step{pop: true}
		if p.talk() || !p.loaded {
			s.say = notice{text: own(p.words.Paste.Dropped), tone: muted}
		}
		return p, s
	case key.Matches(k, keys.take):
		return p.entered(f)
	case key.Matches(k, keys.pasteScroll):
		by := max(l.near-1, 1)
		if k.Code == tea.KeyPgUp {
			by = -by
		}
		p.top += by
	case key.Matches(k, keys.pasteField):
		p.onDay = p.read.Undated && !p.onDay
	case k.Text == "" && key.Matches(k, keys.down, keys.up):
		n := 1
		if key.Matches(k, keys.up) {
			n = -1
		}
		p = p.chosen(f, n)
	case p.digit(k) >= 0:
		p.list, p.chose = p.list.chosen(p.digit(k)), true
	default:
		return p.typed(f, k), step{}
	}
	return p, step{}
}

// digit is the choice that a key names by its number, or -1. Once something is typed a
// digit is part of a name.
func (p pasteScreen) digit(k tea.KeyPressMsg) int {
	k = halfWidth(k)
	if p.onDay || len(p.read.Named) > 0 || p.group.text() != "" || len(k.Text) != 1 || k.Text[0] < '1' || int(k.Text[0]-'1') >= p.list.total {
		return -1
	}
	return int(k.Text[0] - '1')
}

// chosen is the screen with the next or the one before: of the groups, or of the days.
func (p pasteScreen) chosen(f frame, n int) pasteScreen {
	switch {
	case p.onDay:
		day := p.today(f).AddDate(0, 0, n)
		if !day.After(f.now) {
			p.on, p.day = day, input{}
		}
	case !p.chose:
		p.chose = p.list.total > 0
	default:
		p.list = p.list.moved(n)
	}
	return p
}

// entered answers Enter: it takes the messages in, or has the words searched for that
// are none.
func (p pasteScreen) entered(f frame) (pasteScreen, step) {
	w := p.words.Paste
	unread := strings.TrimSpace(p.day.text())
	switch {
	case !p.loaded:
		return p, step{}
	case p.loaded && p.read.Form == noChat:
		found := searchFor(p.desk, firstWords(p.text))
		if len(p.next) > 0 { // it is there when the search is left
			return p.following(), step{push: found}
		}
		return p, step{pop: true, push: found}
	case !p.talk():
		return p, step{pop: true}
	case unread != "" && p.on.IsZero():
		return p, step{say: notice{text: own(w.UnreadDay(unread)), tone: bad}}
	case len(p.read.Named) == 0 && p.question().group == "":
		return p, step{say: notice{text: own(w.NoGroup + "：" + w.Hint), tone: bad}}
	}
	q := p.question()
	if q.day.IsZero() && p.read.Undated {
		q.day = p.read.Day // what was seen, also past midnight
	}
	p.taking = true
	return p, step{cmd: p.client.take(q)}
}

// stored takes the answer of the archive. What could not be stored stays on the screen.
func (p pasteScreen) stored(msg takenMsg) (pasteScreen, step) {
	if !p.taking {
		return p, step{}
	}
	p.taking = false
	w := p.words.Paste
	if msg.err != nil {
		return p, step{say: notice{text: own(w.NotTaken(string(p.cause(msg.err)))), tone: bad}}
	}
	p.taken = true
	where := w.Groups(len(msg.taken.Groups))
	if len(msg.taken.Groups) == 1 {
		where = string(cut(Line(msg.taken.Groups[0]), 18))
	}
	t := msg.taken.Tally
	return p, step{say: notice{text: own(w.Taken(where, t.Stored, t.Known, t.Unreadable, t.Withheld)), tone: fresh}}
}

// noChat is the form of words that are no chat.
const noChat = "prose"

// firstWords are the first words of a text that are worth looking for.
func firstWords(text string) string {
	const few, many, enough = 4, 12, 4 << 10
	text = text[:runeStart(text, min(len(text), enough))]
	first := ""
	for line := range strings.Lines(lineEnds(text)) {
		for _, part := range strings.FieldsFunc(line, func(r rune) bool { return unicode.IsPunct(r) || unicode.IsSpace(r) }) {
			if first == "" {
				first = part
			}
			if utf8.RuneCountInString(part) >= few {
				r := []rune(part)
				return string(Line(string(r[:min(len(r), many)])))
			}
		}
	}
	return string(cut(Line(first), many))
}

// searchFor is a search for words that stand there from the beginning.
func searchFor(d *desk, words string) search {
	return search{desk: d, input: newInput(words), given: true}
}
