package tui

import (
	"context"
	"errors"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// A take is the third step: it reads messages in. A path is tried first; what that
// tells is stored only when the user says so. A new path calls the trial of the old
// one off.
type take struct {
	*wizard
	draft   Draft
	input   input
	path    string             // what has been asked for
	trying  context.CancelFunc // calls the trial off; nil if none runs
	storing bool
	told    bool // there is an intake of the path
	stored  bool // and it is in the archive
	intake  Intake
	fault   Safe
	kept    string // the path that was stored last
	groups  []LastSaid
	alike   lookalikes // the names of the groups
	top     int        // the first line that is seen of what was read
}

func newTake(w *wizard, d Draft) take { return take{wizard: w, draft: d} }

func (s take) name() string      { return s.words.Setup.Steps[takeStep] }
func (s take) typing() bool      { return true }
func (s take) outcome() Outcome  { return Outcome{Draft: s.draft} }
func (s take) explained() screen { return stepHelp{s.wizard, takeStep, s.help(frame{}), list{}} }

// skip goes on, whatever stands in the field.
func (s take) skip() key.Binding { return s.bind(s.words.Setup.Keys.Skip, "f2") }

func (s take) update(f frame, msg tea.Msg) (screen, step) {
	var st step
	switch msg := msg.(type) {
	case openedMsg, returnedMsg:
		st.cmd = s.wizard.groups()
	case draftedMsg:
		s.draft, st.cmd = msg.draft, s.wizard.groups()
	case groupsMsg:
		if msg.err == nil {
			s.groups, s.alike = msg.groups, lookalikesOf(groupNames(msg.groups))
		}
	case intakeMsg:
		s, st = s.taken(msg)
	case tea.KeyPressMsg:
		s, st = s.press(f, msg)
	case tea.PasteMsg:
		if lines := strings.Split(strings.TrimSpace(msg.Content), "\n"); len(lines) > 2 && !slices.ContainsFunc(lines, pathlike) {
			st.say = notice{text: own(s.words.Setup.NotAPath), tone: bad}
			break
		}
		s = s.typed(msg)
	}
	if st.pop || st.push != nil {
		s = s.calledOff()
	}
	s.input = s.input.fitted(s.field(f))
	s.top = max(min(s.top, len(s.lines(f))-s.linesRoom(f)), 0)
	return s, st
}

// pathlike reports whether a line could be the path of a file.
func pathlike(line string) bool {
	line = strings.Trim(strings.TrimSpace(line), "'\"")
	return len(line) > 2 && (line[0] == '/' || line[0] == '~' || line[1] == ':' || strings.HasPrefix(line, "file:"))
}

func (s take) press(f frame, k tea.KeyPressMsg) (take, step) {
	page := max(s.linesRoom(f)-1, 1)
	switch {
	case s.storing: // what is being stored is waited for
	case key.Matches(k, s.keys.take):
		return s.enter()
	case key.Matches(k, s.skip()):
		return s, s.further()
	case key.Matches(k, s.keys.leave):
		return s, step{pop: true, tell: draftedMsg{s.draft}}
	case key.Matches(k, s.next()):
		s.top++
	case key.Matches(k, s.previous()):
		s.top--
	case key.Matches(k, s.keys.pageDown) && k.Mod == 0:
		s.top += page
	case key.Matches(k, s.keys.pageUp) && k.Mod == 0:
		s.top -= page
	default:
		s = s.typed(k)
	}
	return s, step{}
}

// typed gives what was typed or pasted to the field. Another path makes what was told of
// the last one void.
func (s take) typed(msg tea.Msg) take {
	if s.storing {
		return s
	}
	before := s.at()
	s.input, _ = s.input.update(msg, s.keys)
	if s.at() != before {
		s = s.calledOff()
		s.path, s.told, s.stored, s.intake, s.fault, s.top = "", false, false, Intake{}, "", 0
	}
	return s
}

// at is the path in the field.
func (s take) at() string { return strings.TrimSpace(s.input.text()) }

// fresh is how many messages of the intake the archive does not have.
func (s take) fresh() int { return s.intake.Sum.Stored + s.intake.Sum.Withheld }

// goesOn reports whether nothing is left to do at the path.
func (s take) goesOn() bool {
	return s.at() == "" || s.told && s.fault == "" && s.fresh() == 0 && s.intake.Sum.Known > 0
}

// enter tries the path, stores what was tried, or goes on.
func (s take) enter() (take, step) {
	switch {
	case s.goesOn():
		return s, s.further()
	case s.trying != nil:
		return s, step{}
	case s.told && s.fresh() > 0:
		s.storing = true
		return s, step{cmd: s.read(s.client.ctx, s.path, true)}
	}
	ctx, cancel := context.WithCancel(s.client.ctx)
	s.path, s.trying, s.fault, s.told = s.at(), cancel, "", false
	return s, step{cmd: s.read(ctx, s.path, false)}
}

// further asks whether a folder is to be watched: the one that was read, if it was one.
func (s take) further() step {
	offer := ""
	for _, path := range []string{s.kept, s.path} {
		if offer == "" && path != "" {
			offer = s.setup.FolderAt(path)
		}
	}
	return step{push: newWatchStep(s.wizard, s.draft, offer)}
}

func (s take) calledOff() take {
	if s.trying != nil {
		s.trying()
		s.trying = nil
	}
	return s
}

// taken takes the answer for the path that was asked for.
func (s take) taken(msg intakeMsg) (take, step) {
	if msg.path != s.path || msg.stored != s.storing || !msg.stored && s.trying == nil {
		return s, step{}
	}
	s = s.calledOff()
	s.storing, s.told, s.intake, s.top = false, true, msg.intake, 0
	if msg.err != nil && !errors.Is(msg.err, context.Canceled) {
		s.fault = s.trouble(msg.err)
		return s, step{cmd: s.wizard.groups()}
	}
	if s.stored = msg.stored; s.stored {
		s.input, s.kept = input{}, s.path
		return s, step{cmd: s.wizard.groups()}
	}
	return s, step{}
}

func (s take) prompt() Safe { return own(" " + s.words.Setup.Take.Prompt) }

func (s take) field(f frame) int { return max(f.w-width(s.prompt())-1, 8) }

// linesRoom is how many lines are seen of what was read.
func (s take) linesRoom(f frame) int { return max(s.room(f)-2, 1) }

func (s take) view(f frame) picture {
	shown, x := s.input.view(s.field(f))
	rows := []row{{line: of(strong, s.prompt()).and(plain, shown)}, {line: s.state()}}
	lines := s.lines(f)
	for _, l := range lines[min(s.top, len(lines)):] {
		rows = append(rows, row{line: l})
	}
	cursor := tea.NewCursor(width(s.prompt())+x, 1)
	if roomy(f) {
		cursor.Y++
	}
	var notes []line
	if more := len(lines) - s.top - s.linesRoom(f); more > 0 {
		notes = append(notes, of(muted, own(" "+s.words.Setup.Take.More(more))))
	}
	keys := []key.Binding{s.bind(s.words.Setup.Keys.Read, "enter"), s.skip(), s.backward()}
	switch {
	case s.goesOn():
		keys = []key.Binding{s.onward(), s.backward()}
	case s.told && s.fresh() > 0:
		keys[0] = s.bind(s.words.Setup.Keys.Store, "enter")
	}
	return picture{rows: s.page(f, takeStep, rows, notes, keys...), cursor: cursor}
}

// state is what is going on, or what Enter would do.
func (s take) state() line {
	w := s.words.Setup.Take
	switch {
	case s.storing:
		return of(fresh, own(" "+w.Storing))
	case s.trying != nil:
		return of(fresh, own(" "+w.Reading))
	case s.stored && s.at() == "", !s.told, s.fault != "":
		return of(muted, own(" "+w.Hint))
	case len(s.intake.Files) == 0:
		return of(bad, own(" "+w.NothingHere))
	case s.fresh() > 0:
		return of(strong, own(" "+w.EnterStores))
	case s.goesOn():
		return of(plain, own(" "+w.AllKnown))
	}
	return of(muted, own(" "+w.Hint))
}

func (s take) help(frame) []keyGroup {
	k := s.words.Setup.Keys
	down, up := s.bind(k.ScrollDown, "down", "pgdown"), s.bind(k.ScrollUp, "up", "pgup")
	return []keyGroup{{s.words.Keys.Move, []key.Binding{s.bind(k.Read, "enter"), s.skip(), down, up, s.backward(), s.keys.quit}}, s.editing()}
}
