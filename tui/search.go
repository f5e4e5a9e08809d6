package tui

import (
	"context"
	"errors"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shoudao/ingest"
	"shoudao/triage"
)

// A search finds messages in the whole archive while the user types. One question
// is asked at a time: the one before it is called off, and an answer to anything
// but what stands in the field is dropped.
type search struct {
	*desk
	input   input
	ime     bool // an input method's words in a list began it
	given   bool // a paste that is no chat began it
	results bool // the keyboard is in the results, not in the field
	asked   SearchQuery
	nth     int                // of the questions that were asked
	asking  context.CancelFunc // calls the question off; nil if none is open
	unfold  bool               // receipts around the chosen message one by one
	query   string             // what the results answer
	opening bool               // the first result is to be opened when it has come
	hits    []Hit
	rows    []hitRow          // of the hits, folded
	open    map[sameness]bool // which of them are not
	reading reading
	shelf   shelf
	next    string
	filters Safe // what those of the query were taken for
	list    list
	fault   Safe
	near    nearby
}

// nearby is what was said around the chosen message.
type nearby struct {
	id     ingest.ID
	said   []Said
	asking bool
}

func newSearch(d *desk, typed string) search {
	return search{desk: d, input: newInput(typed), ime: typed != ""}
}

func (s search) name() string { return s.words.Screens.Search }
func (s search) typing() bool { return !s.results }

// keeps implements keeper: the last search stands there again.
func (s search) keeps() (name, typed string) { return s.name(), s.input.text() }

func (s search) began() bool { return s.ime || s.given }

func (s search) keeping(typed string) screen {
	s.input = newInput(typed)
	return s
}

func (s search) update(f frame, msg tea.Msg) (screen, step) {
	var st step
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		s, st = s.press(f, msg)
	case clickedMsg:
		if s.shelved(f) {
			s.shelf.list = s.shelf.list.sized(msg.i + 1).chosen(msg.i)
		} else {
			s.list = s.list.chosen(msg.i)
		}
		s.results = true
	case tea.PasteMsg:
		s.input, _ = s.input.update(msg, s.keys)
		s.results = false
	case searchedMsg:
		s, st = s.found(msg)
	case aroundLoadedMsg:
		if msg.id == s.near.id {
			s.near.said, s.near.asking = msg.said, false
		}
	case changedMsg:
		if !s.reading.scan { // it would read everything again at each message that comes
			s, st.cmd = s.again()
		}
	case decidedMsg, undoneMsg, minedMsg:
		s, st.cmd = s.again()
	}
	if st.pop {
		s = s.calledOff()
		return s, st
	}
	s.input = s.input.fitted(s.field(f))
	s.list = s.list.fitted(s.layout(f).list, s.rowLines(f))
	s, cmd := s.ask()
	st.cmd = tea.Batch(st.cmd, cmd)
	return s, st
}

// again asks once more for all that is shown: an item may not be what it was.
func (s search) again() (search, tea.Cmd) {
	if s.query == "" || s.asking != nil {
		return s, nil
	}
	return s.asks(SearchQuery{Text: s.query, Limit: max(searchLimit, len(s.hits)), Whole: true})
}

// ask asks for what is typed and not yet asked, for more results where the cursor
// comes near their end, and for what stands around the chosen one.
func (s search) ask() (search, tea.Cmd) {
	var cmds []tea.Cmd
	typed := strings.TrimSpace(s.input.text())
	switch {
	case typed == "":
		s = s.calledOff()
		s = s.emptied("")
		s.asked = SearchQuery{}
	case typed != s.asked.Text:
		var cmd tea.Cmd
		s, cmd = s.asks(SearchQuery{Text: typed, Limit: searchLimit})
		cmds = append(cmds, cmd)
	default:
		if q, ok := s.rest(); ok {
			var cmd tea.Cmd
			s.reading.wanted = q.Limit
			s, cmd = s.asks(q)
			cmds = append(cmds, cmd)
		}
	}
	if h, ok := s.chosen(); ok && h.Message.ID != s.near.id {
		s.near = nearby{id: h.Message.ID, asking: true}
		cmds = append(cmds, s.client.around(h.Message.ID, nearMost, nearMost))
	}
	return s, tea.Batch(cmds...)
}

func (s search) asks(q SearchQuery) (search, tea.Cmd) {
	s = s.calledOff()
	ctx, cancel := context.WithCancel(s.client.ctx)
	s.asked, s.asking, s.nth = q, cancel, s.nth+1
	return s, s.client.search(ctx, q, s.nth)
}

func (s search) calledOff() search {
	if s.asking != nil {
		s.asking()
		s.asking = nil
	}
	return s
}

