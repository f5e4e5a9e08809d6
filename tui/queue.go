package tui

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shoudao/triage"
)

// A queue is a list of items: on the first page what is to be done, on others what is
// worth a glance and what is out of sight; and in the pane beside it or over it the
// chosen item in full.
//
// It shows its list as it stood at one instant, of which it holds the rows around
// those that are seen. What happens afterwards is compared with it and announced,
// but not mixed in: see [queue.compared].
type queue struct {
	*desk
	shown
	lists   View
	at      time.Time     // the instant whose queue is shown; zero before the first answer
	version int           // how often the user has changed what is shown
	asked   bool          // an answer of the inbox about rows is awaited
	acting  []actionID    // actions of this list that are being stored
	last    action        // the last of them
	from    int           // the row at which marking a range began; -1: no range
	fromAt  triage.Anchor // the item that it is
	news    news
	newest  int  // of the answers that are shown, by the client's order
	arrived news // came in with an undo, and is told until the next key
	pane    pane
	whole   bool // the pane fills the window
	sieve   sieve
	onPane  bool            // keys that scroll go to the pane beside the list, if there is one
	stale   bool            // rows are to be read when all actions are stored
	marking bool            // all rows are to be marked when they have come
	wanted  []triage.Anchor // to be chosen when rows come, after an undo
	fault   Safe            // why nothing could be read
}

// shown is what the queue shows, and what an action that fails is put back to.
type shown struct {
	list     list
	win      window
	live     int  // items that are not old
	aged     int  // those that are
	unfolded bool // old items are shown one by one
	marks    []triage.Item
}

// An action is a deed that is being stored, and what was shown before it.
type action struct {
	id     actionID
	before shown
}

// A purpose is what rows were asked for.
type purpose uint8

const (
	firstLoad  purpose = iota
	scrollLoad         // rows that come into sight
	newsLoad           // to compare with what is shown
	reload             // to be shown in its place
)

func newQueue(d *desk, v View) queue {
	return queue{desk: d, lists: v, from: -1, asked: true, pane: pane{desk: d}}
}

func (q queue) name() string { return q.lists.page().name(q.words) }
func (q queue) typing() bool { return q.sieve.typing }

// update implements screen.
func (q queue) update(f frame, msg tea.Msg) (screen, step) {
	var s step
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		q, s = q.press(f, msg)
	case tea.PasteMsg:
		if q.sieve.typing {
			q, s = q.sift(msg)
			break
		}
		s.say = notice{text: own(q.words.Status.NoPaste(firstLabel(q.keys.archive))), tone: muted}
	case deedMsg:
		q, s = q.do(f, msg.deed)
	case clickedMsg:
		q.list = q.list.chosen(msg.i)
		q.pane.top = 0
	case openedMsg:
		if q.at.IsZero() {
			s.cmd = q.client.rows(q.rows(time.Time{}, 0), q.version, firstLoad)
			break
		}
		// Answers that came while it was away are not known: what they were about is read.
		q.version++
		q.acting, q.stale = nil, false
		q, s = q.refreshed()
	case queueLoadedMsg:
		q, s = q.loaded(f, msg)
	case turnedMsg:
		q.whole = false
	case narrowMsg:
		q, s = q.narrowed(msg.words)
	case returnedMsg:
		if q.news.any() {
			q, s = q.refreshed()
		}
	case takenMsg:
		if q, s = q.told(f); q.list.total == 0 { // nothing that could move under the cursor
			q, s = q.refreshed()
		}
	case changedMsg, tickMsg:
		q, s = q.told(f)
	case decidedMsg:
		q, s = q.decided(msg)
	case undoneMsg:
		if msg.err == nil {
			q.version++ // what was asked for before is about another list
			q.wanted, q.arrived = msg.action.Anchors, q.news
			q, s = q.refreshed()
		}
	}
	q.pane = q.pane.update(msg)
	q.list = q.list.fitted(q.layout(f).list.h, q.rowLines(f))
	var more tea.Cmd
	q, more = q.read(f)
	s.cmd = tea.Batch(s.cmd, more)
	return q, s
}

// read asks for what is seen and not yet read.
func (q queue) read(f frame) (queue, tea.Cmd) {
	var cmds []tea.Cmd
	l := q.layout(f)
	first := max(q.list.top-l.list.h, 0)
	last := min(q.list.top+2*l.list.h, q.live+q.aged-1)
	if !q.at.IsZero() && !q.asked && len(q.acting) == 0 && last >= first && !q.win.covers(first, last) {
		cmds = append(cmds, q.client.rows(q.rows(q.at, q.around()), q.version, scrollLoad))
		q.asked = true
	}
	if row, ok := q.chosen(); ok {
		var cmd tea.Cmd
		q.pane, cmd = q.pane.showing(*row)
		cmds = append(cmds, cmd)
	} else {
		q.pane = pane{desk: q.desk}
	}
	q.pane = q.pane.laid(f, q.paneSize(f))
	return q, tea.Batch(cmds...)
}

