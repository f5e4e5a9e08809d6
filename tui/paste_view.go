package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// A pasteLayout is how the screen divides a window: where one is, a rule, what was read,
// the group, the day, the groups to choose from, a rule, the messages, a rule, the status
// and the keys.
type pasteLayout struct {
	facts   int // lines of what was read
	day     int
	choices int
	near    int  // rows of the messages
	tall    bool // there is room for all rules and the status
}

func (p pasteScreen) layout(f frame) pasteLayout {
	l := pasteLayout{facts: 3, choices: 4, tall: f.h >= 15}
	switch {
	case f.h < 15:
		l.facts, l.choices = 1, 0
	case f.h < 20:
		l.facts, l.choices = 2, 2
	case f.h >= 36:
		l.choices = 8
	}
	if len(p.read.Named) > 0 {
		l.choices = 0
	}
	l.choices = min(l.choices, len(p.choices()))
	if p.read.Undated {
		l.day = 1
	}
	frame := 4 // where one is, the group, a rule, the keys
	if l.tall {
		frame += 4 // two rules above, one below, the status
	}
	l.near = max(f.h-frame-l.facts-l.day-l.choices, 1)
	return l
}

// lines is how many lines the messages take.
func (p pasteScreen) lines() int {
	if p.read.Total > len(p.read.Messages) {
		return len(p.read.Messages) + 1
	}
	return len(p.read.Messages)
}

func (p pasteScreen) prompt(onDay bool) Safe {
	w := p.words.Paste
	n := max(width(own(w.Prompt)), width(own(w.DayPrompt)))
	if onDay {
		return own(" ") + pad(own(w.DayPrompt), n)
	}
	return own(" ") + pad(own(w.Prompt), n)
}

// field is how many cells a field has; behind it stands what it means.
func (p pasteScreen) field(f frame) int { return max(min((f.w-width(p.prompt(false)))/2-2, 30), 10) }

func (p pasteScreen) view(f frame) picture {
	w := p.words.Paste
	l := p.layout(f)
	head := of(brand, own(" "+w.Screen))
	if !l.tall {
		head = head.beside(of(f.notice.tone, f.notice.text), f.w)
	}
	rows := []row{{line: head}}
	if l.tall {
		rows = append(rows, rule(f.w))
	}
	var pic picture
	if p.talk() {
		rows, pic.cursor = p.form(f, l, rows)
	} else {
		rows = append(rows, p.instead(f)...)
	}
	below := 1
	if l.tall {
		below = 3
	}
	for len(rows) < f.h-below {
		rows = append(rows, row{})
	}
	rows = rows[:f.h-below]
	if l.tall {
		rows = append(rows, rule(f.w), row{line: p.status(f, l)})
	}
	pic.rows = append(rows, row{line: p.footer(f)})
	return pic
}

// instead is what stands where there is nothing to be taken in.
func (p pasteScreen) instead(f frame) []row {
	w := p.words.Paste
	said, as := w.Reading, muted
	var more string
	switch {
	case p.fault != "":
		said, as = string(p.fault), bad
	case !p.loaded:
	case p.read.Form == noChat:
		said, more, as = w.NoTalk, w.NoTalkDo(firstWords(p.text)), strong
	case p.read.Form != "":
		said, as = w.Unfit(p.words.Cmd.Trouble.Forms.Of(p.read.Form)), strong
	default:
		said, more, as = w.Nothing, string(p.problem()), bad
	}
	rows := []row{{}}
	for _, part := range []run{{as, own(said)}, {plain, own(more)}} {
		if part.text == "" {
			continue
		}
		for _, s := range wrap(part.text, f.w-4) {
			rows = append(rows, row{line: of(plain, "  ").and(part.tone, part.text[s.from:s.to])})
		}
	}
	return rows
}

// form is what was read, the fields, the choices and the messages.
func (p pasteScreen) form(f frame, l pasteLayout, rows []row) ([]row, *tea.Cursor) {
	for _, fact := range p.facts(f)[:l.facts] {
		rows = append(rows, row{line: fact.cut(f.w)})
	}
	if l.tall {
		rows = append(rows, rule(f.w))
	}
	at := len(rows)
	x, named := 0, len(p.read.Named) > 0
	if named {
		rows = append(rows, row{line: of(strong, p.prompt(false)).and(fresh, own(p.words.Paste.Named(safes(p.read.Named)))).join(p.stranger()).cut(f.w)})
	} else {
		var shown Safe
		shown, x = p.group.view(p.field(f))
		rows = append(rows, row{line: of(strong, p.prompt(false)).and(plain, pad(shown, p.field(f))).join(p.into()).cut(f.w)})
	}
	if l.day > 0 {
		shown, dx := p.day.view(p.field(f))
		rows = append(rows, row{line: of(strong, p.prompt(true)).and(plain, pad(shown, p.field(f))).join(p.onWhich(f)).cut(f.w)})
		if p.onDay {
			at, x = at+1, dx
		}
	}
	rows = append(rows, p.choiceRows(f, l)...)
	rows = append(rows, rule(f.w))
	rows = append(rows, p.messages(f, l)...)
	if named && !p.onDay || p.taking {
		return rows, nil
	}
	return rows, tea.NewCursor(width(p.prompt(false))+x, at)
}