// found takes an answer, if it is to the question that is open.
func (s search) found(msg searchedMsg) (search, step) {
	if msg.nth != s.nth || msg.query != s.asked {
		return s, step{}
	}
	s = s.calledOff()
	switch {
	case errors.Is(msg.err, context.Canceled):
		return s, step{}
	case msg.err != nil:
		s = s.emptied(msg.query.Text)
		s.fault = own(s.words.Errors.Search(string(s.cause(msg.err))))
		return s, step{}
	}
	s.fault = ""
	was, same := s.chosen()
	same = same && msg.query.Text == s.query
	if msg.query.Next == "" {
		s.hits = nil
		if !same {
			s.list, s.open = list{}, nil
		}
	}
	s.hits = append(slices.Clip(s.hits), msg.page.Hits...)
	s.query, s.next, s.filters = msg.query.Text, msg.page.Next, Line(msg.page.Filters)
	s.reading = s.reading.after(msg.query, msg.page)
	s = s.refolded(was, same)
	if first, ok := s.chosen(); s.opening && ok {
		s.opening = false
		return s, step{push: s.opened(first)}
	}
	s.opening = s.opening && s.next != "" && s.reading.wanted > 0
	return s, step{}
}

// emptied is the search with nothing found for a query.
func (s search) emptied(query string) search {
	s.hits, s.rows, s.open, s.reading, s.list = nil, nil, nil, reading{}, list{}
	s.query, s.next, s.filters = query, "", ""
	return s
}

func (s search) chosen() (Hit, bool) {
	if s.list.cursor >= len(s.rows) {
		return Hit{}, false
	}
	return s.hits[s.rows[s.list.cursor].hit], true
}

// press takes a key: in the field it is text, in the results it does something.
func (s search) press(f frame, k tea.KeyPressMsg) (search, step) {
	keys := s.keys
	hit, ok := s.chosen()
	switch {
	case key.Matches(k, keys.leave) && s.reads():
		return s.halts(), step{}
	case key.Matches(k, keys.leave):
		return s, step{pop: true}
	case key.Matches(k, keys.save) && s.query != "" && s.query == strings.TrimSpace(s.input.text()):
		return s, step{push: newSaveDialog(s.desk, s.query, f.sums.saved)}
	case !s.results && key.Matches(k, keys.results) && (ok || s.shelved(f)):
		s.results = true
	case !s.results && key.Matches(k, keys.take) && s.query != strings.TrimSpace(s.input.text()):
		s.opening = true
	case !s.results && key.Matches(k, keys.take) && s.reading.halted:
		s = s.goesOn()
	case !s.results && key.Matches(k, keys.take) && ok:
		return s, step{push: s.opened(hit)}
	case !s.results:
		s.input, _ = s.input.update(k, keys)
		s.opening = false
	case s.shelved(f):
		return s.pressShelf(f, k)
	case key.Matches(k, keys.back):
		return s, step{pop: true}
	case key.Matches(k, keys.search, keys.pane), key.Matches(k, keys.up) && s.list.cursor == 0:
		s.results = false
	case key.Matches(k, keys.open) && ok:
		return s, step{push: s.opened(hit)}
	case key.Matches(k, keys.place) && ok:
		return s, step{push: newPlace(s.desk, hit.Message.ID)}
	case key.Matches(k, keys.review) && ok:
		return s, step{push: newReview(s.desk, hit.Message.ID)}
	case key.Matches(k, keys.unfold) && ok:
		s = s.turned()
	case key.Matches(k, keys.refresh):
		s = s.goesOn()
	case key.Matches(k, keys.mine) && ok:
		return s, step{cmd: s.client.mine(hit.Message.ID)}
	case key.Matches(k, keys.copy) && ok:
		return s, s.copied(holding(hit.said(), s.words))
	case key.Matches(k, keys.cite) && ok:
		return s, s.cited(hit.said(), f)
	default:
		s.list = s.movedBy(f, k)
	}
	return s, step{}
}

func (s search) movedBy(f frame, k tea.KeyPressMsg) list {
	page := max(s.layout(f).list/s.layout(f).lines-1, 1)
	if n, ok := scrolls(s.keys, k, page+1); ok {
		return s.list.moved(n)
	}
	return s.list
}

// said is the hit as a message among others.
func (h Hit) said() Said { return Said{Message: h.Message, Fate: h.Fate} }

// opened is the item of a hit, or its place in the group where it has none.
func (s search) opened(h Hit) screen {
	if h.Item == nil {
		return newPlace(s.desk, h.Message.ID)
	}
	return newItemScreen(s.desk, searchPage, Row{Item: *h.Item, Message: h.Message})
}

// mined is what to say once a message has been made an item.
func (d *desk) mined(msg minedMsg) notice {
	w := d.words
	switch {
	case msg.err != nil:
		return notice{text: own(w.Errors.Decide(string(d.cause(msg.err)))), tone: bad}
	case msg.already:
		return notice{text: own(w.Status.MineAlready), tone: muted}
	}
	act := deed{verb: triage.MarkMine, items: []triage.Item{msg.item}}
	said := d.undoable(act)
	said.text = own(w.Status.MineTaken+"  ") + said.text
	return said
}
