package tui

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shoudao/ingest"
)

// A preview is the last step: what the settings find in the user's own messages. It
// counts anew whenever it is opened, and after every change.
type preview struct {
	*wizard
	draft    Draft
	nth      int                // which count is waited for
	counting context.CancelFunc // calls it off; nil if none runs
	known    bool               // there is a count
	seen     Preview
	list     list        // of the items at the top and the misses below them
	notHers  []ingest.ID // misses that she does not want to see any more
	looking  context.CancelFunc
	about    ingest.ID // the miss for which a word is looked for, or was found
	word     *Suggestion
	writing  bool // a word is being added
	done     bool
	saving   bool
}

func newPreview(w *wizard, d Draft) preview { return preview{wizard: w, draft: d} }

func (s preview) name() string      { return s.words.Setup.Steps[previewStep] }
func (s preview) outcome() Outcome  { return Outcome{Draft: s.draft, Done: s.done} }
func (s preview) explained() screen { return stepHelp{s.wizard, previewStep, s.help(frame{}), list{}} }

// typing is true so that no key of the queue is taken for one of this screen.
func (s preview) typing() bool { return true }

// The keys of this step. Each letter has a digit that an input method lets through.
func (s preview) mine() key.Binding {
	return s.bind(s.words.Setup.Keys.Mine, "m", "1", "insert")
}

func (s preview) notMine() key.Binding {
	return s.bind(s.words.Setup.Keys.NotMine, "n", "2", "delete")
}
func (s preview) yes() key.Binding { return s.bind(s.words.Setup.Keys.Yes, "y", "1") }
func (s preview) no() key.Binding  { return s.bind(s.words.Setup.Keys.No, "n", "2", "esc") }
func (s preview) toMisses() key.Binding {
	return s.bind(s.words.Setup.Keys.Near, "tab")
}
func (s preview) finish() key.Binding { return s.bind(s.words.Setup.Keys.Finish, "enter") }

func (s preview) update(f frame, msg tea.Msg) (screen, step) {
	var st step
	switch msg := msg.(type) {
	case openedMsg:
		s, st.cmd = s.count()
	case previewedMsg:
		s, st = s.counted(msg)
	case suggestedMsg:
		s, st = s.suggested(msg)
	case acceptedMsg:
		s, st = s.accepted(msg)
	case savedMsg:
		s, st = s.saved(msg)
	case tea.KeyPressMsg:
		s, st = s.press(f, halfWidth(msg))
	}
	if st.pop || s.done {
		s = s.calledOff()
	}
	s.list = s.list.fitted(s.rowsRoom(f), s.rowLines())
	return s, st
}

// count asks for the figures of the settings as they are now.
func (s preview) count() (preview, tea.Cmd) {
	s = s.calledOff()
	ctx, cancel := context.WithCancel(s.client.ctx)
	s.nth, s.counting = s.nth+1, cancel
	return s, s.preview(ctx, s.nth)
}

func (s preview) calledOff() preview {
	for _, off := range []context.CancelFunc{s.counting, s.looking} {
		if off != nil {
			off()
		}
	}
	s.counting, s.looking = nil, nil
	return s
}

func (s preview) counted(msg previewedMsg) (preview, step) {
	if msg.nth != s.nth || s.counting == nil {
		return s, step{}
	}
	s = s.calledOff()
	if msg.err != nil {
		return s, step{say: notice{text: s.trouble(msg.err), tone: bad}}
	}
	s.known, s.seen = true, msg.preview
	s.list = s.list.sized(len(s.seen.Top) + len(s.misses()))
	return s, step{}
}

// misses are those that she has not put away.
func (s preview) misses() []Miss {
	return slices.DeleteFunc(slices.Clone(s.seen.Misses), func(m Miss) bool { return slices.Contains(s.notHers, m.Message.ID) })
}

// chosen is the miss under the cursor.
func (s preview) chosen() (Miss, bool) {
	i := s.list.cursor - len(s.seen.Top)
	if all := s.misses(); i >= 0 && i < len(all) {
		return all[i], true
	}
	return Miss{}, false
}