func safes(names []string) []string {
	all := make([]string, len(names))
	for i, n := range names {
		all[i] = string(Line(n))
	}
	return all
}

// into says which group is chosen and why.
func (p pasteScreen) into() line {
	w := p.words.Paste
	c, ok := p.choice()
	if !ok {
		return of(muted, "  -> ").and(bad, own(w.NoGroup))
	}
	l := of(muted, "  -> ").and(fresh, c.label(w))
	if p.read.Stranger && p.read.Group == c.group {
		return l.join(p.stranger())
	}
	if e := c.evidence(w); e != "" {
		l = l.and(muted, own("  "+e))
	}
	return l
}

func (p pasteScreen) stranger() line {
	if !p.read.Stranger {
		return nil
	}
	return of(bad, own("  "+p.words.Paste.Unlisted))
}

// onWhich says which day is meant.
func (p pasteScreen) onWhich(f frame) line {
	w := p.words.Paste
	if typed := p.day.text(); typed != "" && p.on.IsZero() {
		return of(muted, "  -> ").and(bad, own(w.UnreadDay(typed)))
	}
	return of(muted, "  -> ").and(fresh, own(p.dayName(p.today(f), f))).and(muted, own("  "+w.DayWhy(p.read.Clocked, p.read.Total)))
}

// choiceRows are the groups to choose from.
func (p pasteScreen) choiceRows(f frame, l pasteLayout) []row {
	w := p.words.Paste
	all := p.choices()
	list := p.list.fitted(l.choices, oneLine)
	var rows []row
	for i := list.top; i < len(all) && len(rows) < l.choices; i++ {
		chosen := p.chose && i == list.cursor
		number := own("  ")
		if i < 9 && p.group.text() == "" {
			number = own(digits(i+1) + " ")
		}
		r := sign(chosen, false).and(muted, number).and(plain, pad(all[i].label(w), min(30, f.w/2))).and(muted, own("  "+all[i].evidence(w)))
		rows = append(rows, row{line: r.cut(f.w), chosen: chosen})
	}
	return rows
}

// messages are those that are seen, as they would be stored.
func (p pasteScreen) messages(f frame, l pasteLayout) []row {
	first := own(p.words.Times.Stamp(p.read.From.In(f.now.Location()), f.now)) // the oldest says most of its day
	t := timeline{desk: p.desk, now: f.now, w: f.w, groups: p.alike, stamp: width(first)}
	var rows []row
	top := max(min(p.top, p.lines()-l.near), 0)
	for _, m := range p.read.Messages[min(top, len(p.read.Messages)):] {
		if len(rows) == l.near {
			return rows
		}
		rows = append(rows, row{line: t.lineAs(" ", plain, Said{Message: m})})
	}
	if more := p.read.Total - len(p.read.Messages); more > 0 && len(rows) < l.near {
		rows = append(rows, row{line: of(muted, own(" "+p.words.Paste.More(more)))})
	}
	return rows
}

func (p pasteScreen) status(f frame, l pasteLayout) line {
	w := p.words.Paste
	left := of(plain, " ")
	switch {
	case p.taking:
		left = left.and(fresh, own(w.Storing))
	case !p.talk():
	case p.asking != nil:
		left = left.and(muted, own(w.Reading))
	case p.lines() > l.near:
		left = left.and(muted, own(p.words.Status.Shown(p.top+1, min(p.top+l.near, p.read.Total), p.read.Total)))
	}
	if n := len(p.next); n > 0 {
		left = left.and(muted, own("  "+w.Waiting(n)))
	}
	return left.beside(of(f.notice.tone, f.notice.text), f.w)
}

func (p pasteScreen) footer(f frame) line {
	k := p.keys
	switch {
	case !p.talk() && p.loaded && p.read.Form == noChat:
		return footer(f.w, k.explain, k.pasteSearch, k.leave)
	case !p.talk():
		return footer(f.w, k.explain, k.leave)
	}
	shown := []key.Binding{k.pasteTake, k.pasteDrop}
	if len(p.read.Named) == 0 {
		shown = append(shown, k.pasteChoose)
	}
	if p.read.Undated {
		shown = append(shown, k.pasteField)
	}
	return footer(f.w, k.explain, append(shown, k.pasteScroll)...)
}

func (p pasteScreen) help(frame) []keyGroup {
	k, w := p.keys, p.words.Keys
	if p.loaded && !p.talk() {
		return []keyGroup{{w.Choose, []key.Binding{k.pasteSearch, k.leave}}}
	}
	return []keyGroup{
		{w.Choose, []key.Binding{k.pasteTake, k.pasteDrop, k.pasteChoose, k.pasteField, k.pasteScroll}},
		p.editing(),
	}
}
