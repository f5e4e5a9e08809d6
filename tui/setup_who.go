package tui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// A who is the second step: what others call the user, and what is hers.
type who struct {
	*wizard
	lang   Draft // the draft as it was given, for its language
	inputs [fields]input
	list   list
	bad    []Field // those that could not be used when she wanted to go on
	coming Ahead   // of the calendar; it is told, not asked
	saving bool
}

func newWho(w *wizard, d Draft) who {
	s := who{wizard: w, lang: d}
	s.list = s.list.sized(int(fields))
	return s.filled(d)
}

// filled is the step with the fields of a draft.
func (s who) filled(d Draft) who {
	s.lang = d
	for i, typed := range d.Typed {
		s.inputs[i] = newInput(typed)
	}
	return s
}

func (s who) name() string      { return s.words.Setup.Steps[whoStep] }
func (s who) typing() bool      { return true }
func (s who) outcome() Outcome  { return Outcome{Draft: s.draft()} }
func (s who) explained() screen { return stepHelp{s.wizard, whoStep, s.help(frame{}), list{}} }

// draft is what stands in the fields.
func (s who) draft() Draft {
	d := Draft{Lang: s.words.Lang}
	for i := range s.inputs {
		d.Typed[i] = s.inputs[i].text()
	}
	return d
}

func (s who) update(f frame, msg tea.Msg) (screen, step) {
	var st step
	switch msg := msg.(type) {
	case openedMsg, returnedMsg:
		st.cmd = s.wizard.ahead()
	case aheadMsg:
		if msg.err == nil { // it is only told: what is wrong with the settings is, when they are saved
			s.coming = msg.ahead
		}
	case draftedMsg:
		s = s.filled(msg.draft)
	case savedMsg:
		s, st = s.saved(msg)
	case keptMsg:
		if msg.err != nil {
			st.say = notice{text: s.trouble(msg.err), tone: bad}
		}
	case tea.KeyPressMsg:
		s, st = s.press(msg)
	case tea.PasteMsg:
		s = s.typed(msg)
	}
	s.list = s.list.fitted(s.room(f), oneLine)
	at := s.list.cursor
	s.inputs[at] = s.inputs[at].fitted(s.field(f))
	return s, st
}

func (s who) press(k tea.KeyPressMsg) (who, step) {
	to := 0
	switch {
	case key.Matches(k, s.keys.take) && !s.saving:
		s.saving = true
		return s, step{cmd: s.save(s.draft())}
	case key.Matches(k, s.keys.take):
		return s, step{}
	case key.Matches(k, s.keys.leave):
		return s, step{pop: true, tell: draftedMsg{s.draft()}, cmd: s.keep(s.draft())}
	case key.Matches(k, s.next()):
		to = s.list.cursor + 1
	case key.Matches(k, s.previous()):
		to = s.list.cursor + int(fields) - 1
	case key.Matches(k, s.keys.pageDown) && k.Code == tea.KeyPgDown:
		to = int(fields) - 1
	case key.Matches(k, s.keys.pageUp) && k.Code == tea.KeyPgUp:
	default:
		return s.typed(k), step{}
	}
	s.list = s.list.chosen(to % int(fields))
	return s, step{cmd: s.keep(s.draft())}
}

// typed gives what was typed or pasted to the field that has the cursor. Its complaint
// goes: it was about what stood there.
func (s who) typed(msg tea.Msg) who {
	at := s.list.cursor
	before := s.inputs[at].text()
	s.inputs[at], _ = s.inputs[at].update(msg, s.keys)
	if s.inputs[at].text() != before {
		s.bad = slices.DeleteFunc(slices.Clone(s.bad), func(f Field) bool { return int(f) == at })
	}
	return s
}

