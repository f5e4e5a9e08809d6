package tui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shoudao/ingest"
)

// A placeScreen is a message in its group: what was said before and after it, as
// far as the user wants to read on.
type placeScreen struct {
	*desk
	id     ingest.ID // the message that it was opened for
	said   []Said
	list   list
	before int // how many messages were asked for before it, and after
	after  int
	asking bool
	start  bool // there are none before those
	end    bool
	loaded bool
	fault  Safe
}

func newPlace(d *desk, id ingest.ID) placeScreen {
	return placeScreen{desk: d, id: id, before: aroundMany / 2, after: aroundMany / 2}
}

func (p placeScreen) name() string { return p.words.Screens.Place }
func (p placeScreen) typing() bool { return false }

func (p placeScreen) update(f frame, msg tea.Msg) (screen, step) {
	var st step
	switch msg := msg.(type) {
	case clickedMsg:
		p.list = p.list.chosen(msg.i)
	case openedMsg:
		p.asking = true
		st.cmd = p.client.around(p.id, p.before, p.after)
	case aroundLoadedMsg:
		if msg.id == p.id && msg.before == p.before && msg.after == p.after {
			p = p.taken(f, msg)
		}
	case tea.KeyPressMsg:
		return p.press(f, msg)
	}
	p.list = p.list.fitted(p.room(f), oneLine)
	return p, st
}

// taken is the screen with an answer. The chosen message stays chosen.
func (p placeScreen) taken(f frame, msg aroundLoadedMsg) placeScreen {
	p.asking = false
	if msg.err != nil {
		p.fault = p.unread(msg.err)
		return p
	}
	chosen := p.id
	if p.loaded {
		chosen = p.said[p.list.cursor].Message.ID
	}
	index := func(id ingest.ID) int {
		return slices.IndexFunc(msg.said, func(s Said) bool { return s.Message.ID == id })
	}
	here := index(p.id)
	p.start, p.end = here < p.before, len(msg.said)-here-1 < p.after
	moved := max(index(chosen), 0) - p.list.cursor
	p.said, p.loaded = msg.said, len(msg.said) > 0
	p.list.top = max(p.list.top+moved, 0)
	first := p.list.total == 0
	p.list = p.list.sized(len(p.said)).chosen(p.list.cursor + moved)
	if first { // in the middle, so that what led to it is seen
		p.list.top = max(p.list.cursor-p.room(f)/2, 0)
	}
	return p
}

func oneLine(int, bool) int { return 1 }

// whole is how many rows the chosen message in full may take.
const whole = 6

// room is the rows of the list: the rest are where one is, a rule, a rule, the
// chosen message in full, the status and the keys.
func (p placeScreen) room(f frame) int { return max(f.h-5-min(whole, f.h/4), 1) }

func (p placeScreen) press(f frame, k tea.KeyPressMsg) (screen, step) {
	keys := p.keys
	n, moves := scrolls(keys, k, p.room(f))
	switch {
	case key.Matches(k, keys.back):
		return p, step{pop: true}
	case key.Matches(k, keys.search):
		return p, step{push: newSearch(p.desk, "")}
	case !p.loaded:
	case key.Matches(k, keys.review):
		return p, step{push: newReview(p.desk, p.said[p.list.cursor].Message.ID)}
	case key.Matches(k, keys.mine):
		return p, step{cmd: p.client.mine(p.said[p.list.cursor].Message.ID)}
	case key.Matches(k, keys.copy):
		return p, p.copied(holding(p.said[p.list.cursor], p.words))
	case key.Matches(k, keys.cite):
		return p, p.cited(p.said[p.list.cursor], f)
	case moves:
		p.list = p.list.moved(n)
	}
	p.list = p.list.fitted(p.room(f), oneLine)
	return p.further()
}