func (s preview) press(f frame, k tea.KeyPressMsg) (preview, step) {
	if s.word != nil {
		return s.answer(k)
	}
	if _, ok := hanTyped(k); ok {
		return s, step{say: notice{text: own(s.words.Setup.IME), tone: fresh}}
	}
	switch {
	case s.writing, s.saving:
	case key.Matches(k, s.keys.take):
		s.saving = true
		return s, step{cmd: s.save(s.draft)}
	case key.Matches(k, s.keys.leave):
		return s, step{pop: true, tell: draftedMsg{s.draft}}
	case key.Matches(k, s.toMisses()):
		s.list = s.list.chosen(len(s.seen.Top))
	case key.Matches(k, s.mine(), s.notMine()):
		return s.judged(k)
	default:
		if n, ok := scrolls(s.keys, k, max(s.rowsRoom(f)/2, 1)); ok {
			s.list = s.list.moved(n)
		}
	}
	return s, step{}
}

// judged looks for a word for the chosen miss, or puts it away.
func (s preview) judged(k tea.KeyPressMsg) (preview, step) {
	m, ok := s.chosen()
	if !ok {
		return s, step{say: notice{text: own(s.words.Setup.Preview.OnlyMisses), tone: muted}}
	}
	if s.looking != nil {
		s.looking()
		s.looking = nil
	}
	if key.Matches(k, s.notMine()) {
		s.notHers = append(slices.Clip(s.notHers), m.Message.ID)
		s.list = s.list.sized(len(s.seen.Top) + len(s.misses()))
		return s, step{say: notice{text: own(s.words.Setup.Preview.Dismissed), tone: muted}}
	}
	ctx, cancel := context.WithCancel(s.client.ctx)
	s.looking, s.about = cancel, m.Message.ID
	return s, step{cmd: s.suggest(ctx, m.Message.ID)}
}

func (s preview) suggested(msg suggestedMsg) (preview, step) {
	if msg.id != s.about || s.looking == nil {
		return s, step{}
	}
	s.looking()
	s.looking = nil
	w := s.words.Setup.Preview
	for err, said := range map[error]string{ErrThere: w.Already, ErrNone: w.NoWord, ErrHarm: w.Harm} {
		if errors.Is(msg.err, err) {
			return s, step{say: notice{text: own(said), tone: plain}}
		}
	}
	if msg.err != nil {
		return s, step{say: notice{text: s.trouble(msg.err), tone: bad}}
	}
	s.word = &msg.word
	return s, step{}
}

// answer takes the word, or leaves it.
func (s preview) answer(k tea.KeyPressMsg) (preview, step) {
	switch {
	case key.Matches(k, s.yes()):
		word := *s.word
		s.word, s.writing = nil, true
		return s, step{cmd: s.accept(word)}
	case key.Matches(k, s.no()):
		s.word = nil
	}
	return s, step{}
}

func (s preview) accepted(msg acceptedMsg) (preview, step) {
	s.writing = false
	if msg.err != nil {
		return s, step{say: notice{text: s.trouble(msg.err), tone: bad}}
	}
	s.draft = msg.draft
	said := notice{text: own(s.words.Setup.Preview.Added(s.what(msg.word))), tone: fresh}
	s, cmd := s.count()
	return s, step{cmd: cmd, say: said}
}

// saved ends the setup.
func (s preview) saved(msg savedMsg) (preview, step) {
	if !s.saving {
		return s, step{}
	}
	s.saving = false
	if msg.err != nil {
		return s, step{say: notice{text: s.trouble(msg.err), tone: bad}}
	}
	if len(msg.bad) > 0 {
		return s, step{say: notice{text: own(s.words.Setup.Fields[msg.bad[0]].Fault), tone: bad}}
	}
	s.done = true
	return s, step{cmd: tea.Quit}
}

// what is a suggestion in words.
func (s preview) what(word Suggestion) string {
	return s.words.Cmd.Proposal.What(word.Key, string(Line(word.Value)), word.Drop, 0)
}

// rate is a number a day, to a tenth where it is small.
func rate(n float64) string {
	if n >= 10 {
		return strconv.FormatFloat(n, 'f', 0, 64)
	}
	return strconv.FormatFloat(n, 'f', 1, 64)
}