// saved goes on, or to the first field that cannot be used.
func (s who) saved(msg savedMsg) (who, step) {
	if !s.saving {
		return s, step{} // it was another step's
	}
	s.saving = false
	switch {
	case msg.err != nil:
		return s, step{say: notice{text: s.trouble(msg.err), tone: bad}}
	case msg.draft != s.draft():
		return s, step{} // she has typed on
	}
	if s.bad = msg.bad; len(s.bad) > 0 {
		s.list = s.list.chosen(int(s.bad[0]))
		return s, step{}
	}
	return s, step{push: newTake(s.wizard, msg.draft)}
}

// fieldCells is the width of a field's name.
func (s who) fieldCells() int {
	n := 0
	for _, f := range s.words.Setup.Fields {
		n = max(n, width(own(f.Name)))
	}
	return n
}

// field is how many cells an input has.
func (s who) field(f frame) int { return f.w - markCells - s.fieldCells() - 2 }

func (s who) view(f frame) picture {
	w := s.words.Setup
	s.list = s.list.fitted(s.room(f), oneLine)
	var rows []row
	var cursor *tea.Cursor
	for i := s.list.top; i < s.list.total && len(rows) < s.room(f); i++ {
		chosen := i == s.list.cursor
		l := sign(chosen, slices.Contains(s.bad, Field(i)))
		l = l.and(heading, pad(own(w.Fields[i].Name), s.fieldCells())).and(plain, " ")
		shown, x := s.inputs[i].view(s.field(f))
		if chosen {
			cursor = tea.NewCursor(l.width()+x, len(rows)+1)
			if roomy(f) {
				cursor.Y++
			}
		} else {
			shown = cut(s.inputs[i].shown(), s.field(f))
		}
		if shown == "" {
			l = l.and(muted, cut(own(w.Example(w.Fields[i].Example)), s.field(f)))
		}
		rows = append(rows, row{line: l.and(plain, shown)})
	}
	if told := s.calendar(f); len(told) > 0 && len(rows)+1+len(told) <= s.room(f) {
		rows = append(append(rows, row{}), told...)
	}
	return picture{rows: s.page(f, whoStep, rows, s.notes(), s.onward(), s.next(), s.backward()), cursor: cursor}
}

// calendar tells what the coming weeks have that their weekdays do not say.
func (s who) calendar(f frame) []row {
	w := s.words.Setup.Ahead
	var off, worked []string
	for _, e := range s.coming.Days {
		if e.Off {
			off = append(off, w.Day(e.From, e.To)+" "+w.Holiday(e.Name))
		} else {
			worked = append(worked, w.Day(e.From, e.To))
		}
	}
	var rows []row
	tell := func(name string, days []string) {
		if len(days) > 0 {
			l := of(plain, "   ").and(heading, pad(own(name), s.fieldCells())).and(plain, " ")
			all := Line(days[0])
			for _, d := range days[1:] {
				longer := all + own(w.And) + Line(d)
				if l.width()+width(longer) >= f.w {
					break // it is further off
				}
				all = longer
			}
			rows = append(rows, row{line: l.and(plain, cut(all, f.w-l.width()))})
		}
	}
	tell(w.Worked, worked)
	tell(w.Off, off)
	if len(rows) > 0 {
		rows = append(rows, row{line: of(muted, own("   "+w.Note(s.coming.Until-f.now.Year(), s.coming.Until, s.coming.Own)))})
	}
	return rows
}

// shown is all that was typed.
func (in input) shown() Safe { return join(in.letters) }

// notes say what is wrong with the chosen field or what it is for, and an example.
func (s who) notes() []line {
	w := s.words.Setup
	about := w.Fields[s.list.cursor]
	switch {
	case s.saving:
		return []line{of(muted, own(" "+w.Saving))}
	case slices.Contains(s.bad, Field(s.list.cursor)):
		return []line{of(bad, own(" "+about.Fault)), of(muted, own(" "+w.Example(about.Example)))}
	}
	return []line{of(plain, own(" "+about.For)), of(muted, own(" "+w.Example(about.Example)))}
}

func (s who) help(frame) []keyGroup {
	return []keyGroup{{s.words.Keys.Move, []key.Binding{s.onward(), s.next(), s.previous(), s.backward(), s.keys.quit}}, s.editing()}
}
