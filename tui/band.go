package tui

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shoudao/ingest"
	"shoudao/triage"
	"shoudao/triage/trust"
)

// A bandScreen lists messages that are in no item: what was filtered, that first which
// came nearest to the queue, so that a miss is found at the top; or what the user said
// herself. What comes meanwhile does not move the list: it is read when she asks.
type bandScreen struct {
	*desk
	page    page
	asked   BandQuery
	nth     int // of the questions that were asked
	asking  bool
	audit   bandAudit
	said    []Said
	total   int
	loaded  bool
	list    list
	fault   Safe
	wanted  ingest.ID // whose reasons are asked for
	because triage.Explanation
	known   bool // the reasons have come
	near    nearby
	answers answerBook // of this page, since it was opened
	rate    trust.Rate
	hers    taking
}

// sentSpan is how far back the user's own messages are listed.
const sentSpan = 30 * 24 * time.Hour

func newBand(d *desk, p page) bandScreen { return bandScreen{desk: d, page: p} }

func (b bandScreen) name() string { return b.page.name(b.words) }
func (b bandScreen) typing() bool { return false }

func (b bandScreen) band() triage.Band {
	if b.page == sentPage {
		return triage.Own
	}
	return triage.Filtered
}

func (b bandScreen) update(f frame, msg tea.Msg) (screen, step) {
	var st step
	switch msg := msg.(type) {
	case clickedMsg:
		b.list = b.list.chosen(msg.i)
	case openedMsg:
		b, st.cmd = b.reload(f)
		st.cmd = tea.Batch(st.cmd, b.rated())
	case ratedMsg:
		if msg.err == nil {
			b.rate = msg.rate
		}
	case judgedMsg:
		b.answers, st.cmd = b.answers.with(msg), b.rated()
		if msg.mine && msg.err == nil {
			var more tea.Cmd
			b, more = b.reload(f)
			st.cmd = tea.Batch(st.cmd, more)
		}
	case countedMsg:
		if !b.asking && b.asked == (BandQuery{}) { // it is known only now since when
			b, st.cmd = b.reload(f)
		} else if b.page == filteredPage {
			st.cmd = b.client.balance(b.asked.Since)
		}
	case balancedMsg:
		b = b.balanced(msg)
	case foldedMsg:
		b = b.unfolded(msg)
	case bandLoadedMsg:
		b = b.received(msg)
	case explainedMsg:
		if msg.id == b.wanted {
			b.because, b.known = msg.explanation, msg.err == nil
		}
	case aroundLoadedMsg:
		if msg.id == b.near.id {
			b.near.said, b.near.asking = msg.said, false
		}
	case minedMsg, undoneMsg:
		b.answers = b.answers.with(msg)
		b, st.cmd = b.reload(f)
		st.cmd = tea.Batch(st.cmd, b.rated())
	case tea.KeyPressMsg:
		b, st = b.press(f, msg)
	}
	if st.pop {
		return b, st
	}
	b.list = b.list.fitted(b.room(f), oneLine)
	b, more := b.ask()
	next, learn := b.hers.update(b.client, msg)
	b.hers, st.cmd = next, tea.Batch(st.cmd, more, learn)
	return b, st
}

// reload asks for the list as it is now, as much of it as is held.
func (b bandScreen) reload(f frame) (bandScreen, tea.Cmd) {
	q := BandQuery{Band: b.band(), Code: b.asked.Code, Since: f.now.Add(-sentSpan), Limit: max(pageRows, len(b.said))}
	if b.page == filteredPage {
		var known bool
		if q.Since, known = b.audit.span.from(f); !known {
			return b, nil
		}
	}
	b.asked, b.asking, b.nth = q, true, b.nth+1
	if b.audit.copies {
		return b, b.audited()
	}
	return b, tea.Batch(b.client.banded(q, b.nth), b.audited())
}

// received is the screen with an answer to what it asked last. The chosen message stays
// chosen, and where it has gone the one in its place.
func (b bandScreen) received(msg bandLoadedMsg) bandScreen {
	if msg.nth != b.nth || msg.query.Band != b.band() {
		return b
	}
	b.asking = false
	if msg.err != nil {
		b.fault = b.unread(msg.err)
		return b
	}
	b.fault, b.loaded, b.total = "", true, msg.page.Total
	if msg.query.Offset > 0 {
		b.said = append(slices.Clip(b.said), msg.page.Said...)
		b.list = b.list.sized(len(b.said))
		return b
	}
	was, chosen := b.chosen()
	b.said = msg.page.Said
	b.list = b.list.sized(len(b.said))
	if i := slices.IndexFunc(b.said, func(s Said) bool { return s.Message.ID == was.Message.ID }); chosen && i >= 0 {
		b.list = b.list.chosen(i)
	}
	return b
}