// told is the queue when the archive has changed or a minute has passed: it looks
// for news. What could not be read is read again, and a new day begins by itself,
// because its headings are others.
func (q queue) told(f frame) (queue, step) {
	if q.at.IsZero() && !q.asked || !q.at.IsZero() && !sameDay(q.at.In(f.now.Location()), f.now) {
		return q.refreshed()
	}
	return q, step{cmd: q.look()}
}

func sameDay(a, b time.Time) bool { return a.YearDay() == b.YearDay() && a.Year() == b.Year() }

// refreshed is the queue when it has asked for the rows of now. As long as actions
// are being stored, the rows would be those from before them: it asks afterwards.
func (q queue) refreshed() (queue, step) {
	if len(q.acting) > 0 {
		q.stale = true
		return q, step{cmd: q.client.counts()}
	}
	q.asked, q.stale = true, false
	return q, step{cmd: tea.Batch(q.client.rows(q.rows(time.Time{}, q.around()), q.version, reload), q.client.counts())}
}

// around is the offset from which rows are read so that the chosen one lies in
// their middle.
func (q queue) around() int { return max(q.list.cursor-pageRows/2, 0) }

// look asks for the rows of now, to be compared with those that are shown.
func (q queue) look() tea.Cmd {
	if q.at.IsZero() || len(q.acting) > 0 {
		return nil
	}
	return q.client.rows(q.rows(time.Time{}, q.win.offset), q.version, newsLoad)
}

// rows asks for the list at an instant from a row on.
func (q queue) rows(at time.Time, offset int) QueueQuery {
	return QueueQuery{View: q.lists, Words: q.sieve.words(), At: at, Offset: offset, Limit: pageRows}
}

// loaded takes an answer about rows. One that was asked for before the user's last
// action is about a queue that is no longer shown.
func (q queue) loaded(f frame, msg queueLoadedMsg) (queue, step) {
	if msg.view != q.lists {
		return q, step{}
	}
	if msg.purpose != newsLoad {
		q.asked = false
	}
	if msg.nth < q.newest { // overtaken by the answer to a later question
		if msg.purpose == reload && msg.err == nil {
			return q.refreshed() // which did not bring what was to be shown
		}
		return q, step{}
	}
	switch {
	case msg.err != nil && msg.purpose == newsLoad:
		return q, step{} // asked again at the next change or minute
	case msg.err != nil:
		q.fault = q.unread(msg.err)
		return q, step{say: notice{text: q.fault, tone: bad}}
	case msg.version != q.version && msg.purpose == reload:
		return q.refreshed()
	case msg.version != q.version:
		return q, step{}
	}
	q.newest = msg.nth
	if msg.purpose == newsLoad {
		q.news = q.compared(msg)
		return q, step{}
	}
	q = q.showing(msg)
	if q.marking && q.win.covers(0, q.live+q.aged-1) {
		q.marks, q.marking = q.allRead(), false
	}
	return q, step{}
}

// press takes a key.
func (q queue) press(f frame, k tea.KeyPressMsg) (queue, step) {
	q.arrived = news{}
	if q.sieve.typing {
		return q.sift(k)
	}
	if next, ok := q.moved(f, k); ok {
		return next, step{}
	}
	keys := q.keys
	row, chosen := q.chosen()
	switch {
	case key.Matches(k, keys.open) && q.folded(q.list.cursor):
		q.unfolded = true
		q.list = q.list.sized(q.total())
	case key.Matches(k, keys.open) && chosen:
		q.whole = true
		q.pane.top = 0
	case key.Matches(k, keys.clear) && !q.whole && q.sieve.words() != "":
		return q.unsifted()
	case key.Matches(k, keys.filter) && !q.whole:
		q.sieve.typing = true
	case key.Matches(k, keys.clear) && !q.whole && (len(q.marks) > 0 || q.from >= 0):
		q.marks, q.from = nil, -1
	case key.Matches(k, keys.back) && q.whole:
		q.whole = false
	case key.Matches(k, keys.exit), q.lists != Queued && key.Matches(k, keys.back):
		return q, step{pop: true}
	case key.Matches(k, keys.search):
		return q, step{push: newSearch(q.desk, "")}
	case key.Matches(k, keys.refresh):
		return q.refreshed()
	case key.Matches(k, keys.pane) && q.layout(f).side.w > 0:
		q.onPane = !q.onPane
	default:
		return q.handle(f, k, row, chosen)
	}
	return q, step{}
}
