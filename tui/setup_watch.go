package tui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// A watchStep is the second half of the third step: it offers to keep a folder watched, so that
// what is exported later comes in by itself. Enter alone goes on.
type watchStep struct {
	*wizard
	draft   Draft
	input   input
	offer   string // the folder that was read just now; empty: none
	watched []string
	asked   bool // the settings have told which are watched
	writing bool
}

func newWatchStep(w *wizard, d Draft, offer string) watchStep {
	return watchStep{wizard: w, draft: d, offer: offer}
}

func (s watchStep) name() string      { return s.words.Setup.Steps[takeStep] }
func (s watchStep) typing() bool      { return true }
func (s watchStep) outcome() Outcome  { return Outcome{Draft: s.draft} }
func (s watchStep) explained() screen { return stepHelp{s.wizard, takeStep, s.help(frame{}), list{}} }

// fill puts the folder that was read just now into the field.
func (s watchStep) fill() key.Binding { return s.bind(s.words.Setup.Watch.Fill, "tab") }

func (s watchStep) update(f frame, msg tea.Msg) (screen, step) {
	var st step
	switch msg := msg.(type) {
	case openedMsg:
		st.cmd = s.wizard.watched("")
	case draftedMsg:
		s.draft = msg.draft
	case watchedMsg:
		s, st = s.told(msg)
	case tea.KeyPressMsg:
		s, st = s.press(msg)
	case tea.PasteMsg:
		s.input, _ = s.input.update(msg, s.keys)
	}
	s.input = s.input.fitted(s.field(f))
	return s, st
}

func (s watchStep) press(k tea.KeyPressMsg) (watchStep, step) {
	switch {
	case s.writing: // it is being written
	case key.Matches(k, s.keys.take) && s.at() == "":
		return s, step{push: newPreview(s.wizard, s.draft)}
	case key.Matches(k, s.keys.take):
		s.writing = true
		return s, step{cmd: s.wizard.watched(s.at())}
	case key.Matches(k, s.keys.leave):
		return s, step{pop: true, tell: draftedMsg{s.draft}}
	case key.Matches(k, s.fill()) && s.offers():
		s.input = newInput(s.offer)
	default:
		s.input, _ = s.input.update(k, s.keys)
	}
	return s, step{}
}

// offers reports whether the folder that was read could be watched and is not yet.
func (s watchStep) offers() bool { return s.offer != "" && !slices.Contains(s.watched, s.offer) }

// at is the path in the field.
func (s watchStep) at() string { return strings.TrimSpace(s.input.text()) }

// told takes which folders are watched, and whether the one that was typed is.
func (s watchStep) told(msg watchedMsg) (watchStep, step) {
	s.writing = false
	if msg.err != nil {
		return s, step{say: notice{text: s.trouble(msg.err), tone: bad}}
	}
	s.watched, s.asked = msg.all, true
	if msg.path == "" {
		return s, step{}
	}
	s.input = input{}
	return s, step{say: notice{text: own(s.words.Setup.Watch.Added), tone: fresh}}
}

func (s watchStep) prompt() Safe { return own(" " + s.words.Setup.Watch.Prompt) }

func (s watchStep) field(f frame) int { return max(f.w-width(s.prompt())-1, 8) }

func (s watchStep) view(f frame) picture {
	w := s.words.Setup.Watch
	shown, x := s.input.view(s.field(f))
	rows := wrapped(heading, w.Ask, f.w)
	cursor := tea.NewCursor(width(s.prompt())+x, len(rows)+1)
	if roomy(f) {
		cursor.Y++
	}
	hint := w.Hint
	if s.at() != "" {
		hint = w.EnterWrites
	}
	rows = append(rows, row{line: of(strong, s.prompt()).and(plain, shown)})
	rows = append(rows, wrapped(muted, hint, f.w)...)
	if roomy(f) {
		rows = append(rows, row{})
	}
	if s.offers() {
		rows = append(rows, row{line: of(plain, own(" "+w.Offer(string(Line(s.offer))))).cut(f.w)})
	}
	for _, path := range s.watched {
		rows = append(rows, row{line: of(plain, own(" "+w.Watched(string(Line(path))))).cut(f.w)})
	}
	if s.asked && len(s.watched) == 0 {
		rows = append(rows, row{line: of(muted, own(" "+w.None))})
	}
	for _, l := range w.About {
		rows = append(rows, wrapped(muted, l, f.w)...)
	}
	keys := []key.Binding{s.onward(), s.backward()}
	if s.at() != "" {
		keys[0] = s.bind(w.Write, "enter")
	}
	if s.offers() {
		keys = append(keys[:1], s.fill(), s.backward())
	}
	return picture{rows: s.page(f, takeStep, rows, nil, keys...), cursor: cursor}
}

func (s watchStep) help(frame) []keyGroup {
	w := s.words.Setup.Watch
	return []keyGroup{{s.words.Keys.Move, []key.Binding{s.bind(w.Write, "enter"), s.fill(), s.backward(), s.keys.quit}}, s.editing()}
}