// ask asks for what is seen and not yet known: further rows, and of the chosen message
// why it is not in the queue and what was said around it.
func (b bandScreen) ask() (bandScreen, tea.Cmd) {
	var cmds []tea.Cmd
	if b.loaded && !b.asking && len(b.said) < b.total && b.list.cursor+pageRows/4 > len(b.said) {
		b.asked.Offset, b.asked.Limit, b.asking = len(b.said), pageRows, true
		b.nth++
		cmds = append(cmds, b.client.banded(b.asked, b.nth))
	}
	s, ok := b.chosen()
	if !ok {
		return b, tea.Batch(cmds...)
	}
	id := s.Message.ID
	if b.page == filteredPage && !b.audit.copies && b.wanted != id {
		b.wanted, b.known = id, false
		cmds = append(cmds, b.client.explain(id))
	}
	if b.page == sentPage && b.near.id != id {
		b.near = nearby{id: id, asking: true}
		cmds = append(cmds, b.client.around(id, aroundFew/2, aroundFew/2))
	}
	return b, tea.Batch(cmds...)
}

func (b bandScreen) chosen() (Said, bool) {
	if b.list.cursor >= len(b.said) {
		return Said{}, false
	}
	return b.said[b.list.cursor], true
}

func (b bandScreen) press(f frame, k tea.KeyPressMsg) (bandScreen, step) {
	keys := b.keys
	n, moves := scrolls(keys, k, b.room(f))
	s, ok := b.chosen()
	switch {
	case key.Matches(k, keys.back):
		return b, step{pop: true}
	case key.Matches(k, keys.search):
		return b, step{push: newSearch(b.desk, "")}
	case key.Matches(k, keys.refresh):
		next, cmd := b.reload(f)
		return next, step{cmd: tea.Batch(cmd, b.client.counts())}
	case key.Matches(k, keys.reason) && b.page == filteredPage:
		return b.nextReason(f)
	case key.Matches(k, keys.period) && b.page == filteredPage:
		b.audit = bandAudit{span: b.audit.span.next()}
		return b.narrowed(f, "")
	case key.Matches(k, keys.sample) && b.page == filteredPage:
		return b, step{push: newSample(b.desk, ingest.Group{})}
	case moves:
		b.list, b.hers = b.list.moved(n), b.hers.left()
	case !ok:
	case b.audit.copies && key.Matches(k, keys.open):
		c := b.audit.folded[b.list.cursor]
		return b, step{push: newItemScreen(b.desk, filteredPage, Row{Item: c.Item, Message: c.Message})}
	case b.audit.copies && key.Matches(k, keys.mine, keys.refuse):
		return b, step{say: notice{text: own(b.words.Band.HersAlready), tone: muted}}
	case key.Matches(k, keys.open, keys.place):
		return b, step{push: newPlace(b.desk, s.Message.ID)}
	case key.Matches(k, keys.copy):
		return b, b.copied(holding(s, b.words))
	case key.Matches(k, keys.cite):
		return b, b.cited(s, f)
	case key.Matches(k, keys.review) && b.page == filteredPage:
		id := b.hers.reviewed(s.Message.ID)
		b.hers = b.hers.left()
		return b, step{push: newReview(b.desk, id)}
	case key.Matches(k, keys.mine) && b.page == filteredPage:
		return b, step{cmd: b.client.judge(s.Message, triage.Picked, true)}
	case key.Matches(k, keys.refuse) && b.page == filteredPage:
		b.answers = b.answers.saying(s.Message.ID, false)
		b.list = b.list.moved(1)
		return b, step{cmd: b.client.judge(s.Message, triage.Picked, false)}
	}
	return b, step{}
}

// rated asks for the rate of what was missed.
func (b bandScreen) rated() tea.Cmd {
	if b.page != filteredPage {
		return nil
	}
	return b.client.rate()
}

func (b bandScreen) help(frame) []keyGroup {
	k, w := b.keys, b.words.Keys
	moves := []key.Binding{k.down, k.up, k.first, k.last, k.halfDown, k.halfUp, k.pageDown, k.pageUp, k.back}
	handle := []key.Binding{k.copy, k.cite}
	if b.page == filteredPage {
		handle = []key.Binding{k.mine, k.refuse, k.sample, k.reason, k.period, k.copy, k.cite}
	}
	find := b.finding(k.place)
	if b.page == filteredPage {
		find = b.finding(k.place, k.review)
	}
	return []keyGroup{
		{w.Move, moves},
		{w.Handle, handle},
		{w.Find, find},
		{w.Rest, []key.Binding{k.undo, k.redo, k.refresh, k.help, k.palette, k.mouse, k.redraw, k.suspend, k.quit}},
	}
}
