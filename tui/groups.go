package tui

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shoudao/ingest"
	"shoudao/tui/text"
)

// A groupsScreen lists the groups: how far the copy of each reaches, and how much of
// what it brought was the user's.
type groupsScreen struct {
	*desk
	all    []Traffic
	loaded bool
	list   list
	fault  Safe
	mutes  muteBook
}

// trafficDays is the time over which groups are compared.
const trafficDays = 30

func newGroups(d *desk) groupsScreen { return groupsScreen{desk: d} }

func (g groupsScreen) name() string { return groupsPage.name(g.words) }
func (g groupsScreen) typing() bool { return false }

func (g groupsScreen) read() tea.Cmd {
	return tea.Batch(g.client.traffics(trafficDays*24*time.Hour), g.client.cases())
}

func (g groupsScreen) update(f frame, msg tea.Msg) (screen, step) {
	var st step
	switch msg := msg.(type) {
	case clickedMsg:
		g.list = g.list.chosen(msg.i)
	case openedMsg, judgedMsg, undoneMsg:
		st.cmd = g.read()
	case casesMsg:
		if msg.err == nil {
			g.mutes = newMuteBook(msg.all)
		}
	case trafficMsg:
		g.fault = ""
		if msg.err != nil {
			g.fault = g.unread(msg.err)
			break
		}
		was, chosen := ingest.Group{}, g.list.cursor < len(g.all)
		if chosen {
			was = g.all[g.list.cursor].Group
		}
		g.all, g.loaded = msg.all, true
		g.list = g.list.sized(len(g.all))
		if i := slices.IndexFunc(g.all, func(t Traffic) bool { return t.Group == was }); chosen && i >= 0 {
			g.list = g.list.chosen(i)
		}
	case tea.KeyPressMsg:
		g, st = g.press(f, msg)
	}
	g.list = g.list.fitted(g.room(f), oneLine)
	return g, st
}

func (g groupsScreen) press(f frame, k tea.KeyPressMsg) (groupsScreen, step) {
	keys := g.keys
	n, moves := scrolls(keys, k, g.room(f))
	switch {
	case key.Matches(k, keys.back):
		return g, step{pop: true}
	case key.Matches(k, keys.search):
		return g, step{push: newSearch(g.desk, "")}
	case key.Matches(k, keys.feeds):
		return g, step{push: feedsScreen{desk: g.desk}}
	case key.Matches(k, keys.refresh):
		return g, step{cmd: tea.Batch(g.read(), g.client.counts())}
	case moves:
		g.list = g.list.moved(n)
	case key.Matches(k, keys.sample) && g.list.cursor < len(g.all):
		return g, step{push: newSample(g.desk, g.all[g.list.cursor].Group)}
	case key.Matches(k, keys.open, keys.place) && g.list.cursor < len(g.all):
		return g, step{push: newPlace(g.desk, g.all[g.list.cursor].Last)}
	}
	return g, step{}
}

// room is the rows of the list: besides the head there are the columns' names, a rule,
// the lines of the chosen group, the status and the keys.
func (g groupsScreen) room(f frame) int {
	l := layoutOf(f.size)
	return max(f.h-l.head-l.tabs-l.rules-3-g.below(f)-len(g.feedRows(f)), 1)
}

func (g groupsScreen) view(f frame) picture {
	g.list = g.list.fitted(g.room(f), oneLine)
	w := g.words.Groups
	rows := append(g.top(f, layoutOf(f.size), groupsPage), g.feedRows(f)...)
	rows = append(rows, row{line: g.columns(f, sign(false, false), heading, groupRow{
		name: own(w.Name + "  " + w.Span(trafficDays)), n: own(w.Messages), useful: own(w.Useful), mute: own(g.words.Trust.Mute), mutes: heading, until: own(w.Until), last: own(w.Last),
	})})
	end := len(rows) + g.room(f)
	for i := g.list.top; i < len(g.all) && len(rows) < end; i++ {
		chosen := i == g.list.cursor
		rows = append(rows, row{line: g.columns(f, sign(chosen, false), plain, g.rowOf(f, g.all[i])), chosen: chosen, nth: i + 1})
	}
	if len(g.all) == 0 {
		rows = append(rows, g.nothing(f)...)
	}
	for len(rows) < end {
		rows = append(rows, row{})
	}
	rows = append(rows[:end], rule(f.w))
	rows = append(rows, g.chosenRows(f)...)
	status := of(plain, " ")
	if len(g.all) > 0 {
		status = status.and(muted, own(g.words.Status.Of(g.list.cursor+1, len(g.all))))
	}
	k := g.keys
	return picture{rows: append(
		rows, row{line: status.beside(of(f.notice.tone, f.notice.text), f.w)},
		row{line: footer(f.w, k.help, k.open, k.sample, k.feeds, k.search, k.refresh, k.back)},
	)}
}