// further asks for more where the cursor has come to an end of what was read.
func (p placeScreen) further() (screen, step) {
	switch {
	case !p.loaded || p.asking:
		return p, step{}
	case p.list.cursor == 0 && !p.start:
		p.before += aroundMany
	case p.list.cursor == len(p.said)-1 && !p.end:
		p.after += aroundMany
	default:
		return p, step{}
	}
	p.asking = true
	return p, step{cmd: p.client.around(p.id, p.before, p.after)}
}

func (p placeScreen) view(f frame) picture {
	p.list = p.list.fitted(p.room(f), oneLine)
	group := own("")
	if p.loaded {
		group = groupName(p.said[0].Message.Group)
	}
	head := of(brand, own(" "+p.words.Screens.Place)).and(muted, " > ").and(strong, group)
	rows := []row{{line: head.beside(p.ends(), f.w)}, rule(f.w)}
	t := timeline{desk: p.desk, now: f.now, w: f.w}.aligned(p.said)
	for i := p.list.top; i < len(p.said) && len(rows) < p.room(f)+2; i++ {
		chosen, s := i == p.list.cursor, p.said[i]
		sign := []byte("   ")
		if chosen {
			sign[0] = '>'
		}
		if s.Message.ID == p.id {
			sign[1] = '*'
		}
		rows = append(rows, row{line: t.lineAs(own(string(sign)), plain, s), chosen: chosen, nth: i + 1})
	}
	if p.fault != "" {
		rows = append(rows, row{line: of(bad, " "+p.fault)})
	}
	for len(rows) < p.room(f)+2 {
		rows = append(rows, row{})
	}
	rows = append(rows, rule(f.w))
	if p.loaded {
		for _, l := range p.inFull(p.said[p.list.cursor], f) {
			if len(rows) < f.h-2 {
				rows = append(rows, row{line: of(plain, " ").join(l)})
			}
		}
	}
	for len(rows) < f.h-2 {
		rows = append(rows, row{})
	}
	status := of(plain, " ").beside(of(f.notice.tone, f.notice.text), f.w)
	k := p.keys
	keys := footer(f.w, k.help, k.down, k.up, k.mine, k.copy, k.search, k.back)
	return picture{rows: append(rows, row{line: status}, row{line: keys})}
}

// inFull is a message in all its words, those before an edit last, as far as there is room.
func (p placeScreen) inFull(s Said, f frame) []line {
	var lines []line
	most := min(whole, f.h/4)
	if marks := p.fated(s, f.now); marks != nil {
		lines, most = append(lines, marks), most-1
	}
	earlier, ok := s.Fate.Earlier(s.Message)
	if ok {
		most = max(most/2, 1) // as much for what was said before
	}
	full := func(raw string) []line {
		return passage{cleaned: clean(raw, true)}.wrapped(f.w-2, most, plain, plain)
	}
	lines = append(lines, full(holding(s, p.words))...)
	if ok {
		before := full(words(earlier, p.words))
		before[0] = of(muted, own(p.words.Kinds.Earlier+" ")).join(before[0]).cut(f.w - 2)
		lines = append(lines, before...)
	}
	return lines
}

// ends says that there is nothing beyond what is shown.
func (p placeScreen) ends() line {
	w := p.words.Place
	switch {
	case p.loaded && p.start && p.list.cursor == 0:
		return of(muted, own(w.Start))
	case p.loaded && p.end && p.list.cursor == len(p.said)-1:
		return of(muted, own(w.End))
	}
	return nil
}

func (p placeScreen) help(frame) []keyGroup {
	k, w := p.keys, p.words.Keys
	return []keyGroup{
		{w.Move, []key.Binding{k.down, k.up, k.first, k.last, k.halfDown, k.halfUp, k.pageDown, k.pageUp, k.back}},
		{w.Handle, []key.Binding{k.mine, k.copy, k.cite}},
		{w.Find, p.finding(k.review)},
		{w.Rest, []key.Binding{k.undo, k.redo, k.help, k.palette, k.mouse, k.redraw, k.suspend, k.quit}},
	}
}