func (g groupsScreen) nothing(f frame) []row {
	switch {
	case g.fault != "":
		return []row{{line: of(bad, "  "+g.fault)}}
	case !g.loaded:
		return []row{{line: of(muted, own("  "+g.words.Queue.Loading))}}
	}
	return g.noGroups(f)
}

// A groupRow is the columns of a group.
type groupRow struct {
	name, n, useful, mute, until, last Safe
	mutes                              tone // of mute
	behind                             bool
	hush                               Hush
}

func (g groupsScreen) rowOf(f frame, t Traffic) groupRow {
	zone := f.now.Location()
	stamp := func(at time.Time) Safe { return own(g.words.Times.Stamp(at.In(zone), f.now)) }
	r := groupRow{name: groupName(t.Group), n: own(digits(t.Balance.Received)), useful: "--", until: stamp(t.Until), last: stamp(t.LastAt)}
	if others := t.Balance.Received - t.Balance.Own; others > 0 {
		r.useful = own(digits((100*t.Balance.Todo+others/2)/others) + "%")
	}
	r.mute, r.mutes = g.mutes.word(g.desk, t.Group)
	_, behind := Covered(f.sums.reach)
	for _, b := range behind {
		r.behind = r.behind || b.Group == t.Group
	}
	for _, x := range f.sums.reach {
		if x.Group == t.Group {
			r.hush = x.Hush
		}
	}
	return r
}

// columns puts a row together. The last message's instant goes first where there is no
// room, never how far the copy reaches.
func (g groupsScreen) columns(f frame, head line, t tone, r groupRow) line {
	stamp := g.words.Times.StampCells
	rest := f.w - markCells - 6 - 6 - stamp - 2
	right := of(t, padLeft(r.n, 6)).and(t, padLeft(r.useful, 6)).and(plain, "  ")
	if mute := g.words.Trust.MuteCells; f.w >= 60 {
		right, rest = right.and(r.mutes, pad(r.mute, mute)).and(plain, "  "), rest-mute-2
	}
	until := t
	if r.behind {
		until = bad
	}
	right = right.and(until, pad(r.until, stamp))
	if rest > 40 {
		last := t
		if r.hush.Usual > 0 {
			last = bad
		}
		right, rest = right.and(plain, "  ").and(last, pad(r.last, stamp)), rest-stamp-2
	}
	return head.and(t, f.sums.alike.pad(r.name, rest)).join(right).cut(f.w)
}

// below is how many lines tell of the chosen group: what speaks for muting it only where there is
// room.
func (g groupsScreen) below(f frame) int {
	if f.h < 15 {
		return 2
	}
	return 3
}

// chosenRows are the lines about the chosen group.
func (g groupsScreen) chosenRows(f frame) []row {
	rows := make([]row, g.below(f))
	if g.list.cursor >= len(g.all) {
		return rows
	}
	t, w := g.all[g.list.cursor], g.words.Groups
	b := t.Balance
	sum := text.Flow{Received: b.Received, Own: b.Own, Todo: b.Todo, Look: b.Look, Filtered: b.Filtered}
	rows[0].line = of(plain, own(" "+w.Sum(sum, trafficDays))).cut(f.w)
	covered := of(muted, own(" "+w.Covered(g.words.Times.Full(t.Until.In(f.now.Location()), f.now))))
	switch r := g.rowOf(f, t); {
	case r.behind:
		covered = covered.and(plain, "  ").and(bad, own(w.Behind))
	case r.hush.Usual > 0:
		since := g.words.Times.Stamp(r.hush.Since.In(f.now.Location()), f.now)
		covered = of(bad, own(" "+w.Hush(r.hush.Usual, since)))
	}
	rows[1].line = covered.cut(f.w)
	if len(rows) > 2 {
		rows[2] = g.mutes.row(g.desk, t.Group, f.w)
	}
	return rows
}

func (g groupsScreen) help(frame) []keyGroup {
	k, w := g.keys, g.words.Keys
	return []keyGroup{
		{w.Move, []key.Binding{k.down, k.up, k.first, k.last, k.halfDown, k.halfUp, k.pageDown, k.pageUp, k.feeds, k.back}},
		{w.Handle, []key.Binding{k.sample}},
		{w.Find, g.finding(k.place)},
		{w.Rest, []key.Binding{k.undo, k.redo, k.refresh, k.help, k.palette, k.mouse, k.redraw, k.suspend, k.quit}},
	}
}
